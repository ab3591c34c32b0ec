import Content

/// Reads a file below `templates/`.
enum TemplateFile {
    private static let folder = "templates/"
    private static let suffix = ".mustache"

    /// The template with what is wrong with it; a file that is not a template is reported, and a hidden one passed over.
    static func read(_ file: ThemeFile) -> (template: ParsedTemplate?, diagnostics: [Diagnostic])? {
        let name = file.path.dropFirst(folder.count)
        guard !name.split(separator: "/").contains(where: { $0.hasPrefix(".") }) else { return nil }
        guard name.hasSuffix(suffix) else {
            let problem = Diagnostic(
                .warning, "not-a-template", "`\(name)` is not a template and is not used",
                at: SourceLocation(file: file.displayPath), suggestion: "name it `….mustache`, or move it to `assets`")
            return (nil, [problem])
        }
        var source = TemplateSource(
            name: String(name.dropLast(suffix.count)), displayPath: file.displayPath, bytes: file.bytes)
        guard String(validating: file.bytes, as: UTF8.self) != nil else {
            let valid = String(decoding: file.bytes, as: UTF8.self).utf8
            let offset = zip(valid, file.bytes).enumerated().first { $0.element.0 != $0.element.1 }?.offset
            let problem = Diagnostic(
                .error, "not-utf8", "these bytes are not UTF-8", at: source.location(at: offset ?? 0),
                suggestion: "save the file as UTF-8")
            return (ParsedTemplate(source: source, nodes: [], isBroken: true), [problem])
        }
        // Some editors begin a file with a byte order mark: it is no part of the page.
        if file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            source = TemplateSource(
                name: source.name, displayPath: source.displayPath, bytes: Array(file.bytes.dropFirst(3)))
        }
        let parsed = TemplateParser.parse(source)
        return (parsed.template, parsed.diagnostics)
    }
}
