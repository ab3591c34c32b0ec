import Content
import Publication

/// What a git repository still holds of files and names when they are gone from the folder.
struct RepositoryMemory {
    /// The paths of the files as the repository knows them.
    private(set) var tracked: [String] = []
    /// How many commits, of all branches and tags, changed one of the files.
    private(set) var commits = 0
    /// How many messages of commits hold one of the names.
    private(set) var messages = 0
    private(set) var stashes = 0
    /// The names of other repositories that this one is brought to.
    private(set) var remotes: [String] = []
    /// Files with words that no commit holds.
    private(set) var uncommitted: [String] = []
    /// The history before some commit is not here.
    private(set) var isShallow = false

    /// Nil where the folder is in no repository, or git is not there.
    init?(of files: [String], names: [String], in content: String) {
        func git(_ arguments: [String]) -> [String]? {
            var process = ChildProcess("git", ["-C", content, "--no-optional-locks"] + arguments)
            process.timeLimit = .seconds(120)
            guard let outcome = try? process.run(), outcome.succeeded else { return nil }
            return outcome.text.split(separator: "\n").map(String.init)
        }
        guard git(["rev-parse", "--is-inside-work-tree"]) == ["true"] else { return nil }
        // Git is started in the content folder, so that paths are told from there.
        let paths = files.map { $0.hasPrefix(content + "/") ? String($0.dropFirst(content.count + 1)) : $0 }
        tracked = git(["-c", "core.quotePath=false", "ls-files", "--full-name", "--"] + paths) ?? []
        commits = git(["log", "--all", "--format=%H", "--"] + paths)?.count ?? 0
        if !names.isEmpty {
            messages =
                git(["log", "--all", "--format=%H", "-i", "--fixed-strings"] + names.map { "--grep=\($0)" })?.count ?? 0
        }
        stashes = git(["stash", "list"])?.count ?? 0
        remotes = git(["remote"]) ?? []
        uncommitted =
            git(["status", "--porcelain", "--untracked-files=all", "--"] + paths)?.map {
                String($0.dropFirst(3))
            } ?? []
        isShallow = git(["rev-parse", "--is-shallow-repository"]) == ["true"]
    }

    /// What the history holds and how it is purged, in lines for the terminal.
    var report: [String] {
        var lines = [
            "What the history of the repository still holds:",
            "  \(Counted.text(commits, "commit")) of all branches and tags with these files"
                + (isShallow ? ", and what lies before this shallow clone" : ""),
        ]
        if messages > 0 { lines.append("  \(Counted.text(messages, "message")) of commits with one of the names") }
        if stashes > 0 { lines.append("  perhaps \(Counted.text(stashes, "stash", plural: "stashes"))") }
        if commits == 0, messages == 0 { return lines }
        lines.append("Where the order is to forget, rewrite it, in a fresh clone, once this is committed:")
        let paths = tracked.map { "--path " + Self.quoted($0) }.joined(separator: " ")
        lines.append("  git filter-repo --invert-paths \(paths)")
        lines.append(
            "  git filter-repo --replace-text NAMES --replace-message NAMES   (NAMES: a file, one name a line)")
        lines.append("  git push --force --all && git push --force --tags")
        lines.append(
            "Then have every clone and fork made anew, and ask the host of "
                + (remotes.isEmpty ? "the repository" : remotes.joined(separator: ", "))
                + " to drop its caches and the pull requests that hold the files.")
        return lines
    }

    private static func quoted(_ path: String) -> String {
        let isPlain = path.utf8.allSatisfy { byte in
            (byte >= 48 && byte <= 57) || (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122)
                || "-._/".utf8.contains(byte)
        }
        return isPlain
            ? path
            : "'" + path.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#) + "'"
    }
}
