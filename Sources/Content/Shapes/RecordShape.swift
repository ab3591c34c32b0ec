/// A group of fields: what may stand in it, how each is read into the record, and what must not be missing.
package struct RecordShape<Record: Sendable>: Sendable {
    /// What the group is called in messages: `case`, `event`, `source`.
    let name: String
    let fields: [Field<Record>]
    /// An empty record for the group that begins at this node.
    let make: @Sendable (YAMLNode) -> Record
    /// Checks what concerns several fields, once all are read.
    let finish: @Sendable (inout Record, YAMLNode, inout Reader) -> Void
    /// What `finish` checks, as far as it can be said as data.
    let rules: [RecordRule]
    private let indices: [String: Int]

    init(
        _ name: String, _ fields: [Field<Record>], rules: [RecordRule] = [],
        make: @escaping @Sendable (YAMLNode) -> Record,
        finish: @escaping @Sendable (inout Record, YAMLNode, inout Reader) -> Void = { _, _, _ in }
    ) {
        self.name = name
        self.fields = fields
        self.rules = rules
        self.make = make
        self.finish = finish
        indices = Dictionary(uniqueKeysWithValues: fields.enumerated().map { ($1.name, $0) })
    }

    /// The group as data.
    var kind: ShapeKind { .record(name, fields.map(\.description), rules: rules) }

    /// Reads a group; fields with problems are reported and left out.
    func read(_ node: YAMLNode, _ reader: inout Reader) -> Record? {
        guard case .mapping(let entries, let isFlow) = node.content else {
            reader.report(
                "wrong-type", "the fields of \(article(name)) are expected here, not \(node.kindName)", at: node,
                suggestion: fields.first.map { "begin with `\($0.name): \($0.example)`" })
            return nil
        }
        var record = make(node)
        var seen: UInt64 = 0
        for (place, entry) in entries.enumerated() {
            guard let index = indices[entry.key] else {
                let fix = isFlow ? quotes(over: entries, at: place) : nil
                reportUnknown(entry, isFlow: isFlow, fix: fix, &reader)
                continue
            }
            seen |= 1 << UInt64(index)
            if entry.value.isEmpty, !fields[index].takesNothing {
                reader.report(
                    "empty", "the field `\(entry.key)` is empty", at: entry.keyPosition, length: entry.keyLength,
                    suggestion: "write `\(entry.key): \(fields[index].example)`, or delete the line")
                continue
            }
            fields[index].read(entry.value, &record, &reader)
        }
        for (index, field) in fields.enumerated() where field.isRequired && seen & (1 << UInt64(index)) == 0 {
            reader.report(
                "missing-field", "the \(name) has no `\(field.name)`", at: node,
                suggestion: "add `\(field.name): \(field.example)`")
        }
        finish(&record, node, &reader)
        return record
    }

    /// The group as a shape of a value.
    var shape: Shape<Record> {
        Shape(kind) { node, reader in read(node, &reader) }
    }

    /// The edit that puts quotes round a text and what its commas cut off: `{title: Apple, Inc.}`.
    private func quotes(over entries: [YAMLNode.Entry], at place: Int) -> TextEdit? {
        guard place > 0, let index = indices[entries[place - 1].key], TextFields.isText(fields[index].kind),
            case .scalar(let scalar) = entries[place - 1].value.content, scalar.isPlain, !scalar.text.isEmpty
        else { return nil }
        let start = entries[place - 1].value
        var text = scalar.text
        var end = start.position.column + start.length
        for stray in entries[place...].prefix(while: { $0.value.isEmpty && indices[$0.key] == nil }) {
            let gap = stray.keyPosition.column - end
            guard stray.keyPosition.line == start.position.line, gap > 0 else { return nil }
            text += "," + String(repeating: " ", count: gap - 1) + stray.key
            end += gap + stray.keyLength
        }
        return TextEdit(at: start.position, length: end - start.position.column, text: YAMLText.quoted(text))
    }

    private func reportUnknown(
        _ entry: YAMLNode.Entry, isFlow: Bool, fix: TextEdit?, _ reader: inout Reader
    ) {
        if isFlow, entry.value.isEmpty {
            reader.report(
                "yaml-comma", "the comma before `\(entry.key)` begins a new field here", at: entry.keyPosition,
                length: entry.keyLength, suggestion: "put quotes round a text that contains a comma", fix: fix)
            return
        }
        let near = NearMiss.nearest(to: entry.key, among: fields.map(\.name))
        reader.report(
            "unknown-field", "\(article(name)) has no field `\(entry.key)`", at: entry.keyPosition,
            length: entry.keyLength,
            suggestion: near.map { "did you mean `\($0)`?" }
                ?? "the fields are \(fields.map { "`\($0.name)`" }.joined(separator: ", "))")
    }
}

/// A word with the article that English wants before it.
package func article(_ word: String) -> String {
    word.first.map { "aeiou".contains($0) } == true ? "an \(word)" : "a \(word)"
}

/// One field of a group: its name, what it takes, and where the value goes.
struct Field<Record: Sendable>: Sendable {
    let name: String
    let summary: String
    let example: String
    let isRequired: Bool
    /// An empty value means something here.
    let takesNothing: Bool
    let kind: ShapeKind
    let read: @Sendable (YAMLNode, inout Record, inout Reader) -> Void

    init<Value>(
        _ name: String, _ shape: Shape<Value>, _ summary: String, example: String, required: Bool = false,
        takesNothing: Bool = false, set: @escaping @Sendable (inout Record, Value) -> Void
    ) {
        self.name = name
        self.summary = summary
        self.example = example
        self.takesNothing = takesNothing
        isRequired = required
        kind = shape.kind
        read = { node, record, reader in
            if let value = shape.read(node, &reader) { set(&record, value) }
        }
    }

    var description: FieldDescription {
        FieldDescription(name: name, summary: summary, example: example, isRequired: isRequired, kind: kind)
    }
}
