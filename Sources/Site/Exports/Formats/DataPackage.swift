/// The description of the CSV files by the Data Package standard, version 2.
struct DataPackage {
    private let exports: Exports

    init(_ exports: Exports) {
        self.exports = exports
    }

    func append(to bytes: inout [UInt8]) throws(PageFailure) {
        let about = exports.about
        var resources: [JSONDocument] = []
        for file in exports.files where file.format == .csv {
            guard let table = file.tables(exports.tables).first else { continue }
            resources.append(resource(table, file, try exports.facts(file)))
        }
        let package = JSONDocument.members([
            ("$schema", .string("https://datapackage.org/profiles/2.0/datapackage.json")),
            ("name", .string("register")), ("title", .string(about.title)),
            ("description", about.description.map(JSONDocument.string)), ("homepage", .string(about.homepage)),
            ("licenses", license.map { .list([$0]) }), ("contributors", publisher.map { .list([$0]) }),
            ("sources", .list(sources)), ("resources", .list(resources)),
        ])
        package.append(to: &bytes)
        bytes.append(UInt8(ascii: "\n"))
    }

    /// The standard wants a name of the Open Definition or an address.
    private var license: JSONDocument? {
        exports.about.license.flatMap { license in
            license.url.map { .members([("path", .string($0)), ("title", .string(license.name))]) }
        }
    }

    private var publisher: JSONDocument? {
        exports.about.publisher.map { publisher in
            .members([
                ("title", .string(publisher.name)), ("path", publisher.url.map(JSONDocument.string)),
                ("email", publisher.email.map(JSONDocument.string)), ("roles", .list([.string("publisher")])),
            ])
        }
    }

    private var sources: [JSONDocument] {
        var sources: [JSONDocument] = [
            .members([("title", .string(exports.about.title)), ("path", .string(exports.about.homepage))])
        ]
        if exports.about.usesRates {
            sources.append(
                .members([
                    ("title", .string("European Central Bank, euro foreign exchange reference rates")),
                    (
                        "path",
                        .string(
                            "https://www.ecb.europa.eu/stats/policy_and_exchange_rates/euro_reference_exchange_rates/html/index.en.html"
                        )
                    ),
                ]))
        }
        return sources
    }

    private func resource(_ table: ExportTable, _ file: ExportFile, _ facts: Exports.Facts) -> JSONDocument {
        .members([
            ("name", .string(table.name)), ("type", .string("table")), ("path", .string(file.name)),
            ("description", .string(exports.about.summaries[table.name] ?? "")), ("format", .string("csv")),
            ("mediatype", .string("text/csv")), ("encoding", .string("utf-8")), ("bytes", .integer(facts.bytes)),
            ("hash", .string("sha256:" + facts.sha256)), ("rows", .integer(exports.rows(table))),
            ("dialect", .members([("lineTerminator", .string("\r\n"))])), ("schema", schema(table)),
        ])
    }

    private func schema(_ table: ExportTable) -> JSONDocument {
        // The standard has no key of which one column may be empty: such a reference stands in the database only.
        let keys = table.foreignKeys.filter { $0.columns.count == 1 || !$0.isOptional }
        return .members([
            ("fields", .list(table.columns.map(field))),
            ("primaryKey", .list(table.key.map(JSONDocument.string))),
            ("foreignKeys", keys.isEmpty ? nil : .list(keys.map { foreignKey($0, of: table) })),
            ("missingValues", .list([.string("")])),
        ])
    }

    private func field(_ column: ExportColumn) -> JSONDocument {
        var format: String?
        let type: String
        var constraints: [(String, JSONDocument)] = column.isRequired ? [("required", .flag(true))] : []
        switch column.kind {
        case .text, .date: type = "string"
        case .id:
            type = "string"
            constraints.append(("pattern", .string("[a-z0-9][a-z0-9-]*")))
        case .word(let words):
            type = "string"
            constraints.append(("enum", .list(words.map(JSONDocument.string))))
        case .link: (type, format) = ("string", "uri")
        case .day: type = "date"
        case .integer: type = "integer"
        case .decimal: type = "number"
        case .flag: type = "boolean"
        }
        return .members([
            ("name", .string(column.name)), ("type", .string(type)), ("format", format.map(JSONDocument.string)),
            ("description", .string(column.description.text)), ("unit", column.unit.map(JSONDocument.string)),
            ("constraints", constraints.isEmpty ? nil : .members(constraints.map { ($0.0, $0.1) })),
        ])
    }

    private func foreignKey(_ key: ExportTable.ForeignKey, of table: ExportTable) -> JSONDocument {
        let target = exports.tables.table(key.table)?.key ?? []
        return .members([
            ("fields", .list(key.columns.map(JSONDocument.string))),
            (
                "reference",
                .members([
                    // A table that refers to itself is named by an empty text.
                    ("resource", .string(key.table == table.name ? "" : key.table)),
                    ("fields", .list(target.map(JSONDocument.string))),
                ])
            ),
        ])
    }
}
