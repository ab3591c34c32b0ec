import CasebookTesting
import Testing

@testable import Content

@Suite("Whom a PDF names as its author")
struct PDFAuthorTests {
    private func author(_ text: String) -> PDFAuthor? { PDFAuthor(of: Array("%PDF-1.7\n\(text)\n%%EOF\n".utf8)) }

    @Test(
        "is found however it is written",
        arguments: [
            ("1 0 obj <</Author (J. Jansen)/Title (x)>> endobj", "J. Jansen"),
            ("<< /Author\n(J. \\(Jan\\) Jansen\\054 (jr))>>", "J. (Jan) Jansen, (jr)"),
            ("<</Author<4A2E204A616E73656E>>>", "J. Jansen"),
            ("<</Author <FEFF004A002E00200160>>>", "J. Š"),
            ("<</Author (\\376\\377\\000J\\000.)>>", "J."),
            (
                "<dc:creator><rdf:Seq><rdf:li xml:lang='x'>J. Jansen</rdf:li></rdf:Seq></dc:creator>", "J. Jansen"
            ),
        ])
    func named(text: String, name: String) {
        #expect(author(text) == .named(name))
    }

    @Test(
        "is nobody where nothing is said, or it is empty, or the file is no PDF or broken off",
        arguments: [
            "<</Title (x)>>", "<</Author ()>>", "<</Author 5 0 R>>", "<</Author(", "<</Author<", "<dc:creator>",
        ])
    func nobody(text: String) {
        #expect(author(text) == nil)
        #expect(PDFAuthor(of: Array("x<</Author (J. Jansen)>>".utf8)) == nil)
    }

    @Test("may be anybody where the document's information is packed away")
    func hidden() {
        #expect(author("<</Type/XRef/Info 12 0 R/Root 1 0 R>>") == .hidden)
        #expect(author("112 0 obj <<>> endobj <</Info 12 0 R>>") == .hidden)
        #expect(author("12 0 obj <</Title (x)>> endobj <</Info 12 0 R>>") == nil)
    }

    @Test(
        "is read in linear time",
        arguments: ["/Info 1 0 R ", "/Author (", "/Author <", "<dc:creator><rdf:li", "1 0 obj"])
    func time(piece: String) {
        func read(_ count: Int) {
            _ = author("/Info 99 0 R" + String(repeating: piece, count: count / piece.utf8.count))
        }
        Growth.expectLinear(piece, half: { read(200_000) }, full: { read(400_000) })
    }
}
