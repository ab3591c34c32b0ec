import CasebookTesting
import Content
import Foundation
import Testing

@testable import casebook

/// What a stranger may send by pull request: each is an error with its place and remedy, or does nothing.
@Suite("Hostile content")
struct HostileContentTests {
    private static let fields = """
        title: T
        authority: ap
        company: netflix
        decided: 2024-11-26
        fine: EUR 100
        source: {url: "https://autoriteitpersoonsgegevens.nl/x", kind: decision}

        """
    private static let path = "content/cases/ap-netflix-2024.md"

    private func site(_ body: String = "x", fields: String = "", path: String = path) throws -> TestSite {
        let site = try TestSite("")
        try site.write(path, "---\n\(Self.fields)\(fields)---\n\(body)\n")
        return site
    }

    private func check(_ site: TestSite) -> CommandRun {
        CommandRun("check", "--content", site.folder + "/content", "--theme", site.folder + "/themes/default")
    }

    /// Expects one error whose place and words are these, and which names a remedy.
    private func expect(
        _ site: TestSite, _ place: String, _ message: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) throws {
        let found = try site.plan().diagnostics.filter { $0.severity == .error }
        let shown = found.map {
            "\($0.location.file.dropFirst(site.folder.count + 1)):\($0.location.position.line):"
                + "\($0.location.position.column): \($0.message)"
        }
        #expect(shown == ["\(place): \(message)"], sourceLocation: sourceLocation)
        #expect(found.allSatisfy { $0.suggestion != nil }, "no remedy", sourceLocation: sourceLocation)
    }

    @Test("a PDF that names its author is warned of, unless a source's checksum says that it was published so")
    func pdfAuthor() throws {
        let site = try site(path: "content/cases/ap-netflix-2024/index.md")
        try site.write("content/cases/ap-netflix-2024/decision.pdf", "%PDF-1.7\n<</Author (J. Jansen)>>\n")
        let warning = try #require(try site.plan().diagnostics.first { $0.identifier == "pdf-author" })
        #expect(warning.severity == .warning && warning.message.contains("`J. Jansen`"))
        let sum = try #require(warning.suggestion?.firstMatch(of: /sha256: ([0-9a-f]{64})/)).output.1
        try site.edit(
            "content/cases/ap-netflix-2024/index.md", replacing: "kind: decision}",
            with: "kind: decision, sha256: \(sum)}")
        #expect(try !site.plan().diagnostics.contains { $0.identifier == "pdf-author" })
    }

    // MARK: Links and HTML

    @Test(
        "addresses that run or carry something are refused however they are written",
        arguments: [
            "javascript:alert(1)", "JaVaScRiPt:x", "&#106;avascript:x", "&#x6A;avascript:x", "java&#10;script:x",
            "java&Tab;script:x", "&#1;javascript:x", "javascript&colon;x", "vbscript:x", "data:text/html,x",
            "file:///etc/x",
            "javascript%3Ax", "//evil.example/x", "\\\\evil.example", "http:evil", "about:blank", "blob:x",
            "view-source:x",
        ])
    func addresses(address: String) throws {
        for text in ["[a](\(address))", "[a][r]\n\n[r]: \(address)", "![a](\(address))"] {
            let site = try site(text)
            let problems = try site.plan().diagnostics
            #expect(problems.contains { ["bad-link", "bad-image"].contains($0.identifier) }, "\(text): \(problems)")
        }
    }

    @Test("raw HTML is left out of every page, with a warning")
    func rawHTML() throws {
        let site = try site(
            "<script>alert(1)</script>\n\n<img src=x onerror=alert(2)>\n\na <b onclick=alert(3)>b</b> <svg/onload=alert(4)>\n"
        )
        let found = try site.build().diagnostics
        #expect(found.map(\.identifier) == Array(repeating: "raw-html", count: found.count) && found.count >= 3)
        for (path, data) in try site.files() where path.hasSuffix(".html") {
            let text = String(decoding: data, as: UTF8.self)
            for word in ["alert(1)", "onerror", "onclick", "<svg/"] where text.contains(word) {
                Issue.record("\(path) holds \(word)")
            }
        }
    }

