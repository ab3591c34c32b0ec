/// How a value of the front matter is read: declared once, used by the reader, the reference and the JSON Schema.
package struct Shape<Value: Sendable>: Sendable {
    package let kind: ShapeKind
    /// Reads a value; nil after a problem, which is reported.
    package let read: @Sendable (YAMLNode, inout Reader) -> Value?

    package init(_ kind: ShapeKind, read: @escaping @Sendable (YAMLNode, inout Reader) -> Value?) {
        self.kind = kind
        self.read = read
    }

    /// The same shape with its value made into another.
    func map<Other: Sendable>(_ transform: @escaping @Sendable (Value) -> Other) -> Shape<Other> {
        Shape<Other>(kind) { [read] node, reader in read(node, &reader).map(transform) }
    }

    /// The same shape, keeping the place of the value.
    var located: Shape<Located<Value>> {
        Shape<Located<Value>>(kind) { [read] node, reader in
            read(node, &reader).map { Located($0, at: node.position, length: node.length) }
        }
    }

    /// A list of such values.
    var list: Shape<[Value]> {
        Shape<[Value]>(.list(kind)) { [read] node, reader in
            guard case .sequence(let items) = node.content else {
                reader.report(
                    "not-a-list", "a list is expected here, not \(node.kindName)", at: node,
                    suggestion: "write `[…]`, or each item on a line of its own after `- `")
                return nil
            }
            return items.compactMap { read($0, &reader) }
        }
    }

    /// The same list, refused where it is longer than any real one.
    func limited<Item>(to limit: Int, of what: String) -> Shape where Value == [Item] {
        Shape(kind) { [read] node, reader in
            if case .sequence(let items) = node.content, items.count > limit {
                reader.report(
                    "list-too-long", "\(items.count) \(what) are more than a file may hold (limit: \(limit))", at: node,
                    suggestion: "divide them among several files")
                return nil
            }
            return read(node, &reader)
        }
    }

    /// One such value, or a list of them.
    var oneOrMany: Shape<[Value]> {
        Shape<[Value]>(.oneOrMany(kind)) { [read] node, reader in
            if case .sequence(let items) = node.content {
                if items.isEmpty {
                    reader.report("empty", "the list is empty", at: node, suggestion: "fill it, or delete the field")
                    return nil
                }
                return items.compactMap { read($0, &reader) }
            }
            return read(node, &reader).map { [$0] }
        }
    }
}

extension Shape {
    /// A value that is read from one text: `parse` gives it, or says what is wrong and what to write.
    static func scalar(
        _ kind: ShapeKind, what: String,
        parse: @escaping @Sendable (String) -> Result<Value, ScalarProblem>
    ) -> Shape {
        Shape(kind) { node, reader in
            guard case .scalar(let scalar) = node.content else {
                reader.report(
                    "wrong-type", "\(what) is expected here, not \(node.kindName)", at: node,
                    suggestion: kind.example.map { "for example `\($0)`" })
                return nil
            }
            if scalar.text.isEmpty {
                reader.report(
                    "empty", "\(what) is expected here, and there is nothing", at: node,
                    suggestion: kind.example.map { "for example `\($0)`; or delete the field" } ?? "or delete the field"
                )
                return nil
            }
            switch parse(scalar.text) {
            case .success(let value):
                // `# as it was` is a comment; `#page=3` is likelier the end of an address.
                if scalar.comment != nil, let cut = scalar.commentText?.dropFirst().first, cut != "#",
                    !cut.isWhitespace
                {
                    reader.warn(
                        "yaml-cut-value",
                        "YAML takes `\(LinkAddress.shortened(scalar.commentText ?? ""))` for a comment: the value ends before it",
                        at: node,
                        suggestion: "leave out the blank before the `#` if it belongs to the value, or write a blank "
                            + "behind it")
                }
                return value
            case .failure(let problem):
                // A value that goes on over several lines has the length 1: no edit of one line puts it right.
                let isOnOneLine = node.length >= scalar.text.unicodeScalars.count
                reader.report(
                    problem.identifier, problem.message, at: node, suggestion: problem.suggestion,
                    fix: isOnOneLine
                        ? problem.replacement.map { TextEdit(at: node.position, length: node.length, text: $0) } : nil)
                return nil
            }
        }
    }
}

/// Why a text is not the value that its field takes.
struct ScalarProblem: Error, Equatable {
    var identifier: String
    var message: String
    var suggestion: String?
    /// What stands there when it is put right, where there is one right answer.
    var replacement: String?

    init(_ identifier: String, _ message: String, suggestion: String? = nil, replacement: String? = nil) {
        self.identifier = identifier
        self.message = message
        self.suggestion = suggestion
        self.replacement = replacement
    }
}

extension ShapeKind {
    /// An example of a value, for messages.
    var example: String? {
        switch self {
        case .text(_, let example): example
        case .flag: "true"
        case .integer(let range): String(range.lowerBound)
        case .choice(let words): words.first
        case .either(let kinds): kinds.lazy.compactMap(\.example).first
        case .oneOrMany(let kind), .localized(let kind): kind.example
        case .list(let kind): kind.example.map { "[\($0)]" }
        case .byLanguage(_, let kind, _): kind.example
        case .mapping, .record: nil
        }
    }
}
