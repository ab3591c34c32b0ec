import CasebookTesting
import Testing

@testable import Content

/// A text that is built of so many parts.
struct MarkdownLoad: Sendable, CustomTestStringConvertible {
    var name: String
    var text: @Sendable (Int) -> String

    var testDescription: String { name }

    /// The largest text of at most so many bytes.
    func bytes(_ limit: Int) -> [UInt8] {
        var high = 1
        while text(high).utf8.count <= limit { high *= 2 }
        var low = high / 2
        while low < high {
            let middle = (low + high + 1) / 2
            if text(middle).utf8.count <= limit { low = middle } else { high = middle - 1 }
        }
        return Array(text(low).utf8)
    }
}

private func times(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

@Suite("Markdown limits", .serialized) struct MarkdownLimitTests {
    @Test(
        "what makes the parser slow is refused at its line",
        arguments: [
            (times("x", 131_073), "KB", 1), ("a\n\nb " + times("![[]()", 101), "brackets", 3),
            ("a\n" + times("|a", 103) + "|\n", "cells", 2),
            ("| a | b |\n|---|---|\n" + times("|x|y|\n", 10_000), "table cells", 10_001),
            (times("[^1] ", 1_001) + "\n\n[^1]: x", "footnote references", 1),
            ("x\n\n" + times("> ", 33) + "a", "within each other", 3), (times("- ", 33) + "a", "within each other", 1),
            ("[^1]: " + times("1. ", 33) + "a\n\n[^1]", "within each other", 1),
            ((0..<33).map { times("  ", $0) + "- a\n" }.joined(), "within each other", 33),
            ("a " + times("*", 501), "in a row", 1), ("a\n" + times("`", 501), "in a row", 2),
            ("http://a.b" + times(")", 501), "parentheses", 1), ("a " + times("<?", 101), "<!", 1),
            (times("a\n", 5_000) + "|-|\n", "ends like a table", 5_001),
            ("[a]: <" + times("x", 60_000) + ">\n\n" + times("[a]", 1_000), "definitions", 1),
        ])
    func refused(text: String, message: String, line: Int) {
        let parsed = ParsedMarkdown(text)
        #expect(parsed.diagnostics.count == 1)
        #expect(parsed.diagnostics.first?.identifier == "markdown-limit")
        #expect(parsed.diagnostics.first?.message.contains(message) == true, "\(parsed.diagnostics)")
        #expect(parsed.diagnostics.first?.location.position.line == line)
    }

    @Test("a long, rich but ordinary text is within the limits")
    func ordinary() {
        let table = "| a | b | c |\n|---|:-:|--:|\n" + times("| - | - | [[ap\\|x]] |\n", 1_000) + "\n"
        let list = (0..<20).map { times("  ", $0) + "- a [b](https://c.d)\n" }.joined()
        let rule = times("- ", 60) + "\n\n" + times("*", 120) + "\n\n"
        let notes = (1...400).map { "Text[^\($0)] (see [here])." }.joined(separator: "\n")
        let definitions = (1...400).map { "[^\($0)]: A note, https://a.b/\($0)." }.joined(separator: "\n")
        let parsed = ParsedMarkdown(
            "# A\n\n" + table + list + "\n" + rule + notes + "\n\n" + definitions + "\n\n[here]: https://a.b\n")
        #expect(parsed.problems == [])
        #expect(parsed.document.references.count == 1_000)
        #expect(parsed.document.footnoteCount == 400)
    }

    static let loads: [MarkdownLoad] = [
        MarkdownLoad(name: "images") { times("![[]()", $0) },
        MarkdownLoad(name: "images in paragraphs") { times(times("![[]()", 99) + "\n\n", $0) },
        MarkdownLoad(name: "images between empty items") { times("![[]()\n1.\n", $0) },
        MarkdownLoad(name: "brackets") { times("[", $0) },
        MarkdownLoad(name: "matched images") { times("![[]()", $0) + times("]", $0) },
        MarkdownLoad(name: "wide table") { times("a|", $0) + "\n" + times("-|", $0) + "\n" },
        MarkdownLoad(name: "square table") {
            "|" + times("a|", 99) + "\n|" + times("-|", 99) + "\n" + times("|a\n", $0)
        },
        MarkdownLoad(name: "delimiter rows") { times("a|b\n|-|\n", $0) },
        MarkdownLoad(name: "delimiter rows behind a table") { "a|b\n-|-\n" + times("# a|b\n|-|\n", $0) },
        MarkdownLoad(name: "delimiter rows in a table") { "a|b\n-|-\n" + times("a|b\n|-|\n", $0) },
        MarkdownLoad(name: "delimiter rows with escapes") { times("a\\|b\n-|-\n", $0) },
        MarkdownLoad(name: "long heading row") { times("a|", $0) + "\n|-|\n" },
        MarkdownLoad(name: "long paragraph before a row") { times("a\n", $0) + "|-|\n" },
        MarkdownLoad(name: "deep items and blank lines") { times("- ", 32) + "a\n" + times("\n", $0) },
        MarkdownLoad(name: "footnotes in each other") { times("[^a]: ", 30) + "x\n" + times("\n", $0) + "[^a]" },
        MarkdownLoad(name: "items on lines and blank lines") { count in
            (0..<100).map { times("  ", $0) + "- a\n" }.joined() + times("\n", count)
        },
        MarkdownLoad(name: "quotes") { times("> ", 32) + times("a\n", $0) },
        MarkdownLoad(name: "parentheses") { times("http://a.b" + times(")", 500) + " ", $0) },
        MarkdownLoad(name: "parentheses and stops") { "http://a.b" + times(").", $0) + " " },
        MarkdownLoad(name: "instructions") { times("a <?", $0) },
        MarkdownLoad(name: "data") { times("a <![CDATA[", $0) },
        MarkdownLoad(name: "comments") { times("a <!--a", $0) }, MarkdownLoad(name: "tags") { times("<a b='", $0) },
        MarkdownLoad(name: "references") { "[a]: <" + times("x", $0) + ">\n\n" + times("[a]", $0) },
        MarkdownLoad(name: "short references") { times("[a]: b\n", $0) + "\n" + times("[a]", $0) },
        MarkdownLoad(name: "footnotes") { times("[^1]", $0) + "\n\n[^1]: x" },
        MarkdownLoad(name: "missing footnotes") { times("[^1] ", $0) },
        MarkdownLoad(name: "emphasis") { times("*a_ ", $0) }, MarkdownLoad(name: "strong") { times("**x* ", $0) },
        MarkdownLoad(name: "struck") { times("~~a ", $0) }, MarkdownLoad(name: "at") { times("a@", $0) },
        MarkdownLoad(name: "ticks") { count in (0..<count).map { times("`", $0 % 79 + 1) + " " }.joined() },
        MarkdownLoad(name: "links by id") { times("[[a]] ", $0) }, MarkdownLoad(name: "unclosed") { times("[[a ", $0) },
        MarkdownLoad(name: "escaped links by id") { times("\\[[a]] [\\[b]] ", $0) },
        MarkdownLoad(name: "links by id in code") { times("`[[a]]` [[b]] ", $0) },
        MarkdownLoad(name: "bad links") { times("[a](x:1) ", $0) },
        MarkdownLoad(name: "bad bare") { times("ftp://a.b ", $0) },
        MarkdownLoad(name: "bad anchors") { times("# a\n[a](#b)\n", $0) },
        MarkdownLoad(name: "headings") { times("# a\n", $0) },
        MarkdownLoad(name: "entities") { times("&#x202E;\n", $0) },
        MarkdownLoad(name: "html") { times("<b>\n", $0) }, MarkdownLoad(name: "cells") { times("`{casebook} a` ", $0) },
        MarkdownLoad(name: "bare addresses") { count in (0..<count).map { "https://a.b/\($0) " }.joined() },
        MarkdownLoad(name: "addresses in angles") { count in (0..<count).map { "<https://a.b/\($0)> " }.joined() },
        MarkdownLoad(name: "emphasis within emphasis") { times("*_", $0) + "a" + times("_*", $0) },
        MarkdownLoad(name: "titles that do not end") { times("[a](<b> \"", 90) + times("\"a", $0) },
        MarkdownLoad(name: "backslashes") { times("\\", $0) + "|" },
        MarkdownLoad(name: "lazy lines") { times("> ", 30) + "a\n" + times("b\n", $0) },
        MarkdownLoad(name: "numbered items") { count in (0..<count).map { "\($0). a\n" }.joined() },
        MarkdownLoad(name: "unused footnotes") { times("[^a]: b\n\n", $0) + times("```\n```\n", $0) },
    ]

    @Test("no text of the largest size takes long, and twice the text takes about twice the time", arguments: loads)
    func linear(load: MarkdownLoad) {
        func read(_ bytes: [UInt8]) {
            let (document, _) = MarkdownDocument.parse(bytes[...], file: "a.md")
            _ = document.html(links: { .plain(text: $0.target) }, cells: { _ in nil })
            _ = document.webAddresses
        }
        let (half, full) = (load.bytes(60_000), load.bytes(120_000))
        // In a debug build; what was quadratic took 1 to 20 seconds.
        Growth.expectLinear(load.name, half: { read(half) }, full: { read(full) })
    }

    private static let htmlLoads: [MarkdownLoad] = [
        MarkdownLoad(name: "opened inline") { times("<b>\n", $0) },
        MarkdownLoad(name: "opened in a block") { "<div>\n" + times("<b>", $0) + "\n</div>" },
        MarkdownLoad(name: "lines of a block") { times("<p>\n", $0) },
        MarkdownLoad(name: "closed and never opened") { "<div>" + times("</b>", $0) },
        MarkdownLoad(name: "attributes") { "<div" + times(" onx=y", $0) + ">" },
        MarkdownLoad(name: "values that do not end") { "<div>\n" + times("<b a='", $0) },
        MarkdownLoad(name: "comments that do not end") { "<div>\n" + times("<!--a", $0) },
        MarkdownLoad(name: "addresses") { "<div>\n" + times("<a href='x&y'></a>", $0) },
        MarkdownLoad(name: "one long address") { "<div>\n<a href='" + times("&amp;", $0) + "'>" },
    ]

    @Test("where raw HTML is allowed, it is read in linear time too", arguments: htmlLoads)
    func linearHTML(load: MarkdownLoad) {
        func read(_ bytes: [UInt8]) {
            _ = MarkdownDocument.parse(bytes[...], file: "a.md", options: MarkdownOptions(allowsHTML: true))
        }
        let (half, full) = (load.bytes(60_000), load.bytes(120_000))
        Growth.expectLinear(load.name, half: { read(half) }, full: { read(full) })
    }
}
