/// How much of everything one text may hold.
///
/// Debian's cmark-gfm takes quadratic time over unmatched brackets, wide tables, nested containers, trailing
/// parentheses, unclosed declarations and long definitions; below these limits it stays linear. An editor's text
/// comes nowhere near them.
enum MarkdownLimits {
    /// Bytes of a text.
    static let bytes = 128 * 1024
    /// Brackets open at one time within a paragraph.
    static let openBrackets = 100
    /// Cells in one row of a table.
    static let columns = 100
    /// Cells in all tables of a text.
    static let cells = 20_000
    /// Containers (quotes, list items) that one line opens or continues.
    static let markers = 32
    /// Containers within containers, over however many lines.
    static let depth = 32
    static let footnoteReferences = 1_000
    /// The same delimiter (`*`, `_`, `~` or a backtick) in a row.
    static let delimiterRun = 500
    /// Closing parentheses without a blank between them, all of which an address at their front tries to shed.
    static let closingParentheses = 500
    /// Openings `<!` and `<?`, each of which searches the rest of its paragraph for its end.
    static let declarations = 100
    /// Lines and cells of a paragraph, squared and summed over the lines that might make it a table.
    static let tableSearch = 20_000_000
    /// Bytes that link definitions come to when each reference copies the longest of them.
    static let definitionBytes = 32 * 1024 * 1024
}
