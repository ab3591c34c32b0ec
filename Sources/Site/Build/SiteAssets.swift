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

    /// Takes the files below `assets/` of a theme.
    init(_ files: [ThemeFile]) {
        var assets: [Asset] = []
        var paths: [String: String] = [:]
        for file in files where file.path.hasPrefix("assets/") {
            let name = String(file.path.dropFirst("assets/".count))
            let path = "assets/" + SiteAssets.fingerprinted(name, file.bytes)
            paths[name] = path
            assets.append(Asset(path: path, bytes: file.bytes))
        }
        self.assets = assets
        self.paths = paths
    }

    /// The path below the output folder of a file of the theme, by its name there.
    func path(_ name: String) -> String? { paths[name] }

    private static func fingerprinted(_ name: String, _ bytes: [UInt8]) -> String {
        var hasher = StableHasher()
        bytes.withUnsafeBytes { hasher.combine($0) }
        let digits = String(hasher.finalize(), radix: 16)
        let mark = String(repeating: "0", count: 16 - digits.count) + digits
        guard let dot = name.lastIndex(of: ".") else { return name + "." + mark }
        return name[..<dot] + "." + mark.prefix(12) + name[dot...]
    }
}
