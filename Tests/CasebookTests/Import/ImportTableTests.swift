import Testing

@testable import casebook

@Suite("Import: tables")
struct ImportTableTests {
    private func table(_ text: String) throws -> ImportTable { try ImportTable.read(Array(text.utf8)) }

    @Test("fields in quotes hold separators, line breaks and quotes, and rows know their lines")
    func quotes() throws {
        let table = try table(
            "\u{FEFF}name,sum\r\n\"Vries, de\",1\r\n\"two\nlines\",2\r\n\"a \"\"b\"\"\",3\r\n\r\nlast,4")
        #expect(table.columns == ["name", "sum"])
        #expect(
            table.rows.map(\.cells) == [["Vries, de", "1"], ["two\nlines", "2"], ["a \"b\"", "3"], ["last", "4"]])
        #expect(table.rows.map(\.line) == [2, 3, 5, 7])
    }

    @Test(
        "the separator is what the first line has most of",
        arguments: ["naam;bedrag\nA, B;\"1;2\"", "naam\tbedrag\nA, B\t1;2", "naam|bedrag\nA, B|1;2"])
    func separators(text: String) throws {
        let table = try table(text)
        #expect(table.columns == ["naam", "bedrag"])
        #expect(table.rows.map(\.cells) == [["A, B", "1;2"]])
    }

    @Test("a short row has empty cells, and an unknown column none")
    func shortRows() throws {
        let table = try table("a,b,c\n1\n1,2,3,4")
        #expect(table.cell("c", table.rows[0]) == "")
        #expect(table.cell("c", table.rows[1]) == "3")
        #expect(!table.has("d"))
    }

    @Test("records in JSON may be a list, stand in an object, or one on each line, and may be nested")
    func json() throws {
        let record =
            #"{"id": 7, "party": {"name": "Bäckerei \u00dc\ud83d\ude00\n", "of": null}, "articles": ["5", "6"]}"#
        for text in ["[\(record)]", "{\"count\": 1, \"items\": [\(record)]}", record + "\n" + record] {
            let table = try table(text)
            #expect(table.columns == ["id", "party.name", "party.of", "articles"])
            #expect(table.rows.first?.cells == ["7", "Bäckerei Ü😀\n", "", "5|6"])
        }
        #expect(try table(record + "\n" + record).rows.map(\.line) == [1, 2])
    }

    @Test("numbers in JSON keep their digits, and an exponent is written out")
    func numbers() throws {
        let table = try table(#"[{"sum": 35258707.95}, {"sum": 1e3}, {"sum": 4.755e2}, {"sum": 1E+2}, {"sum": 5e-3}]"#)
        #expect(table.rows.map { $0.cells[0] } == ["35258707.95", "1000", "475.5", "100", "5e-3"])
    }

    @Test("objects under their names, and lists with or without names of columns, are records too")
    func otherJSON() throws {
        let byName = try table(#"{"ETid-1": {"who": "A", "sum": 5}, "ETid-2": {"who": "B"}}"#)
        #expect(byName.columns == ["key", "who", "sum"])
        #expect(byName.rows.map(\.cells) == [["ETid-1", "A", "5"], ["ETid-2", "B", ""]])
        let named = try table(#"{"columns": ["id", "who"], "rows": [[1, "A"], [2, "B", "more"]]}"#)
        #expect(named.columns == ["id", "who", "column 3"])
        #expect(named.rows.map(\.cells) == [["1", "A", ""], ["2", "B", "more"]])
        let bare = try table(#"[["1", "A"]]"#)
        #expect(bare.columns == ["column 1", "column 2"])
        #expect(bare.rows.map(\.cells) == [["1", "A"]])
        // One record that holds objects stays one.
        #expect(try table(#"{"decision": {"date": "2020"}, "party": {"name": "A"}}"#).rows.count == 1)
    }

    @Test("a table is read in the encoding that it is in, and a guess is said")
    func encodings() throws {
        let text = "naam;bedrag\r\nCafé “Zoë”;€ 5\r\n"
        let wanted = [["Café “Zoë”", "€ 5"]]
        var high: [UInt8] = []
        var low: [UInt8] = [0xFF, 0xFE]
        for unit in [0xFEFF] + Array(text.utf16) { high += [UInt8(unit >> 8), UInt8(unit & 0xFF)] }
        for unit in text.utf16 { low += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        for bytes in [Array(text.utf8), high, low] {
            let table = try ImportTable.read(bytes)
            #expect(table.rows.map(\.cells) == wanted)
            #expect(table.note == nil)
        }
        let signs: [Character: UInt8] = ["é": 0xE9, "ë": 0xEB, "“": 0x93, "”": 0x94, "€": 0x80]
        let western = text.replacing("\r\n", with: "\n").flatMap { sign in
            signs[sign].map { [$0] } ?? Array(String(sign).utf8)
        }
        let guessed = try ImportTable.read(western)
        #expect(guessed.rows.map(\.cells) == wanted)
        #expect(guessed.note?.contains("Windows-1252") == true && guessed.note?.contains("“Café”") == true)
    }

    @Test("a line that names the separator, as spreadsheets write it, is no header")
    func namedSeparator() throws {
        let table = try table("sep=;\r\na, b;c\r\n1;2\r\n")
        #expect(table.columns == ["a, b", "c"])
        #expect(table.rows.map(\.cells) == [["1", "2"]])
        #expect(table.rows.map(\.line) == [3])
    }

    @Test(
        "what is no table is an error at its line",
        arguments: [
            ("", 1), ("a,a\n1,2", 1), ("a,b\n\"1,2\n3", 2), ("[{\"a\": 1},\n {\"a\" 2}]", 2), ("[1]", 1),
            ("[{\"a\": nul}]", 1),
            ("{\"a\":", 1), ("\n\n{}", 1),
        ])
    func problems(text: String, line: Int) {
        do {
            _ = try table(text)
            Issue.record("it was read")
        } catch let problem as ImportTable.Problem {
            #expect(problem.line == line)
        } catch {
            Issue.record("\(error)")
        }
    }

    @Test("bytes of no known encoding, and values nested without end, are errors")
    func hostile() {
        #expect(throws: ImportTable.Problem.self) { try ImportTable.read([0x61, 0x2C, 0x81, 0x0A]) }
        #expect(throws: ImportTable.Problem.self) { try table(String(repeating: "[", count: 100_000)) }
    }

    @Test("no input crashes or hangs the readers", arguments: 0..<300)
    func fuzz(seed: Int) {
        var random = SeededNumbers(state: UInt64(seed))
        let parts = [
            "\"", ",", ";", "\t", "\n", "\r", "a", "{", "}", "[", "]", ":", "\\u12", "\\", "1", "é", "null", " ",
        ]
        let text = (0..<Int.random(in: 0..<80, using: &random)).map { _ in parts.randomElement(using: &random) ?? "" }
        let table = try? table(text.joined())
        #expect(table?.rows.allSatisfy { $0.line >= 1 } ?? true)
    }
}

/// Numbers that are the same on every machine.
struct SeededNumbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
