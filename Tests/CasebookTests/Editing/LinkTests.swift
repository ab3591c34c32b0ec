import CasebookTesting
import Content
import Foundation
import Glibc
import Synchronization
import Testing

@testable import casebook

/// A server on this machine alone that answers by the path that is asked for, and remembers what it was asked.
private final class LoopbackServer: Sendable {
    let port: UInt16
    private let listener: Int32
    private let asked = Mutex<[String]>([])
    private let open = Mutex((now: 0, most: 0))

    /// The first lines of all requests, in their order.
    var requests: [String] { asked.withLock { $0 } }
    /// How many requests were open at one time, at most.
    var mostAtOnce: Int { open.withLock { $0.most } }

    init(_ answer: @escaping @Sendable (_ request: String, _ port: UInt16) -> String) throws {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                bind(listener, pointer, length) == 0 && listen(listener, 16) == 0
                    && getsockname(listener, pointer, &length) == 0
            }
        }
        try #require(bound)
        let port = UInt16(bigEndian: address.sin_port)
        self.port = port
        self.listener = listener
        Thread.detachNewThread { [self] in
            while true {
                let connection = accept(listener, nil, nil)
                guard connection >= 0 else { return }
                Thread.detachNewThread { [self] in
                    open.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
                    var buffer = [UInt8](repeating: 0, count: 8192)
                    let count = read(connection, &buffer, buffer.count)
                    let text = String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
                    let line = text.components(separatedBy: "\r\n").first ?? ""
                    asked.withLock { $0.append(line) }
                    let reply = Array(answer(line, port).utf8)
                    _ = write(connection, reply, reply.count)
                    open.withLock { $0.now -= 1 }
                    close(connection)
                }
            }
        }
    }

    func stop() { shutdown(listener, Int32(SHUT_RDWR)) }
}

@Suite("Checking links that lead out of the site", .serialized)
struct LinkTests {
    private static func reply(_ status: String, _ body: String = "", _ header: String = "") -> String {
        "HTTP/1.1 \(status)\r\n\(header)Content-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n\(body)"
    }

    private static let answer: @Sendable (String, UInt16) -> String = { line, port in
        let words = line.split(separator: " ")
        let isHead = words.first == "HEAD"
        switch words.dropFirst().first {
        case "/good", "/archived": return reply("200 OK")
        case "/text", "/copy": return reply("200 OK", isHead ? "" : "test")
        case "/changed", "/framed-copy": return reply("200 OK", isHead ? "" : "other")
        case "/moved": return reply("301 Moved", "", "Location: http://127.0.0.1:\(port)/good\r\n")
        case "/headless": return isHead ? reply("405 Method Not Allowed") : reply("200 OK", "text")
        case "/busy": return reply("503 Service Unavailable")
        case "/forbidden": return reply("403 Forbidden")
        case "/file": return reply("302 Found", "", "Location: file:///etc/passwd\r\n")
        default: return reply("404 Not Found")
        }
    }

    private func site(_ port: UInt16) throws -> TestSite {
        let hash = SHA256(of: Array("test".utf8)).description
        let root = "http://127.0.0.1:\(port)"
        return try TestSite(
            """
            -- content/cases/ap-netflix-2024.md --
            ---
            title: T
            authority: ap
            company: netflix
            decided: 2024-11-26
            fine: EUR 5
            sources:
              - {url: "\(root)/good", kind: decision, archived: "\(root)/archived-gone"}
              - {url: "\(root)/gone"}
              - {url: "\(root)/moved"}
              - {url: "\(root)/headless"}
              - {url: "\(root)/busy"}
              - {url: "\(root)/forbidden"}
              - {url: "\(root)/text", sha256: \(hash), archived: "\(root)/copy"}
              - {url: "\(root)/changed", sha256: \(hash), archived: "\(root)/framed-copy"}
              - {url: "\(root)/file"}
              - {url: "http://127.0.0.1:1/closed"}
            ---
            See [this](\(root)/in-text?a=1&b=2).
            """)
    }

