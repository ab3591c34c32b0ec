/// Says in JSON Schema (draft 2020-12) what a kind of file takes, from the declaration that its reader uses.
///
/// A schema sees what a reader of YAML makes of a file: `2019` may be a number to it, and `2024-11-26` is a text. It is
/// somewhat wider than the reader, which also knows the calendar, the check digits and every other file.
package struct JSONSchema {
    private var definitions: [(name: String, key: String, value: JSONValue)] = []

    /// The schema of a kind of file.
    package static func of(_ document: DocumentKind) -> JSONValue {
        var schema = JSONSchema()
        let root: JSONValue
        if case .record(_, let fields, let rules) = document.kind {
            root = schema.object(fields, rules)
        } else {
            root = schema.value(document.kind)
        }
        var members: [JSONValue.Member] = [
            .init("$schema", "https://json-schema.org/draft/2020-12/schema"),
            .init("title", .string("Casebook: \(document.rawValue)")), .init("description", .string(document.summary)),
        ]
        if case .object(let own) = root { members += own }
        if !schema.definitions.isEmpty {
            members.append(.init("$defs", .object(schema.definitions.map { .init($0.key, $0.value) })))
        }
        return .object(members)
    }

    private mutating func value(_ kind: ShapeKind) -> JSONValue {
        switch kind {
        case .text(nil, _): return ["type": ["string", "number", "boolean"], "minLength": 1]
        case .text(let pattern?, _): return text(pattern)
        case .flag: return ["type": "boolean"]
        case .integer(let range):
            return [
                "type": "integer", "minimum": .integer(range.lowerBound), "maximum": .integer(range.upperBound),
            ]
        case .choice(let words): return ["enum": .strings(words)]
        case .list(let kind): return ["type": "array", "items": value(kind)]
        case .oneOrMany(let kind):
            let one = value(kind)
            return ["anyOf": [one, ["type": "array", "minItems": 1, "items": one]]]
        case .either(let kinds): return ["anyOf": .array(kinds.map { value($0) })]
        case .localized(let kind):
            let words = value(kind)
            return [
                "anyOf": [
                    words,
                    [
                        "type": "object", "patternProperties": .object([.init(Self.language, words)]),
                        "additionalProperties": false,
                    ],
                ]
            ]
        case .mapping(let kind): return ["type": "object", "additionalProperties": value(kind)]
        case .record(let name, let fields, let rules):
            return reference(name) { $0.object(fields, rules) }
        case .byLanguage(let name, let kind, let fields):
            return reference(name) { schema in
                let words = schema.value(kind)
                guard case .object(let members) = schema.object(fields, []) else { return true }
                return .object(members + [.init("patternProperties", .object([.init(Self.language, words)]))])
            }
        }
    }

    private static let language = "^[a-z]{2,3}$"

    /// A text of a certain form; what YAML may take for a number is allowed where digits alone have that form.
    private func text(_ pattern: String) -> JSONValue {
        let takesNumbers = (try? Regex(pattern)).map { "2019".contains($0) } ?? false
        if !takesNumbers { return ["type": "string", "pattern": .string(pattern)] }
        return ["type": ["string", "integer"], "pattern": .string(pattern), "minimum": 0]
    }

    private mutating func object(_ fields: [FieldDescription], _ rules: [RecordRule]) -> JSONValue {
        var members: [JSONValue.Member] = [
            .init("type", "object"),
            .init("properties", .object(fields.map { .init($0.name, property($0)) })),
        ]
        let required = fields.filter(\.isRequired).map(\.name)
        if !required.isEmpty { members.append(.init("required", .strings(required))) }
        members.append(.init("additionalProperties", false))
        if !rules.isEmpty { members.append(.init("allOf", .array(rules.map(rule)))) }
        return .object(members)
    }

    private mutating func property(_ field: FieldDescription) -> JSONValue {
        guard case .object(let members) = value(field.kind) else { return true }
        var result: [JSONValue.Member] = [.init("description", .string(field.summary))]
        result += members
        if let example = YAMLExample.value(field.example) { result.append(.init("examples", [example])) }
        return .object(result)
    }

    private func rule(_ rule: RecordRule) -> JSONValue {
        func has(_ field: String) -> JSONValue { ["required": .strings([field])] }
        func condition(_ field: String, _ values: [String]) -> JSONValue {
            let value: JSONValue = values.count == 1 ? ["const": .string(values[0])] : ["enum": .strings(values)]
            return ["properties": .object([.init(field, value)]), "required": .strings([field])]
        }
        switch rule {
        case .oneOf(let fields): return fields.count == 1 ? has(fields[0]) : ["anyOf": .array(fields.map(has))]
        case .atMostOneOf(let fields): return ["not": ["required": .strings(fields)]]
        case .unless(let field, let value, let rules):
            return ["if": condition(field, [value]), "else": ["allOf": .array(rules.map(self.rule))]]
        case .misplaced(let fields, let field, let values):
            return [
                "if": condition(field, values),
                "then": ["properties": .object(fields.map { .init($0, false) })],
            ]
        case .needed(let needed, let field, let values):
            return ["if": condition(field, values), "then": has(needed)]
        }
    }

    /// A group of fields under a name of its own; groups of one name that differ get numbers.
    private mutating func reference(_ name: String, make: (inout JSONSchema) -> JSONValue) -> JSONValue {
        let value = make(&self)
        func link(_ key: String) -> JSONValue { ["$ref": .string("#/$defs/" + key)] }
        if let known = definitions.first(where: { $0.name == name && $0.value == value }) { return link(known.key) }
        let twins = definitions.count { $0.name == name }
        let key = slug(name) + (twins == 0 ? "" : "-\(twins + 1)")
        definitions.append((name, key, value))
        return link(key)
    }
}

/// What a field's example is to a reader of YAML 1.2.
enum YAMLExample {
    static func value(_ text: String) -> JSONValue? {
        var diagnostics: [Diagnostic] = []
        guard let node = YAMLParser.parse(Array(text.utf8), file: "", diagnostics: &diagnostics) else { return nil }
        return value(node)
    }

    private static func value(_ node: YAMLNode) -> JSONValue {
        switch node.content {
        case .sequence(let items): return .array(items.map(value))
        case .mapping(let entries, _): return .object(entries.map { .init($0.key, value($0.value)) })
        case .scalar(let scalar):
            guard scalar.isPlain else { return .string(scalar.text) }
            switch scalar.text {
            case "", "~", "null": return .null
            case "true": return true
            case "false": return false
            default: return Int(scalar.text).map(JSONValue.integer) ?? .string(scalar.text)
            }
        }
    }
}
