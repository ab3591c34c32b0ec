import Content

/// The columns of a table with how each gets its values from a row, added one by one.
struct Columns<Row> {
    struct Column: Sendable {
        var facts: ExportColumn
        var value: @Sendable (Row) -> ExportCell
    }

    private(set) var columns: [Column] = []

    mutating func text(_ name: String, _ description: ColumnDescription, _ value: @escaping @Sendable (Row) -> String?)
    {
        add(name, .text, description) { value($0).map(ExportCell.text) ?? .empty }
    }

    /// An id that every row has, of the row itself or of one in another table.
    mutating func id(
        _ name: String, _ description: ColumnDescription, to table: String? = nil,
        _ value: @escaping @Sendable (Row) -> String
    ) {
        add(name, .id, description, isRequired: true, references: table) { .text(value($0)) }
    }

    /// An id that some rows have not.
    mutating func reference(
        _ name: String, _ description: ColumnDescription, to table: String?,
        _ value: @escaping @Sendable (Row) -> String?
    ) {
        add(name, .id, description, references: table) { value($0).map(ExportCell.text) ?? .empty }
    }

    mutating func word(
        _ name: String, _ description: ColumnDescription, of words: [String],
        _ value: @escaping @Sendable (Row) -> String?
    ) {
        add(name, .word(words), description) { value($0).map(ExportCell.text) ?? .empty }
    }

    mutating func link(_ name: String, _ description: ColumnDescription, _ value: @escaping @Sendable (Row) -> String?)
    {
        add(name, .link, description) { value($0).map(ExportCell.text) ?? .empty }
    }

    mutating func date(
        _ name: String, _ description: ColumnDescription, _ value: @escaping @Sendable (Row) -> PartialDate?
    ) {
        add(name, .date, description) { value($0).map { .text($0.edtf) } ?? .empty }
    }

    mutating func day(_ name: String, _ description: ColumnDescription, _ value: @escaping @Sendable (Row) -> Day?) {
        add(name, .day, description) { value($0).map { .text($0.date.edtf) } ?? .empty }
    }

    mutating func integer(
        _ name: String, _ description: ColumnDescription, unit: String? = nil,
        _ value: @escaping @Sendable (Row) -> Int?
    ) {
        add(name, .integer, description, unit: unit) { value($0).map { .integer(Int64($0)) } ?? .empty }
    }

    /// The place of a row among its siblings, from 1: a part of the table's key.
    mutating func number(_ name: String, _ description: ColumnDescription, _ value: @escaping @Sendable (Row) -> Int) {
        add(name, .integer, description, isRequired: true) { .integer(Int64(value($0))) }
    }

    mutating func flag(_ name: String, _ description: ColumnDescription, _ value: @escaping @Sendable (Row) -> Bool?) {
        add(name, .flag, description) { value($0).map(ExportCell.flag) ?? .empty }
    }

    mutating func decimal(
        _ name: String, _ description: ColumnDescription, unit: String? = nil,
        _ value: @escaping @Sendable (Row) -> ExactDecimal?
    ) {
        add(name, .decimal, description, unit: unit) { value($0).map(ExportCell.decimal) ?? .empty }
    }

    /// Words by language: a column in the site's default language, and one for each other, empty where nobody translated.
    ///
    /// Columns and not rows of their own: whoever reads a table wants the words in one language beside the figures.
    mutating func words(
        _ name: String, _ description: ColumnDescription, in languages: [String],
        _ value: @escaping @Sendable (Row, String) -> String?
    ) {
        for (place, language) in languages.enumerated() {
            let own = place == 0 ? name : "\(name)_\(language.lowercased())"
            var what = description
            if place > 0 { what.wordsLanguage = language }
            text(own, what) { value($0, language) }
        }
    }

    private mutating func add(
        _ name: String, _ kind: ExportColumn.Kind, _ description: ColumnDescription, unit: String? = nil,
        isRequired: Bool = false,
        references: String? = nil, _ value: @escaping @Sendable (Row) -> ExportCell
    ) {
        let facts = ExportColumn(
            name: name, kind: kind, description: description, unit: unit, isRequired: isRequired, references: references
        )
        columns.append(Column(facts: facts, value: value))
    }
}

extension Columns {
    /// A sum as an event or a sanction states it: the number, its smallest units, and why there is none.
    mutating func amount(_ name: String, _ description: ColumnDescription, _ value: @escaping @Sendable (Row) -> Amount)
    {
        decimal(name, description, unit: "currency") { value($0).money.map { ExactDecimal($0) } }
        integer(name + "_minor", "The same in the currency's smallest unit, such as cents.", unit: "minor unit") {
            value($0).money.map { Int($0.minorUnits) }
        }
        word(
            name + "_state",
            "Whether there is a number, and why not: `none` has no amount, `undisclosed` was kept back.",
            of: ExportWords.amountStates
        ) { ExportWords.state(value($0)) }
    }

    /// A sum that is a number where it is there at all.
    mutating func money(_ name: String, _ description: ColumnDescription, _ value: @escaping @Sendable (Row) -> Money?)
    {
        decimal(name, description, unit: "currency") { value($0).map { ExactDecimal($0) } }
        integer(name + "_minor", "The same in the currency's smallest unit, such as cents.", unit: "minor unit") {
            value($0).map { Int($0.minorUnits) }
        }
    }
}

/// The words by which cells name what is not a number.
enum ExportWords {
    static let amountStates = ["number", "none", "undisclosed", "unknown"]

    static func state(_ amount: Amount) -> String {
        switch amount {
        case .number: "number"
        case .none: "none"
        case .undisclosed: "undisclosed"
        case .unknown: "unknown"
        }
    }

    static func all<Value: CaseIterable & RawRepresentable>(_: Value.Type) -> [String] where Value.RawValue == String {
        Value.allCases.map(\.rawValue)
    }
}
