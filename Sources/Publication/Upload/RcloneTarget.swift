import Content

/// A remote of rclone: S3 and its like, WebDAV, SFTP.
///
/// Stores of objects show a file when all of it has arrived, and over SFTP rclone renames it then. Where neither is so
/// (WebDAV) files go to ``draftFolder`` first and are copied into place by the server, which a break-off here does not
/// disturb.
struct RcloneTarget: FileTarget {
    static let draftFolder = ".casebook-upload"

    let tool: Tool
    let remote: String
    let givesHeaders: Bool
    private let isDrafted: Bool
    private let hasFolders: Bool

    init(_ target: PublishTarget, tool: Tool) throws(UploadError) {
        var tool = tool
        tool.environment["RCLONE_ASK_PASSWORD"] = "false"
        self.tool = tool
        remote = target.place.value
        givesHeaders = target.headers == .upload
        let features = try tool.run(
            Self.options + ["backend", "features", remote], doing: "look up `\(remote)`", judge: { Self.judge($0) }
        ).text
        func has(_ feature: String) -> Bool { features.contains("\"\(feature)\": true") }
        hasFolders = !has("BucketBased")
        isDrafted = hasFolders && !has("PartialUploads") && has("Copy")
    }

    func receipt() throws(UploadError) -> Receipt? {
        let outcome = try tool.run(Self.options + ["cat", place(Receipt.name)], doing: "read `\(place(Receipt.name))`")
        {
            // No folder, no file.
            [3, 4].contains($0.status) ? .fine : Self.judge($0)
        }
        return outcome.succeeded ? Receipt(decoding: outcome.output) : nil
    }

    func put(_ receipt: Receipt) throws(UploadError) {
        let bytes = receipt.encoded()
        let draft = place(isDrafted ? Self.draftFolder + "/" + Receipt.name : Receipt.name)
        let headers = ["Content-Type: text/plain; charset=utf-8", "Cache-Control: no-store"]
        try tool.run(
            Self.options + ["rcat", draft, "--size", "\(bytes.count)"] + (givesHeaders ? Self.arguments(headers) : []),
            doing: "write `\(place(Receipt.name))`", input: bytes, judge: Self.judge)
        if isDrafted {
            try tool.run(
                Self.options + ["copyto", draft, place(Receipt.name), "--ignore-times"],
                doing: "write `\(place(Receipt.name))`", judge: Self.judge)
            // The last receipt is the last that is written: its own draft goes too.
            if receipt.isSettled { try purgeDrafts() }
        }
    }

    func claims() throws(UploadError) -> [Claim] {
        let outcome = try tool.run(Self.options + ["lsf", "--files-only", remote], doing: "list `\(remote)`") {
            $0.status == 3 ? .fine : Self.judge($0)
        }
        return outcome.text.split(separator: "\n").compactMap { Claim(file: String($0)) }
    }

    func put(_ claim: Claim) throws(UploadError) {
        let bytes = Array("A publication is under way.\n".utf8)
        try tool.run(
            Self.options + ["rcat", place(claim.file), "--size", "\(bytes.count)"],
            doing: "write `\(place(claim.file))`", input: bytes, judge: Self.judge)
    }

    func remove(_ claims: [Claim]) throws(UploadError) {
        for claim in claims {
            try tool.run(
                Self.options + ["deletefile", place(claim.file)], doing: "delete `\(place(claim.file))`"
            ) { [3, 4].contains($0.status) ? .fine : Self.judge($0) }
        }
    }

    func prepare() throws(UploadError) {
        if isDrafted { try purgeDrafts() }
    }

    func cleanUp() throws(UploadError) {
        if isDrafted { try purgeDrafts() }
    }

    func upload(
        _ files: [SiteFile], from stage: String, arrived: @escaping @Sendable (String) -> Void
    ) throws(UploadError) {
        var groups: [String: [SiteFile]] = [:]
        for file in files { groups[givesHeaders ? file.delivery.mark : "", default: []].append(file) }
        for (_, group) in groups.sorted(by: { $0.key < $1.key }) {
            guard let first = group.first else { continue }
            let headers =
                givesHeaders
                ? ["Content-Type: \(first.delivery.contentType)", "Cache-Control: \(first.delivery.cacheControl)"] : []
            let paths = group.map(\.path)
            if isDrafted {
                try copy(paths, from: stage, to: place(Self.draftFolder), headers: headers, arrived: { _ in })
                try copy(paths, from: place(Self.draftFolder), to: remote, headers: [], arrived: arrived)
            } else {
                try copy(paths, from: stage, to: remote, headers: headers, arrived: arrived)
            }
        }
    }

