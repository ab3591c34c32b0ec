import CasebookTesting
import Foundation
import Testing

@testable import casebook

@Suite("casebook import")
struct ImportCommandTests {
    private static let table = """
        nr;wie;toezichthouder;datum;bedrag;artikelen;tekst
        1;"Netflix B.V.";AP;18-12-2024;€ 4.750.000,00;"Art. 12|Art. 13 (1) c) AVG";"Te <b>onduidelijk</b>."
        2;Bakkerij Ünal;AP;01-01-1970;0;onbekend;
        3;"Bakkerij ""Unal"" N.V.";AP;03-02-2020;1.000;Art. 99 AVG;"[x]"
        3;Uber;AP;03-02-2021;5;;
        4;;AP;03-02-2021;5;;
        5;een ziekenhuis;Nieuwe Autoriteit (NA);31-02-2021;5;;
        6;een ziekenhuis;Nieuwe Autoriteit (NA);28-02-2021;geheim;;

        """

    private static let map = """
        id: {register: lijst, column: nr}
        title: "{wie} beboet"
        text: "{tekst}"
        authority: {column: toezichthouder, create: true, country: NL}
        company: {column: wie, create: true, undisclosed: ["een *"]}
        date: {column: datum, format: DD-MM-YYYY, unknown: [01-01-1970], known_by: 2024-12-31}
        fine: {column: bedrag, currency: EUR, decimal: ",", unknown: ["0"], undisclosed: [geheim]}
        provisions: {column: artikelen, law: gdpr, called: [AVG]}
        topics: [transparency]
        source: {title: De lijst, kind: database}
        """

    private func site(_ table: String = table, _ map: String = map) throws -> TestSite {
        let site = try TestSite("")
        try site.write("lijst.csv", table)
        try site.write("lijst.yml", map)
        return site
    }

    private func run(_ site: TestSite, _ arguments: String...) -> CommandRun {
        CommandRun(
            arguments: [
                "import", site.folder + "/lijst.csv", "--map", site.folder + "/lijst.yml", "--content",
                site.folder + "/content",
            ] + arguments)
    }

    private func text(_ site: TestSite, _ path: String) throws -> String {
        try String(contentsOfFile: site.folder + "/" + path, encoding: .utf8)
    }

