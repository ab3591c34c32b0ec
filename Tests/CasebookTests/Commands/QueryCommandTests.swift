import CasebookTesting
import Foundation
import Testing

@testable import casebook

@Suite("The query command")
struct QueryCommandTests {
    private let site: TestSite

    init() throws {
        site = try TestSite(
            """
            -- content/cases/ap-netflix-2024.md --
            ---
            title: =Netflix, "fined"
            authority: ap
            company: netflix
            decided: 2024-11-26
            fine: EUR 4750000.50
            source: {url: "https://example.org/", kind: decision}
            ---
            Text.
            -- content/cases/ap-uber-2023.md --
            ---
            title: Uber fined
            authority: ap
            companies: [uber, netflix]
            decided: 2023-12-11
            fine: undisclosed
            source: {url: "https://example.org/", kind: decision}
            ---
            Text.
            """)
        // The query needs no theme.
        try site.delete("themes")
    }

    private func run(_ query: String, _ more: String...) -> CommandRun {
        CommandRun(
            arguments: ["query", query, "--content", site.folder + "/content", "--as-of", "2026-01-01"] + more)
    }

    @Test("a table stands in columns, its figures at the right, with what is to be known of them")
    func table() {
        let run = run("count, sum(current) group by year")
        #expect(run.status == .success)
        #expect(run.error == "")
        #expect(
            run.output == """
                year  count               sum(current)
                ----  -----  -------------------------
                2023      1                 – (0 of 1)
                2024      1           EUR 4,750,000.50
                ----  -----  -------------------------
                 all      2  EUR 4,750,000.50 (1 of 2)

                """)
    }

    @Test("CSV is that of RFC 4180, and no text in it is a formula")
    func csv() {
        let list = run("year > 2000", "--format", "csv")
        #expect(list.status == .success)
        #expect(
            list.output
                == "case,title,decided,authority,company,standing,finality,imposed,imposed currency,imposed partial,"
                + "imposed EUR,current,current currency,current partial,current EUR\r\n"
                + "ap-netflix-2024,\"'=Netflix, \"\"fined\"\"\",2024-11-26,ap,netflix,imposed,unknown,"
                + "4750000.50,EUR,false,4750000.50,4750000.50,EUR,false,4750000.50\r\n"
                + "ap-uber-2023,Uber fined,2023-12-11,ap,uber; netflix,imposed,unknown,"
                + "undisclosed,,false,,undisclosed,,false,\r\n")
        let groups = run("sum(current), share(cases) group by company", "--format", "csv")
        #expect(
            groups.output
                == "company,sum(current),sum(current) currency,sum(current) known,sum(current) of,"
                + "sum(current) estimate,share(cases)\r\n"
                + "netflix,4750000.50,EUR,1,2,false,100.0\r\nuber,,EUR,0,1,false,50.0\r\n")
    }

    @Test("JSON holds every row, the total and the notes, and any parser reads it")
    func json() throws {
        let run = run("sum(current), max(current) group by company", "--format", "json")
        #expect(run.status == .success)
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        #expect(object["query"] as? String == "sum(current), max(current) group by company")
        #expect(object["cases"] as? Int == 2)
        let rows = try #require(object["rows"] as? [[String: Any]])
        #expect(rows.map { $0["company"] as? String } == ["netflix", "uber"])
        let sum = try #require(rows[0]["sum(current)"] as? [String: Any])
        #expect(sum["amount"] as? Double == 4_750_000.5)
        #expect(sum["known"] as? Int == 1)
        #expect(sum["of"] as? Int == 2)
        #expect((rows[0]["max(current)"] as? [String: Any])?["case"] as? String == "ap-netflix-2024")
        let total = try #require(object["total"] as? [String: Any])
        #expect((total["sum(current)"] as? [String: Any])?["of"] as? Int == 2)
        #expect((object["notes"] as? [String])?.count == 1)
    }

    @Test("a wrong query is wrong usage, with a caret and what could stand there")
    func wrongQuery() {
        let run = run("sum(curent) where standing = imposd")
        #expect(run.status == .wrongUsage)
        #expect(run.output == "")
        #expect(
            run.error == """
                query: error: `sum` cannot be taken of `curent`
                   sum(curent) where standing = imposd
                       ^~~~~~ did you mean `current`?
                   what could stand there: `imposed`, `current`, `paid`, `settled`, `forfeited`, `days`
                query: error: `imposd` is not a value of `standing`
                   sum(curent) where standing = imposd
                                                ^~~~~~ did you mean `imposed`?
                   what could stand there: `imposed`, `upheld`, `reduced`, `restored`, `increased`, `annulled`,
                     `revoked`, `settled`, `unknown`, `mixed`, `under-investigation`, `proposed`, `closed`

                """)
    }

    @Test("an id that does not exist is wrong usage, not an empty answer")
    func unknownID() {
        let run = run("company = netfilx")
        #expect(run.status == .wrongUsage)
        #expect(
            run.error.contains("`netfilx`: no such company\n   company = netfilx\n             ^~~~~~~ did you mean"))
    }

    @Test("content with errors is not asked")
    func brokenContent() throws {
        try site.edit("content/cases/ap-uber-2023.md", replacing: "authority: ap", with: "authority: app")
        let run = run("count")
        #expect(run.status == .contentHasErrors)
        #expect(run.output == "")
        #expect(run.error.contains("`app`: no such authority"))
    }

    @Test("without a query there is help, and the documentation can be printed")
    func reference() {
        #expect(CommandRun("query").status == .wrongUsage)
        let run = CommandRun("query", "--reference")
        #expect(run.status == .success)
        #expect(run.output.hasPrefix("# The query\n"))
    }
}
