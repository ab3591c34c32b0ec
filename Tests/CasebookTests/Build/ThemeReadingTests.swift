import CasebookTesting
import Content
import Foundation
import Testing

@testable import Publication

@Suite("Finding and reading a theme")
struct ThemeReadingTests {
    @Test("a theme and its parents are read, its neighbours named")
    func chain() throws {
        let site = try TestSite(
            """
            -- themes/mine/theme.yml --
            name: Mine
            extends: default
            -- themes/mine/assets/print/print.css --
            p { color: black }
            -- themes/mine/locales/en.yml --
            nav:
              home: "{site}: home"
            cases: {one: one case, other: "{n} cases"}
            -- themes/other/theme.yml --
            name: Other
            """)
        var reader = ThemeReader()
        let sources = try reader.read("mine", in: site.folder + "/themes")
        #expect(reader.diagnostics.isEmpty)
        #expect(sources.map(\.name) == ["mine", "default", "other"])
        #expect(sources[0].extends?.name == "default")
        #expect(sources[0].extends?.location.position == .init(line: 2, column: 10))
        #expect(sources[0].files.map(\.path) == ["assets/print/print.css"])
        let texts = try #require(sources[0].locales.first)
        #expect(texts.language == "en")
        #expect(texts.entries.map(\.key) == ["nav.home", "cases.one", "cases.other"])
        #expect(texts.entries.map(\.value) == ["{site}: home", "one case", "{n} cases"])
        #expect(texts.entries[0].position == .init(line: 2, column: 3))
        #expect(sources[1].files.contains { $0.path == "templates/case.mustache" })
        #expect(sources[2].files.isEmpty)
    }

    @Test("a circle of parents is read once and left for the theme to refuse")
    func circle() throws {
        let site = try TestSite(
            """
            -- themes/a/theme.yml --
            extends: b
            -- themes/b/theme.yml --
            extends: a
            -- content/site.yml --
            title: Test
            base_url: https://register.example/
            theme: a
            """)
        let problems = try site.plan().diagnostics
        #expect(problems.contains { $0.identifier == "theme-cycle" })
    }

    @Test("a mistyped theme finds its neighbour, at the place that names it")
    func mistyped() throws {
        let site = try TestSite(
            """
            -- content/site.yml --
            title: Test
            base_url: https://register.example/
            theme: defualt
                   ^~~~~~~ error: `defualt`: no such theme => did you mean `default`?
            """)
        try site.expectDiagnostics()
    }

    @Test("what a theme can't have is said, with what it was meant to be")
    func mistakes() throws {
        let site = try TestSite(
            """
            -- themes/default/theme.yml --
            exteds: x
            ^~~~~~ error: `exteds`: a theme has no such field => did you mean `extends`?
            -- themes/default/template/case.mustache --
            -- themes/default/locales/en.txt --
            x: y
            ^ warning: `en.txt` is not a locale and is not used => name it after its language, such as `en.yml`
            """)
        var differences = try site.unannounced()
        #expect(differences.first?.contains("`template` is not a part of a theme") == true)
        #expect(differences.first?.contains("did you mean `templates`?") == true)
        differences.removeFirst()
        #expect(differences.isEmpty)
    }

    @Test("a text that begins with a brace, or is a list, says what it lacks")
    func locale() throws {
        var diagnostics: [Diagnostic] = []
        let text = "good: fine\nbare: {n}\nlist: [a, b]\n"
        let source = LocaleFile.read(Array(text.utf8), language: "en", path: "en.yml", diagnostics: &diagnostics)
        #expect(source.entries.map(\.key) == ["good"])
        #expect(diagnostics.map(\.location.position.line) == [2, 3])
        #expect(diagnostics[0].message == "`bare`: a text that begins with a brace needs quotes")
    }

    @Test("a theme is looked for beside the content, here, and beside the program")
    func candidates() {
        #expect(
            ThemeLocation.candidates(besides: "content", program: "/opt/casebook/bin/casebook") == [
                "themes", "themes", "/opt/casebook/bin/themes", "/opt/casebook/bin/share/casebook/themes",
                "/opt/casebook/themes", "/opt/casebook/share/casebook/themes", "/opt/themes",
                "/opt/share/casebook/themes",
            ])
        #expect(ThemeLocation.candidates(besides: "/a/b/content/", program: nil) == ["/a/b/themes", "themes"])
        #expect(ThemeLocation.candidates(besides: "/content", program: nil) == ["/themes", "themes"])
        #expect(ThemeLocation.candidates(besides: ".", program: nil) == ["./../themes", "themes"])
    }

    @Test(
        "a theme's folder is known by its path", arguments: ["themes/default", "themes/default/", "themes/default/."])
    func named(path: String) throws {
        let site = try TestSite("")
        let place = try #require(ThemeLocation.named(site.folder + "/" + path))
        #expect(place.name == "default" || path.hasSuffix("."))
        #expect(FileManager.default.fileExists(atPath: place.root + "/" + place.name + "/theme.yml"))
    }
}