    // MARK: Files

    @Test("an attachment that a browser would run is refused")
    func attachments() throws {
        let site = try site(path: "content/cases/ap-netflix-2024/index.md")
        try site.write("content/cases/ap-netflix-2024/evil.html", "<script>alert(1)</script>")
        try expect(
            site, "content/cases/ap-netflix-2024/evil.html:1:1", "`evil.html` is of no kind that may be attached")
        try site.delete("content/cases/ap-netflix-2024/evil.html")
        try site.write(
            "content/cases/ap-netflix-2024/evil.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"\nonload=\"x\"/>")
        try expect(
            site, "content/cases/ap-netflix-2024/evil.svg:2:1",
            "the picture holds the event handler `onload`, which a browser may run or load")
    }

    @Test(
        "links and images do not leave the text's folder",
        arguments: ["../../x.png", "/etc/passwd", "..%2fx", "%2e%2e/x", "a/../b"])
    func paths(path: String) throws {
        for text in ["[a](\(path))", "![a](\(path))"] {
            let problems = try site(text).plan().diagnostics.filter { $0.severity == .error }
            #expect(problems.count == 1 && problems[0].suggestion != nil, "\(text)")
        }
    }

    @Test("a symbolic link is refused, and what it leads to is not shown")
    func symbolicLinks() throws {
        let secret = FileManager.default.temporaryDirectory.appendingPathComponent("secret-\(UUID().uuidString)").path
        try "the secret\n".write(toFile: secret, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(atPath: secret) }
        for place in [
            "content/cases/ap-netflix-2024/a.png", "content/companies/evil.md", "content/evil.md",
            "content/topics.yml", "content/cases/evil", "themes/default/assets/evil.css",
            "themes/default/templates/evil.mustache",
        ] {
            let site = try site(path: "content/cases/ap-netflix-2024/index.md")
            try? site.delete(place)
            try FileManager.default.createSymbolicLink(
                atPath: site.folder + "/" + place,
                withDestinationPath: place == "content/cases/evil" ? "/etc" : secret)
            let run = check(site)
            #expect(run.status == .contentHasErrors, "\(place)")
            #expect(run.error.contains("\(place):1:1: error: symbolic links are not followed"), "\(run.error)")
            #expect(!(run.output + run.error).contains("the secret"), "\(place)")
        }
    }

    @Test("a pipe among the files is an error and does not hold the check up")
    func pipes() throws {
        for place in ["content/cases/x.md", "content/cases/ap-netflix-2024/a.pdf", "content/site.pipe"] {
            let site = try site(path: "content/cases/ap-netflix-2024/index.md")
            #expect(mkfifo(site.folder + "/" + place, 0o600) == 0)
            try expect(site, "\(place):1:1", "this is neither a file nor a folder")
        }
    }

    @Test(
        "an id that is a path, a word of another alphabet or no id at all is refused",
        arguments: [
            "../../etc", "/etc", "n\u{435}tflix", "Netflix", "net--flix", "a/b", "..", "e\u{301}t", "a\u{200D}b",
        ])
    func ids(id: String) throws {
        for fields in [
            "topics: [\"\(id)\"]\n", "former_ids: [\"\(id)\"]\n", "dossier: \"\(id)\"\n", "sectors: \"\(id)\"\n",
        ] {
            try expect(
                try site(fields: fields),
                "\(Self.path):8:\(fields.contains("[") ? fields.prefix { $0 != "[" }.count + 2 : fields.prefix { $0 != "\"" }.count + 1)",
                "`\(id)` is not an id")
        }
        let theme = try site()
        try theme.write(
            "content/site.yml", "title: T\nbase_url: https://r.example/\nlanguages: [en]\ntheme: \"\(id)\"\n")
        try expect(theme, "content/site.yml:4:8", "`\(id)` is not an id")
    }

