/// A piece of a query's text.
struct QueryToken: Hashable {
    enum Kind: Hashable {
        case word(String)
        /// A text between quotes.
        case quoted(String)
        /// A comparison, a bracket, a comma or `..`.
        case symbol(String)
        case end
    }

    var kind: Kind
    var span: QuerySpan

    func isWord(_ text: String) -> Bool { kind == .word(text) }
    func isSymbol(_ text: String) -> Bool { kind == .symbol(text) }

    /// The token as a message names it.
    var name: String {
        switch kind {
        case .word(let text), .symbol(let text): "`\(text)`"
        case .quoted(let text): "`\(QueryText.quoted(text))`"
        case .end: "the end"
        }
    }
}