    /// Copies files by name; another try takes only those that have not arrived.
    private func copy(
        _ paths: [String], from source: String, to destination: String, headers: [String],
        arrived: @escaping @Sendable (String) -> Void
    ) throws(UploadError) {
        let missing = Missing(paths)
        let arguments =
            Self.options
            + ["copy", source, destination, "--files-from-raw", "-", "--no-traverse", "--ignore-times", "-v"]
            + ["--transfers", "8", "--checkers", "8"] + Self.arguments(headers)
        try tool.retry.run(tool.name, doing: "bring files to `\(remote)`") {
            () throws(UploadError) -> RetryPolicy.Try<Void> in
            let left = missing.paths
            if left.isEmpty { return .done(()) }
            let outcome = try tool.once(
                arguments, input: Self.lines(left),
                judge: { Self.judge($0) },
                onErrorLine: { line in
                    guard let path = Self.copiedPath(line) else { return }
                    if missing.remove(path) { arrived(path) }
                })
            switch outcome {
            case .done(let result):
                let count = missing.paths.count
                return count == 0
                    ? .done(())
                    : .failed("  \(count) of \(left.count) files were not copied\n" + tool.words(of: result))
            case .failed(let said): return .failed(said)
            case .hopeless(let said): return .hopeless(said)
            }
        }
    }

    func delete(_ paths: [String], folders: [String]) throws(UploadError) {
        if !paths.isEmpty {
            try tool.run(
                Self.options + ["delete", remote, "--files-from-raw", "-", "--no-traverse"],
                doing: "delete files of `\(remote)`", input: Self.lines(paths), judge: Self.judge)
        }
        guard hasFolders else { return }
        let set = Set(folders)
        for folder in folders
        where !set.contains(String(folder.prefix(upTo: folder.lastIndex(of: "/") ?? folder.startIndex))) {
            try tool.run(
                Self.options + ["rmdirs", place(folder)], doing: "delete empty folders of `\(remote)`"
            ) { $0.status == 3 || $0.error.contains("404 Not Found") ? .fine : Self.judge($0) }
        }
    }

    func list() throws(UploadError) -> [String] {
        let outcome = try tool.run(
            Self.options + ["lsf", "--recursive", "--files-only", remote], doing: "list `\(remote)`"
        ) { $0.status == 3 ? .fine : Self.judge($0) }
        return outcome.text.split(separator: "\n").map(String.init)
    }

    private func purgeDrafts() throws(UploadError) {
        try tool.run(Self.options + ["purge", place(Self.draftFolder)], doing: "clear `\(place(Self.draftFolder))`") {
            // WebDAV says that a folder is missing in words of its own.
            $0.status == 3 || $0.error.contains("404 Not Found") ? .fine : Self.judge($0)
        }
    }

    private func place(_ path: String) -> String {
        remote.hasSuffix(":") || remote.hasSuffix("/") ? remote + path : remote + "/" + path
    }

    /// No tries of its own, and an end to waiting: ``RetryPolicy`` alone decides.
    private static let options = [
        "--retries", "1", "--low-level-retries", "1", "--timeout", "60s", "--contimeout", "15s", "--stats", "0",
        "--s3-no-check-bucket",
    ]

    private static func arguments(_ headers: [String]) -> [String] { headers.flatMap { ["--header-upload", $0] } }

    /// The path in a line such as `2026/11/23 17:33:58 INFO  : a.html: Copied (new)`.
    static func copiedPath(_ line: String) -> String? {
        guard let start = line.firstRange(of: "INFO  : ")?.upperBound,
            let end = line.ranges(of: ": Copied (").last?.lowerBound, start <= end
        else { return nil }
        return String(line[start..<end])
    }

    /// rclone's exit codes: 2 wrong usage, 3 and 4 not found, 7 fatal; the others may pass.
    private static func judge(_ outcome: ChildProcess.Outcome) -> Tool.Verdict {
        let isRefusal = [
            "AccessDenied", "NoSuchBucket", "InvalidAccessKeyId", "SignatureDoesNotMatch", "401 ", "403 ",
            "didn't find section in config file",
        ].contains { outcome.error.contains($0) }
        return isRefusal || [2, 3, 4, 7].contains(outcome.status) ? .hopeless : .mayPass
    }
}
