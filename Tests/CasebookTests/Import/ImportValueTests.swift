import Content
import Testing

@testable import casebook

@Suite("Import: values of cells")
struct ImportValueTests {
    @Test(
        "dates are read in the form that the map names, and those of ISO 8601 always",
        arguments: [
            ("10/18/2019", "MM/DD/YYYY", "2019-10-18"), ("18/10/2019", "DD/MM/YYYY", "2019-10-18"),
            ("3.4.2020", "D.M.YYYY", "2020-04-03"), ("3 Apr. 2020", "D MMMM YYYY", "2020-04-03"),
            ("March 2021", "MMMM YYYY", "2021-03"), ("2019-05", "", "2019-05"), ("2019", "DD/MM/YYYY", "2019"),
            ("2020-04-21T10:00:00Z", "", "2020-04-21"), ("21/04/20", "DD/MM/YY", "2020-04-21"),
        ])
    func dates(text: String, format: String, date: String) {
        #expect(ImportDate.read(text, formats: format.isEmpty ? [] : [format])?.edtf == date)
    }

    @Test(
        "a date that does not exist or is of another form is none",
        arguments: ["31/02/2020", "13/13/2020", "2020", "1/2/2020 noon", "", "tomorrow"])
    func noDates(text: String) {
        let date = ImportDate.read(text, formats: ["DD/MM/YYYY"])
        #expect(date == nil || text == "2020")
    }

    @Test(
        "amounts are read with their separators, symbols and words",
        arguments: [
            ("9380", "EUR 9380"), ("8262.0", "EUR 8262"), ("1985.68", "EUR 1985.68"), ("1985.6", "EUR 1985.60"),
            ("€ 1.234.567,89", "EUR 1234567.89"), ("1,234,567.89", "EUR 1234567.89"), ("10 000", "EUR 10000"),
            ("£4.75m", "GBP 4750000"), ("4,75 mln", "EUR 4750000"), ("1.2 billion USD", "USD 1200000000"),
            ("PLN 40'000", "PLN 40000"), ("40.000,- €", "EUR 40000"), ("SEK 75 million", "SEK 75000000"),
            ("1,234,567", "EUR 1234567"), ("0", "EUR 0"),
        ])
    func amounts(text: String, amount: String) throws {
        let reading = ImportAmount(currency: .euro, decimal: text.hasPrefix("40.000") ? "," : nil)
        #expect(try reading.read(text) == amount)
    }

    @Test(
        "what nobody can tell is no amount",
        arguments: ["1,234", "1.234", "", "abc", "-5", "1.2.3", "12,34,567", "1.2345", "9999999999999999", "€"])
    func noAmounts(text: String) {
        #expect(throws: ImportAmount.Problem.self) { try ImportAmount(currency: .euro, decimal: nil).read(text) }
    }

    @Test("three decimals may be thousands, and are never taken for decimals")
    func threeDecimals() throws {
        let point = ImportAmount(currency: .euro, decimal: ".")
        for text in ["12.500", "€ 12.500,-", "EUR 1.000"] {
            #expect(throws: ImportAmount.Problem.self, "\(text)") { try point.read(text) }
        }
        #expect(try ImportAmount(currency: .euro, decimal: ",").read("€ 12.500,-") == "EUR 12500")
        #expect(try point.read("12.5000") == "EUR 12.50")
        #expect(try point.read("4.750 million") == "EUR 4750000")
    }

    @Test("where the map says which sign stands before decimals, one separator is enough")
    func decimals() throws {
        #expect(try ImportAmount(currency: .euro, decimal: ".").read("1,234") == "EUR 1234")
        #expect(try ImportAmount(currency: .euro, decimal: ",").read("1,23") == "EUR 1.23")
    }