    @Test(
        "a file's name that is no id is refused, also one that differs in case or in how its marks are encoded",
        arguments: [
            "AP-Netflix-2024", "ap-é-2024", "ap-e\u{301}-2024", "ap-n\u{435}tflix-2024", "a b", "a\nb", "\u{1B}[31m",
        ])
    func names(name: String) throws {
        let site = try site(path: "content/cases/\(name).md")
        let run = check(site)
        #expect(run.status == .contentHasErrors && run.error.contains("is not one"))
        #expect(!run.error.contains("\u{1B}"))
    }

    @Test("attachments whose names differ in case only are refused")
    func collisions() throws {
        let site = try site(path: "content/cases/ap-netflix-2024/index.md")
        for name in ["A.pdf", "a.pdf"] { try site.write("content/cases/ap-netflix-2024/" + name, "x") }
        try expect(site, "content/cases/ap-netflix-2024/a.pdf:1:1", "`a.pdf` and `A.pdf` differ in case only")
    }

    // MARK: Size and depth

    @Test("files of 50 MB are refused by their size, and not read")
    func large() throws {
        for (place, message) in [
            (Self.path, "the file is larger than 256 KB"), ("content/topics.yml", "the file is larger than 256 KB"),
            ("content/site.yml", "the file is larger than 256 KB"),
            ("content/laws/gdpr.yml", "the file is larger than 4096 KB"),
            ("content/rates.csv", "the file is larger than 16384 KB"),
            ("themes/default/templates/case.mustache", "a theme's file is at most 16 MB"),
        ] {
            let site = try site()
            try site.write(place, "x: y\n")
            // The disk keeps no room for what is not written.
            #expect(truncate(site.folder + "/" + place, 50_000_000) == 0)
            let problems = try site.plan().diagnostics.filter {
                $0.severity == .error && $0.identifier == "file-too-large"
            }
            #expect(problems.map(\.message) == [message], "\(place)")
            #expect(problems.allSatisfy { $0.suggestion != nil })
        }
    }

    @Test("rates that are none are told ten times, not three million times")
    func rates() throws {
        let site = try site()
        try site.write("content/rates.csv", "date,USD\n" + String(repeating: "2024-01-01,1.1\n", count: 100_000))
        let problems = try site.plan().diagnostics.filter { $0.identifier == "bad-rates" }
        #expect(problems.count == 10 && problems[0].location.position.line == 3)
    }

    @Test(
        "ten thousand levels of nesting are one error",
        arguments: [
            (String(repeating: "> ", count: 10_000) + "x", ""), (String(repeating: "- ", count: 10_000) + "x", ""),
            (String(repeating: "[", count: 10_000), ""), (String(repeating: "![", count: 10_000), ""),
            (String(repeating: "[^1]: ", count: 10_000), ""),
            ("x", "topics: " + String(repeating: "[", count: 10_000) + "\n"),
            ("x", "topics: " + String(repeating: "{a: ", count: 10_000) + "\n"),
            ("x", String(repeating: "? ", count: 10_000) + "\n"),
            ("x", "topics: " + String(repeating: "- ", count: 10_000) + "\n"),
        ])
    func deep(body: String, fields: String) throws {
        let problems = try site(body, fields: fields).plan().diagnostics.filter { $0.severity == .error }
        #expect(problems.count == 1 && problems[0].location.position.line >= 8, "\(problems)")
    }

    @Test(
        "YAML that multiplies, types or merges is refused at its place",
        arguments: [
            ("topics: [&a [x], &b [*a, *a], *b]", 10, "`&` begins a YAML anchor, which is not read here"),
            ("topics: [*a]", 10, "`*` begins a YAML alias, which is not read here"),
            ("topics: !!python/object x", 9, "`!` begins a YAML tag, which is not read here"),
            ("<<: {title: x}", 1, "a case has no field `<<`"),
        ])
    func yaml(line: String, column: Int, message: String) throws {
        try expect(try site(fields: line + "\n"), "\(Self.path):8:\(column)", message)
    }

    // MARK: Characters

