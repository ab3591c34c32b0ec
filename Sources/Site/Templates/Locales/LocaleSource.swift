import Content

/// The texts of one language as a theme's locale file gives them, nested keys joined by dots.
package struct LocaleSource: Sendable {
    package struct Entry: Sendable {
        /// `status.annulled`; the forms of a plural are entries of their own, `cases.one` and `cases.other`.
        package var key: String
        package var value: String
        /// Where the key stands in the file.
        package var position: SourcePosition

        package init(key: String, value: String, position: SourcePosition) {
            self.key = key
            self.value = value
            self.position = position
        }
    }

    /// The language's code, such as `en`.
    package var language: String
    /// The file's path as the theme's author knows it, such as `themes/default/locales/en.yml`.
    package var displayPath: String
    package var entries: [Entry]

    package init(language: String, displayPath: String, entries: [Entry]) {
        self.language = language
        self.displayPath = displayPath
        self.entries = entries
    }
}
