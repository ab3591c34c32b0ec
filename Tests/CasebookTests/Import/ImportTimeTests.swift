import CasebookTesting
import Content
import Testing

@testable import casebook

@Suite("Importing: time against size", .serialized)
struct ImportTimeTests {
    private static func times(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

    private static let texts: [(name: String, text: @Sendable (Int) -> String)] = [
        ("one long word", { times("a", $0) }), ("capitals", { times("A", $0) }),
        ("words in capitals", { times("ABc", $0 / 3) }),
        ("articles", { count in (0..<count / 8).map { "Art. \($0 % 9999)|" }.joined() }),
        ("paragraphs", { "Art. 1" + times("(1)", $0 / 3) }), ("several", { "Art. 1 (1)" + times(", (2)", $0 / 5) }),
        ("tags that do not end", { times("<a", $0 / 2) }), ("one tag", { "<" + times("a", $0) + ">" }),
        ("long tags", { times("<a " + times("b", 1500) + "=>", $0 / 1505) }),
        ("quotes in tags", { times("<a b='", $0 / 6) + ">" }), ("ampersands", { times("&a", $0 / 2) }),
        ("entities", { times("&amp;", $0 / 5) }), ("zeros", { times("0", $0) }), ("points", { times("1.", $0 / 2) }),
        ("blanks", { times(" ", $0) + "a" }), ("lines", { times("\n", $0) }), ("signs", { times("[*_`<>", $0 / 6) }),
    ]

    @Test("a long cell takes a time that grows with it", arguments: texts.map(\.name))
    func cells(name: String) throws {
        let load = try #require(Self.texts.first { $0.name == name })
        func read(_ text: String) {
            _ = ImportCitation.read(text, law: "gdpr", names: ["GDPR"])
            _ = ImportText.markdown(text)
            _ = try? ImportAmount(currency: Currency("EUR"), decimal: nil).read(text)
            _ = ImportDate.read(text, formats: ["DD-MM-YYYY", "D MMMM YYYY"])
        }
        let (half, full) = (load.text(20_000), load.text(40_000))
        Growth.expectLinear(name, within: 1.5, half: { read(half) }, full: { read(full) })
    }

    private static let map = """
        id: {register: list, column: nr}
        title: "{who} fined"
        authority: ap
        company: {column: who, create: true, country: NL}
        date: {column: day}
        source: {title: The list, kind: database}

        """

    @Test(
        "a long table takes a time that grows with it, whoever its rows name",
        arguments: ["Company %", "Same name", "Company % B.V. (Holding)", "Bakkerij De Vries-% N.V."])
    func rows(name: String) throws {
        let content = try TestSite("")
        let tree = try ContentReader(root: content.folder + "/content", jobs: 1).read().0
        func importTable(_ count: Int) throws {
            var text = "nr,who,day\n"
            for row in 0..<count { text += "\(row),\(name.replacing("%", with: String(row))),2020-01-02\n" }
            let table = try ImportTable.read(Array(text.utf8))
            var reader = ImportMapReader(file: "map.yml", table: table)
            let read = reader.read(Array(Self.map.utf8))
            let map = try #require(read)
            var importer = Importer(
                map: map, table: table, tree: tree, root: "content", list: MatchList(), ledger: ImportLedger(),
                existing: { _ in nil })
            #expect(importer.run().count(.added) == count)
        }
        try Growth.expectLinear(
            name, within: 4, half: { try importTable(500) }, full: { try importTable(1000) })
    }

    @Test("a table with more columns than any has is refused, as text and as JSON")
    func columns() {
        let text = (0..<1001).map { "c\($0)" }.joined(separator: ",")
        let records = "[" + (0..<1001).map { "{\"c\($0)\": 1}" }.joined(separator: ",") + "]"
        for table in [text, records] {
            #expect(throws: ImportTable.Problem.self) { try ImportTable.read(Array(table.utf8)) }
        }
    }
}
