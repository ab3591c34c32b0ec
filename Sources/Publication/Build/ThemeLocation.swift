import Content
import Glibc

/// Finds the folder that holds a site's theme.
enum ThemeLocation {
    /// The folder that holds the theme and its parents, and the theme's name in it.
    struct Place: Equatable, Sendable {
        var root: String
        var name: String

        var folder: String { root == "." ? name : root + "/" + name }
    }

    /// The place of a theme whose folder is named on the command line.
    static func named(_ folder: String) -> Place? {
        guard Disk.isFolder(folder) else { return nil }
        let path = trimmed(folder)
        let name = path.split(separator: "/").last ?? "."
        guard name != ".", name != ".." else {
            guard let resolved = realpath(path, nil) else { return nil }
            defer { free(resolved) }
            return named(String(cString: resolved))
        }
        return Place(root: parent(of: path), name: String(name))
    }

    /// The place of a theme that is known by its name alone.
    ///
    /// It is looked for in `themes` beside the content, in the current folder, and beside the program, which finds the
    /// themes it came with for content that has none of its own. Nil where there is no folder of themes anywhere.
    static func search(_ name: String, besides content: String, program: String? = programPath()) -> Place? {
        let roots = candidates(besides: content, program: program).filter(Disk.isFolder)
        let root = roots.first { Disk.isFolder($0 + "/" + name) } ?? roots.first
        return root.map { Place(root: $0, name: name) }
    }

    static func candidates(besides content: String, program: String?) -> [String] {
        var roots = [joined(parent(of: trimmed(content)), "themes"), "themes"]
        var folder = program.map(parent)
        while let current = folder, current != "/", current != "." {
            roots += [current + "/themes", current + "/share/casebook/themes"]
            folder = parent(of: current)
        }
        return roots
    }

    /// The folder a path stands in: `.` for a bare name.
    static func parent(of path: String) -> String {
        // What `.` and `..` stand in, only they know.
        if path == "." || path == ".." || path.hasSuffix("/.") || path.hasSuffix("/..") { return path + "/.." }
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private static func joined(_ folder: String, _ name: String) -> String {
        switch folder {
        case ".": name
        case "/": "/" + name
        default: folder + "/" + name
        }
    }

    private static func trimmed(_ path: String) -> String {
        var path = path
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        return path
    }

    private static func programPath() -> String? {
        guard let path = realpath("/proc/self/exe", nil) else { return nil }
        defer { free(path) }
        return String(cString: path)
    }
}
