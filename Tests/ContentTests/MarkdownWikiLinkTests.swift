import Testing

@testable import Content

@Suite("Links by id") struct MarkdownWikiLinkTests {
    @Test("ids become links with the editor's label or the page's name")
    func links() {
        let parsed = ParsedMarkdown(
            "é [[netflix]], [[ap|the *authority* & co]] and [[gdpr/13(1)(c)]] [[ap-uber-2024-transfers| it ]].")
        // Emphasis would divide the label: a label is plain text.
        #expect(parsed.document.references.map(\.target) == ["netflix", "gdpr/13(1)(c)", "ap-uber-2024-transfers"])
        #expect(parsed.problems == ["1:16 bad-wiki-link"])
        #expect(parsed.document.references.map(\.label) == [nil, nil, "it"])
        #expect(parsed.document.references[0].location.position == SourcePosition(line: 1, column: 3))
        #expect(parsed.html().contains("<a href=\"/netflix/\">NETFLIX</a>"))
        #expect(parsed.html().contains("<a href=\"/ap-uber-2024-transfers/\">it</a>"))
    }

    @Test("an unpublished page is words only, and its label is not shown unless the site says so")
    func plain() {
        let parsed = ParsedMarkdown("a [[x|Secret & *]] b [[y]] c")
        let html = parsed.document.html(links: { .plain(text: "<\($0.target)>") }, cells: { _ in nil })
        #expect(String(decoding: html, as: UTF8.self) == "<p>a &lt;x&gt; b &lt;y&gt; c</p>\n")
        #expect(parsed.html() == "<p>a <a href=\"/x/\">Secret &amp; *</a> b <a href=\"/y/\">Y</a> c</p>\n")
    }

    @Test("a label may run over a line's end, also in a quote, and hold entities")
    func lines() {
        let parsed = ParsedMarkdown("> see [[ap|the\n> authority &amp; co]]\n\nand [[x]]")
        #expect(parsed.document.references.map(\.label) == ["the authority & co", nil])
        #expect(parsed.document.references.map { $0.location.position.line } == [1, 4])
        #expect(parsed.problems == [])
    }

    @Test("in a table the pipe is escaped; unescaped, the link is not closed and the remedy is told")
    func tables() {
        let parsed = ParsedMarkdown("| a | b |\n|---|---|\n| [[ap\\|the AP]] | [[x]] |\n| [[ap|the AP]] | |\n")
        #expect(parsed.document.references.map(\.label) == ["the AP", nil])
        #expect(parsed.document.references.map { $0.location.position.column } == [3, 20])
        #expect(parsed.problems == ["4:3 bad-wiki-link"])
        #expect(parsed.diagnostics.first?.suggestion?.contains("\\|") == true)
    }

    @Test(
        "code, escaped brackets and entities are not links",
        arguments: [
            "`[[x]]`", "\\[[x]]", "[\\[x]]", "&#91;&#91;x]]", "```\n[[x]]\n```", "    [[x]]", "[[^1]]\n\n[^1]: a",
            "[[a](https://b.c)]", "\\[[x]] `[[x]]`",
        ])
    func notLinks(text: String) {
        let parsed = ParsedMarkdown(text)
        #expect(parsed.document.references == [])
        #expect(parsed.problems == [])
    }

    @Test("a link behind the same brackets in code or escaped is still found where it is")
    func afterCode() {
        let parsed = ParsedMarkdown("`[[x]]` \\[[x]] [[x]] [[[x]]]")
        #expect(parsed.document.references.map { $0.location.position.column } == [16, 23])
    }

    @Test(
        "what is not closed, empty or no id is an error at its brackets",
        arguments: [
            ("a [[netflix", "is not closed", "close it"), ("a [[netflix]", "is not closed", "close it"),
            ("a [[]]", "without an id", "netflix"), ("a [[ ]]", "without an id", "netflix"),
            ("a [[|x]]", "without an id", "netflix"), ("a [[x|]]", "empty label", "[[x]]"),
            ("a [[Netflix]]", "`Netflix` is not an id", "[[netflix|Netflix]]"),
            ("a [[Art. 13]]", "is not an id", "[[art-13|Art. 13]]"), ("a [[…]]", "is not an id", "\\[["),
            ("a [[/x]]", "is not an id", "[[x|/x]]"), ("a [[%]]", "is not an id", "gdpr/13"),
        ])
    func faults(text: String, message: String, suggestion: String) throws {
        let parsed = ParsedMarkdown(text)
        let diagnostic = try #require(parsed.diagnostics.first)
        #expect(parsed.problems == ["1:3 bad-wiki-link"])
        #expect(diagnostic.message.contains(message), "\(diagnostic.message)")
        #expect(diagnostic.suggestion?.contains(suggestion) == true, "\(diagnostic.suggestion ?? "")")
        #expect(diagnostic.severity == .error)
        #expect(parsed.document.references == [])
    }
}
