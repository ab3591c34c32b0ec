/// What is known of a column but its values: its name, its type, what it means.
struct ExportColumn: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case text
        /// A name that other rows refer to: lower-case letters, digits and hyphens.
        case id
        /// One of a closed list of words.
        case word([String])
        case link
        /// A date as exactly as it is known, in the Extended Date/Time Format: `2019`, `2019-01`, `2019-01-22?`.
        case date
        /// A calendar day: `2019-01-22`.
        case day
        case integer
        /// An exact decimal number.
        case decimal
        case flag
    }

    var name: String
    var kind: Kind
    var description: ColumnDescription
    /// What the numbers count; nil where they count things.
    var unit: String?
    /// Whether every row has a value.
    var isRequired: Bool
    /// The table whose rows the values are the ids of.
    var references: String?
}
