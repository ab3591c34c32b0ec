import Content
import Glibc

/// A folder that rsync reaches: on this machine, over ssh, or a module of an rsync server.
///
/// rsync writes each file beside and renames it when it is whole; the drafts lie in ``draftFolder``, so that what a
/// break-off leaves is found and cleared.
struct RsyncTarget: FileTarget {
    static let draftFolder = ".casebook-upload"

    let tool: Tool
    /// Ends in `/`.
    let folder: String
    let givesHeaders = false
    /// A folder of this machine for files on their way.
    private let scratch: Folder

    init(_ target: PublishTarget, tool: Tool, scratch: Folder) {
        self.tool = tool
        folder = target.place.value.hasSuffix("/") ? target.place.value : target.place.value + "/"
        self.scratch = scratch
    }

    func receipt() throws(UploadError) -> Receipt? {
        do throws(PublicationError) {
            try scratch.removeTree(RelativePath("receipt"))
            try scratch.makeFolder(RelativePath("receipt"))
        } catch {
            throw .disk(error)
        }
        try tool.run(
            Self.options
                + [
                    "--recursive", "--include=/\(Receipt.name)", "--exclude=*", folder,
                    scratch.location + "/receipt/",
                ], doing: "read `\(folder)\(Receipt.name)`"
        ) { Self.isMissing($0) ? .fine : Self.judge($0) }
        do throws(PublicationError) {
            return try scratch.read(RelativePath("receipt/\(Receipt.name)")).flatMap { Receipt(decoding: $0) }
        } catch {
            throw .disk(error)
        }
    }

    func put(_ receipt: Receipt) throws(UploadError) { try put(Receipt.name, receipt.encoded()) }

    func claims() throws(UploadError) -> [Claim] { try names(["--dirs"]).compactMap { Claim(file: $0) } }

    func put(_ claim: Claim) throws(UploadError) {
        // Only its name says anything: in place, so that a break-off leaves no draft of it.
        try put(claim.file, Array("A publication is under way.\n".utf8), options: ["--inplace"])
    }

    func remove(_ claims: [Claim]) throws(UploadError) { try delete(claims.map(\.file), folders: []) }

    /// Writes a file of the target's first folder.
    private func put(_ name: String, _ bytes: [UInt8], options: [String] = []) throws(UploadError) {
        do throws(PublicationError) {
            try scratch.removeTree(RelativePath("own"))
            try scratch.makeFolder(RelativePath("own"))
            _ = try scratch.create(RelativePath("own/\(name)"), bytes)
        } catch {
            throw .disk(error)
        }
        try tool.run(
            Self.options + options + ["--ignore-times", "--mkpath", scratch.location + "/own/" + name, folder],
            doing: "write `\(folder)\(name)`", judge: Self.judge)
    }

    func prepare() throws(UploadError) {
        do throws(PublicationError) {
            try scratch.removeTree(RelativePath("empty"))
            try scratch.makeFolder(RelativePath("empty"))
        } catch {
            throw .disk(error)
        }
        try tool.run(
            Self.options
                + [
                    "--recursive", "--delete", "--mkpath", scratch.location + "/empty/",
                    folder + Self.draftFolder + "/",
                ],
            doing: "make `\(folder)\(Self.draftFolder)`", judge: Self.judge)
    }

    func upload(
        _ files: [SiteFile], from stage: String, arrived: @escaping @Sendable (String) -> Void
    ) throws(UploadError) {
        let missing = Missing(files.map(\.path))
        try tool.run(
            Self.options
                + [
                    "--times", "--omit-dir-times", "--checksum", "--files-from=-", "--from0",
                    "--temp-dir=\(Self.draftFolder)",
                    "--out-format=%n", stage + "/", folder,
                ],
            doing: "bring files to `\(folder)`", input: Self.list(files.map(\.path)),
            judge: Self.judge,
            onOutputLine: { line in
                if missing.remove(line) { arrived(line) }
            })
        // Files that were there already, byte for byte, are not named.
        for path in missing.paths { arrived(path) }
    }

    func delete(_ paths: [String], folders: [String]) throws(UploadError) {
        // Names that are missing in a folder here are deleted there, if the folders above them are here: the files first,
        // then folder by folder from below.
        let empty = RelativePath("empty")
        func place(_ path: String) -> RelativePath { RelativePath("empty/" + path) }
        do throws(PublicationError) {
            try scratch.removeTree(empty)
            try scratch.makeFolder(empty)
            for path in paths + folders { try scratch.makeFolder(place(path).parent) }
        } catch {
            throw .disk(error)
        }
        try deleteMissing(paths)
        func depth(_ path: String) -> Int { path.utf8.count { $0 == UInt8(ascii: "/") } }
        for level in Set(folders.map(depth)).sorted(by: >) {
            let folders = folders.filter { depth($0) == level }
            do throws(PublicationError) {
                for folder in folders { try scratch.removeTree(place(folder)) }
            } catch {
                throw .disk(error)
            }
            try deleteMissing(folders)
        }
    }

    private func deleteMissing(_ paths: [String]) throws(UploadError) {
        guard !paths.isEmpty else { return }
        try tool.run(
            Self.options
                + [
                    "--recursive", "--delete-missing-args", "--files-from=-", "--from0",
                    scratch.location + "/empty/", folder,
                ],
            doing: "delete files of `\(folder)`", input: Self.list(paths)
        ) {
            // 24: some were gone already.
            $0.status == 24 ? .fine : Self.judge($0)
        }
    }

    func list() throws(UploadError) -> [String] { try names(["--recursive"]) }

    /// The files of the folder, as deep as the options say.
    private func names(_ options: [String]) throws(UploadError) -> [String] {
        let outcome = try tool.run(
            Self.options + options + ["--list-only", "--no-human-readable", "--8-bit-output", folder],
            doing: "list `\(folder)`"
        ) { Self.isMissing($0) ? .fine : Self.judge($0) }
        // `-rw-r--r--          1,234 2026/11/23 17:33:58 path`
        return outcome.text.split(separator: "\n").compactMap { line in
            guard line.first == "-" else { return nil }
            let words = line.split(separator: " ", maxSplits: 4)
            return words.count == 5 ? String(words[4]) : nil
        }
    }

    func cleanUp() throws(UploadError) {
        try delete([], folders: [Self.draftFolder])
    }

    private static let options = ["--timeout=60"]

    private static func list(_ paths: [String]) -> [UInt8] { Array(paths.map { $0 + "\0" }.joined().utf8) }

    /// Whether the folder is not there yet.
    private static func isMissing(_ outcome: ChildProcess.Outcome) -> Bool {
        outcome.status == 23 && outcome.error.contains("change_dir")
            && outcome.error.contains("No such file or directory")
    }

    /// rsync's exit codes: 1 to 4 and 6 are wrong usage, 5 and 23 mostly permissions, 11 mostly a full disk.
    private static func judge(_ outcome: ChildProcess.Outcome) -> Tool.Verdict {
        if outcome.error.contains("Permission denied") || outcome.error.contains("Host key verification failed") {
            return .hopeless
        }
        return [1, 2, 3, 4, 5, 6, 11, 13, 14, 20, 22].contains(outcome.status) ? .hopeless : .mayPass
    }
}
