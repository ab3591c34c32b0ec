import Testing

@testable import Content

@Suite("Markdown links") struct MarkdownLinkTests {
    @Test(
        "http, https, mailto and bare addresses become links",
        arguments: [
            (
                "[a](https://a.b/c?d=e&f \"T\")",
                "<a href=\"https://a.b/c?d=e&amp;f\" title=\"T\" rel=\"noopener\">a</a>"
            ),
            ("[a](HTTP://a.b)", "<a href=\"HTTP://a.b\" rel=\"noopener\">a</a>"),
            ("<mailto:a@b.c>", "<a href=\"mailto:a@b.c\" rel=\"noopener\">mailto:a@b.c</a>"),
            ("https://a.b/c", "<a href=\"https://a.b/c\" rel=\"noopener\">https://a.b/c</a>"),
            ("www.a.nl", "<a href=\"http://www.a.nl\" rel=\"noopener\">www.a.nl</a>"),
            ("(x@y.nl)", "(<a href=\"mailto:x@y.nl\" rel=\"noopener\">x@y.nl</a>)"),
            ("[a]\n\n[a]: https://a.b", "<a href=\"https://a.b\" rel=\"noopener\">a</a>"),
            ("[é](https://a.b/é)", "<a href=\"https://a.b/%C3%A9\" rel=\"noopener\">é</a>"),
        ])
    func external(text: String, html: String) {
        let parsed = ParsedMarkdown(text)
        #expect(parsed.html() == "<p>\(html)</p>\n")
        #expect(parsed.problems == [])
    }

    @Test(
        "any other scheme, however hidden, is refused and never written",
        arguments: [
            "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd",
            "ftp://a.b", "//evil.example", "/\\evil.example", "\\\\evil.example", "/cases/", "../secret.pdf",
            "a/../../b.pdf", "a//b.pdf", "&#106;avascript:alert(1)", "java&#x0A;script:alert(1)", "java&#9;script:x",
            "&#1;javascript:x", "javascript&colon;alert(1)", "javascript%3Aalert(1)", "%6aavascript:alert(1)",
            "%2e%2e/x.pdf", "%2f%2fevil.example", "%2Fx", "%5cevil", "java%0ascript:x", "x%zz.pdf", "x%ff.pdf",
            "http:evil",
            "https:///x", "https://", "mailto:nobody", "decision.pdf?x=1", "<>", "< javascript:x>", "tel:112", ":x",
        ])
    func refused(address: String) {
        for text in ["a é [x](\(address))", "a é ![x](\(address))"] {
            let parsed = ParsedMarkdown(text, startLine: 7)
            #expect(parsed.diagnostics.count == 1, "\(parsed.diagnostics)")
            #expect(parsed.diagnostics.first?.severity == .error)
            #expect(parsed.diagnostics.first?.location.position == SourcePosition(line: 7, column: 5))
            #expect(parsed.html() == "<p>a é x</p>\n")
        }
    }

    @Test("a refused autolink, reference and bare address keep their words and say where they are")
    func refusedElsewhere() {
        let parsed = ParsedMarkdown("<javascript:x>\n\n   a [b] c\n   d [b][] ftp://x.y\n\n[b]: data:x\n")
        #expect(parsed.problems == ["1:1 bad-link", "3:6 bad-link", "4:6 bad-link", "4:12 bad-link"])
        #expect(!parsed.html().contains("href"))
    }

    @Test("columns count characters of the file, behind quotes, lists, indents and escaped pipes")
    func positions() {
        let text = """
            > é [a](x:1) b
            >   c [d](x:2)

            1. é
               f [g](x:3)

            | é | b |
            |---|---|
            | a\\|b | é [h](x:4) |
            """
        let parsed = ParsedMarkdown(text)
        #expect(parsed.problems == ["1:5 bad-link", "2:7 bad-link", "5:6 bad-link", "9:12 bad-link"])
        #expect(ParsedMarkdown("é [a](x:1) [a](x:2)").problems == ["1:3 bad-link", "1:12 bad-link"])
    }

    @Test("a colon in a file's name makes no scheme of what stands before it", arguments: ["", "!"])
    func fileWithColon(sign: String) {
        let parsed = ParsedMarkdown("\(sign)[a](./javascript:alert(1))")
        #expect(parsed.html().contains("=\"javascript%3Aalert(1)\""), "\(parsed.html())")
    }

    @Test("files beside the text are reported and addressed by the site")
    func files() {
        let parsed = ParsedMarkdown("[d](decision.pdf#page=3) [e](./annex/b%20c.pdf) ![Page one](p.png \"T\")")
        let files = parsed.document.attachmentsReferenced
        #expect(files.map(\.path) == ["decision.pdf", "annex/b c.pdf", "p.png"])
        #expect(files.map(\.isImage) == [false, false, true])
        #expect(files[0].fragment == "page=3")
        #expect(files[2].location.position.column == 49)
        #expect(
            parsed.html() == """
                <p><a href="decision.pdf#page=3">d</a> <a href="annex/b%20c.pdf">e</a> \
                <img src="p.png" title="T" loading="lazy" alt="Page one"></p>

                """)
        let moved = parsed.document.html(
            links: { _ in .plain(text: "") }, cells: { _ in nil }, files: { "../x/\($0.address)" })
        #expect(String(decoding: moved, as: UTF8.self).contains("src=\"../x/p.png\""))
        #expect(parsed.problems == [])
    }

    @Test("a link to a content file is a link by id that keeps its label's emphasis")
    func contentFiles() {
        let parsed = ParsedMarkdown("[the *case*](ap-uber-2024.md) [n](ap-uber-2024.nl.md) [f](ap-uber-2018/index.md)")
        #expect(parsed.document.references.map(\.target) == ["ap-uber-2024", "ap-uber-2024", "ap-uber-2018"])
        #expect(parsed.html().hasPrefix("<p><a href=\"/ap-uber-2024/\">the <em>case</em></a> <a"))
        let plain = parsed.document.html(links: { _ in .plain(text: "no") }, cells: { _ in nil })
        #expect(String(decoding: plain, as: UTF8.self) == "<p>the <em>case</em> n f</p>\n")
    }

    @Test("a link to a heading that does not exist is refused with the nearest one")
    func fragments() {
        let parsed = ParsedMarkdown("# Fines\n\n[a](#fines) [b](#finse)\n")
        #expect(parsed.problems == ["3:13 unknown-anchor"])
        #expect(parsed.diagnostics.first?.suggestion == "did you mean `#fines`?")
    }

    @Test("an image of another site is refused, one without a description warned of")
    func images() {
        let parsed = ParsedMarkdown("![a](https://a.b/c.png)\n\n![](p.png) ![*e* `c` [l](https://x.y)](q.png)\n")
        #expect(parsed.problems == ["1:1 bad-image", "3:1 missing-alt"])
        #expect(parsed.html().hasPrefix("<p>a</p>\n<p><img src=\"p.png\" loading=\"lazy\" alt=\"\"> "))
        #expect(parsed.html().contains("<img src=\"q.png\" loading=\"lazy\" alt=\"e c l\">"))
    }

    @Test("a link within a link is refused and its words stay")
    func nested() {
        let parsed = ParsedMarkdown("[a <https://b.c> d](https://e.f) [x [[ap]] y](https://e.f)")
        #expect(parsed.diagnostics.map(\.identifier) == ["nested-link", "nested-link"])
        #expect(parsed.html().components("<a ") == 2)
    }
}

extension String {
    /// How often a text occurs in this one.
    func components(_ part: String) -> Int { ranges(of: part).count }
}
