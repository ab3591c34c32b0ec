/// A place that the site is published to: one entry of `publish` in `site.yml`.
///
/// It never holds a password or a key: those come from the environment or from the tool's own store.
package struct PublishTarget: Sendable {
    /// The tool that brings the files there.
    package enum Kind: String, CaseIterable, Sendable {
        /// Any remote that rclone knows: S3, R2, GCS, Azure, WebDAV, SFTP.
        case rclone
        /// A folder of this machine or of one that rsync reaches.
        case rsync
        /// A branch of a git repository: GitHub Pages, GitLab Pages.
        case git
    }

    /// A way of packing files beforehand, for hosts that hand out the packed file in place of the plain one.
    package enum Packing: String, CaseIterable, Sendable {
        case brotli = "br"
        case gzip = "gz"
    }

    /// What the host is told with each file.
    package enum Headers: String, CaseIterable, Sendable {
        /// Content type and cache lifetime go with the upload: S3 and its like.
        case upload
        /// The host decides, by `_headers` or its own configuration.
        case none
    }

    package var name = Located("")
    package var kind = Kind.rclone
    /// For rclone `remote:path`, for rsync a folder, for git the repository's address.
    package var place = Located("")
    /// For git: the branch that holds the site.
    package var branch = "gh-pages"
    /// Where the site is read, for the summary and for `casebook verify`.
    package var url: String?
    package var packings: [Packing] = []
    package var headers = Headers.upload
    /// Files at the target that are never deleted, such as `CNAME` and `archive/**`.
    package var keep: [String] = []

    fileprivate var places: [Kind: Located<String>] = [:]
    fileprivate var namesKind = false
    fileprivate var namesBranch = false
}

extension PublishTarget {
    /// One target, or a list of them, each with a name of its own.
    static let list: Shape<[PublishTarget]> = {
        let plain = shape.shape.oneOrMany
        return Shape(plain.kind) { node, reader in
            guard let targets = plain.read(node, &reader) else { return nil }
            var seen: [String: SourcePosition] = [:]
            for target in targets where !target.name.value.isEmpty {
                if let first = seen[target.name.value] {
                    reader.report(
                        "duplicate-target", "two targets are called `\(target.name.value)`",
                        at: target.name.position, length: target.name.length,
                        suggestion: "give one of them another name", notes: [reader.note("the first", at: first)])
                } else {
                    seen[target.name.value] = target.name.position
                }
            }
            return targets
        }
    }()

    private static let shape = RecordShape<PublishTarget>(
        "target",
        [
            Field("name", Shapes.id.located, "What `make publish` calls it.", example: "live", required: true) {
                $0.name = $1
            },
            Field("kind", Shapes.choice(Kind.self, what: "a kind of target"), "The tool.", example: "rclone") {
                $0.kind = $1
                $0.namesKind = true
            },
            Field(
                "remote", place("rclone's name of a remote", example: "live:register", TargetPlace.remote),
                "For rclone: the remote and the path on it.", example: "live:register"
            ) { $0.places[.rclone] = $1 },
            Field(
                "path", place("a folder", example: "www@example.org:/srv/register", TargetPlace.folder),
                "For rsync: the folder, on this machine or another.", example: "www@example.org:/srv/register"
            ) { $0.places[.rsync] = $1 },
            Field(
                "repository",
                place("a repository", example: "git@example.org:register.git", TargetPlace.repository),
                "For git: the repository.", example: "git@example.org:register.git"
            ) { $0.places[.git] = $1 },
            Field(
                "branch",
                Shape.scalar(
                    .text(pattern: nil, example: "gh-pages"), what: "a branch", parse: TargetPlace.branch),
                "For git: the branch that holds the site.", example: "gh-pages"
            ) {
                $0.branch = $1
                $0.namesBranch = true
            },
            Field("url", urlShape, "Where the site is read.", example: "https://register.example.org/") {
                $0.url = $1
            },
            Field(
                "precompress", Shapes.choice(Packing.self, what: "a way of packing").oneOrMany,
                "Packed copies beside the files, for hosts that hand them out.", example: "[br, gz]"
            ) { $0.packings = $1 },
            Field(
                "headers", Shapes.choice(Headers.self, what: "a way of giving headers"),
                "Whether content types and cache lifetimes go with each upload.", example: "upload"
            ) { $0.headers = $1 },
            Field(
                "keep",
                Shape.scalar(
                    .text(pattern: nil, example: "archive/**"), what: "a pattern of paths", parse: TargetPlace.pattern
                ).oneOrMany,
                "Files at the target that are never deleted.", example: "[CNAME, \"archive/**\"]"
            ) { $0.keep = $1 },
        ], make: { _ in PublishTarget() }, finish: finish)

    private static func place(
        _ what: String, example: String, _ parse: @escaping @Sendable (String) -> Result<String, ScalarProblem>
    ) -> Shape<Located<String>> {
        Shape.scalar(.text(pattern: nil, example: example), what: what, parse: parse).located
    }

    private static let urlShape = Shape<String>(Shapes.link.kind) { node, reader in
        guard let url = Shapes.link.read(node, &reader) else { return nil }
        if let mark = url.first(where: { $0 == "?" || $0 == "#" }) {
            reader.report(
                "bad-link", "the address of a site has no `\(mark)`", at: node,
                suggestion: "write it up to the last `/`"
            )
            return nil
        }
        return url.hasSuffix("/") ? url : url + "/"
    }

    /// What each kind has to have, and may not have.
    private static func finish(_ target: inout PublishTarget, _ node: YAMLNode, _ reader: inout Reader) {
        guard case .mapping(let entries, _) = node.content else { return }
        func key(_ name: String) -> YAMLNode.Entry? { entries.first { $0.key == name } }
        if !target.namesKind {
            // A target with one place needs no kind: the place tells it, even one that can't be read.
            let named = Kind.allCases.filter { key($0.field) != nil }
            if named.count == 1, let kind = named.first { target.kind = kind }
        }
        let kind = target.kind
        for other in Kind.allCases where other != kind {
            guard let entry = key(other.field) else { continue }
            reader.report(
                "wrong-target",
                "`\(entry.key)` is for targets of the kind `\(other.rawValue)`, and this one's is "
                    + "`\(kind.rawValue)`", at: entry.keyPosition, length: entry.keyLength,
                suggestion: "write `kind: \(other.rawValue)`, or delete the line")
        }
        if target.namesBranch, kind != .git, let entry = key("branch") {
            reader.report(
                "wrong-target", "`branch` is for targets of the kind `git`", at: entry.keyPosition,
                length: entry.keyLength, suggestion: "delete the line")
        }
        if kind == .git, !target.packings.isEmpty, let entry = key("precompress") {
            reader.report(
                "wrong-target", "no host that serves a git branch hands out packed copies", at: entry.keyPosition,
                length: entry.keyLength, suggestion: "delete the line: such hosts compress by themselves")
        }
        if let place = target.places[kind] {
            target.place = place
        } else if key(kind.field) == nil {
            reader.report(
                "missing-field", "the target has no `\(kind.field)`", at: node,
                suggestion: "add `\(kind.field): \(kind.example)`")
        }
    }
}

extension PublishTarget.Kind {
    /// The field that says where such a target is.
    fileprivate var field: String {
        switch self {
        case .rclone: "remote"
        case .rsync: "path"
        case .git: "repository"
        }
    }

    fileprivate var example: String {
        switch self {
        case .rclone: "live:register"
        case .rsync: "www@example.org:/srv/register"
        case .git: "git@example.org:register.git"
        }
    }
}
