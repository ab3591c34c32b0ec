import Content

/// What a table's rows belong to: each has an owner, and with it stands in one JSON record.
enum RecordKind: String, CaseIterable, Sendable {
    case caseRecord = "case"
    case authority, court, company, organisation, law, topic, sector, dossier

    /// The table with one row for each.
    var table: String {
        switch self {
        case .caseRecord: "cases"
        case .authority: "authorities"
        case .court: "courts"
        case .company: "companies"
        case .organisation: "organisations"
        case .law: "laws"
        case .topic: "topics"
        case .sector: "sectors"
        case .dossier: "dossiers"
        }
    }
}

/// A table of the register: what its columns are, and the rows that each owner has in it.
///
/// Every download is made from these declarations, so that no two of them can disagree.
struct ExportTable: Sendable {
    /// Several columns that together name a row of another table; one of them may be empty.
    struct ForeignKey: Hashable, Sendable {
        var columns: [String]
        var table: String
        /// Whether a row may lack one of the columns, and then refers to nothing.
        var isOptional = false
    }

    let name: String
    /// Whose rows they are.
    let kind: RecordKind
    /// The columns that together name a row.
    let key: [String]
    let columns: [ExportColumn]
    let foreignKeys: [ForeignKey]
    /// Whether it is a sheet of the spreadsheet: what people read, not the long texts and the joining tables.
    let isSheet: Bool
    /// Its place among the tables of its kind, given when all are declared.
    var place = 0
    /// The names of the columns as members of a JSON object begin, one behind the other: `"id":"title":`.
    let members: [UInt8]
    /// Where the name of each column begins there, and at last where all end.
    let memberStarts: [Int]
    /// Packs the rows of an owner.
    let pack: @Sendable (Int, inout PackedRows.Packer) -> Void

    init<Row>(
        _ name: String, of kind: RecordKind, key: [String], _ columns: Columns<Row>, foreignKeys: [ForeignKey] = [],
        isSheet: Bool = false, rows: @escaping @Sendable (Int) -> [Row]
    ) {
        self.name = name
        self.kind = kind
        self.key = key
        self.columns = columns.columns.map(\.facts)
        self.foreignKeys =
            columns.columns.compactMap { column in
                column.facts.references.map {
                    ForeignKey(columns: [column.facts.name], table: $0, isOptional: !column.facts.isRequired)
                }
            } + foreignKeys
        self.isSheet = isSheet
        let values = columns.columns.map(\.value)
        var members: [UInt8] = []
        var memberStarts = [0]
        for column in columns.columns {
            members.appendQuoted(column.facts.name)
            members.append(UInt8(ascii: ":"))
            memberStarts.append(members.count)
        }
        self.members = members
        self.memberStarts = memberStarts
        pack = { owner, packer in
            for row in rows(owner) {
                packer.beginRow()
                for value in values { packer.append(value(row)) }
            }
        }
    }

    /// Whether it has the one row that is its owner.
    var isRecord: Bool { name == kind.table }

    /// A column by its name.
    func column(_ name: String) -> ExportColumn? { columns.first { $0.name == name } }
}

/// What a table holds of one owner, in a few bytes.
struct TableDigest: Hashable, Sendable {
    var hash: UInt64
    var rows: Int
}
