import Testing

@testable import casebook

@Suite("Lines with carets")
struct SourceExcerptTests {
    @Test(
        "the caret stands under the character that an editor counts to",
        arguments: [
            // line, column, length, columns before the caret, columns under it
            ("title: x", 8, 1, 7, 1),
            ("名前: 誤り", 5, 2, 6, 4),
            ("cafe\u{301}: x", 8, 1, 6, 1),
            ("x\u{301}y", 2, 1, 1, 1),
            ("\tx", 2, 1, 4, 1),
            ("ab\tx", 4, 1, 4, 1),
            ("👍 x", 3, 1, 3, 1),
            ("한국 x", 4, 1, 5, 1),
            ("\u{1112}\u{1161}\u{11AB}x", 4, 1, 2, 1),
            ("Ａ x", 3, 1, 3, 1),
            ("a\u{0}b", 3, 1, 2, 1),
            ("a\u{200B}b", 2, 1, 1, 8),
            ("", 1, 3, 0, 1),
            ("ab", 9, 1, 2, 1),
            ("ab", 1, 9, 0, 2),
        ])
    func caret(line: String, column: Int, length: Int, indent: Int, width: Int) {
        let excerpt = SourceExcerpt(line: line, column: column, length: length)
        #expect(excerpt.indent == indent)
        #expect(excerpt.width == width)
    }

    @Test("tabs are shown as blanks up to the next stop")
    func tabs() {
        #expect(SourceExcerpt(line: "a\tb\tc", column: 1, length: 1).text == "a   b   c")
    }

    @Test("a long line is cut to what surrounds the caret", arguments: [1, 60, 150, 400, 800, 801])
    func long(column: Int) throws {
        let line = (0..<800).map { String($0 % 10) }.joined()
        let excerpt = SourceExcerpt(line: line, column: column, length: 3)
        #expect(excerpt.text.count <= SourceExcerpt.maximumWidth + 2)
        #expect(excerpt.text.hasPrefix("…") == (column > 66))
        #expect(excerpt.text.hasSuffix("…") == (column < 760))
        guard column <= line.count else { return }
        let marked = Array(excerpt.text)[excerpt.indent]
        #expect(marked == Array(line)[column - 1])
    }

    @Test("a long line of wide characters is cut between them")
    func longAndWide() {
        let excerpt = SourceExcerpt(line: String(repeating: "誤", count: 300), column: 200, length: 200)
        #expect(DisplayWidth.of(excerpt.text) <= SourceExcerpt.maximumWidth + 2)
        #expect(excerpt.indent + excerpt.width <= SourceExcerpt.maximumWidth + 2)
    }
}
