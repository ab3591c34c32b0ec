import Testing

@testable import Content

@Suite("Disguised names")
struct NameDisguiseTests {
    @Test(
        "a word of letters from two scripts, and signs that nobody sees, are told",
        arguments: [
            ("N\u{435}tflix", "U+0435"), ("Net\u{AD}flix", "U+00AD"), ("Net\u{2060}flix", "U+2060"),
            ("\u{391}pple", "U+0070"), ("Uber \u{420}C", "U+0043"), ("Met\u{561}", "U+0561"),
        ])
    func disguised(name: String, code: String) throws {
        let fault = try #require(NameDisguise(in: name))
        #expect(fault.message.contains(code), "\(fault.message)")
    }

    @Test(
        "names of one script a word are what they look like",
        arguments: [
            "Netflix", "Bakkerij Ünal B.V.", "Яндекс N.V.", "ΔΕΗ A.E.", "日本電気 NEC", "Комисия (CPDP)", "e\u{301}tat",
            "3M",
            "می\u{200C}خواهم",
        ])
    func honest(name: String) {
        #expect(NameDisguise(in: name) == nil)
    }

    @Test("an id is the same however the marks of its name are encoded")
    func normalForms() {
        for (composed, decomposed) in [("Café Ünal", "Cafe\u{301} U\u{308}nal"), ("Škoda", "S\u{30C}koda")] {
            #expect(slug(composed) == slug(decomposed))
        }
        #expect(slug("Café Ünal") == "cafe-uenal")
        #expect(slug("A\u{304}\u{300}b") == "ab")
    }

    @Test("a country's and a currency's code are letters, not signs that are equal to them")
    func codes() {
        #expect(Country("K\u{45}") != nil && Country("\u{212A}E") == nil)
        #expect(Currency("DKK") != nil && Currency("DK\u{212A}") == nil)
    }
}