    @Test("every row becomes a case or is accounted for, and the register builds")
    func whole() throws {
        let site = try site()
        let first = run(site)
        #expect(first.status == .success, "\(first.error)")
        #expect(first.output.contains("7 rows: 4 added, 3 not taken\n"))
        #expect(first.output.contains("row 4: not taken: it has the id of row 3"))
        #expect(first.output.contains("row 5: not taken: it names no company"))
        #expect(first.output.contains("row 6: not taken: “31-02-2021” is not a date"))
        #expect(
            try text(site, "content/cases/ap-netflix-2024.md") == """
                ---
                title: Netflix B.V. beboet
                authority: ap
                company: netflix
                provisions: [gdpr/12, gdpr/13(1)(c)]
                topics: [transparency]
                decided: 2024-12-18
                fine: EUR 4750000
                source: {title: De lijst, kind: database}
                external_ids: {lijst: "1"}
                ---
                Te onduidelijk.

                """)
        let unal = try text(site, "content/cases/ap-bakkerij-uenal-2024.md")
        #expect(unal.contains("- {type: fine, known_by: 2024-12-31, amount: unknown}"))
        let third = try text(site, "content/cases/ap-bakkerij-unal-2020.md")
        #expect(third.contains("fine: EUR 1000\n") && third.contains("\\[x\\]") && !third.contains("provisions"))
        let hospital = try text(site, "content/cases/na-een-ziekenhuis-2021.md")
        #expect(
            hospital.contains("company: {undisclosed: een ziekenhuis}") && hospital.contains("fine: undisclosed"))
        #expect(try text(site, "content/authorities/na.md").contains("short: NA"))
        let report = try text(site, "lijst.report.csv")
        #expect(report.contains("3,4,3,added,ap-bakkerij-unal-2020,provision not in the law's file: gdpr/99\r\n"))
        #expect(report.split(separator: "\r\n").count == 8)
        let outcome = try site.build()
        #expect(outcome.summary != nil)
        site.expect("cases/ap-netflix-2024/index.html", contains: "€\u{A0}4.75\u{A0}million")
    }

    @Test("a row with more cells than there are columns is not taken: what stands where cannot be told")
    func shiftedRow() throws {
        let site = try site(Self.table + "7;A; B;AP;03-02-2021;5;;tekst\n8;Uber;AP;03-02-2021;5;;;;\n")
        let outcome = run(site)
        #expect(outcome.output.contains("9 rows: 5 added, 4 not taken\n"), "\(outcome.error)\(outcome.output)")
        #expect(outcome.output.contains("row 8: not taken: it has 8 cells, and the table 7 columns: put quotes round"))
    }

    @Test("a second import changes no byte")
    func twice() throws {
        let site = try site()
        #expect(run(site).status == .success)
        let before = try Repository.files(below: site.folder)
        let again = run(site)
        #expect(again.output.contains("7 rows: 4 unchanged, 3 not taken\n"))
        let after = try Repository.files(below: site.folder)
        #expect(before.keys.sorted() == after.keys.sorted())
        for (path, bytes) in before where !path.hasSuffix(".report.csv") { #expect(after[path] == bytes, "\(path)") }
    }

    @Test("a dry run writes nothing and says the same")
    func dryRun() throws {
        let site = try site()
        let before = try Repository.files(below: site.folder)
        let trial = run(site, "--dry-run")
        #expect(trial.output.contains("7 rows: 4 added, 3 not taken\n"))
        #expect(try Repository.files(below: site.folder) == before)
    }

    @Test("what the table changes is updated, what an editor changed stays, and where both did it is said")
    func updates() throws {
        let site = try site()
        #expect(run(site).status == .success)
        let path = "content/cases/ap-netflix-2024.md"
        try site.edit(path, replacing: "title: Netflix B.V. beboet", with: "title: Netflix moet betalen")
        try site.edit(path, replacing: "company: netflix\n", with: "companies:\n  - {id: netflix, as: Netflix}\n")
        try site.edit(
            path, replacing: "topics: [transparency]\n", with: "topics: [transparency]\nverified: 2025-01-01\n")
        try site.edit("lijst.csv", replacing: "€ 4.750.000,00", with: "€ 4.000.000,00")
        let update = run(site)
        #expect(update.output.contains("7 rows: 1 updated, 3 unchanged, 3 not taken\n"), "\(update.output)")
        let text = try text(site, path)
        #expect(text.contains("fine: EUR 4000000\n"))
        #expect(text.contains("title: Netflix moet betalen\n") && text.contains("verified: 2025-01-01\n"))
        #expect(text.contains("companies:\n  - {id: netflix, as: Netflix}\n") && !text.contains("company:"))
        // Now the table has another title too.
        try site.edit("lijst.yml", replacing: "title: \"{wie} beboet\"", with: "title: \"Boete voor {wie}\"")
        let conflict = run(site)
        #expect(conflict.output.contains("1 kept"))
        #expect(conflict.output.contains("row 1: kept: changed here and by an editor, whose words stay: `title`"))
        #expect(try self.text(site, path) == text)
        // It is said until somebody has solved it.
        #expect(run(site).output.contains("whose words stay: `title`"))
        try site.edit(path, replacing: "title: Netflix moet betalen", with: "title: Boete voor Netflix B.V.")
        #expect(run(site).output.contains("7 rows: 4 unchanged, 3 not taken\n"))
    }

    @Test("a case that an editor wrote with the same external id is left as it is")
    func written() throws {
        let site = try site()
        let text = """
            ---
            title: Netflix
            authority: ap
            company: netflix
            decided: 2024-11-26
            fine: EUR 4750000
            source: https://autoriteitpersoonsgegevens.nl/netflix
            external_ids: {lijst: "1"}
            ---

            """
        try site.write("content/cases/2024/ap-netflix-2024.md", text)
        let run = run(site)
        #expect(run.output.contains("row 1: kept: written by an editor, and left as it is; other here: `title`"))
        #expect(try self.text(site, "content/cases/2024/ap-netflix-2024.md") == text)
    }

    @Test("a case of the same authority, company and year is asked about, not overwritten")
    func alike() throws {
        let site = try site()
        let text = """
            ---
            title: Netflix
            authority: ap
            company: netflix
            decided: 2024-11-26
            fine: EUR 4750000
            source: https://autoriteitpersoonsgegevens.nl/netflix
            ---

            """
        try site.write("content/cases/ap-netflix-2024.md", text)
        #expect(run(site).status == .success)
        #expect(try self.text(site, "content/cases/ap-netflix-2024.md") == text)
        #expect(try self.text(site, "content/cases/ap-netflix-2024-1.md").contains("lijst: \"1\""))
        #expect(
            try self.text(site, "lijst.report.csv").contains(
                "is it the case `ap-netflix-2024`, which is there already?"))
    }

    @Test("an editor corrects whom a name means in the list of matches")
    func matches() throws {
        let site = try site()
        #expect(run(site).status == .success)
        var list = try text(site, "lijst.matches.tsv")
        #expect(list.contains("company\tNetflix B.V.\tnetflix\talike\t\n"))
        #expect(list.contains("company\tBakkerij Ünal\tbakkerij-uenal\tnew\t\n"))
        for path in ["content/cases", "content/companies/bakkerij-uenal.md", "lijst.imported.tsv"] {
            try site.delete(path)
        }
        list = list.replacing("Bakkerij Ünal\tbakkerij-uenal", with: "Bakkerij Ünal\tuber")
        list = list.replacing("Netflix B.V.\tnetflix", with: "Netflix B.V.\t-")
        try site.write("lijst.matches.tsv", list)
        let run = run(site)
        #expect(run.output.contains("row 1: not taken: the list of matches leaves out “Netflix B.V.”"))
        #expect(try text(site, "content/cases/ap-uber-2024.md").contains("company: uber\n"))
        #expect(try text(site, "lijst.matches.tsv") == list)
    }

    @Test("without `create` a name that nobody knows is listed, and its row is not taken")
    func listed() throws {
        let map = Self.map.replacing("column: wie, create: true", with: "column: wie")
        let site = try site(Self.table, map)
        let run = run(site)
        #expect(run.output.contains("row 2: not taken: no company is known as “Bakkerij Ünal”"))
        #expect(try text(site, "lijst.matches.tsv").contains("company\tBakkerij Ünal\t\tnone\t"))
    }

    @Test("a mistake in the map is shown at its place, with what may have been meant")
    func mapProblems() throws {
        let map = Self.map.replacing("column: bedrag", with: "column: bedrga").replacing("topics:", with: "topcis:")
            .replacing("known_by", with: "knwon_by")
        let run = run(try site(Self.table, map))
        #expect(run.status == .contentHasErrors)
        #expect(run.error.contains("the table has no column `bedrga`") && run.error.contains("did you mean `bedrag`?"))
        #expect(run.error.contains("lijst.yml:9:1") && run.error.contains("did you mean `topics`?"))
        #expect(run.error.contains("did you mean `known_by`?"))
        let missing = self.run(try site(Self.table, Self.map.replacing("[transparency]", with: "[transparancy]")))
        #expect(missing.error.contains("which is no topic; did you mean `transparency`?"))
    }

    @Test("the first map that it suggests can be used as it is")
    func suggestion() throws {
        let table = """
            id,country,authority,company,date,fine,articles,link,summary
            7,Netherlands,Dutch Authority (DA),Example B.V.,18/12/2024,"4,750.50",Art. 12 GDPR,https://a.example/1,A <i>text</i>.
            8,Belgium,Other Authority,Unknown,13/01/2020,1000,,https://a.example/2,

            """
        let site = try site(table, "")
        let suggested = CommandRun("import", site.folder + "/lijst.csv", "--suggest")
        #expect(suggested.status == .success)
        try site.write("lijst.yml", suggested.output)
        let run = run(site)
        #expect(run.output.contains("2 rows: 2 added\n"), "\(suggested.output)\(run.error)\(run.output)")
        let text = try text(site, "content/cases/da-example-2024.md")
        #expect(text.contains("decided: 2024-12-18\nfine: EUR 4750.50\nsource: {url: \"https://a.example/1\""))
        #expect(text.contains("provisions: [gdpr/12]\n"))
        #expect(try site.build().summary != nil)
    }

    @Test(
        "the sign before decimals is suggested by what the amounts show",
        arguments: [
            ("€ 12.500,-", ","), ("1.000", ","), ("1.000,50", ","), ("1,000.50", "."), ("2,000,000", "."),
            ("4750.5", "."),
        ])
    func suggestedDecimal(amount: String, sign: String) throws {
        let site = try site("id;authority;company;date;fine\n1;AP;Netflix;2020-01-02;\(amount)\n", "")
        let suggested = CommandRun("import", site.folder + "/lijst.csv", "--suggest").output
        #expect(suggested.contains("fine: {column: \"fine\", currency: EUR, decimal: \"\(sign)\"}\n"), "\(suggested)")
    }

    @Test("the first map takes the currency from the column's name and the law's names from the citations")
    func suggestedNames() throws {
        let table = """
            id;authority;company;date;Fine (GBP);articles
            1;AP;Netflix;2020-01-02;1;Art. 5 AVG|Art. 6 DSGVO

            """
        let site = try site(table, "")
        let suggested = CommandRun("import", site.folder + "/lijst.csv", "--suggest").output
        #expect(suggested.contains("fine: {column: \"Fine (GBP)\", currency: GBP}\n"), "\(suggested)")
        #expect(suggested.contains("law: gdpr, called: [AVG, DSGVO]}\n"), "\(suggested)")
    }

    @Test("the first map leaves out rows with no party, and takes those whose party is not named")
    func suggestedParties() throws {
        let table = """
            id;authority;company;date;fine
            1;AP;None;2020-01-02;0
            2;AP;Individuals;2020-01-02;5
            3;AP;Netflix;2020-01-02;6

            """
        let site = try site(table, "")
        let suggested = CommandRun("import", site.folder + "/lijst.csv", "--suggest").output
        #expect(suggested.contains("undisclosed: [\"Individuals\"]}\n"), "\(suggested)")
        #expect(suggested.contains("skip: [{column: \"company\", values: [\"None\"]}]\n"), "\(suggested)")
        try site.write("lijst.yml", suggested)
        let run = run(site)
        #expect(run.output.contains("3 rows: 2 added, 1 not taken\n"), "\(run.output)\(run.error)")
    }

    @Test("a name that two known companies have is nobody's until an editor has said whose")
    func ambiguous() throws {
        let site = try site()
        try site.write("content/companies/netflix-inc.md", "---\nnames: {en: \"Netflix, Inc.\"}\ncountry: US\n---\n")
        let outcome = run(site)
        #expect(
            outcome.output.contains(
                "row 1: not taken: “Netflix B.V.” may be `netflix` or `netflix-inc`; write the right"))
        let list = try text(site, "lijst.matches.tsv")
        #expect(list.contains("company\tNetflix B.V.\t\tseveral\tnetflix netflix-inc\n"), "\(list)")
        try site.write("lijst.matches.tsv", list.replacing("Netflix B.V.\t\t", with: "Netflix B.V.\tnetflix\t"))
        #expect(run(site).output.contains("1 added, 3 unchanged"))
    }

    @Test("names and numbers however long become ids that the register takes, each case its own")
    func longNames() throws {
        let authority = "The Authority " + String(repeating: "of the Länder ", count: 12)
        let company = String(repeating: "B", count: 36) + " en Zonen " + String(repeating: "long-", count: 30)
        var table = "nr;wie;toezichthouder;datum;bedrag;artikelen;tekst\n"
        for row in 1...12 {
            table += "\(String(repeating: "a 1 ", count: 6))\(row);\(company);\(authority);03-02-2021;5;;\n"
        }
        let site = try site(table)
        let run = run(site)
        #expect(run.output.contains("12 rows: 12 added\n"), "\(run.error)\(run.output)")
        #expect(try site.build().summary != nil)
        #expect(self.run(site).output.contains("12 rows: 12 unchanged\n"))
    }

    @Test("JSON is imported like any table")
    func json() throws {
        let records = """
            {"nr": 1, "wie": "Netflix", "toezichthouder": "AP", "datum": "2024-12-18", "bedrag": 4750000.5}
            {"nr": 2, "wie": "Uber", "toezichthouder": "AP", "datum": "2024-12-19", "bedrag": null}
            """
        var map = Self.map.replacing("provisions: {column: artikelen, law: gdpr, called: [AVG]}\n", with: "")
        map = map.replacing("text: \"{tekst}\"\n", with: "").replacing("decimal: \",\"", with: "decimal: \".\"")
        let site = try site(records, map)
        #expect(run(site).output.contains("2 rows: 2 added\n"))
        #expect(try text(site, "content/cases/ap-netflix-2024.md").contains("fine: EUR 4750000.50\n"))
        #expect(try text(site, "content/cases/ap-uber-2024.md").contains("fine: unknown\n"))
    }
}
