import Content
import Glibc

/// A branch of a git repository: each publication is one commit, which is there whole or not at all.
///
/// The commit goes on from the branch's tip and is never forced: of two publishers one is refused. Files that
/// Casebook did not bring there stay.
struct GitTarget {
    let tool: Tool
    let repository: String
    let branch: String
    let keep: [PathPattern]
    /// Where git keeps what it needs: `.casebook/publish/NAME`.
    let state: Folder

    private static let base = "refs/casebook/base"
    private static let dirty = RelativePath("unfinished")

    private var folder: String { state.location + "/repository" }
    private var reference: String { "refs/heads/" + branch }

    struct Change {
        var tip: String?
        var uploads: [SiteFile] = []
        /// Whether a file that is yet to be made has never been there.
        var lacksMade = false
        var deletions: [String] = []
        var unchanged = 0
        var isEmpty: Bool { uploads.isEmpty && deletions.isEmpty && !lacksMade }
    }

    /// Makes the repository here and fetches the tip; one that a killed publication left is made anew.
    func prepare() throws(UploadError) {
        do throws(PublicationError) {
            if try state.status(Self.dirty) != nil {
                try state.removeTree(RelativePath("repository"))
                // git's own lock: nobody holds it, for whoever runs git here holds the lock of the target.
                try state.removeFile(RelativePath("index.lock"))
            }
            _ = try state.create(Self.dirty, [])
        } catch {
            throw .disk(error)
        }
        try git(["init", "--bare", "--quiet", "--template=", folder], doing: "make a repository")
    }

    func finish() throws(UploadError) {
        do throws(PublicationError) { try state.removeFile(Self.dirty) } catch { throw .disk(error) }
    }

    /// What has to change on the branch.
    ///
    /// - Parameter made: files that are yet to be made; one that is missing from the branch is a change too.
    func change(
        _ files: [SiteFile], expecting made: [SiteFile], in stage: String
    ) throws(UploadError) -> Change {
        var change = Change()
        change.tip = try fetchTip()
        var present: [String: String] = [:]
        var receipt: Receipt?
        if let tip = change.tip {
            let listing = try git(["ls-tree", "-r", "-z", tip], doing: "list the branch")
            for record in listing.output.split(separator: 0) {
                // `100644 blob ID<tab>PATH`
                let text = String(decoding: record, as: UTF8.self)
                guard let tab = text.firstIndex(of: "\t") else { continue }
                let facts = text[..<tab].split(separator: " ")
                guard facts.count == 3 else { continue }
                // A link or a program in the way of a page is replaced: its identity is never that of a file.
                present[String(text[text.index(after: tab)...])] = facts[0] == "100644" ? String(facts[2]) : "-"
            }
            if present[Receipt.name] != nil {
                receipt = Receipt(
                    decoding: try git(["cat-file", "blob", "\(tip):\(Receipt.name)"], doing: "read the receipt").output)
            }
        }
        let blobs = try hash(files.map { stage + "/" + $0.path }, writing: false)
        for (file, blob) in zip(files, blobs) {
            if present[file.path] == blob {
                change.unchanged += 1
            } else {
                change.uploads.append(file)
            }
        }
        change.lacksMade = made.contains { present[$0.path] == nil }
        let wanted = Set((files + made).map(\.path))
        let unnamed = Set(receipt?.unnamed.keys.map { $0 } ?? [])
        change.deletions = present.keys.filter { path in
            !wanted.contains(path) && path != Receipt.name && !keep.contains { $0.matches(path) }
                && (receipt?.files[path] != nil || !unnamed.isEmpty && unnamed.contains(Receipt.hash(ofPath: path)))
        }.sorted()
        return change
    }

    /// Commits the change and brings it to the branch; the new commit.
    func publish(
        _ change: Change, receipt: Receipt, in stage: String, message: String
    ) throws(UploadError) -> String {
        let written = try hash(change.uploads.map { stage + "/" + $0.path }, writing: true)
        let receiptBlob = try git(
            ["hash-object", "-w", "--stdin"], doing: "write an object", input: receipt.encoded()
        ).text.split(separator: "\n").joined()
        var index: [UInt8] = []
        func add(_ line: String) { index += line.utf8 + [0] }
        for path in change.deletions { add("0 0000000000000000000000000000000000000000\t\(path)") }
        for (file, blob) in zip(change.uploads, written) { add("100644 \(blob)\t\(file.path)") }
        add("100644 \(receiptBlob)\t\(Receipt.name)")
        do throws(PublicationError) { try state.removeFile(RelativePath("index")) } catch { throw .disk(error) }
        if let tip = change.tip { try git(["read-tree", tip], doing: "read the branch") }
        try git(["update-index", "-z", "--index-info"], doing: "list the files", input: index)
        func line(_ outcome: ChildProcess.Outcome) -> String { outcome.text.split(separator: "\n").joined() }
        let tree = line(try git(["write-tree"], doing: "write the tree"))
        let parent = change.tip.map { ["-p", $0] } ?? []
        let commit = line(
            try git(
                ["commit-tree", tree, "-m", message] + parent, doing: "write the commit", environment: try author()))
        try push(commit, onto: change.tip)
        return commit
    }

