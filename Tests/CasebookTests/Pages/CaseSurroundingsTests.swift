import CasebookTesting
import Foundation
import Testing

@Suite("Beside a case: its kin, and the cases before and after it")
struct CaseSurroundingsTests {
    /// A register of many cases that have one topic in common, and a few that have more.
    private func site() throws -> TestSite {
        var text = """
            -- content/topics.yml --
            - {id: common, name: Common}
            - {id: rare, name: Rare}

            """
        for number in 1...30 {
            text += caseFile(
                "ap-other\(number)-2020", company: "{name: Other \(number)}", "topics: [common]", day: number)
        }
        text += caseFile("ap-uber-2021-first", company: "uber", "topics: [common]", day: 3)
        text += caseFile("ap-uber-2022-second", company: "uber", "topics: [common]", day: 4)
        text += caseFile("ap-rare-2023", company: "{name: Rare One}", "topics: [rare, common]", day: 5)
        text += caseFile("ap-rare-2024", company: "{name: Rare Two}", "topics: [rare, common]", day: 6)
        let site = try TestSite(text)
        try site.build()
        return site
    }

    private func caseFile(_ id: String, company: String, _ fields: String, day: Int) -> String {
        let year = id.split(separator: "-").compactMap { Int($0) }.first ?? 2020
        return """
            -- content/cases/\(id).md --
            ---
            title: The case \(id)
            authority: ap
            company: \(company)
            decided: \(year)-01-\(day < 10 ? "0" : "")\(day)
            fine: EUR 1000
            \(fields)
            source: https://example.org/\(id)
            ---
            Text.

            """
    }

    private func section(_ page: String, _ id: String) -> String {
        guard let start = page.range(of: "aria-labelledby=\"\(id)\"") else { return "" }
        let rest = page[start.upperBound...]
        return String(rest[..<(rest.range(of: "</ul>")?.lowerBound ?? rest.endIndex)])
    }

    @Test("cases of the same company are kin, and the page says why")
    func company() throws {
        let related = section(try site().page("cases/ap-uber-2021-first/index.html"), "related")
        #expect(related.contains("Same company: Uber"))
        #expect(related.contains("/cases/ap-uber-2022-second/"))
    }

    @Test("what nearly every case has makes no kin; what two cases alone have does")
    func rarity() throws {
        let site = try site()
        let rare = section(try site.page("cases/ap-rare-2024/index.html"), "related")
        #expect(rare.contains("/cases/ap-rare-2023/"))
        #expect(rare.contains("In common: Rare"))
        #expect(!rare.contains("other"))
        #expect(section(try site.page("cases/ap-other7-2020/index.html"), "related").isEmpty)
    }

    @Test("the cases before and after a case are those of its authority and of its company")
    func neighbours() throws {
        let page = section(try site().page("cases/ap-uber-2021-first/index.html"), "neighbours")
        // Of the authority: the last of 2020 before, the second of Uber after; of Uber only one after.
        #expect(page.contains("rel=\"prev\" href=\"/cases/ap-other30-2020/\""))
        #expect(page.components(separatedBy: "rel=\"next\" href=\"/cases/ap-uber-2022-second/\"").count == 3)
    }
}
