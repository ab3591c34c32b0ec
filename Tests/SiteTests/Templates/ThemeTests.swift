import Content
import Testing

@testable import Site

@Suite("Themes")
struct ThemeTests {
    private let namedAt = SourceLocation(file: "content/site.yml", position: SourcePosition(line: 9, column: 8))

    private func load(_ name: String, _ sources: [ThemeSource], languages: [String] = ["en"]) -> (Theme?, [String]) {
        let loaded = Theme.load(name, from: sources, languages: languages, keys: [], namedAt: namedAt)
        return (loaded.theme, loaded.diagnostics.map(line))
    }

    @Test("a child's file stands in place of its parent's, and the parent's others remain")
    func child() throws {
        let parent = themeSource(["page": "{{> head}}{{> foot}}", "head": "parent head ", "foot": "parent foot"])
        let child = themeSource(["head": "child head "], name: "blue", extends: "default")
        let (theme, problems) = load("blue", [child, parent])
        #expect(problems == [])
        let template = try #require(theme?.template("page", for: CaseView.self, language: "en").template)
        #expect(String(decoding: template.render(CaseView()), as: UTF8.self) == "child head parent foot")
        #expect(
            theme?.files.map(\.path) == [
                "templates/foot.mustache", "templates/head.mustache", "templates/page.mustache",
            ])
    }

    @Test("a child rewords single texts of its parent")
    func rewording() throws {
        let parent = themeSource(["page": "{{t.a}}{{t.b}}"], locales: ["en": [("a", "A"), ("b", "B")]])
        let child = themeSource([:], locales: ["en": [("b", "better")]], name: "blue", extends: "default")
        let (theme, problems) = load("blue", [parent, child])
        #expect(problems == [])
        let template = try #require(theme?.template("page", for: CaseView.self, language: "en").template)
        #expect(String(decoding: template.render(CaseView()), as: UTF8.self) == "Abetter")
    }

    @Test("an unknown theme is an error where it is named")
    func unknown() {
        #expect(
            load("defalt", [themeSource([:])]).1 == [
                "content/site.yml:9:8 unknown-theme: `defalt`: no such theme; did you mean `default`?"
            ])
        #expect(
            load("blue", [themeSource([:], name: "blue", extends: "defaul"), themeSource([:])]).1 == [
                "themes/blue/theme.yml:1:10 unknown-theme: `defaul`: no such theme; did you mean `default`?"
            ])
    }

    @Test("themes that extend each other are an error")
    func cycle() {
        let sources = [
            themeSource([:], name: "a", extends: "b"), themeSource([:], name: "b", extends: "c"),
            themeSource([:], name: "c", extends: "b"),
        ]
        #expect(
            load("a", sources).1 == [
                "themes/c/theme.yml:1:10 theme-cycle: theme extends itself: `b` extends `c` extends `b`"
                    + "; leave `extends` out of the theme that stands on its own"
            ])
    }

    @Test("a language of the site that the theme does not speak is one error")
    func missingLanguage() {
        #expect(
            load("default", [themeSource([:], locales: ["en": [("a", "A")]])], languages: ["en", "de"]).1 == [
                "themes/default/locales/de.yml:1:1 missing-locale: the theme has no texts in `de`, a language of the site"
                    + "; add this file, with the texts of another language translated"
            ])
    }

    @Test("errors of reading are found in templates that no page uses")
    func unusedTemplate() {
        #expect(load("default", [themeSource(["unused": "{{#a}}"])]).1.count == 1)
    }

    @Test("a file among the templates that is not one is a warning, and a hidden file is passed over")
    func foreignFile() {
        var source = themeSource([:])
        source.files = ["templates/case.html", "templates/.case.mustache.swp", "assets/a.css"].map {
            ThemeFile(path: $0, bytes: [], displayPath: $0)
        }
        let loaded = Theme.load("default", from: [source], languages: ["en"], keys: [], namedAt: namedAt)
        #expect(loaded.diagnostics.map(\.identifier) == ["not-a-template"])
        #expect(loaded.diagnostics.map(\.severity) == [.warning])
    }

    @Test("a template that is not UTF-8 is an error at the first such byte")
    func notUTF8() {
        var source = themeSource(["page": ""])
        source.files[0].bytes = Array("a\né".utf8) + [0xFF, 0x41]
        #expect(
            load("default", [source]).1 == [
                "page.mustache:2:2 not-utf8: these bytes are not UTF-8; save the file as UTF-8"
            ])
    }

    @Test("a byte order mark is no part of the page")
    func byteOrderMark() {
        #expect(outcome(["page": "\u{FEFF}{{title}}"]).page == "Netflix")
    }

    @Test("the closure's hash changes with what the template includes and prints, and with nothing else")
    func closureHash() {
        func hash(_ changes: [String: String] = [:], _ texts: [(String, String)] = []) -> UInt64? {
            var templates = ["page": "{{> row}}{{<base}}{{/base}}", "row": "{{t.used}}", "base": "", "other": "o"]
            templates.merge(changes) { $1 }
            let defaults = [("used", "U"), ("unused", "N")].filter { entry in !texts.contains { $0.0 == entry.0 } }
            return outcome(templates, locales: ["en": defaults + texts]).closureHash
        }
        #expect(hash() != nil)
        #expect(hash() == hash())
        #expect(hash(["other": "changed"]) == hash())
        #expect(hash([:], [("unused", "changed")]) == hash())
        #expect(hash([:], [("new", "text")]) == hash())
        #expect(hash([:], [("used", "changed")]) != hash())
        #expect(hash(["row": "{{t.used}} "]) != hash())
        #expect(hash(["base": " "]) != hash())
        #expect(hash(["page": "{{> row}}{{<base}}{{/base}}{{! same output }}"]) != hash())
    }
}
