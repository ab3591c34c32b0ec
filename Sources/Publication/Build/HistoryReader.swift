import Content
import Glibc
import Site
import Synchronization

/// Asks git when the content's files last changed: once for all files, and again only when there is another commit.
struct HistoryReader {
    /// The content folder.
    let content: String

    /// What git knows; nothing where there is no git, no repository, or no commit.
    func read() -> History {
        guard let folder = resolved(content), HistoryReader.isWithinRepository(folder) else { return .none }
        guard let place = git(["rev-parse", "--show-prefix", "HEAD", "--git-path", "shallow"]) else {
            return ChildProcess.find("git") == nil ? History(gap: .noProgram) : .none
        }
        let lines = place.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard lines.count >= 3 else { return .none }
        let (prefix, commit, shallow) = (lines[0], lines[1], lines[2])
        let path = shallow.hasPrefix("/") ? shallow : folder + "/" + shallow
        let boundaries = (try? Disk.read(path)).flatMap { $0 }.map { String(decoding: $0, as: UTF8.self) } ?? ""
        let inRepository = prefix.hasSuffix("/") ? String(prefix.dropLast()) : prefix
        let key = "casebook-history 1 \(commit) \(Checksum.of(Array((prefix + boundaries).utf8)))"
        if let last = HistoryReader.last.withLock({ $0 }), last.key == key, last.content == content {
            return last.history
        }
        var history = history(key, inRepository, boundaries)
        if !boundaries.isEmpty { history?.gap = .shallow }
        if let history { HistoryReader.last.withLock { $0 = (key, content, history) } }
        return history ?? .none
    }

    /// The last answer of this process: a server that builds again and again asks for the commit alone.
    private static let last = Mutex<(key: String, content: String, history: History)?>(nil)

    private func history(_ key: String, _ inRepository: String, _ boundaries: String) -> History? {
        if let known = remembered(key) { return History(changes: known, folder: inRepository) }
        guard let log = git(HistoryReader.logArguments) else { return nil }
        let changes = HistoryReader.changes(
            in: log, boundaries: Set(boundaries.split(separator: "\n").map(String.init)))
        remember(changes, key)
        return History(changes: changes, folder: inRepository)
    }

    /// The files of the repository that change with every commit, each as it is now.
    ///
    /// One that is not there makes its site one that is always built anew.
    var inputs: [ContentInput] {
        guard var folder = resolved(content) else { return [] }
        while access(folder + "/.git", F_OK) != 0 {
            guard let slash = folder.lastIndex(of: "/"), !folder.isEmpty else { return [] }
            folder = String(folder[..<slash])
        }
        var data = folder + "/.git"
        if Disk.isPlainFile(data) {
            // A second working copy: the file says where its data lies.
            guard let bytes = (try? Disk.read(data)).flatMap({ $0 }) else { return [] }
            let text = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).first ?? ""
            let place = String(text.drop { $0 != " " }.dropFirst())
            data = place.hasPrefix("/") ? place : folder + "/" + place
        }
        let now = InputStamp.now()
        return ["HEAD", "logs/HEAD", "index"].map { name in
            let path = data + "/" + name
            return ContentInput(path: path, stamp: InputStamp(at: path) ?? InputStamp()).settled(at: now)
        }
    }

    /// Merges count only where they changed what both sides had; a date is the committer's, as the commit has it.
    private static let logArguments = [
        "-c", "log.follow=false", "-c", "log.showSignature=false", "-c", "core.quotePath=false",
        "log", "--format=tformat:%x01%H %ct %cd", "--date=short", "--name-only", "-z", "--no-renames", "-c",
        "--relative", "--", ".",
    ]

    /// The last day of each file in the output of `git log`.
    ///
    /// The first commit of a shallow clone seems to add every file: what only such a commit names is not known.
    static func changes(in log: String, boundaries: Set<String>) -> [String: Day] {
        var latest: [String: (time: Int, day: Day)] = [:]
        var commit: (time: Int, day: Day)?
        for token in log.utf8.split(separator: 0) {
            let bytes = token.drop { $0 == UInt8(ascii: "\n") }
            if bytes.first == 1 {
                let words = String(decoding: bytes.dropFirst(), as: UTF8.self).split { $0 == " " || $0 == "\n" }
                commit = nil
                guard words.count >= 3, !boundaries.contains(String(words[0])), let time = Int(words[1]),
                    let day = Day(String(words[2]))
                else { continue }
                commit = (time, day)
            } else if let commit, !bytes.isEmpty {
                let path = String(decoding: bytes, as: UTF8.self)
                if let known = latest[path], known.time >= commit.time { continue }
                latest[path] = commit
            }
        }
        return latest.mapValues(\.day)
    }

    private func git(_ arguments: [String]) -> String? {
        var process = ChildProcess("git", ["-C", content] + arguments)
        process.environment = ["LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "TZ": "UTC"]
        process.timeLimit = .seconds(60)
        guard let outcome = try? process.run(), outcome.succeeded else { return nil }
        return outcome.text
    }

    private func resolved(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// Whether git needs to be asked at all: to start it takes longer than to look.
    private static func isWithinRepository(_ folder: String) -> Bool {
        var folder = folder[...]
        while true {
            if access(folder + "/.git", F_OK) == 0 { return true }
            guard let slash = folder.lastIndex(of: "/"), !folder.isEmpty else { return false }
            folder = folder[..<slash]
        }
    }

    // MARK: Remembering

    /// A file beside the content, in the folder that holds all that can be thrown away.
    private var cache: String? {
        guard let folder = resolved(content), let slash = folder.lastIndex(of: "/") else { return nil }
        return "\(folder[..<slash])/.casebook/history-\(folder[folder.index(after: slash)...])"
    }

    private func remembered(_ key: String) -> [String: Day]? {
        guard let cache, let bytes = (try? Disk.read(cache)).flatMap({ $0 }) else { return nil }
        var lines = bytes.split(separator: UInt8(ascii: "\n"))[...]
        guard lines.popFirst().map({ String(decoding: $0, as: UTF8.self) }) == key else { return nil }
        var changes: [String: Day] = [:]
        changes.reserveCapacity(lines.count)
        for line in lines {
            guard let blank = line.firstIndex(of: UInt8(ascii: " ")),
                let number = Int(String(decoding: line[..<blank], as: UTF8.self))
            else { return nil }
            changes[String(decoding: line[(blank + 1)...], as: UTF8.self)] = Day(number: number)
        }
        return changes
    }

    /// Writes what was found; where that is not possible, git is asked again the next time.
    private func remember(_ changes: [String: Day], _ key: String) {
        guard let cache, !changes.keys.contains(where: { $0.contains("\n") }) else { return }
        var text = key + "\n"
        for (path, day) in changes.sorted(by: { $0.key < $1.key }) { text += "\(day.number) \(path)\n" }
        let folder = cache.prefix(upTo: cache.lastIndex(of: "/") ?? cache.startIndex)
        mkdir(String(folder), 0o777)
        let draft = "\(cache).\(getpid()).tmp"
        let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
        guard file >= 0 else { return }
        let bytes = Array(text.utf8)
        let isWhole = bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) } == bytes.count
        close(file)
        if !isWhole || rename(draft, cache) != 0 { unlink(draft) }
    }
}