    @Test(
        "characters that hide or reorder words are refused in every place",
        arguments: [
            ("\u{202E}", "a bidirectional control character (U+202E)"),
            ("\u{2066}", "a bidirectional control character (U+2066)"),
            ("\0", "a NUL character (U+0000)"), ("\u{1B}", "an escape character (U+001B)"),
            ("\u{85}", "a next-line character (U+0085)"),
            ("\u{2028}", "a line separator (U+2028)"), ("\u{FEFF}", "an invisible character (U+FEFF)"),
            ("\u{200B}", "an invisible character (U+200B)"), ("\u{E0041}", "an invisible character (U+E0041)"),
            ("\u{3164}", "an invisible character (U+3164)"), ("\r", "a carriage return without a line feed (U+000D)"),
        ])
    func characters(character: String, name: String) throws {
        let message = name + " is not allowed in a text"
        try expect(try site("ab\(character)c"), "\(Self.path):9:3", message)
        try expect(try site(fields: "summary: ab\(character)c\n"), "\(Self.path):8:12", message)
        let settings = try site()
        try settings.write("content/site.yml", "title: T\(character)x\nbase_url: https://r.example/\nlanguages: [en]\n")
        try expect(settings, "content/site.yml:1:9", message)
        let code = character.unicodeScalars.first?.value ?? 0
        if code != 0x0D, code != 0 {
            try expect(try site("ab &#\(code); c"), "\(Self.path):9:4", message)
            try expect(
                try site(fields: "summary: \"a\\U\(String(format: "%08X", code))\"\n"), "\(Self.path):8:10", message)
        }
    }

    @Test("half a surrogate pair, Latin-1 and UTF-16 are told as what they are")
    func encodings() throws {
        for (bytes, message) in [
            ([0x61, 0xED, 0xA0, 0x80], "begins half of a surrogate pair"), ([0x61, 0xE9, 0x0A], "Latin-1"),
            ([0xFF, 0xFE, 0x2D, 0x00], "UTF-16"), ([0x61, 0xC0, 0x80], "not UTF-8"),
        ] as [([UInt8], String)] {
            let site = try site()
            try Data(bytes).write(to: URL(fileURLWithPath: site.folder + "/" + Self.path))
            let problems = try site.plan().diagnostics.filter { $0.severity == .error }
            #expect(problems.count == 1 && problems[0].message.contains(message), "\(problems)")
        }
    }

    @Test("a byte order mark and line ends of Windows change nothing")
    func marks() throws {
        let plain = try site("Words.\n\n- a\n- b\n")
        try plain.build()
        let marked = try site()
        let text = try String(contentsOfFile: plain.folder + "/" + Self.path, encoding: .utf8)
        try marked.write(Self.path, "\u{FEFF}" + text.replacing("\n", with: "\r\n"))
        try marked.write(
            "content/site.yml",
            "\u{FEFF}title: Test register\r\nbase_url: https://register.example/\r\nlanguages: [en]\r\n")
        try marked.build()
        #expect(try marked.page("cases/ap-netflix-2024/index.html") == plain.page("cases/ap-netflix-2024/index.html"))
    }

    @Test("a name that looks like another is warned of")
    func disguises() throws {
        let site = try site()
        try site.edit(Self.path, replacing: "company: netflix", with: "company: {name: N\u{435}tflix, country: NL}")
        let found = try site.plan().diagnostics
        #expect(found.map(\.identifier) == ["disguised-name"] && found[0].severity == .warning)
        #expect(found[0].location.position == SourcePosition(line: 4, column: 17))
    }

    @Test("a group that is taller than any is refused, and a circle is told")
    func groups() throws {
        let site = try site()
        for number in 0..<40 {
            let parent = number == 0 ? "" : "parents: [{id: c\(number - 1)}]\n"
            try site.write("content/companies/c\(number).md", "---\nnames: C\(number)\ncountry: NL\n\(parent)---\n")
        }
        try expect(
            site, "content/companies/c32.md:4:16", "more than 32 companies stand above each other")
        try site.edit(
            "content/companies/c0.md", replacing: "country: NL\n", with: "country: NL\nparents: [{id: c39}]\n")
        try expect(site, "content/companies/c0.md:4:16", "`c0` is above itself")
    }
}
