/// The theme's files that go out as they are: each under a name that changes with its bytes.
///
/// A browser may keep such a file for a year, for its name never stands for other bytes.
struct SiteAssets: Sendable {
    struct Asset: Sendable {
        /// The path below the output folder.
        var path: String
        var bytes: [UInt8]
    }

    let assets: [Asset]
    /// By the file's name in the theme: the path below the output folder.
    let paths: [String: String]
    private let modules: ScriptModules

    /// Takes the files below `assets/` of a theme.
    ///
    /// A script that imports others goes by a name that changes with theirs, and asks for them by their names here.
    init(_ files: [ThemeFile]) {
        var bytes: [String: [UInt8]] = [:]
        for file in files where file.path.hasPrefix("assets/") {
            bytes[String(file.path.dropFirst("assets/".count))] = file.bytes
        }
        let modules = ScriptModules(bytes)
        var paths: [String: String] = [:]
        for (name, own) in bytes {
            let all = [own] + modules.imported(by: name).map { bytes[$0] ?? [] }
            paths[name] = "assets/" + SiteAssets.fingerprinted(name, all)
        }
        assets = bytes.keys.sorted().map { name in
            Asset(path: paths[name] ?? name, bytes: modules.bytes(of: name) { paths[$0] ?? $0 })
        }
        self.paths = paths
        self.modules = modules
    }

    /// The path below the output folder of a file of the theme, by its name there.
    func path(_ name: String) -> String? { paths[name] }

    /// The paths of all modules that a script imports, in the order of their names.
    func modules(of name: String) -> [String] { modules.imported(by: name).compactMap { paths[$0] } }

    private static func fingerprinted(_ name: String, _ contents: [[UInt8]]) -> String {
        var hasher = StableHasher()
        for bytes in contents { bytes.withUnsafeBytes { hasher.combine($0) } }
        let digits = String(hasher.finalize(), radix: 16)
        let mark = String(repeating: "0", count: 16 - digits.count) + digits
        guard let dot = name.lastIndex(of: ".") else { return name + "." + mark }
        return name[..<dot] + "." + mark.prefix(12) + name[dot...]
    }
}
