import Glibc

/// The commit that the content and the theme were taken from, as git tells it.
struct SourceCommit: Equatable, Sendable {
    var id: String
    /// Whether something differs from the commit.
    var isModified: Bool

    /// Asks git; nil where the content is in no repository, or there is no git.
    init?(of content: String, theme: String?) {
        for paths in [[content, theme].compactMap(\.self), [content]] {
            guard let first = paths.first else { continue }
            let places = paths.map(OutputFolder.resolve)
            // A repository may name programs to run: none of them is.
            var git = ChildProcess(
                "git",
                [
                    "--no-optional-locks", "-c", "core.fsmonitor=false", "-c", "core.quotePath=false", "-C", first,
                    "status", "--porcelain=v2", "-z", "--branch", "--untracked-files=normal", "--ignored=matching",
                    "--ignore-submodules=all", "--",
                ] + places)
            for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_NAMESPACE"] {
                git.environment[name] = .some(nil)
            }
            git.timeLimit = .seconds(20)
            // A theme outside of the repository is not asked for.
            guard let outcome = try? git.run(), outcome.succeeded else { continue }
            self.init(outcome.output, places: places)
            return
        }
        return nil
    }

    /// Reads `git status --porcelain=v2 -z --branch`.
    init?(_ output: [UInt8], places: [String]) {
        var id: String?
        var isModified = false
        for record in output.split(separator: 0) {
            let line = String(decoding: record, as: UTF8.self)
            if line.hasPrefix("# branch.oid ") {
                id = String(line.dropFirst("# branch.oid ".count))
            } else if line.hasPrefix("! ") {
                // What is ignored within the folders is no matter, but the folders themselves have to be in the commit.
                let ignored = "/" + line.dropFirst(2)
                if ignored.hasSuffix("/"), places.contains(where: { ($0 + "/").contains(ignored) }) {
                    isModified = true
                }
            } else if !line.hasPrefix("#") {
                isModified = true
            }
        }
        guard let id, id.count >= 40, id.allSatisfy(\.isHexDigit) else { return nil }
        self.id = id
        self.isModified = isModified
    }
}
