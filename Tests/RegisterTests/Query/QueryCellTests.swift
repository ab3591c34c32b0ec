import Content
import Testing

@testable import Register

@Suite("Query: cells")
struct QueryCellTests {
    private func cell(_ markdown: String) throws -> MarkdownCell {
        let (document, problems) = MarkdownDocument.parse(
            Array(markdown.utf8)[...], file: "content/reports/r.md", startLine: 10)
        #expect(problems.isEmpty)
        return try #require(document.cells.first)
    }

    private func problems(_ markdown: String) throws -> [String] {
        let cell = try cell(markdown)
        let (read, problems) = QueryCell.parse(cell)
        let more = try read.map { $0.check(against: try QueryRegister.small.get(), in: cell) } ?? []
        return (problems + more).map {
            "\($0.location.position.line):\($0.location.position.column)+\($0.length) \($0.message) => \($0.suggestion ?? "–")"
        }
    }

    @Test("a cell has a query and how to show it; what it does not say follows from the query")
    func forms() throws {
        let block = try QueryCell.parse(
            cell(
                "```{casebook}\n#| show: bars\n#| title: Fines: a year\n#| caption: As current.\nsum(current)\ngroup by year\n```"
            )
        ).0
        #expect(block?.form == .bars)
        #expect(block?.title == "Fines: a year")
        #expect(block?.caption == "As current.")
        #expect(block?.query.description == "sum(current) group by year")
        #expect(try QueryCell.parse(cell("`{casebook} count where year = 2024`")).0?.form == .number)
        #expect(try QueryCell.parse(cell("```{casebook}\nyear = 2024\n```")).0?.form == .cases)
        #expect(try QueryCell.parse(cell("```{casebook}\ncount, sum(paid)\n```")).0?.form == .table)
    }

    @Test(
        "a wrong cell is an error at its line and column, with what to write",
        arguments: [
            ("```{casebook}\nsum(curent)\n```", "11:5+6 `sum` cannot be taken of `curent` => did you mean `current`?"),
            (
                "> ```{casebook}\n> count\n>   where autority = ap\n> ```",
                "12:11+8 `autority` is not a field => did you mean `authority`?"
            ),
            (
                "Text `{casebook} count where (year = 2024` more.",
                "10:30+1 the bracket that opens here is not closed => close it with `)`"
            ),
            (
                "`{casebook} count where company = netfilx`",
                "10:35+7 `netfilx`: no such company => did you mean `netflix`?"
            ),
            (
                "```{casebook}\n#| show: bar\ncount group by year\n```",
                "11:4+4 `bar` is no way to show a result => did you mean `bars`?"
            ),
            ("```{casebook}\n#| titel: x\ncount\n```", "11:4+5 a cell has no option `titel` => did you mean `title`?"),
            ("```{casebook}\n#| show: bars\ncount\n```", "11:4+4 bars show one group => add `group by` with one field"),
            (
                "```{casebook}\n#| show: number\nyear = 2024\n```",
                "11:4+4 a number shows a measure => write one: `count where …`"
            ),
            (
                "```{casebook}\n#| show: tiles\ncount group by year\n```",
                "11:4+4 tiles are countries => write `group by country`"
            ),
            (
                "```{casebook}\n#| show: line\ncount group by topic\n```",
                "11:4+4 a line goes along time => write `group by year`"
            ),
            (
                "```{casebook}\n#| show: strip\ncount\n```",
                "11:4+4 a strip shows single cases => leave the measures and `group by` out"
            ),
            (
                "`{casebook} count group by year`",
                "10:13+19 a table does not fit into a sentence => write one measure without `group by`, or a block of its own"
            ),
        ])
    func faults(markdown: String, problem: String) throws {
        #expect(try problems(markdown) == [problem])
    }
}
