import Content
import Foundation
import Testing

@testable import Register

/// A content folder written by a test, read and linked as the program does it.
enum QueryRegister {
    /// Links files of `-- path --` and their text; problems of the content fail the test.
    static func link(
        _ text: String, asOf: String = "2026-01-01", sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) throws -> Register {
        let root = FileManager.default.temporaryDirectory.appendingPathComponent("query-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: root) }
        var path: String?
        var lines: [Substring] = []
        func write() throws {
            guard let path else { return }
            let url = root.appendingPathComponent(path)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try (lines.joined(separator: "\n") + "\n").write(to: url, atomically: false, encoding: .utf8)
        }
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("-- "), line.hasSuffix(" --") {
                try write()
                path = String(line.dropFirst(3).dropLast(3))
                lines = []
            } else {
                lines.append(line)
            }
        }
        try write()
        let (tree, problems) = try ContentReader(root: root.path, jobs: 1).read()
        let (register, more) = Register.link(tree, asOf: try #require(Day(asOf)))
        for problem in problems + more where problem.severity == .error {
            Issue.record("\(problem.location): \(problem.message)", sourceLocation: sourceLocation)
        }
        return register
    }

    /// The small register that the golden results are of; read once.
    static let small: Result<Register, any Error> = Result { try link(text) }

    /// The ids of the cases that a filter takes, in the order of the result.
    static func ids(_ query: String) throws -> [String] {
        let register = try small.get()
        let parsed = try Query.parse(query)
        #expect(parsed.check(against: register).isEmpty, "\(query)")
        return parsed.evaluate(in: register).cases.map { register.cases[$0].id }
    }

    /// A result as lines of identifiers and figures, the total last.
    static func lines(_ query: String) throws -> [String] {
        let register = try small.get()
        let parsed = try Query.parse(query)
        #expect(parsed.check(against: register).isEmpty, "\(query)")
        let result = parsed.evaluate(in: register)
        func line(_ row: QueryResult.Row) -> String {
            row.values.map { written($0, register) }.joined(separator: " | ")
        }
        return result.rows.map(line) + (result.total.map { ["total" + line($0)] } ?? [])
    }

    static func notes(_ query: String) throws -> [QueryNote] {
        try Query.parse(query).evaluate(in: try small.get()).notes
    }

    private static func written(_ value: QueryResult.Value, _ register: Register) -> String {
        switch value {
        case .money(let figure):
            let sum = figure.value.map { Money(register.settings.currency, minorUnits: $0).decimal } ?? "–"
            let place = figure.at.map { " in " + register.cases[$0].id } ?? ""
            return "\(figure.isEstimate ? "~" : "")\(sum) \(figure.known)/\(figure.of)\(place)"
        case .days(let figure):
            return "\(figure.value.map { String($0) } ?? "–") days \(figure.known)/\(figure.of)"
        case .share(let share): return "\(share.permille)‰"
        default: return register.identifier(of: value)
        }
    }

    private static let text = """
        -- site.yml --
        title: Test
        base_url: https://example.org/
        languages: [en, nl]
        -- topics.yml --
        - {id: transparency, name: Transparency}
        - {id: security, name: Security}
        - {id: biometrics, name: Biometrics}
        -- sectors.yml --
        - {id: media, name: Media}
        - {id: health, name: Health}
        -- rates.csv --
        date,GBP,USD
        2022-05-17,0.84720,1.0541
        2022-05-18,0.84550,1.0523
        -- laws/gdpr.yml --
        names: {en: General Data Protection Regulation, short: GDPR}
        provisions: [{id: "5"}, {id: "6"}, {id: "9"}, {id: "12"}, {id: "13"}, {id: "14"}, {id: "17"}, {id: "32"}, {id: "46"}]
        -- laws/telecom.yml --
        names: Telecommunications Act
        open: true
        provisions: [{id: "11.7"}, {id: "11.7a"}]
        -- authorities/ap.md --
        ---
        names: {en: Dutch Authority, short: AP}
        country: NL
        ---
        -- authorities/gba.md --
        ---
        names: Belgian Authority
        country: BE
        ---
        -- authorities/ico.md --
        ---
        names: Information Commissioner
        country: GB
        ---
        -- authorities/dpc.md --
        ---
        names: Irish Authority
        country: IE
        ---
        -- courts/rb.md --
        ---
        names: District Court
        country: NL
        ---
        -- courts/rvs.md --
        ---
        names: Council of State
        country: NL
        ---
        -- companies/netflix.md --
        ---
        names: Netflix
        country: NL
        ---
        -- companies/haga.md --
        ---
        names: Haga
        country: NL
        ---
        -- companies/meta.md --
        ---
        names: Meta
        country: US
        ---
        -- companies/whatsapp.md --
        ---
        names: WhatsApp
        country: IE
        parents: [{id: meta, from: 2014-10-06}]
        ---
        -- companies/instagram.md --
        ---
        names: Instagram
        country: IE
        parents: [{id: meta, from: 2022-01-01}]
        ---
        -- companies/clearview.md --
        ---
        names: Clearview
        country: US
        ---
        -- dossiers/faces.md --
        ---
        title: Faces
        ---
        -- cases/ap-netflix-2024.md --
        ---
        title: Netflix fined for unclear information
        authority: ap
        company: netflix
        provisions: [gdpr/12(1), gdpr/13(1)(c)]
        topics: [transparency]
        sectors: [media]
        events:
          - {type: complaint, known_by: 2019}
          - {type: investigation, date: 2023-11-27}
          - {id: fine, type: fine, date: 2024-11-26, amount: EUR 4750000}
          - {type: published, date: 2024-12-18}
          - {type: objection, by: netflix, known_by: 2024-12-18}
        source: https://example.org/1
        ---
        Subscribers were told too little about cookies by [[ap]].
        -- cases/ap-netflix-2024.nl.md --
        ---
        title: Boete voor Netflix
        ---
        Abonnees kregen te weinig te horen over déze verwerking.
        -- cases/ap-haga-2019.md --
        ---
        title: Hospital fined over access to files
        authority: ap
        company: haga
        provisions: [gdpr/32(1)]
        topics: [security]
        sectors: [health]
        events:
          - {type: breach-notice, date: 2018-04-04}
          - {id: fine, type: fine, date: 2019-06-18, amount: EUR 460000}
          - {type: judgment, date: 2021-03-31, by: rb, outcome: reduced, amount: EUR 350000}
          - {type: final, date: 2021-05-12}
          - {type: paid, date: 2021-06, amount: EUR 350000}
        source: https://example.org/2
        ---
        Text.
        -- cases/ap-undisclosed-2020.md --
        ---
        title: Employer fined
        authority: ap
        company: {undisclosed: an employer}
        provisions: [{ref: gdpr/9(1), finding: overturned}, {ref: gdpr/5(1)(a), finding: cited}]
        topics: [biometrics, security]
        sectors: [health]
        events:
          - {id: fine, type: fine, date: 2020-04, amount: EUR 725000}
          - {type: judgment, date: 2021, by: rb, outcome: annulled}
          - {type: judgment, date: 2022, by: rvs, outcome: dismissed}
        source: https://example.org/3
        ---
        Text.
        -- cases/ico-clearview-2022.md --
        ---
        title: Clearview fined in Britain
        authority: ico
        company: clearview
        provisions: [gdpr/5(1)(a), gdpr/6]
        topics: [biometrics]
        dossier: faces
        events:
          - {id: fine, type: fine, date: 2022-05-18, amount: GBP 7552800}
          - {id: order, type: order, date: 2022-05-18}
        source: https://example.org/4
        ---
        Text.
        -- cases/ap-clearview-2024.md --
        ---
        title: Clearview fined in the Netherlands
        authority: ap
        company: clearview
        provisions: [gdpr/5(1)(a), gdpr/9, gdpr/14]
        topics: [biometrics, transparency]
        dossier: faces
        events:
          - {type: investigation, date: 2023-03-06}
          - {id: fine, type: fine, date: 2024-05-16, amount: EUR 30500000}
          - {id: order, type: order, date: 2024-05-16, penalty: {rate: EUR 250000, per: month, cap: EUR 5100000}}
          - {type: forfeited, date: 2025-01, amount: EUR 500000, sanction: order}
        source: https://example.org/5
        ---
        Text.
        -- cases/dpc-meta-2022.md --
        ---
        title: Meta and others fined
        authority: dpc
        companies: [meta, whatsapp, instagram]
        provisions: [gdpr/5(1)(a), gdpr/13, gdpr/14]
        topics: [transparency]
        sectors: [media]
        events:
          - id: fine
            type: fine
            date: 2022-11-25
            amount: EUR 100000000
            parts: [{against: meta, amount: EUR 60000000}, {against: whatsapp, amount: EUR 25000000}, {against: instagram, amount: EUR 15000000}]
        source: https://example.org/6
        ---
        Text.
        -- cases/dpc-instagram-2021.md --
        ---
        title: Instagram fined before it belonged to Meta
        authorities: [dpc, {id: ap, role: concerned}]
        company: instagram
        events:
          - {id: fine, type: fine, date: 2021, amount: undisclosed}
        source: https://example.org/7
        ---
        Text.
        -- cases/ap-gba-2023.md --
        ---
        title: Joint fine of two authorities
        authorities: [ap, {id: gba, role: joint}]
        company: haga
        provisions: [telecom/11.7a(2)]
        topics: [security]
        sectors: [health]
        related: [{case: gba-haga-2023, relation: same-decision}]
        events:
          - {id: fine, type: fine, date: 2023-02-01, amount: EUR 1000000}
          - {id: warning, type: warning, date: 2023-02-01}
          - {type: suspended, date: 2023-03-01}
        source: https://example.org/8
        ---
        Text.
        -- cases/gba-haga-2023.md --
        ---
        title: Reprimand of the same decision
        authority: gba
        company: haga
        events:
          - {id: reprimand, type: reprimand, date: 2023-02-01}
        source: https://example.org/9
        ---
        Text.
        -- cases/gba-netflix-2025.md --
        ---
        title: Fine of an unknown amount
        authority: gba
        company: netflix
        published: 2025-03-01
        events:
          - {id: fine, type: fine, amount: unknown}
        source: https://example.org/10
        ---
        Text.
        -- cases/gba-meta-2024.md --
        ---
        title: Settlement with Meta
        authority: gba
        company: meta
        events:
          - {id: settlement, type: settlement, date: 2024-02-02, amount: EUR 250000}
        source: https://example.org/11
        ---
        Text.
        -- cases/ico-meta-2025.md --
        ---
        title: Proposed against Meta
        authority: ico
        company: meta
        events:
          - {type: proposal, date: 2025-05-05, amount: GBP 999}
        source: https://example.org/12
        ---
        Text.
        -- cases/ap-meta-2018.md --
        ---
        title: Withdrawn
        publication: withdrawn
        authority: ap
        company: meta
        decided: 2018-01-01
        fine: EUR 77777777
        source: https://example.org/13
        ---
        Text.
        """
}
