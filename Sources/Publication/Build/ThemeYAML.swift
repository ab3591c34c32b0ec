import Content

/// The fields of a theme's YAML files, read with the same care as content: a theme may come from a stranger.
enum ThemeYAML {
    /// The fields at the top of the file; none after an error, which is reported.
    static func entries(of bytes: [UInt8], file: String, diagnostics: inout [Diagnostic]) -> [YAMLNode.Entry] {
        if let fault = UTF8Validation.diagnose(bytes, file: file) {
            diagnostics.append(fault)
            return []
        }
        let forbidden = ForbiddenCharacters.diagnose(bytes, file: file)
        guard forbidden.isEmpty else {
            diagnostics += forbidden
            return []
        }
        guard let node = YAMLParser.parse(bytes, file: file, diagnostics: &diagnostics), !node.isEmpty else {
            return []
        }
        if case .mapping(let entries, _) = node.content { return entries }
        diagnostics.append(
            Diagnostic(
                "wrong-kind", "the file is not a group of fields",
                at: SourceLocation(file: file, position: node.position), length: node.length,
                suggestion: "write one `name: value` on each line"))
        return []
    }
}
