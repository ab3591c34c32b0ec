import CasebookTesting
import Content
import Foundation
import Publication
import Register
import Testing

@testable import Site

@Suite("The register's data for scripts")
struct RegisterDataTests {
    private static let cases = [2022, 2024, 2023, 2024].enumerated().map { number, year in
        """
        -- content/cases/ap-netflix-\(year)-n\(number).md --
        ---
        title: Case \(number)
        authority: ap
        company: netflix
        decided: \(year)-03-0\(number + 1)
        fine: EUR \(number + 1)000000.50
        source: {url: "https://example.org/", kind: decision}
        ---
        Words of case \(number).

        """
    }.joined()

    private func file(_ site: TestSite, _ name: String) throws -> [String: Any] {
        let bytes = try #require(try site.files()["register/" + name])
        return try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    }

    @Test("has a column for each property, the newest case first, amounts in cents")
    func columns() throws {
        let site = try TestSite(Self.cases)
        try site.build()
        let cases = try file(site, "cases.json")
        #expect(
            cases["id"] as? String == "ap-netflix-2024-n3 ap-netflix-2024-n1 ap-netflix-2023-n2 ap-netflix-2022-n0")
        #expect(cases["date"] as? [Int] == [20_240_304, 20_240_302, 20_230_303, 20_220_301])
        let imposed = try #require(cases["imposed"] as? [String: Any])
        #expect(imposed["units"] as? [Int] == [400_000_050, 200_000_050, 300_000_050, 100_000_050])
        #expect(
            (cases["current"] as? [String: Any])?["units"] as? [Int] == [], "what stands as imposed is not repeated")
        #expect(try file(site, "cases.en.json")["titles"] as? [String] == ["Case 3", "Case 1", "Case 2", "Case 0"])
    }

    @Test("is divided by year in a large register, each case in one part and in the order of the register")
    func parts() throws {
        let site = try TestSite(Self.cases)
        let (register, _) = try SiteBuild(content: site.folder + "/content", jobs: 1, asOf: Day("2026-01-01"))
            .register()
        #expect(RegisterPart.all(of: register).map(\.name) == ["cases"])
        let parts = RegisterPart.all(of: register, singleLimit: 3)
        #expect(parts.map(\.name) == ["2024", "2023", "2022"])
        #expect(parts.map(\.cases) == [0..<2, 2..<3, 3..<4])
    }

    @Test("writes a number that a script would round as a text")
    func largeNumbers() {
        var writer = ColumnWriter()
        writer.list { list in
            list.number(Int64.max)
            list.number(9_007_199_254_740_992)
            list.number(-5)
            list.number(0)
            list.text("a\"b\\c\n")
        }
        #expect(
            String(decoding: writer.bytes, as: UTF8.self)
                == #"["9223372036854775807",9007199254740992,-5,0,"a\"b\\c\u000a"]"#)
    }
}
