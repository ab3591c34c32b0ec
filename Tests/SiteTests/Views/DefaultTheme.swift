import Content
import Foundation

@testable import Site

/// The theme that lies in the repository, read as the command reads it.
enum DefaultTheme {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../../themes/default").standardizedFileURL

    static func load(languages: [String] = ["en", "nl"]) throws -> (theme: Theme?, diagnostics: [Diagnostic]) {
        var diagnostics: [Diagnostic] = []
        var files: [ThemeFile] = []
        var locales: [LocaleSource] = []
        let manager = FileManager.default
        for part in ["templates", "locales"] {
            let names = try manager.contentsOfDirectory(atPath: folder.appendingPathComponent(part).path).sorted()
            for name in names {
                let bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent("\(part)/\(name)")))
                let path = "\(part)/\(name)"
                files.append(ThemeFile(path: path, bytes: bytes, displayPath: "themes/default/\(path)"))
                guard part == "locales" else { continue }
                let root = YAMLParser.parse(bytes, file: "themes/default/\(path)", diagnostics: &diagnostics)
                locales.append(
                    LocaleSource(
                        language: String(name.prefix(2)), displayPath: "themes/default/\(path)",
                        entries: flattened(root?.entries ?? [], below: "")))
            }
        }
        let source = ThemeSource(name: "default", displayPath: "themes/default", files: files, locales: locales)
        let loaded = Theme.load(
            "default", from: [source], languages: languages, keys: SiteLocaleKeys.all,
            namedAt: SourceLocation(file: "content/site.yml"))
        return (loaded.theme, diagnostics + loaded.diagnostics)
    }

    private static func flattened(_ entries: [YAMLNode.Entry], below prefix: String) -> [LocaleSource.Entry] {
        entries.flatMap { entry -> [LocaleSource.Entry] in
            let key = prefix + entry.key
            if let text = entry.value.text {
                return [LocaleSource.Entry(key: key, value: text, position: entry.keyPosition)]
            }
            return flattened(entry.value.entries, below: key + ".")
        }
    }
}
