import Testing

@testable import Content

@Suite("Markdown rendering") struct MarkdownRenderingTests {
    @Test(
        "GitHub-flavoured Markdown becomes HTML",
        arguments: [
            (
                "Plain *a* **b** ~~c~~ `d<e`",
                "<p>Plain <em>a</em> <strong>b</strong> <del>c</del> <code>d&lt;e</code></p>\n"
            ),
            ("a\nb  \nc\\\nd", "<p>a\nb<br>\nc<br>\nd</p>\n"),
            ("> q\n\n---", "<blockquote>\n<p>q</p>\n</blockquote>\n<hr>\n"),
            ("- a\n- b\n  - c", "<ul>\n<li>a</li>\n<li>b\n<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>\n"),
            ("- a\n\n- b", "<ul>\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ul>\n"),
            ("3. a\n4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>\n"),
            ("1. a", "<ol>\n<li>a</li>\n</ol>\n"),
            (
                "- [x] a\n- [ ] b",
                "<ul>\n<li class=\"task\"><span class=\"task-box\">☑</span> a</li>\n"
                    + "<li class=\"task\"><span class=\"task-box\">☐</span> b</li>\n</ul>\n"
            ),
            (
                "```swift run\nlet a = \"<&>\"\n```",
                "<pre><code class=\"language-swift\">let a = &quot;&lt;&amp;&gt;&quot;\n</code></pre>\n"
            ),
            ("    indented", "<pre><code>indented\n</code></pre>\n"),
            ("A & B &amp; C < D", "<p>A &amp; B &amp; C &lt; D</p>\n"),
            ("", ""),
        ])
    func elements(text: String, html: String) {
        let parsed = ParsedMarkdown(text)
        #expect(parsed.html() == html)
        #expect(parsed.problems == [])
    }

