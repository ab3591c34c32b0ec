import Testing

@testable import Content

@Suite("Markdown robustness") struct MarkdownRobustnessTests {
    /// What editors and attackers write, in pieces.
    private static let pieces = [
        "a", "é ", " ", "  ", "\n", "\n\n", "\n> ", "\n- ", "\n  ", "\n1. ", "\n    ", "# ", "\n## ", "*", "**", "_",
        "~~", "`",
        "\n```\n", "\n```{casebook}\n", "`{casebook} count`", "[", "]", "[[", "]]", "[[ap]]", "[[ap|x]]", "|", "\\|",
        "\n|a|b|\n|-|:-|\n|c|d|\n", "(", ")", "](", "[x](https://a.b)", "[x](javascript:y)", "![y](p.png)", "![",
        "[^1]",
        "\n\n[^1]: note\n\n", "<", ">", "<b>", "<!-- ", "-->", "<script>", "&", "&amp;", "&#x202E;", "&lt;", "\"", "'",
        "\\",
        "https://a.b/c", "www.x.nl", "x@y.z", "- [x] t", "---", "\t", "\r\n", ":", "[r]", "\n\n[r]: data:x\n\n",
        "\n<div>\n",
    ]

    /// A small generator whose numbers are the same on every run.
    private struct Dice: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (state >> 33) | (state << 31)
        }
    }

    private static func texts(_ count: Int, seed: UInt64) -> [String] {
        var dice = Dice(state: seed)
        return (0..<count).map { _ in
            (0..<Int.random(in: 1...40, using: &dice)).map { _ in pieces.randomElement(using: &dice) ?? "" }.joined()
        }
    }

    /// What is wrong with the nesting of a text's elements, or nil.
    private func nestingFault(_ html: String) -> String? {
        var open: [Substring] = []
        var rest = html[...]
        while let start = rest.firstIndex(of: "<") {
            guard let end = rest[start...].firstIndex(of: ">") else { return "unclosed tag" }
            let tag = rest[rest.index(after: start)..<end]
            rest = rest[rest.index(after: end)...]
            let name = tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }
            if ["br", "hr", "img"].contains(name) { continue }
            if !tag.hasPrefix("/") {
                if name == "a", open.contains("a") { return "a link in a link" }
                open.append(name)
            } else if open.popLast() != name {
                return "</\(name)> closes nothing"
            }
        }
        return open.isEmpty ? nil : "\(open) left open"
    }

    @Test("whatever the text, the HTML is well nested and only allowed addresses are in it")
    func wellFormed() {
        for text in Self.texts(4_000, seed: 7) {
            let parsed = ParsedMarkdown(text)
            let html = parsed.html()
            #expect(nestingFault(html) == nil, "\(text.debugDescription)\n\(html)")
            for attribute in html.ranges(of: /(href|src)="([^"]*)"/) {
                let value = html[attribute].split(separator: "\"", omittingEmptySubsequences: false)[1]
                let isAllowed =
                    value.starts(with: /https:\/\/a\.b|http:\/\/www\.|mailto:|#|\/[a-z]+\/$/)
                    || !value.hasPrefix("/") && !value.prefix { $0 != "/" }.contains(":")
                #expect(isAllowed, "\(value) in \(text.debugDescription)")
            }
            for raw in ["<b>", "<script", "<div>", "\u{202E}"] where html.contains(raw) {
                #expect(raw == "\u{202E}" && !parsed.diagnostics.isEmpty, "\(raw) in \(text.debugDescription)")
            }
        }
    }

    @Test("whatever the text, every place that is reported lies in it")
    func placesExist() {
        for text in Self.texts(4_000, seed: 11) {
            let parsed = ParsedMarkdown(text)
            let lines = text.split(separator: /\r\n|\n/, omittingEmptySubsequences: false).map(\.unicodeScalars.count)
            let places =
                parsed.diagnostics.map(\.location.position) + parsed.document.references.map(\.location.position)
                + parsed.document.cells.map(\.location.position) + parsed.document.headings.map(\.location.position)
            for place in places {
                let isInside = place.line <= lines.count && place.column <= lines[place.line - 1] + 1
                #expect(isInside, "\(place) in \(text.debugDescription)")
            }
            for link in parsed.document.references where !link.isMarkdownLink {
                let line = text.split(separator: /\r\n|\n/, omittingEmptySubsequences: false)[
                    link.location.position.line - 1]
                let found = String(
                    String.UnicodeScalarView(line.unicodeScalars.dropFirst(link.location.position.column - 1)))
                #expect(found.hasPrefix("[["), "\(link.location.position) in \(text.debugDescription)")
            }
        }
    }

    @Test("parsed by many tasks at once, texts come out as when parsed one after the other")
    func concurrency() async {
        // Struck text and bare addresses use tables that cmark-gfm shares between its parsers.
        let texts =
            Self.texts(300, seed: 3)
            + (0..<300).map { number in
                String(repeating: "w: ~~s\(number)~~ https://a.b/\(number) www.c.nl x@y.z ", count: number % 7 + 1)
                    + String(repeating: "plain: words [l](https://d.e) why ", count: number % 5 * 20)
            }
            + (0..<300).map { String(repeating: "plain: words, [l\($0)](https://d.e): why? ", count: 40) }
        func results(_ text: String) -> (String, [String]) {
            let parsed = ParsedMarkdown(text)
            return (parsed.html(), parsed.problems)
        }
        let expected = texts.map(results)
        for _ in 0..<3 {
            await withTaskGroup(of: [Int].self) { group in
                for worker in 0..<4 {
                    group.addTask {
                        // Each worker in an order of its own, so that unlike texts meet.
                        (0..<texts.count).map { ($0 * (2 * worker + 1) + worker * 211) % texts.count }
                            .filter { results(texts[$0]) != expected[$0] }
                    }
                }
                for await different in group {
                    #expect(different == [], "\(different.first.map { texts[$0] } ?? "")")
                }
            }
        }
    }
}
