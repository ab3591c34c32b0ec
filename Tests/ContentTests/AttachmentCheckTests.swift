import Testing

@testable import Content

@Suite("Attachments")
struct AttachmentCheckTests {
    private func problem(_ name: String, _ text: String = "x") -> Diagnostic? {
        AttachmentCheck.problem(name, Array(text.utf8), path: "cases/a/" + name)
    }

    @Test(
        "what a browser runs, a server obeys or nobody knows is refused",
        arguments: [
            "evil.html", "evil.HTM", "evil.xhtml", "evil.js", "evil.mjs", "evil.xml", "evil.svgz", "evil.swf",
            "evil.php", "web.config", "_headers", "_redirects", "sw.js", "evil", "evil.pdf.html", "evil.", "evil.wasm",
            "feed.xml", "evil.mht", "evil.exe", "evil.md",
        ])
    func refused(name: String) throws {
        let found = try #require(problem(name))
        #expect(found.identifier == "attachment-kind" && found.suggestion?.contains(".pdf") == true)
    }

    @Test(
        "documents, pictures, tables and recordings are taken, whatever is in them",
        arguments: ["a.pdf", "A.PDF", "a.png", "a.jpeg", "a.csv", "a.xlsx", "a.docx", "a.txt", "a.mp4"])
    func taken(name: String) {
        #expect(problem(name, "<script>alert(1)</script>") == nil)
    }

    private static let head = #"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">"#

    @Test(
        "a drawing is taken",
        arguments: [
            ##"<path d="M0 0h9v9z" fill="#c00"/>"##,
            ##"<defs><linearGradient id="a"><stop offset="0"/></linearGradient></defs><rect fill="url(#a)"/>"##,
            "<!-- onload=x --><title>A &lt; B</title><text x='1'>onclick=\"x\" javascript:</text>",
            ##"<use href="#a"/><g xml:space="preserve"><circle r="1"/></g>"##,
        ])
    func drawings(text: String) {
        #expect(problem("a.svg", "<?xml version=\"1.0\"?>\n" + Self.head + text + "</svg>") == nil)
    }

    @Test(
        "a drawing with anything that may run or be loaded is refused, with its place",
        arguments: [
            ("<script>alert(1)</script>", "the element `script`"), ("<SCRIPT>x</SCRIPT>", "the element `SCRIPT`"),
            ("<svg:script>x</svg:script>", "the element `svg:script`"),
            (#"<g onload="x"/>"#, "the event handler `onload`"), ("<g oNcLiCk='x'/>", "the event handler `oNcLiCk`"),
            ("<g\nonload\n=\n'x'/>", "the event handler `onload`"),
            ("<g/onload='x'/>", "the event handler `onload`"), ("<g onload=x>", "a value without quotes"),
            (#"<a href="javascript:x">a</a>"#, "the element `a`"),
            (##"<use href="https://evil.example/#a"/>"##, "a link"), (#"<use xlink:href="data:x"/>"#, "a link"),
            (#"<use x:href="data:x"/>"#, "a link"),
            (#"<rect fill="url(https://evil.example)"/>"#, "an address to load"),
            (#"<rect fill="URL( 'data:x')"/>"#, "an address to load"),
            ("<style>@import 'x'</style>", "the element `style`"),
            (#"<g style="x"/>"#, "a style"), ("<foreignObject/>", "the element `foreignObject`"),
            ("<image/>", "the element `image`"), ("<animate/>", "the element `animate`"),
            ("<set/>", "the element `set`"),
            (#"<g xmlns:h="http://www.w3.org/1999/xhtml"/>"#, "the names of another language"),
            (#"<g fill="&x;"/>"#, "an entity in an attribute"), ("<![CDATA[x]]>", "a declaration of its own"),
            ("<?xml-stylesheet href='x'?>", "a declaration of its own"), ("<g", "a tag without an end"),
            ("<!-- x", "a comment without an end"),
        ])
    func active(text: String, what: String) throws {
        let found = try #require(problem("a.svg", Self.head + "\n" + text))
        #expect(found.identifier == "active-picture")
        #expect(found.message.contains("holds \(what),"), "\(found.message)")
        #expect(found.location.position.line >= 2)
    }

    @Test("a drawing that defines entities, or is no UTF-8, is refused")
    func others() throws {
        #expect(
            problem("a.svg", "<!DOCTYPE svg [<!ENTITY a 'b'>]>" + Self.head)?.message.contains("declaration") == true)
        let bytes: [UInt8] = [0xFF, 0xFE, 0x3C, 0x00]
        #expect(AttachmentCheck.problem("a.svg", bytes, path: "a.svg")?.message.contains("not UTF-8") == true)
    }
}
