import Content
import Testing

@testable import Site

@Suite("Templates: texts of the locale")
struct LocaleTests {
    @Test("a template prints each language's own text, escaped")
    func text() {
        let locales = ["en": [("case.by", "By & for")], "nl": [("case.by", "Door <b>")]]
        #expect(outcome(["page": "{{t.case.by}}"], locales: locales).page == "By &amp; for")
        #expect(outcome(["page": "{{t.case.by}}"], locales: locales, language: "nl").page == "Door &lt;b&gt;")
    }

    @Test("a text's places are filled with the fields in scope, escaped")
    func placeholders() {
        let view = CaseView(title: "A&B", events: [EventView(date: "2024", amount: AmountView(value: "5"))])
        let locales = ["en": [("on", "{title} on {date}: {amount.value}")]]
        #expect(
            outcome(["page": "{{#events}}{{t.on}}{{/events}}"], view, locales: locales).page == "A&amp;B on 2024: 5")
    }

    @Test("a text whose place names no field in scope is an error at the template, with the text's own place")
    func unknownPlaceholder() {
        let result = outcome(["page": "\n{{t.on}}"], locales: ["en": [("on", "{titel} {events}")]])
        #expect(
            result.problems == [
                "page.mustache:2:3 unknown-name: `{titel}`: no such name in `case-page`; did you mean `title`?",
                "page.mustache:2:3 not-text: `{events}` in `t.on` is a list; name a field that is text",
            ])
        #expect(result.diagnostics.first?.notes.first?.location.file == "en.yml")
    }

    @Test("an unknown text is an error with the nearest key")
    func unknownText() {
        let locales = ["en": [("case.by", "x")]]
        #expect(
            outcome(["page": "{{t.case.bye}}{{t}}{{t.nonsense}}"], locales: locales).problems == [
                "page.mustache:1:3 unknown-text: `t.case.bye`: the locale has no text `case.bye`; did you mean `t.case.by`?",
                "page.mustache:1:17 unknown-text: `t`: the locale has no text ``; write `t.` and a key of the locale",
                "page.mustache:1:22 unknown-text: `t.nonsense`: the locale has no text `nonsense`"
                    + "; write `t.` and a key of the locale",
            ])
    }

    @Test("texts of the locale are neither markup nor sections")
    func kinds() {
        #expect(
            outcome(["page": "{{{t.a}}}{{#t.a}}x{{/t.a}}"], locales: ["en": [("a", "x")]]).problems == [
                "page.mustache:1:4 text-as-markup: `t.a` is text; write `{{t.a}}`",
                "page.mustache:1:13 not-a-section: `t.a` is text to print, not a section; write `{{t.a}}`",
            ])
    }

    @Test("a text that a language lacks is an error at that language's file, and only there")
    func missing() {
        let result = outcome(
            ["page": "{{t.a}}"], locales: ["en": [("a", "A"), ("b", "B")], "nl": [("b", "B")]], language: "nl")
        #expect(result.problems == ["nl.yml:1:1 missing-text: `nl` has no text for `a`; add `a`"])
        #expect(result.diagnostics.first?.notes.first?.location.file == "en.yml")
        #expect(result.page == nil)
    }

    @Test("a mistyped key in one language is named as what the missing one may be")
    func mistyped() {
        let result = outcome(["page": ""], locales: ["en": [("status", "S")], "nl": [("statsu", "S")]])
        #expect(
            result.problems == [
                "en.yml:1:1 missing-text: `en` has no text for `statsu`; is `status` a mistyped `statsu`?",
                "nl.yml:1:1 missing-text: `nl` has no text for `status`; is `statsu` a mistyped `status`?",
            ])
    }

    @Test("a text with other places than in another language is an error")
    func unlike() {
        let result = outcome(["page": ""], locales: ["en": [("a", "{x} by {y}")], "nl": [("a", "{x}")]])
        #expect(
            result.problems == [
                "nl.yml:1:1 unlike-text: `a` has `{x}` where `en` has `{x}`, `{y}`; use the same values in each language"
            ])
    }

    @Test("a key that Swift declares must be there, with exactly its places")
    func declaredKeys() {
        let keys = [
            LocaleKey("fined", "authority", "company"), LocaleKey("gone"), LocaleKey.plural("cases"),
            LocaleKey("plain"),
        ]
        let locales = [
            "en": [
                ("fined", "{authorty} fined {company}"), ("cases", "cases"), ("plain.one", "1"), ("plain.other", "2"),
            ]
        ]
        #expect(
            outcome(["page": ""], locales: locales, keys: keys).problems == [
                "en.yml:1:1 unknown-placeholder: `fined` has `{authorty}`, which the program doesn't fill in"
                    + "; did you mean `{authority}`?",
                "en.yml:1:1 missing-text: `en` has no text for `gone`; add `gone`",
                "en.yml:2:1 unlike-text: `cases` is printed with a number and has no forms"
                    + "; write it as a mapping of `one`, `other`, …",
                "en.yml:3:1 unlike-text: `plain` is printed without a number and has forms for numbers; write it as one text",
            ])
        #expect(
            outcome(["page": ""], locales: ["en": [("fined", "{authority}")]], keys: [keys[0]]).problems == [
                "en.yml:1:1 missing-placeholder: `fined` lacks `{company}`; put `{company}` where it belongs in the sentence"
            ])
        let good = [("fined", "{company}, {authority}"), ("cases.one", "one case"), ("cases.other", "{n} cases")]
        #expect(outcome(["page": ""], locales: ["en": good], keys: [keys[0], keys[2]]).problems == [])
    }

    @Test("a text with a stray brace, and a text given twice, are errors")
    func badTexts() {
        #expect(
            outcome(["page": ""], locales: ["en": [("a", "{x"), ("b", "x}"), ("c", "{X}"), ("d", "1"), ("d", "2")]])
                .problems == [
                    "en.yml:1:1 bad-text: `a`: a brace has no partner or holds no name"
                        + "; write `{name}` with lower-case letters, digits and hyphens",
                    "en.yml:2:1 bad-text: `b`: a brace has no partner or holds no name"
                        + "; write `{name}` with lower-case letters, digits and hyphens",
                    "en.yml:3:1 bad-text: `c`: a brace has no partner or holds no name"
                        + "; write `{name}` with lower-case letters, digits and hyphens",
                    "en.yml:5:1 duplicate-text: `d` is given twice; keep one of the two",
                ])
    }

    @Test("a plural in a template is an error that says what to do")
    func pluralInTemplate() {
        let locales = ["en": [("cases.one", "one"), ("cases.other", "{n}")]]
        #expect(
            outcome(["page": "{{t.cases}}"], locales: locales).problems == [
                "page.mustache:1:3 plural-text: `t.cases` has a form for each number, and a template has no numbers"
                    + "; print a field that holds the finished text"
            ])
    }

    @Test("a kind called other is no form of a plural")
    func notAPlural() {
        let locales = ["en": [("kind.decision", "Decision"), ("kind.other", "Other source")]]
        #expect(outcome(["page": "{{t.kind.other}}"], locales: locales).page == "Other source")
    }

    @Test("Swift code fills in values and picks the form for a number")
    func fromSwift() {
        let read = LocaleReader.read(
            [
                LocaleSource(
                    language: "en", displayPath: "en.yml",
                    entries: [
                        ("fined", "{authority} fined {company}"), ("cases.one", "one case"),
                        ("cases.other", "{n} cases in {year}"),
                    ].map { LocaleSource.Entry(key: $0.0, value: $0.1, position: .start) })
            ], language: "en")
        #expect(read.diagnostics.isEmpty)
        let locale = read.locale
        #expect(locale.format("fined", ["authority": "AP", "company": "{authority}"]) == "AP fined {authority}")
        #expect(locale.format("fined", ["authority": "AP"]) == "AP fined {company}")
        #expect(locale.plural("cases", 1, ["year": "2024"]) == "one case")
        #expect(locale.plural("cases", 0, ["year": "2024"]) == "0 cases in 2024")
        #expect(locale.plural("cases", 1200, ["year": "2024", "n": "1,200"]) == "1,200 cases in 2024")
        #expect(locale.text("nothing") == "⟦nothing⟧")
        #expect(locale.contains("cases") && !locale.contains("cases.one"))
    }

    @Test(
        "the form of a number follows the language",
        arguments: [
            ("en", [0: "other", 1: "one", 2: "other"]), ("fr", [0: "one", 1: "one", 2: "other"]),
            ("pl", [1: "one", 2: "few", 5: "many", 12: "many", 22: "few", 0: "many", 21: "many"]),
            ("cs", [1: "one", 3: "few", 5: "other"]), ("ro", [0: "few", 1: "one", 19: "few", 20: "other", 101: "few"]),
            ("lt", [1: "one", 11: "other", 2: "few", 10: "other", 21: "one"]),
            ("lv", [0: "zero", 1: "one", 11: "zero", 2: "other"]),
            ("sl", [1: "one", 2: "two", 3: "few", 5: "other", 101: "one"]),
            ("hr", [1: "one", 21: "one", 11: "other", 2: "few", 12: "other"]),
            ("ru", [1: "one", 21: "one", 2: "few", 11: "many"]),
            ("ga", [1: "one", 2: "two", 3: "few", 7: "many", 11: "other"]),
            ("mt", [0: "few", 1: "one", 2: "two", 3: "few", 11: "many", 20: "other"]),
            ("nl-BE", [1: "one", 3: "other"]),
        ])
    func pluralRules(language: String, forms: [Int: String]) {
        let rule = PluralRule(language: language)
        for (number, form) in forms {
            #expect(rule.category(number).rawValue == form, "\(language) \(number)")
            #expect(rule.categories.map(\.rawValue).contains(form))
        }
    }

    @Test("a form that the language needs must be there")
    func missingForm() {
        #expect(
            outcome(["page": ""], locales: ["pl": [("cases.one", "1"), ("cases.other", "2")]], language: "pl").problems
                == [
                    "pl.yml:1:1 missing-plural-form: `cases` has no form `few`, `many`, which the language needs"
                        + "; add `few`, `many` below `cases`"
                ])
    }
}
