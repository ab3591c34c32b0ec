/// Collects what is wrong with one file while its fields are read.
package struct Reader {
    package let file: String
    package var diagnostics: [Diagnostic] = []

    package init(file: String) {
        self.file = file
    }

    /// Reports a problem at a place of the file.
    package mutating func report(
        _ identifier: String, _ message: String, at position: SourcePosition,
        length: Int = 1, suggestion: String? = nil, notes: [Diagnostic.Note] = [], fix: TextEdit? = nil
    ) {
        var diagnostic = Diagnostic(
            identifier, message, at: SourceLocation(file: file, position: position), length: length,
            suggestion: suggestion, notes: notes)
        diagnostic.fix = fix
        diagnostics.append(diagnostic)
    }

    /// Warns of a value, underlining it.
    mutating func warn(_ identifier: String, _ message: String, at node: YAMLNode, suggestion: String) {
        diagnostics.append(
            Diagnostic(
                .warning, identifier, message, at: SourceLocation(file: file, position: node.position),
                length: node.length, suggestion: suggestion))
    }

    /// Reports a problem with a value, underlining it.
    package mutating func report(
        _ identifier: String, _ message: String, at node: YAMLNode,
        suggestion: String? = nil, notes: [Diagnostic.Note] = [], fix: TextEdit? = nil
    ) {
        report(
            identifier, message, at: node.position, length: node.length, suggestion: suggestion, notes: notes, fix: fix)
    }

    func note(_ text: String, at position: SourcePosition) -> Diagnostic.Note {
        Diagnostic.Note(text, at: SourceLocation(file: file, position: position))
    }
}

/// A value and the place of the file it was read from, for problems that only show once files are linked.
package struct Located<Value: Sendable>: Sendable {
    package var value: Value
    package var position: SourcePosition
    package var length: Int

    package init(_ value: Value, at position: SourcePosition = .start, length: Int = 1) {
        self.value = value
        self.position = position
        self.length = length
    }
}

extension Located: Equatable where Value: Equatable {}
extension Located: Hashable where Value: Hashable {}