    private func check(_ site: TestSite, _ more: String...) -> CommandRun {
        CommandRun(arguments: ["check", "--links", "--link-delay", "5", "--content", site.folder + "/content"] + more)
    }

    @Test("what is gone is an error, what has moved or would not say a warning, what is there is passed over")
    func verdicts() throws {
        let server = try LoopbackServer(Self.answer)
        defer { server.stop() }
        let site = try site(server.port)
        let run = check(site)
        #expect(run.status == .contentHasErrors)
        let root = "http://127.0.0.1:\(server.port)"
        for message in [
            "ap-netflix-2024.md:8:5: error: the archive copy `\(root)/archived-gone` leads nowhere: the server answers 404",
            "ap-netflix-2024.md:9:5: error: `\(root)/gone` leads nowhere",
            "ap-netflix-2024.md:10:5: warning: `\(root)/moved` leads on", "write `\(root)/good`",
            "warning: `\(root)/busy` could not be checked: the server answers 503",
            "warning: `\(root)/forbidden` could not be checked: the server answers 403",
            "error: `\(root)/changed` is not the document that was cited",
            "warning: the archive copy `\(root)/framed-copy` is not the document that was cited, byte for byte",
            "error: `\(root)/in-text?a=1&b=2` leads nowhere",
        ] {
            #expect(run.error.contains(message), "\(message)\n\(run.error)")
        }
        for good in ["/good` ", "/headless", "/text`", "/copy`"] { #expect(!run.error.contains("`\(root)\(good)")) }
        #expect(run.error.contains("14 addresses: 14 asked for now, 0 within the last days"))
        #expect(server.mostAtOnce == 1, "a host is asked one thing at a time")
        #expect(
            server.requests.count { $0.hasPrefix("HEAD /good") } == 2, "once for itself and once for what leads to it")
        #expect(server.requests.count { $0.contains("/busy") } >= 3, "a busy server is asked again")
        #expect(!run.error.contains("root:"), "nothing but the web is asked")
    }

    @Test("a copy at the Internet Archive is compared as it was kept, without the bar that the archive puts above it")
    func rawCopies() {
        func document(_ url: String, sha256: String? = "00", isArchive: Bool = true) -> String {
            OutsideLink(
                url: url, location: SourceLocation(file: "a.md", position: .start), sha256: sha256, isArchive: isArchive
            ).documentURL
        }
        let copy = "https://web.archive.org/web/20241218101010/https://ap.example/"
        #expect(document(copy) == "https://web.archive.org/web/20241218101010id_/https://ap.example/")
        for other in [
            "https://web.archive.org/web/2024/https://ap.example/", "https://archive.example/web/20241218101010/x",
            "https://web.archive.org/web/20241218101010id_/https://ap.example/",
        ] {
            #expect(document(other) == other)
        }
        #expect(document(copy, sha256: nil) == copy && document(copy, isArchive: false) == copy)
    }

    @Test("answers hold for some days, a run is bounded, and the next goes on where it ended")
    func cached() throws {
        let server = try LoopbackServer(Self.answer)
        defer { server.stop() }
        let site = try site(server.port)
        let first = check(site, "--link-limit", "5")
        #expect(first.error.contains("5 asked for now, 0 within the last days, 9 left for the next run"))
        let second = check(site, "--link-limit", "500")
        #expect(second.error.contains("9 asked for now, 5 within the last days"))
        let count = server.requests.count
        let third = check(site)
        #expect(third.error.contains("0 asked for now, 14 within the last days"))
        #expect(third.status == .contentHasErrors, "what was found is still told")
        #expect(server.requests.count == count)
    }

    @Test("a check without `--links` asks nobody")
    func off() throws {
        let server = try LoopbackServer(Self.answer)
        defer { server.stop() }
        let site = try site(server.port)
        _ = CommandRun("check", "--content", site.folder + "/content")
        #expect(server.requests.isEmpty)
    }
}
