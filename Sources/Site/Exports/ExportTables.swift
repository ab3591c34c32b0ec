/// Every table of the register's downloads: the one declaration that all of them are made from.
struct ExportTables: Sendable {
    /// The table of cases first, each other behind those its rows belong to.
    let all: [ExportTable]
    let byKind: [RecordKind: [Int]]
    private let places: [String: Int]
    /// The tables whose rows belong to records of a kind, the records' own first.
    private let ofKind: [RecordKind: [ExportTable]]

    init(_ scope: ExportScope) {
        var all =
            CaseTables(scope: scope).all + SanctionTables(scope: scope).all + EventTables(scope: scope).all
            + PartyTables(scope: scope).all + SourceTables(scope: scope).all + EntityTables(scope: scope).all
            + CollectionTables(scope: scope).all
        let byKind = Dictionary(grouping: all.indices) { all[$0].kind }
        for places in byKind.values {
            for (place, table) in places.enumerated() { all[table].place = place }
        }
        self.byKind = byKind
        self.all = all
        ofKind = byKind.mapValues { [all] in $0.map { all[$0] }.sorted { $0.isRecord && !$1.isRecord } }
        places = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1.name, $0) })
    }

    /// The table with a name.
    func table(_ name: String) -> ExportTable? { places[name].map { all[$0] } }

    /// The tables whose rows belong to records of a kind, the records' own first.
    func tables(of kind: RecordKind) -> [ExportTable] { ofKind[kind] ?? [] }

    /// The names of all tables: what a theme must have a word for.
    static let names = """
        cases case_amounts texts case_topics case_sectors identifiers related_cases sanctions sanction_parties \
        fine_parts events event_actors event_sources parties case_authorities complainants provisions sources quotes \
        corrections authorities courts companies company_names company_parents company_services organisations laws \
        articles topics sectors dossiers
        """.split(separator: " ").map(String.init)
}
