/// What a field takes, as data: the source of the reference, the JSON Schema and the words of error messages.
package indirect enum ShapeKind: Sendable {
    case text(pattern: String?, example: String)
    case flag
    case integer(ClosedRange<Int>)
    case choice([String])
    case list(ShapeKind)
    case oneOrMany(ShapeKind)
    case either([ShapeKind])
    case localized(ShapeKind)
    /// Any names of fields, each with such a value.
    case mapping(ShapeKind)
    case record(String, [FieldDescription])
}

/// One field of a group of fields, as data.
package struct FieldDescription: Sendable {
    package var name: String
    package var summary: String
    package var example: String
    package var isRequired: Bool
    package var kind: ShapeKind
}
