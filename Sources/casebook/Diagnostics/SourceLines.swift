import Content

/// The lines of the files that diagnostics point into, each file read once.
struct SourceLines {
    private let read: (String) -> [UInt8]?
    private var files: [String: [ArraySlice<UInt8>]?] = [:]
    /// The line that was asked for last: problems of one line come one after the other.
    private var last: (file: String, number: Int, line: [Unicode.Scalar]?)?

    private static let pictures = [
        ".avif", ".gif", ".heic", ".jpeg", ".jpg", ".pdf", ".png", ".tif", ".tiff", ".webp",
    ]

    init(read: @escaping (String) -> [UInt8]? = Self.readFromDisk) {
        self.read = read
    }

    /// The line without its end, counted from 1; empty just after the last line, nil where there is no text to show.
    mutating func line(_ number: Int, of file: String) -> [Unicode.Scalar]? {
        // A picture has no lines.
        if Self.pictures.contains(where: file.lowercased().hasSuffix) { return nil }
        if let last, last.number == number, last.file == file { return last.line }
        let line = text(number, of: file).map { Array($0.unicodeScalars) }
        last = (file, number, line)
        return line
    }

    private mutating func text(_ number: Int, of file: String) -> String? {
        if files[file] == nil { files[file] = .some(read(file).map(Self.split)) }
        guard let lines = files[file] ?? nil, number >= 1, number <= lines.count + 1 else { return nil }
        guard number <= lines.count else { return "" }
        var line = lines[number - 1]
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        return String(decoding: line, as: UTF8.self)
    }

    private static func split(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    }

    private static func readFromDisk(_ path: String) -> [UInt8]? {
        // What is not there or too large to be a source has no line to show; its diagnostic says so itself.
        // What a link leads to may be a secret of this machine, and the output is read by others.
        guard Disk.isPlainFile(path), let bytes = try? Disk.read(path, limit: 64 << 20) else { return nil }
        return bytes
    }
}
