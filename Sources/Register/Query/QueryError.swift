import Content

/// A stretch of a query's text, in Unicode scalars from its beginning.
package struct QuerySpan: Hashable, Sendable {
    package var offset: Int
    package var length: Int

    package init(_ offset: Int, length: Int) {
        self.offset = offset
        self.length = length
    }
}

/// A value of a query with the place where it was written; the place does not make two values differ.
package struct Placed<Value: Hashable & Sendable>: Hashable, Sendable {
    package var value: Value
    package var span: QuerySpan

    package init(_ value: Value, at span: QuerySpan = QuerySpan(0, length: 0)) {
        self.value = value
        self.span = span
    }

    package static func == (left: Self, right: Self) -> Bool { left.value == right.value }

    package func hash(into hasher: inout Hasher) { hasher.combine(value) }
}

/// One thing that is wrong with a query: where in its text, what, and what could stand there instead.
package struct QueryError: Error, Hashable, Sendable {
    package var span: QuerySpan
    /// What is wrong, in one line without a full stop.
    package var message: String
    /// What would have been understood there, in the order of the grammar; empty where that can't be listed.
    package var expected: [String]
    /// What to write instead, where that can be said.
    package var suggestion: String?

    package init(_ message: String, at span: QuerySpan, expected: [String] = [], suggestion: String? = nil) {
        self.span = span
        // A text between quotes may have several lines.
        self.message = OneLine.of(message)
        self.expected = expected
        self.suggestion = suggestion.map(OneLine.of)
    }

    /// The remedy in one line: the suggestion, else what could stand there.
    package var remedy: String? {
        if let suggestion { return suggestion }
        guard let last = expected.last else { return nil }
        if expected.count == 1 { return "write \(last)" }
        return "write " + expected.dropLast().joined(separator: ", ") + " or " + last
    }
}

/// Everything that is wrong with a query, in the order of its text; never empty.
package struct QueryErrors: Error, Hashable, Sendable {
    package var list: [QueryError]
}
