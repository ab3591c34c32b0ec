/// A value of JSON whose members keep their order, so that the same value always gives the same text.
package indirect enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    case integer(Int)
    /// A number as it is written, such as `4.75`.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([Member])

    package struct Member: Hashable, Sendable {
        package var name: String
        package var value: JSONValue

        package init(_ name: String, _ value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    /// A list of texts.
    package static func strings(_ texts: [String]) -> JSONValue { .array(texts.map(JSONValue.string)) }

    /// The value as text, ending in a line feed, with two blanks for each level.
    package var text: String {
        var writer = JSONWriter(.indented)
        write(to: &writer)
        return String(decoding: writer.bytes, as: UTF8.self) + "\n"
    }

    private func write(to writer: inout JSONWriter) {
        switch self {
        case .null: writer.null()
        case .bool(let value): writer.flag(value)
        case .integer(let value): writer.number(value)
        case .number(let digits): writer.number(written: digits)
        case .string(let value): writer.text(value)
        case .array(let items):
            writer.list(isFlat: items.allSatisfy(\.isScalar)) { list in
                for item in items { item.write(to: &list) }
            }
        case .object(let members):
            writer.object(isFlat: members.count == 1 && members[0].value.isScalar) { object in
                for member in members {
                    object.key(member.name)
                    member.value.write(to: &object)
                }
            }
        }
    }

    private var isScalar: Bool {
        switch self {
        case .array, .object: false
        default: true
        }
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
    package init(stringLiteral value: String) { self = .string(value) }
    package init(integerLiteral value: Int) { self = .integer(value) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension JSONValue: ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
    package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(elements.map { Member($0.0, $0.1) })
    }
}
