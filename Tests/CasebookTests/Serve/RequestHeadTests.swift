import CasebookTesting
import Testing

@testable import casebook

@Suite("The head of a request")
struct RequestHeadTests {
    @Test("what is in no doubt is read: method, address, headers by any case, blanks around values")
    func plain() throws {
        let head = try RequestHead(Array("GET /a?b=c HTTP/1.1\r\nHost: x:1\r\nACCEPT:\t a \r\naccept: b\r".utf8)[...])
        #expect((head.method, head.target, head.version) == ("GET", "/a?b=c", "HTTP/1.1"))
        #expect(head["host"] == "x:1" && head["accept"] == "a, b" && head["none"] == nil)
        #expect(head.keepsAlive && !head.hasBody)
        #expect(head.request.target.path() == "/a" && head.request.query.map(\.value) == ["c"])
    }

    @Test("it ends at the first empty line, however lines end, and not before")
    func end() {
        for (text, end) in [
            ("a\r\n\r\nb", 2..<5), ("a\n\nb", 1..<3), ("a\n\r\nb", 1..<4), ("a\r\nb\r\n", nil), ("", nil),
        ] {
            #expect(RequestHead.end(in: Array(text.utf8), from: 0) == end, "\(text.debugDescription)")
        }
    }

    @Test("no bytes bring it down, and what it takes names one host at most", arguments: 0..<200)
    func anyBytes(seed: Int) {
        var random = SeededNumbers(state: UInt64(seed))
        let pieces = [
            "GET ", "/", " HTTP/1.1", "\r\n", "\n", "Host", ":", " ", "x", "\u{E9}", "\u{1}", "Content-Length: 5", "\t",
            "?",
        ]
        var bytes = Array("GET / HTTP/1.1\r\n".utf8)
        for _ in 0..<Int.random(in: 0..<30, using: &random) {
            bytes += Array((pieces.randomElement(using: &random) ?? "").utf8)
            if Int.random(in: 0..<20, using: &random) == 0 { bytes.append(UInt8.random(in: 0...255, using: &random)) }
        }
        _ = RequestHead.end(in: bytes, from: 0)
        guard let head = try? RequestHead(bytes[...]) else { return }
        let lines = String(decoding: bytes, as: UTF8.self).lowercased().split(separator: "\n")
        #expect(lines.count { $0.hasPrefix("host:") } <= 1)
        _ = head.request.path
    }
}
