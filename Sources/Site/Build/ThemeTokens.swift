/// A theme's design tokens, in a file of their own: `assets/tokens.css`.
///
/// They are put at the end of the stylesheet, so that a theme changes the look of another without a copy of its rules,
/// and a page still waits for one stylesheet only.
enum ThemeTokens {
    private static let tokens = "assets/tokens.css"
    private static let stylesheet = "assets/casebook.css"

    /// The theme's files with the tokens in the stylesheet.
    static func joined(_ files: [ThemeFile]) -> [ThemeFile] {
        guard let tokens = files.first(where: { $0.path == tokens }) else { return files }
        return files.compactMap { file in
            guard file.path != self.tokens else { return nil }
            var file = file
            if file.path == stylesheet { file.bytes += Array("\n".utf8) + tokens.bytes }
            return file
        }
    }
}
