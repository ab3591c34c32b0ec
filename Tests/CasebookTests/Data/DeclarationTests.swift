import CasebookTesting
import Content
import Foundation
import Testing

@testable import Publication
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
                let text = column.description.text
                #expect(text.hasSuffix(".") && !text.hasSuffix("..") && !text.contains("{"), "\(column.name): \(text)")
            }
        }
    }

    @Test("says in Dutch too what each column means, and nothing that no column means")
    func translations() throws {
        let sentences = Set(try tables().all.flatMap(\.columns).map(\.description.sentence))
        var problems: [Diagnostic] = []
        let path = Repository.folder + "/themes/default/locales/nl.yml"
        let bytes = Array(try Data(contentsOf: URL(filePath: path)))
        let locale = LocaleFile.read(bytes, language: "nl", path: "nl.yml", diagnostics: &problems)
        let prefix = ColumnDescription.section + "."
        let translated = locale.entries.map(\.key).filter { $0.hasPrefix(prefix) }.map { $0.dropFirst(prefix.count) }
        #expect(Set(translated.map(String.init)) == sentences)
        #expect(problems.isEmpty)
    }

    @Test("is read in the language of the page, and in English where a theme has no words for it")
    func pages() throws {
        let site = try TestSite("-- content/site.yml --\ntitle: R\nbase_url: https://r.example/\nlanguages: [en, nl]\n")
        try site.build()
        site.expect("data/index.html", contains: "<td><span>The same in EUR.</span>")
        site.expect("nl/data/index.html", contains: "<td><span>Hetzelfde in EUR.</span>")
        site.expect("nl/data/index.html", contains: "<td><span>De kop, in nl.</span>")
        site.expect("nl/data/index.html", lacks: "lang=\"en\">The")
        try site.edit("themes/default/locales/nl.yml", replacing: "  \"The headline.\": \"De kop.\"\n", with: "")
        try site.build()
        site.expect("nl/data/index.html", contains: "<td><span lang=\"en\">The headline, in nl.</span>")
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
