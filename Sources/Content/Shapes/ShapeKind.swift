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
    case record(String, [FieldDescription], rules: [RecordRule] = [])
    /// Codes of languages, each with such a value, beside the fields of a group.
    case byLanguage(String, ShapeKind, [FieldDescription])
}

/// What holds between the fields of a group, as data: each rule says in the JSON Schema what a `finish` checks.
package enum RecordRule: Sendable {
    /// At least one of these fields stands there.
    case oneOf([String])
    /// At most one of these fields stands there.
    case atMostOneOf([String])
    /// These rules hold unless another field has this value.
    indirect case unless(String, is: String, [RecordRule])
    /// Where a field has one of these values, these other fields do not belong to the group.
    case misplaced([String], where: String, is: [String])
    /// Where a field has one of these values, this other field must stand there.
    case needed(String, where: String, is: [String])
}

/// One field of a group of fields, as data.
package struct FieldDescription: Sendable {
    package var name: String
    package var summary: String
    package var example: String
    package var isRequired: Bool
    package var kind: ShapeKind
}
