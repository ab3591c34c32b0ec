import Content
import Testing

@testable import Register

@Suite("Status: the worked examples")
struct StatusExampleTests {
    @Test("an objection leaves the amount and contests the fine")
    func netflix() throws {
        let netflix = try StatusText(
            """
            - {type: complaint, by: noyb, known_by: 2019}
            - {type: investigation, date: 2019}
            - {id: fine, type: fine, date: 2024-11-26, amount: EUR 4750000}
            - {type: published, date: 2024-12-18}
            - {type: objection, by: netflix, known_by: 2024-12-18}
            """)
        #expect(netflix.diagnostics.isEmpty)
        #expect(netflix.line == "imposed · contested · 4750000 · 4750000 · unknown")
        #expect(netflix.status.grade.lastSeen?.edtf == "2024-12-18")
    }

    @Test("a reinstated and remitted fine keeps its earlier standing until the remitted court decides")
    func austrianPost() throws {
        let events = [
            "- {id: fine, type: fine, date: 2019-10-23, amount: EUR 18000000}",
            "- {type: judgment, date: 2020-11-26, by: bvwg, outcome: annulled}",
            "- {type: judgment, date: 2024-02-01, by: vwgh, outcome: reinstated, remitted_to: bvwg}",
            "- {type: judgment, date: 2024-12-27, by: bvwg, outcome: reduced, amount: EUR 16000000}",
        ]
        let post = try StatusText(events.joined(separator: "\n"))
        #expect(post.diagnostics.isEmpty)
        #expect(post.line == "reduced · unknown · 18000000 · 16000000 · unknown")
        #expect(post.status.story.map(\.standing) == [.imposed, .annulled, .imposed, .reduced])
        #expect(post.status.story.map(\.finality) == [.unknown, .unknown, .contested, .unknown])
        #expect(
            post.status.story.map { StatusText.written($0.current.summary) } == [
                "18000000", "0", "18000000", "16000000",
            ])
    }

    @Test("an annulled fine whose findings stand is contested while the authority must decide again")
    func amazon() throws {
        let amazon = try StatusText(
            """
            - {id: fine, type: fine, date: 2021-07-15, amount: EUR 746000000}
            - {id: order, type: order, date: 2021-07-15, penalty: {rate: EUR 746000, per: day}}
            - {type: suspended, date: 2021-12-17, sanction: order, by: tribunal-administratif-lu}
            - {type: judgment, date: 2025-03-18, by: tribunal-administratif-lu, outcome: dismissed}
            - {type: judgment, date: 2026-03-12, by: cour-administrative-lu, sanction: fine, outcome: annulled, findings: stand, remitted_to: cnpd-lu}
            """)
        #expect(amazon.diagnostics.isEmpty)
        #expect(amazon.line == "annulled · contested · 746000000 · 0 · unknown")
        #expect(try amazon.sanction("fine").findings == .stand)
        #expect(try amazon.line("order") == "upheld · unknown · none · none · none")
        #expect(try amazon.sanction("order").isSuspended)
        #expect(!amazon.status.isSuspended)
    }

    @Test("a forfeited penalty stands beside the amounts, and an announced appeal is marked")
    func apple() throws {
        let apple = try StatusText(
            """
            - {id: order, type: order, date: 2021-08-24, penalty: {rate: EUR 10000000, per: week, cap: EUR 100000000}}
            - {type: judgment, date: 2021-12-24, by: rb-rotterdam, outcome: reduced, penalty: {rate: EUR 5000000, per: week, cap: EUR 50000000}}
            - {type: forfeited, date: 2022-06-13, amount: EUR 50000000, sanction: order}
            - {type: judgment, date: 2025-06-16, by: rb-rotterdam, outcome: dismissed}
            - {type: appeal, known_by: 2025-06-16, by: apple, announced: true}
            """)
        #expect(apple.diagnostics.isEmpty)
        #expect(apple.line == "reduced · contested · none · none · none")
        #expect(apple.status.forfeited?.written == "EUR 50000000")
        #expect(apple.status.grade.isAnnounced)
        #expect(try apple.sanction("order").penalty?.cap?.written == "EUR 50000000")
    }

    @Test("the grade names the date, the source and what was not verified")
    func grade() throws {
        let graded = try StatusText(
            """
            - {id: fine, type: fine, date: 2022-09-02, amount: EUR 405000000}
            - {type: appeal, by: netflix, known_by: 2022-10-28, source: press, unverified: true}
            - {type: paid, date: 2023, amount: EUR 0}
            """)
        let grade = graded.status.grade
        #expect(graded.status.finality == .contested)
        #expect(grade.lastSeen?.edtf == "2022-10-28")
        #expect(grade.sources == ["press"])
        #expect(grade.isUnverified)
        #expect(!grade.isAnnounced)
    }
}
