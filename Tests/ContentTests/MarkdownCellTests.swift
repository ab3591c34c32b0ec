import Testing

@testable import Content

@Suite("Markdown cells") struct MarkdownCellTests {
    @Test("a fenced cell gives its query, its options and where they stand")
    func block() throws {
        let parsed = ParsedMarkdown(
            "Text\n\n> ```{casebook}\n> #| as: bar chart\n> #| title:  Fines: a year\n>\n>  sum(current)\n> where x\n> ```\n",
            startLine: 5)
        let cell = try #require(parsed.document.cells.first)
        #expect(cell.query == " sum(current)\nwhere x")
        #expect(cell.options.map(\.name) == ["as", "title"])
        #expect(cell.options.map(\.value) == ["bar chart", "Fines: a year"])
        #expect(cell.options[1].location.position == SourcePosition(line: 9, column: 6))
        #expect(cell.location.position == SourcePosition(line: 11, column: 3))
        #expect(!cell.isInline)
        #expect(parsed.problems == [])
    }

    @Test("inline code that begins with the mark is a cell")
    func inline() throws {
        let parsed = ParsedMarkdown(
            "é `{casebook} count` and\n   `{casebook}  sum(current) where a = \"b\"` and `casebook`.")
        #expect(parsed.document.cells.map(\.query) == ["count", "sum(current) where a = \"b\""])
        #expect(
            parsed.document.cells.map(\.location.position) == [
                SourcePosition(line: 1, column: 15), SourcePosition(line: 2, column: 17),
            ])
        #expect(parsed.document.cells.map(\.isInline) == [true, true])
    }

    @Test("a cell is replaced by what it came to, else shown as code")
    func rendered() {
        let parsed = ParsedMarkdown("In `{casebook} count` cases.\n\n```{casebook}\na < b\n```\n")
        #expect(parsed.html() == "<p>In <code>count</code> cases.</p>\n<pre><code>a &lt; b</code></pre>\n")
        let html = parsed.document.html(
            links: { _ in .plain(text: "") }, cells: { Array($0.isInline ? "<b>7</b>".utf8 : "<svg></svg>".utf8) })
        #expect(String(decoding: html, as: UTF8.self) == "<p>In <b>7</b> cases.</p>\n<svg></svg>\n")
    }

    @Test(
        "a cell that is empty, misspelt or has a broken option is an error",
        arguments: [
            ("`{casebook}`", "1:2 empty-cell"), ("```{casebook}\n\n```", "1:4 empty-cell"),
            ("```{casebok}\nx\n```", "1:4 unknown-cell"), ("```{casebook as=x}\nx\n```", "1:4 unknown-cell"),
            ("```{casebook}\n#| chart\nx\n```", "2:4 bad-cell-option"),
        ])
    func faults(text: String, problem: String) {
        #expect(ParsedMarkdown(text).problems == [problem])
    }
}
