import CasebookTesting
import Content
import Publication
import Testing

@testable import Site

@Suite("The declaration of the tables")
struct DeclarationTests {
    private func tables() throws -> ExportTables {
        let site = try TestSite("")
        let (register, _) = try SiteBuild(content: site.folder + "/content", jobs: 1, asOf: Day("2026-01-01"))
            .register()
        let addresses = Addresses(baseURL: "https://register.example/", defaultLanguage: "en")
        return ExportTables(ExportScope(register, addresses, languages: ["en", "nl"]))
    }

    @Test("names every table once, and themes have a word for each")
    func names() throws {
        let names = try tables().all.map(\.name)
        #expect(names.sorted() == ExportTables.names.sorted())
        #expect(Set(names).count == names.count)
    }

    @Test("has each column once, named for every tool, with a sentence")
    func columns() throws {
        for table in try tables().all {
            #expect(Set(table.columns.map(\.name)).count == table.columns.count, "\(table.name)")
            for column in table.columns {
                #expect(column.name.wholeMatch(of: #/[a-z][a-z0-9_]*/#) != nil, "\(table.name).\(column.name)")
                #expect(column.description.hasSuffix(".") && !column.description.hasSuffix(".."), "\(column.name)")
            }
        }
    }

    @Test("has for each table a key of its own columns, beginning with its owner")
    func keys() throws {
        for table in try tables().all {
            for name in table.key { #expect(table.column(name) != nil, "\(table.name).\(name)") }
            #expect(table.key.first == table.columns.first?.name, "\(table.name)")
            if !table.isRecord { #expect(table.columns.first?.references == table.kind.table, "\(table.name)") }
        }
    }

    @Test("leads by each foreign key to as many columns of another table's key, of the same kind")
    func foreignKeys() throws {
        let tables = try tables()
        for table in tables.all {
            for key in table.foreignKeys {
                let target = try #require(tables.table(key.table), "\(table.name): \(key.table)")
                #expect(target.key.count == key.columns.count, "\(table.name) to \(key.table)")
                for (own, other) in zip(key.columns, target.key) {
                    #expect(table.column(own)?.kind == target.column(other)?.kind, "\(table.name).\(own)")
                }
            }
        }
    }
}
