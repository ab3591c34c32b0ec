import Content
import Site

/// Reads a locale file: texts under names, which may be grouped; a text's full name joins those of its groups by dots.
enum LocaleFile {
    static func read(
        _ bytes: [UInt8], language: String, path: String, diagnostics: inout [Diagnostic]
    ) -> LocaleSource {
        var source = LocaleSource(language: language, displayPath: path, entries: [])
        let entries = ThemeYAML.entries(of: bytes, file: path, diagnostics: &diagnostics)
        add(entries, below: "", to: &source, &diagnostics)
        return source
    }

    private static func add(
        _ entries: [YAMLNode.Entry], below group: String, to source: inout LocaleSource,
        _ diagnostics: inout [Diagnostic]
    ) {
        for entry in entries {
            let key = group.isEmpty ? entry.key : group + "." + entry.key
            switch entry.value.content {
            case .scalar(let scalar):
                source.entries.append(.init(key: key, value: scalar.text, position: entry.keyPosition))
            case .mapping(let inner, let isFlow):
                // `{n}` without quotes is a group for YAML: a name with nothing behind it.
                if isFlow, inner.contains(where: { $0.value.isEmpty }) {
                    report(
                        "`\(key)`: a text that begins with a brace needs quotes", entry.value,
                        "write `\(entry.key): \"{…} …\"`", source, &diagnostics)
                } else {
                    add(inner, below: key, to: &source, &diagnostics)
                }
            case .sequence:
                report(
                    "`\(key)` is a list, where a text is expected", entry.value,
                    "write a text, in quotes if it begins with a bracket", source, &diagnostics)
            }
        }
    }

    private static func report(
        _ message: String, _ node: YAMLNode, _ suggestion: String, _ source: LocaleSource,
        _ diagnostics: inout [Diagnostic]
    ) {
        diagnostics.append(
            Diagnostic(
                "wrong-kind", message, at: SourceLocation(file: source.displayPath, position: node.position),
                length: node.length, suggestion: suggestion))
    }
}
