import Content
import Site

/// Reads themes from the folder that holds them, each as it stands: what extends what is resolved by ``Theme``.
struct ThemeReader {
    /// The largest file of a theme, in bytes: a background picture, not a film.
    static let maximumFileSize = 16 << 20
    static let folders = ["assets", "locales", "templates"]

    private(set) var diagnostics: [Diagnostic] = []
    /// The files and folders that were read, each as it was then.
    private(set) var inputs: [ContentInput] = []
    /// The folders of the theme and of those it extends.
    private(set) var folders: [String] = []

    /// The theme of this name and those it extends with their files; the others of the folder by name alone, so that a
    /// mistyped name finds its neighbour.
    mutating func read(_ name: String, in root: String) throws(Disk.Failure) -> [ThemeSource] {
        var sources: [ThemeSource] = []
        let names = try Disk.list(root).filter { $0.kind == .folder && !Disk.isHidden($0.name) }.map(\.name)
        var wanted: String? = name
        while let next = wanted, names.contains(next), !sources.contains(where: { $0.name == next }) {
            let folder = root == "." ? next : root + "/" + next
            folders.append(folder)
            let source = try readTheme(next, folder: folder)
            sources.append(source)
            wanted = source.extends?.name
        }
        for other in names where !sources.contains(where: { $0.name == other }) {
            sources.append(ThemeSource(name: other, displayPath: root + "/" + other, files: [], locales: []))
        }
        return sources
    }

    private mutating func readTheme(_ name: String, folder: String) throws(Disk.Failure) -> ThemeSource {
        var source = ThemeSource(name: name, displayPath: folder, files: [], locales: [])
        for entry in try Disk.visible(folder, noting: &inputs) {
            let path = folder + "/" + entry.name
            switch (entry.kind, entry.name) {
            case (.folder, "templates"), (.folder, "assets"): try readFiles(path, as: entry.name, into: &source.files)
            case (.folder, "locales"): source.locales = try readLocales(path)
            case (.file, "theme.yml"): source.extends = try readDescription(path)
            case (.file, "README.md"), (.file, "LICENSE"): continue
            case (.link, _): reportLink(path)
            default:
                report(
                    .warning, "unknown-theme-file", "`\(entry.name)` is not a part of a theme and is not used", path,
                    NearMiss.nearest(to: entry.name, among: Self.folders + ["theme.yml"]).map {
                        "did you mean `\($0)`?"
                    }
                        ?? "a theme has `templates/`, `assets/`, `locales/` and `theme.yml`")
            }
        }
        return source
    }

    private mutating func readFiles(
        _ folder: String, as name: String, into files: inout [ThemeFile]
    ) throws(Disk.Failure) {
        for entry in try Disk.visible(folder, noting: &inputs) {
            let path = folder + "/" + entry.name
            switch entry.kind {
            case .folder: try readFiles(path, as: name + "/" + entry.name, into: &files)
            case .link: reportLink(path)
            default:
                guard let bytes = try bytes(path) else { continue }
                files.append(ThemeFile(path: name + "/" + entry.name, bytes: bytes, displayPath: path))
            }
        }
    }

    private mutating func readLocales(_ folder: String) throws(Disk.Failure) -> [LocaleSource] {
        var locales: [LocaleSource] = []
        for entry in try Disk.visible(folder, noting: &inputs) {
            let path = folder + "/" + entry.name
            guard entry.kind == .file, entry.name.hasSuffix(".yml") else {
                report(
                    .warning, "unknown-theme-file", "`\(entry.name)` is not a locale and is not used", path,
                    "name it after its language, such as `en.yml`")
                continue
            }
            guard let bytes = try bytes(path) else { continue }
            let language = String(entry.name.dropLast(4))
            locales.append(LocaleFile.read(bytes, language: language, path: path, diagnostics: &diagnostics))
        }
        return locales
    }

    /// The parent that `theme.yml` names; what else it says is for people.
    private mutating func readDescription(_ path: String) throws(Disk.Failure) -> ThemeSource.Parent? {
        guard let bytes = try bytes(path) else { return nil }
        var parent: ThemeSource.Parent?
        let known = ["extends", "name", "description", "author", "license", "version"]
        for entry in ThemeYAML.entries(of: bytes, file: path, diagnostics: &diagnostics) {
            let key = SourceLocation(file: path, position: entry.keyPosition)
            if !known.contains(entry.key) {
                diagnostics.append(
                    Diagnostic(
                        "unknown-field", "`\(entry.key)`: a theme has no such field", at: key, length: entry.keyLength,
                        suggestion: NearMiss.nearest(to: entry.key, among: known).map { "did you mean `\($0)`?" }
                            ?? "the fields are \(known.map { "`\($0)`" }.joined(separator: ", "))"))
            } else if entry.key == "extends" {
                if let name = entry.value.text, !name.isEmpty {
                    parent = ThemeSource.Parent(name, at: SourceLocation(file: path, position: entry.value.position))
                } else {
                    diagnostics.append(
                        Diagnostic(
                            "bad-value", "`extends` names one theme", at: key, length: entry.keyLength,
                            suggestion: "write `extends: default`, or leave it out"))
                }
            }
        }
        return parent
    }

    private mutating func bytes(_ path: String) throws(Disk.Failure) -> [UInt8]? {
        var input = ContentInput(path: path)
        defer { inputs.append(input) }
        if let bytes = try Disk.read(path, limit: Self.maximumFileSize, stamp: &input.stamp) { return bytes }
        report(
            .error, "file-too-large", "a theme's file is at most \(Self.maximumFileSize >> 20) MB", path,
            "make it smaller, or put it on a server of its own")
        return nil
    }

    private mutating func reportLink(_ path: String) {
        report(.error, "symbolic-link", "symbolic links are not followed", path, "put the file itself here")
    }

    private mutating func report(
        _ severity: Diagnostic.Severity, _ identifier: String, _ message: String, _ path: String, _ suggestion: String
    ) {
        diagnostics.append(
            Diagnostic(severity, identifier, message, at: SourceLocation(file: path), suggestion: suggestion))
    }
}