    @Test("entities and tags become plain text, or Markdown that shows nothing else")
    func texts() {
        let text =
            "A&#8217;s <b>fine</b> of &lt;5&gt; &amp; more<br>see <a href=\"https://a.example/x\">here</a> *now* [x]"
        #expect(ImportText.plain(text) == "A’s fine of <5> & more see here *now* [x]")
        #expect(
            ImportText.markdown(text)
                == "A’s fine of \\<5\\> & more\nsee [here](https://a.example/x) \\*now\\* \\[x\\]")
        #expect(ImportText.markdown("# one<p>two</p>- three") == "\\# one\n\ntwo\n\n\\- three")
        // What Markdown would take for the address of a link, with the backslash in it, is kept from being one.
        #expect(ImportText.markdown("see https://a.example/b_c.") == "see https:/\\/a.example/b\\_c.")
        #expect(ImportText.markdown("see https://a.example/b-c.") == "see https://a.example/b-c.")
        #expect(ImportText.markdown("www.a.example/b_c, ftp://a") == "www\\.a.example/b\\_c, ftp:/\\/a")
        #expect(ImportText.plain("a\u{202E}b\u{0000}c  d") == "a b c d")
        #expect(ImportText.plain("R&D 5 < 6 &nothing; &#xZZ;") == "R&D 5 < 6 &nothing; &#xZZ;")
        #expect(ImportText.markdown("<a href=\"javascript:x\">y</a>") == "y")
    }

    @Test(
        "citations become provisions, however they are written",
        arguments: [
            ("Art. 5 (1) c) GDPR|Art.32", ["gdpr/5(1)(c)", "gdpr/32"]),
            ("Article 6(1) GDPRArticle 13 GDPR", ["gdpr/6(1)", "gdpr/13"]),
            ("Art. 15 (1), (3) GDPR", ["gdpr/15(1)", "gdpr/15(3)"]),
            ("Art. 12, 13 and 14 GDPR", ["gdpr/12", "gdpr/13", "gdpr/14"]),
            ("Art 58 (2) e) GDPR|Art 83 (5) a) GDPR", ["gdpr/58(2)(e)", "gdpr/83(5)(a)"]),
            ("Art. 6 (1) lit. f) DSGVO", ["gdpr/6(1)(f)"]), ("Art.14 of the GDPR", ["gdpr/14"]),
            ("Art. 6 (4) GDRP", ["gdpr/6(4)"]), ("Art. 5(1)(a); Art. 5(1)(a)", ["gdpr/5(1)(a)"]),
            ("Articles 5 and 6", ["gdpr/5", "gdpr/6"]),
        ])
    func citations(text: String, provisions: [String]) {
        let found = ImportCitation.read(text, law: "gdpr", names: ["GDPR", "DSGVO"])
        #expect(found == ImportCitation.Found(provisions: provisions, unknown: []))
    }

    @Test("what is no citation of the law is named and not guessed at")
    func unknownCitations() {
        let other = ImportCitation.read("Art. 5 GDPR|Art. 22 LSSI|see text", law: "gdpr", names: ["GDPR"])
        #expect(other.provisions == ["gdpr/5"])
        #expect(other.unknown == ["Art. 22 LSSI", "see text"])
        #expect(ImportCitation.read("Data Protection Act 2018", law: "gdpr", names: ["GDPR"]).unknown.count == 1)
    }

    @Test("a citation of more parts than a provision has is told, and not written")
    func endlessCitation() {
        let text = "Art. 5 (1) c) (1) c) (1) c) (1) c)"
        let found = ImportCitation.read(text + "|Art. 6 GDPR", law: "gdpr", names: ["GDPR"])
        #expect(found == ImportCitation.Found(provisions: ["gdpr/6"], unknown: [text]))
    }

    @Test("no text crashes or hangs the reading of citations", arguments: 0..<300)
    func citationFuzz(seed: Int) {
        var random = SeededNumbers(state: UInt64(seed))
        let parts = [
            "Art", ".", " ", "(", ")", "5", "1", "c", "GDPR", "|", ",", "and", "Article", "§", "é", "LSSI", ";", "32a",
        ]
        let text = (0..<Int.random(in: 0..<60, using: &random)).map { _ in parts.randomElement(using: &random) ?? "" }
        let found = ImportCitation.read(text.joined(), law: "gdpr", names: ["GDPR"])
        #expect(Set(found.provisions).count == found.provisions.count)
        #expect(found.provisions.allSatisfy { ProvisionCitation($0)?.law == "gdpr" }, "\(text.joined())")
    }

    @Test("names are known by what they were called, and but for marks, signs and legal forms")
    func names() {
        var netflix = EntityFile(category: .company, id: "netflix")
        netflix.names = EntityNames("Netflix")
        netflix.names.legal = "Netflix International B.V."
        netflix.names.aliases = ["Kibble, Inc."]
        var danish = EntityFile(category: .authority, id: "datatilsynet-dk")
        danish.names = EntityNames("Danish Data Protection Agency")
        danish.names.short = LocalizedText("Datatilsynet")
        danish.country = Country("DK")
        var norwegian = danish
        norwegian.id = "datatilsynet-no"
        norwegian.names = EntityNames("Norwegian Data Protection Authority")
        norwegian.names.short = LocalizedText("Datatilsynet")
        norwegian.country = Country("NO")
        let matcher = NameMatcher([netflix, danish, norwegian])
        #expect(matcher.match("NETFLIX International BV", country: nil)?.id == "netflix")
        #expect(matcher.match("Nétflix, Ltd.", country: nil)?.ground == .alike)
        #expect(matcher.match("kibble", country: nil)?.ground == .alias)
        #expect(matcher.match("Netfilx", country: nil) == nil)
        #expect(matcher.nearest("Netfilx") == "netflix")
        #expect(matcher.match("Datatilsynet", country: nil) == nil)
        #expect(
            matcher.match("Norwegian Supervisory Authority (Datatilsynet)", country: Country("NO"))?.id
                == "datatilsynet-no")
    }
}