    private func push(_ commit: String, onto tip: String?) throws(UploadError) {
        // The lease makes the branch's being where we saw it a condition, also where it did not exist.
        var isRejected = false
        do throws(UploadError) {
            try git(
                [
                    "push", "--quiet", "--no-verify", "--force-with-lease=\(reference):\(tip ?? "")", repository,
                    "\(commit):\(reference)",
                ], doing: "push to `\(repository)`"
            ) { outcome in
                isRejected = outcome.error.contains("[rejected]") || outcome.error.contains("stale info")
                return isRejected ? .hopeless : Self.judge(outcome)
            }
        } catch {
            throw isRejected ? .overtaken : error
        }
    }

    /// The branch's tip, which is fetched unless it is here; nil where there is no such branch.
    private func fetchTip() throws(UploadError) -> String? {
        let listed = try git(["ls-remote", "--quiet", repository, reference], doing: "reach `\(repository)`")
        guard let tip = listed.text.split(whereSeparator: \.isWhitespace).first.map(String.init) else { return nil }
        let known = try git(["rev-parse", "--quiet", "--verify", Self.base], doing: "look up the tip") { _ in .fine }
        if known.text.split(separator: "\n").first.map(String.init) == tip { return tip }
        try git(
            ["fetch", "--quiet", "--depth=1", "--no-tags", repository, "+\(reference):\(Self.base)"],
            doing: "fetch `\(branch)` of `\(repository)`")
        return try git(["rev-parse", "--verify", Self.base], doing: "look up the tip").text
            .split(separator: "\n").joined()
    }

    private func hash(_ places: [String], writing: Bool) throws(UploadError) -> [String] {
        guard !places.isEmpty else { return [] }
        let outcome = try git(
            ["hash-object", "--no-filters", "--stdin-paths"] + (writing ? ["-w"] : []), doing: "hash the files",
            input: Array((places.joined(separator: "\n") + "\n").utf8))
        return outcome.text.split(separator: "\n").map(String.init)
    }

    /// Whoever publishes, or Casebook where git knows no name.
    private func author() throws(UploadError) -> [String: String?] {
        let known = try git(["var", "GIT_COMMITTER_IDENT"], doing: "look up your name") { _ in .fine }
        if known.succeeded { return [:] }
        let name = ["GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"].map { ($0, Optional("Casebook")) }
        let address = ["GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"].map { ($0, Optional("casebook@localhost")) }
        return Dictionary(uniqueKeysWithValues: name + address)
    }

    @discardableResult
    private func git(
        _ arguments: [String], doing work: String, input: [UInt8] = [], environment: [String: String?] = [:],
        judge: (ChildProcess.Outcome) -> Tool.Verdict = { GitTarget.judge($0) }
    ) throws(UploadError) -> ChildProcess.Outcome {
        var variables: [String: String?] = [
            "GIT_DIR": folder, "GIT_INDEX_FILE": state.location + "/index", "GIT_WORK_TREE": nil,
            "GIT_OBJECT_DIRECTORY": nil, "GIT_ALTERNATE_OBJECT_DIRECTORIES": nil, "GIT_TERMINAL_PROMPT": "0",
        ]
        variables.merge(environment) { $1 }
        // The objects are of no use after a crash, so nothing waits for the disk; what can't be checked out is no matter.
        let settings = [
            "-c", "core.fsync=none", "-c", "core.quotePath=false", "-c", "gc.auto=0", "-c", "protocol.ext.allow=never",
            "-c", "http.lowSpeedLimit=1000", "-c", "http.lowSpeedTime=60",
        ]
        return try tool.run(
            settings + arguments, doing: work, input: input, environment: variables, judge: judge)
    }

    /// git has one exit code for all: what it says of names and passwords will not pass.
    private static func judge(_ outcome: ChildProcess.Outcome) -> Tool.Verdict {
        let passing = [
            "Could not resolve host", "timed out", "Connection re", "early EOF", "hung up", "HTTP 5",
            "returned error: 5",
            "Network is unreachable", "Temporary failure", "unable to access",
        ]
        let isRefusal = ["Authentication failed", "Permission denied", "returned error: 403", "returned error: 404"]
            .contains { outcome.error.contains($0) }
        return !isRefusal && passing.contains { outcome.error.contains($0) } ? .mayPass : .hopeless
    }
}
