import CLinux
import Glibc

/// One name in a folder.
struct FolderEntry: Sendable {
    var name: [UInt8]
    var inode: UInt64
    var kind: FileKind
}

extension Folder {
    /// The entries of a folder below this one, in no particular order, without `.` and `..`.
    func list(_ path: RelativePath) throws(PublicationError) -> [FolderEntry] {
        let folder = path.call { openat(descriptor, $0, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC) }
        guard folder >= 0 else { throw failure(.list, path, folder) }
        defer { close(folder) }
        var entries: [FolderEntry] = []
        let code = withUnsafeTemporaryAllocation(byteCount: 16384, alignment: 8) { buffer -> Int32 in
            while true {
                let filled = casebook_list(folder, buffer.baseAddress, buffer.count)
                if filled == 0 { return 0 }
                if filled < 0 { return errno }
                Self.decode(UnsafeRawBufferPointer(buffer)[..<filled], into: &entries)
            }
        }
        guard code == 0 else { throw failure(.list, path, code) }
        for index in entries.indices where entries[index].kind == .other {
            // Some file systems leave the kind out of their listings.
            if let status = try status(path.appending(entries[index].name)) { entries[index].kind = status.kind }
        }
        return entries
    }

    /// Reads `linux_dirent64` records: inode, offset, length, type, name.
    private static func decode(_ records: Slice<UnsafeRawBufferPointer>, into entries: inout [FolderEntry]) {
        var rest = UnsafeRawBufferPointer(rebasing: records)
        while rest.count > 19 {
            let length = Int(rest.loadUnaligned(fromByteOffset: 16, as: UInt16.self))
            let name = rest[19..<length].prefix { $0 != 0 }
            if !name.elementsEqual(".".utf8), !name.elementsEqual("..".utf8) {
                let kind: FileKind =
                    switch Int32(rest[18]) {
                    case 8: .file
                    case 4: .folder
                    case 10: .link
                    default: .other
                    }
                let inode = rest.loadUnaligned(as: UInt64.self)
                entries.append(FolderEntry(name: Array(name), inode: inode, kind: kind))
            }
            rest = UnsafeRawBufferPointer(rebasing: rest[length...])
        }
    }
}