    @Test("a table's alignment is a class, and an empty heading cell is an ordinary one")
    func tables() {
        let parsed = ParsedMarkdown("| | b | c |\n|:--|:-:|--:|\n| 1 | x\\|y | 3 |\n")
        #expect(
            parsed.html() == """
                <div class="table">
                <table>
                <thead>
                <tr>
                <td class="align-left"></td>
                <th scope="col" class="align-center">b</th>
                <th scope="col" class="align-right">c</th>
                </tr>
                </thead>
                <tbody>
                <tr>
                <td class="align-left">1</td>
                <td class="align-center">x|y</td>
                <td class="align-right">3</td>
                </tr>
                </tbody>
                </table>
                </div>

                """)
    }

    @Test("headings begin below the page's own and never skip a level")
    func headingLevels() {
        let parsed = ParsedMarkdown("### A\n\n# B\n\n#### C\n\n## D\n\n###### E\n\n# F\n")
        #expect(
            parsed.document.headings.map { "\($0.level) \($0.text)" } == ["2 A", "2 B", "3 C", "3 D", "4 E", "2 F"])
        #expect(parsed.html().contains("<h4 id=\"e\">E <a class=\"anchor\" href=\"#e\" aria-labelledby=\"e\">"))
    }

    @Test("anchors are as on GitHub: lower-case letters of any script, unique")
    func anchors() {
        let text = "# Één & Twee: *Große* `x_y`!\n# A\n# A\n# A 1\n# A-1\n# ¿?\n# Decision [[ap|of the AP]]\n"
        let parsed = ParsedMarkdown(text)
        #expect(
            parsed.document.headings.map(\.anchor) == [
                "één--twee-große-x_y", "a", "a-1", "a-1-1", "a-1-2", "section", "decision-of-the-ap",
            ])
        #expect(parsed.document.headings[0].text == "Één & Twee: Große x_y!")
        #expect(parsed.document.headings[2].location.position == SourcePosition(line: 3, column: 1))
    }

    @Test("a prefix keeps the anchors of two texts on one page apart")
    func prefix() {
        let parsed = ParsedMarkdown("# Fines\n\nSee [above](#fines).[^n]\n\n[^n]: Note.\n")
        let html = parsed.html(prefix: "nl-")
        for part in [
            "<h2 id=\"nl-fines\">", "href=\"#nl-fines\" aria-labelledby=\"nl-fines\"",
            "<a href=\"#nl-fines\">above</a>",
            "<a href=\"#nl-fn-1\" id=\"nl-fnref-1\" role=\"doc-noteref\">1</a>", "<li id=\"nl-fn-1\">",
            "<a href=\"#nl-fnref-1\" class=\"footnote-back\" role=\"doc-backlink\">↩</a></p>",
        ] {
            #expect(html.contains(part), "\(part)\n\(html)")
        }
        #expect(parsed.problems == [])
    }

    @Test("a footnote links back to each place that refers to it")
    func footnotes() {
        let parsed = ParsedMarkdown("a[^x] b[^y] c[^x]\n\n[^y]: - list\n[^x]: Text [[ap]].\n")
        #expect(parsed.document.footnoteCount == 2)
        #expect(
            parsed.html().contains(
                """
                <li id="fn-1"><p>Text <a href="/ap/">AP</a>. \
                <a href="#fnref-1" class="footnote-back" role="doc-backlink">↩<sup>1</sup></a> \
                <a href="#fnref-1-2" class="footnote-back" role="doc-backlink">↩<sup>2</sup></a></p>
                </li>
                """), "\(parsed.html())")
        #expect(parsed.document.references.first?.location.position == SourcePosition(line: 4, column: 12))
    }

    @Test("a footnote without a text and a text without a reference are errors")
    func brokenFootnotes() {
        let parsed = ParsedMarkdown("é [^a] and \\[^b] and `[^c]`\n\n[^d]: lost\n\n```\n[^e]: code\n```\n")
        #expect(parsed.problems == ["1:3 footnote-missing", "3:1 footnote-unused"])
    }

    @Test("raw HTML is left out with a warning, comments silently")
    func rawHTML() {
        let parsed = ParsedMarkdown(
            "a <b onclick=\"x\">c</b> <!-- note -->\n\n<script>\nalert(1)\n</script>\n\n<!-- x -->\n")
        #expect(parsed.html() == "<p>a c </p>\n")
        #expect(parsed.problems == ["1:3 raw-html", "3:1 raw-html"])
        #expect(parsed.diagnostics.allSatisfy { $0.severity == .warning })
    }

    @Test("where a site allows raw HTML, elements that show words are passed on, written anew")
    func allowedHTML() {
        let parsed = ParsedMarkdown(
            "<B CLASS=x>c</b> a<br/>b\n\n<details open>\n<summary title='a \"q\"'>1 < 2 &amp; <!-- no --> 3</summary>\n\n"
                + "*d* <a href=https://a.example/?b&amp;c>e</a>\n\n</details>\n", allowsHTML: true)
        let html =
            "<p><b class=\"x\">c</b> a<br>b</p><details open=\"\"><summary title=\"a &quot;q&quot;\">1 &lt; 2 &amp;  3"
            + "</summary><p><em>d</em> <a href=\"https://a.example/?b&amp;c\">e</a></p></details>"
        #expect(parsed.html().filter { $0 != "\n" } == html)
        #expect(parsed.problems == [])
    }

    @Test(
        "where a site allows raw HTML, what runs, loads, styles or breaks out is an error with its place, and left out",
        arguments: [
            ("<b onclick=\"x\">c</b>", "1:4 html-attribute", "<b>c</b>"),
            ("<b a='>' OnClick=x>c</b>", "1:4 html-attribute 1:10 html-attribute", "<b>c</b>"),
            ("<a href=\"javascript:x\">c</a>", "1:4 html-address", "<a>c</a>"),
            ("<a href=\" java&#115;cript:x\">c</a>", "1:4 html-address", "<a>c</a>"),
            ("<a href=\"JaVaScRiPt&colon;x\">c</a>", "1:4 html-address", "<a>c</a>"),
            ("<a href=\"java\nscript:x\">c</a>", "1:4 html-address", "<a>c</a>"),
            ("<a href='data:text/html,x'>c</a>", "1:4 html-address", "<a>c</a>"),
            ("<a href=\"//evil.example/\">c</a>", "1:4 html-address", "<a>c</a>"),
            ("<img src=\"https://evil.example/i.png\" alt=x>", "1:6 html-address", "<img alt=\"x\">"),
            ("<Script src=x>c</script>", "1:1 html-element", "c"), ("a <svg onload=x>", "1:3 html-element", "a "),
            ("<b style=\"position:fixed\">c</b>", "1:4 html-attribute", "<b>c</b>"),
            ("a <form action=x><input></form>", "1:3 html-element 1:18 html-element", "a "),
            ("<!--> <script>b</script> -->", "1:1 html-syntax 1:7 html-element", " b -->"),
            ("a </div></main>", "1:3 html-syntax", "a "), ("a <b>c", "1:3 html-syntax", "a <b>c"),
            ("<i><b>c</i></b>", "1:1 html-syntax 1:8 html-syntax", "<i><b>c</b>"),
            ("a <b title=\"x\" title=\"y\">c", "1:3 html-syntax", "a c"),
            ("> quote\n>\n> <div>\n> x <p onclick=y>z\n> </p></div>", "4:8 html-attribute", "<p>z"),
            ("- a\n\n  <div>\n  é <iframe src=x></iframe>\n  </div>", "4:5 html-element", "é "),
        ])
    func refusedHTML(text: String, problems: String, html: String) {
        let parsed = ParsedMarkdown(text + "\n", allowsHTML: true)
        #expect(parsed.problems.joined(separator: " ") == problems)
        #expect(parsed.html().contains(html), "\(parsed.html())")
        #expect(parsed.diagnostics.allSatisfy { $0.severity == .error && $0.suggestion != nil })
        for sign in ["onclick", "OnClick", "onload", "script", "javascript", "iframe", "style", "evil", "data:"] {
            #expect(!parsed.html().contains(sign), "\(parsed.html())")
        }
    }

    @Test("a character that an entity hides is refused like the character itself")
    func hiddenCharacters() {
        let parsed = ParsedMarkdown("fine &euro;\n\nab&#x202E;cd\n\n[a](https://a.b \"x&#8232;y\")\n")
        #expect(parsed.problems == ["3:3 forbidden-character", "5:1 forbidden-character"])
    }

    @Test("bytes that are not UTF-8 or not allowed are refused at their place in the file")
    func characters() {
        #expect(ParsedMarkdown("a\nb\u{202E}", startLine: 10).problems == ["11:2 forbidden-character"])
        let bytes: [UInt8] = [0x61, 0x0A, 0xE9, 0x20]
        let diagnostics = MarkdownDocument.parse(bytes[...], file: "a.md", startLine: 10).1
        #expect(diagnostics.map(\.identifier) == ["not-utf8"])
        #expect(diagnostics.first?.location.position == SourcePosition(line: 11, column: 1))
    }

    @Test("plain text has the words without markup, queries and numbers of footnotes")
    func plainText() {
        let parsed = ParsedMarkdown(
            "# Head & *tail*\n\nA [link](https://a.b) to [[ap|the AP]] and [[netflix]]: `{casebook} count` fines.[^1]\n"
                + "\n| a | b |\n|---|---|\n| 1 | 2 |\n\n[^1]: Note <3.\n")
        #expect(
            parsed.document.plainText
                == "Head & tail\nA link to the AP and netflix: fines.\na\nb\n1\n2\nNote <3.")
        #expect(parsed.document.wordCount == 16)
        #expect(parsed.document.plainText { _ in "X" }.contains("to X and X:"))
    }
}
