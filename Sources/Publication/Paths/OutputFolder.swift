import Glibc

/// The output folder, found and judged: where it really is, and that nothing else lives there.
struct OutputFolder: Sendable {
    /// An empty file of this name says that a repository's root is meant to receive the site.
    static let consent = ".casebook-output"

    /// The absolute path, without symbolic links or `..`.
    let location: String
    let parent: String
    let name: String

    /// Judges the folder; makes nothing.
    init(_ output: String, protecting inputs: [String]) throws(PublicationError) {
        func refuse(_ reason: OutputRefusal) -> PublicationError { .refusedOutput(path: output, reason: reason) }

        guard !output.isEmpty, !output.utf8.contains(0) else { throw refuse(.empty) }
        let location = Self.resolve(output)
        if location == "/" { throw refuse(.fileSystemRoot) }
        if let status = Self.look(at: location), status.st_mode & S_IFMT != S_IFDIR { throw refuse(.notAFolder) }
        for home in Self.homeFolders() where home != "/" {
            if Self.same(location, home) { throw refuse(.homeFolder) }
            if Self.lies(home, in: location) { throw refuse(.aboveHomeFolder) }
        }
        for input in inputs {
            let place = Self.resolve(input)
            if Self.same(location, place) { throw refuse(.sameAs(input)) }
            if Self.lies(place, in: location) { throw refuse(.contains(input)) }
            if Self.lies(location, in: place) { throw refuse(.inside(input)) }
        }
        let names = location.split(separator: "/")
        if names.contains(".git") { throw refuse(.insideRepositoryData) }
        self.location = location
        name = String(names.last ?? "")
        parent = names.count == 1 ? "/" : "/" + names.dropLast().joined(separator: "/")
        if Self.isRepositoryRoot(location), !StateFolder.hasRecords(of: self) { throw refuse(.repositoryRoot) }
    }

    /// A repository's root that nobody set aside for the site, by publishing there before or by the file of consent.
    private static func isRepositoryRoot(_ location: String) -> Bool {
        if exists("\(location)/\(consent)") { return false }
        if [".git", ".hg", ".svn", ".jj", ".bzr", "_darcs"].contains(where: { exists("\(location)/\($0)") }) {
            return true
        }
        return ["HEAD", "objects", "refs"].allSatisfy { exists("\(location)/\($0)") }
    }

    private static func exists(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    private static func homeFolders() -> [String] {
        var homes: [String] = []
        if let home = getenv("HOME") { homes.append(String(cString: home)) }
        if let user = getpwuid(getuid()), let home = user.pointee.pw_dir { homes.append(String(cString: home)) }
        return homes.filter { $0.hasPrefix("/") }.map(resolve)
    }

    private static func look(at path: String) -> stat? {
        var status = stat()
        return stat(path, &status) == 0 ? status : nil
    }

    /// Whether two paths lead to one folder, also where one is a bind mount of the other.
    private static func same(_ left: String, _ right: String) -> Bool {
        if left == right { return true }
        guard let first = look(at: left), let second = look(at: right) else { return false }
        return first.st_dev == second.st_dev && first.st_ino == second.st_ino
    }

    private static func lies(_ inner: String, in outer: String) -> Bool {
        var names = inner.split(separator: "/")
        while names.popLast() != nil, !names.isEmpty {
            if same("/" + names.joined(separator: "/"), outer) { return true }
        }
        return false
    }

    /// The absolute path with every link followed, as far as the path exists, and `.` and `..` worked out beyond.
    static func resolve(_ path: String) -> String {
        let absolute: String
        if path.hasPrefix("/") {
            absolute = path
        } else {
            let current = getcwd(nil, 0)
            defer { free(current) }
            absolute = "\(current.map { String(cString: $0) } ?? "/")/\(path)"
        }
        var missing: [Substring] = []
        var names = absolute.split(separator: "/").filter { $0 != "." }
        while true {
            if let real = realpath("/" + names.joined(separator: "/"), nil) {
                defer { free(real) }
                return tidy(String(cString: real), missing.reversed())
            }
            guard let last = names.popLast() else { return tidy("/", missing.reversed()) }
            missing.append(last)
        }
    }

    private static func tidy(_ real: String, _ rest: [Substring]) -> String {
        var names = real.split(separator: "/")
        for name in rest {
            if name == ".." { _ = names.popLast() } else { names.append(name) }
        }
        return "/" + names.joined(separator: "/")
    }
}
