/// A text that Swift code asks a theme's locale for, with the values it fills in.
///
/// Declared in a list, so that loading a theme checks that each exists in each language with exactly these values.
package struct LocaleKey: Hashable, Sendable {
    package var name: String
    /// The values that the text has a place for, `{authority}`, in any order.
    package var placeholders: [String]
    /// Whether the text has a form for each kind of number.
    package var isPlural: Bool

    /// A text with a place for each of these values.
    package init(_ name: String, _ placeholders: String...) {
        self.name = name
        self.placeholders = placeholders
        isPlural = false
    }

    /// A text with a form for each kind of number.
    ///
    /// `n` is the number; a form may leave it out ("one case").
    package static func plural(_ name: String, _ placeholders: String...) -> LocaleKey {
        var key = LocaleKey(name)
        key.placeholders = placeholders
        key.isPlural = true
        return key
    }
}
