/// One thing that is wrong with the content or the theme: where, what, and what to write instead.
///
/// A diagnostic is a value; how it looks on a terminal or in a pull request is decided by a printer.
package struct Diagnostic: Hashable, Sendable {
    package enum Severity: String, Comparable, Sendable {
        case warning
        case error

        package static func < (left: Self, right: Self) -> Bool { left == .warning && right == .error }
    }

    /// A second place that explains the first, such as the other of two contradicting events.
    package struct Note: Hashable, Sendable {
        package var location: SourceLocation
        package var text: String

        package init(_ text: String, at location: SourceLocation) {
            self.text = text
            self.location = location
        }
    }

    /// What kind of problem this is, for machines, such as `unknown-id`; it never changes.
    package var identifier: String
    package var severity: Severity
    package var location: SourceLocation
    /// How many Unicode scalars of the line the caret underlines.
    package var length: Int
    /// What is wrong, in one line without a full stop: the most specific fact first.
    package var message: String
    /// What to write instead, in one line, where that can be said.
    package var suggestion: String?
    package var notes: [Note]
    /// The edit that puts it right, where there is one right answer.
    package var fix: TextEdit?

    package init(
        _ severity: Severity, _ identifier: String, _ message: String, at location: SourceLocation,
        length: Int = 1, suggestion: String? = nil, notes: [Note] = []
    ) {
        self.identifier = identifier
        self.severity = severity
        self.location = location
        self.length = max(1, length)
        self.message = OneLine.of(message)
        self.suggestion = suggestion.map(OneLine.of)
        self.notes = notes
    }

    /// An error.
    package init(
        _ identifier: String, _ message: String, at location: SourceLocation, length: Int = 1,
        suggestion: String? = nil, notes: [Note] = []
    ) {
        self.init(.error, identifier, message, at: location, length: length, suggestion: suggestion, notes: notes)
    }
}
