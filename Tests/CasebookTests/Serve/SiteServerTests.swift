import CasebookTesting
import Content
import Foundation
import Publication
import Testing

@testable import casebook

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

@Suite("The server", .serialized)
struct SiteServerTests {
    private static let text = """
        -- content/cases/ap-netflix-2024/index.md --
        ---
        title: Netflix fined
        authority: ap
        company: netflix
        decided: 2024-11-26
        fine: EUR 4750000
        source: {url: "https://authority.example/netflix", kind: decision}
        ---
        What Netflix did: [the decision](decision.txt).
        -- content/cases/ap-netflix-2024/decision.txt --
        The decision.

        """

    /// A server with its site, for as long as the body runs.
    private func serve(
        _ base: String = "https://register.example/",
        _ body: (SiteServer, ServeLoop, LiveEvents, TestSite) async throws -> Void
    ) async throws {
        let site = try TestSite(Self.text)
        try site.write("content/site.yml", "title: Test\nbase_url: \(base)\nlanguages: [en, nl]\n")
        let current = CurrentSite()
        let events = LiveEvents()
        let console = Console(output: { _ in }, error: { _ in }, isWatched: false, hasColour: false, environment: [:])
        let loop = ServeLoop(
            SiteBuild(content: site.folder + "/content", jobs: 2, asOf: Day("2026-01-01")), site: current,
            events: events, console: console)
        try loop.start()
        let handler = SiteHandler(site: current, events: events, hosts: HostCheck())
        let server = try await SiteServer.start(handler, port: 0) { _ in }
        do {
            try await body(server, loop, events, site)
        } catch {
            await server.stop()
            throw error
        }
        await server.stop()
    }

    @Test("pages come as a build makes them, with one script more")
    func pages() async throws {
        try await serve { server, _, _, site in
            try site.build()
            let answer = try await RawRequest.get("/cases/ap-netflix-2024/", port: server.port)
            #expect(answer.status == 200)
            #expect(answer.headers["content-type"] == "text/html; charset=utf-8")
            let script = try #require(
                answer.body.firstMatch(
                    of: /<script src="\/\.casebook\/live\.js\?[0-9a-f]+" data-key="[0-9a-f]+" defer><\/script>/)
            )
            let page = answer.body.replacingOccurrences(of: String(script.output), with: "")
            #expect(page == (try site.page("cases/ap-netflix-2024/index.html")))
        }
    }

    @Test("an attachment, a style sheet and a page that is not there have the right types and codes")
    func kinds() async throws {
        try await serve { server, _, _, _ in
            let file = try await RawRequest.get("/cases/ap-netflix-2024/decision.txt", port: server.port)
            #expect(file.body == "The decision.\n" && file.headers["content-type"] == "text/plain; charset=utf-8")
            let home = try await RawRequest.get("/", port: server.port)
            let sheet = try #require(home.body.firstMatch(of: /href="([^"]+\.css)"/)).output.1
            let style = try await RawRequest.get(String(sheet), port: server.port)
            #expect(style.status == 200 && style.headers["content-type"] == "text/css; charset=utf-8")
            // Its name changes with what is in it; a page's does not.
            #expect(style.headers["cache-control"] == "max-age=31536000, immutable")
            #expect(home.headers["cache-control"] == "no-cache")
            let script = try #require(home.body.firstMatch(of: /src="(\/\.casebook\/live\.js[^"]*)"/)).output.1
            #expect(try await RawRequest.get(String(script), port: server.port).headers["cache-control"] != "no-cache")
            let old = try await RawRequest.get("/.casebook/live.js?0", port: server.port)
            #expect(old.headers["cache-control"] == "no-cache")
            let missing = try await RawRequest.get("/cases/none/", port: server.port)
            #expect(missing.status == 404 && missing.body.contains("live.js"))
            let dutch = try await RawRequest.get("/nl/none/", port: server.port)
            #expect(dutch.status == 404 && dutch.body.contains("lang=\"nl\""))
            let folder = try await RawRequest.get("/cases/ap-netflix-2024", port: server.port)
            #expect(folder.status == 302 && folder.headers["location"] == "/cases/ap-netflix-2024/")
        }
    }

    @Test("a site below its host's root is served there")
    func belowRoot() async throws {
        try await serve("https://example.org/register/") { server, _, _, _ in
            let root = try await RawRequest.get("/", port: server.port)
            #expect(root.status == 302 && root.headers["location"] == "/register/")
            #expect(try await RawRequest.get("/register/cases/", port: server.port).status == 200)
            #expect(try await RawRequest.get("/cases/", port: server.port).status == 404)
        }
    }

    @Test("the page's own policy, and what else keeps it to itself, go with it")
    func securityHeaders() async throws {
        try await serve { server, _, _, _ in
            let answer = try await RawRequest.get("/", port: server.port)
            let policy = try #require(answer.headers["content-security-policy"])
            #expect(policy.hasPrefix("default-src 'none'; ") && policy.hasSuffix("frame-ancestors 'none'"))
            #expect(answer.headers["x-content-type-options"] == "nosniff")
            #expect(answer.headers["cross-origin-resource-policy"] == "same-origin")
            #expect(answer.headers["referrer-policy"] != nil)
        }
    }

    @Test("this machine's own names are answered, and another host's name is refused")
    func hosts() async throws {
        try await serve { server, _, _, _ in
            let port = server.port
            let others = [
                "evil.example", "evil.example:\(port)", "localhost", "localhost:1", "127.0.0.1.evil.example:\(port)",
                "",
            ]
            for host in others {
                let answer = try await RawRequest("GET / HTTP/1.1\r\nHost: \(host)\r\n", port: port)
                #expect(answer.status == 421, "\(host)")
                #expect(!answer.body.contains("Netflix"), "\(host)")
            }
            for name in ["localhost", "127.0.0.1", "[::1]", "LOCALHOST"] {
                let answer = try await RawRequest("GET / HTTP/1.1\r\nHost: \(name):\(port)\r\n", port: port)
                #expect(answer.status == 200, "\(name)")
            }
        }
    }

    @Test(
        "a request that two could read in two ways, or that is none, is told so",
        arguments: [
            "GET / HTTP/1.1\r\nHost: localhost:PORT\r\nHost: evil.example\r\n",
            "GET / HTTP/1.1\r\nHost: evil.example\r\nhOST: localhost:PORT\r\n",
            "GET / HTTP/1.1\r\nHost: localhost:PORT\r\n : x\r\n", "GET / HTTP/1.1\r\nHost : localhost:PORT\r\n",
            "GET / HTTP/1.1\r\nHost: local\r\n host:PORT\r\n", "GET /\r\nHost: localhost:PORT\r\n",
            "GET / HTTP/2.0\r\nHost: localhost:PORT\r\n", "GET  / HTTP/1.1\r\nHost: localhost:PORT\r\n",
            "GET / HTTP/1.1\r\nHost: localhost:PORT\r\nX: \u{1}\r\n", "\u{16}\u{3}\u{1}\r\n",
            "POST / HTTP/1.1\r\nHost: localhost:PORT\r\nContent-Length: 1\r\nContent-Length: 2\r\n",
        ])
    func malformed(request: String) async throws {
        try await serve { server, _, _, _ in
            let answer = try await RawRequest(request.replacing("PORT", with: "\(server.port)"), port: server.port)
            #expect(answer.status == 400 && answer.headers["connection"] == "close")
            #expect(!answer.body.contains("Netflix"))
        }
    }

    @Test("headers of 5 MB are answered and end the connection, and the next is served", arguments: [true, false])
    func longHeaders(isOneLine: Bool) async throws {
        try await serve { server, _, _, _ in
            let more =
                isOneLine
                ? "X: " + String(repeating: "x", count: 5 << 20) + "\r\n"
                : String(repeating: "X: \(String(repeating: "y", count: 1000))\r\n", count: 5 << 10)
            let answer = try await RawRequest(
                "GET / HTTP/1.1\r\nHost: localhost:\(server.port)\r\n" + more, port: server.port)
            #expect(answer.status == 431 && answer.headers["connection"] == "close")
            #expect(try await RawRequest.get("/", port: server.port).status == 200)
        }
    }

    @Test("one connection takes several requests, also at once, and a body that nobody wants ends it")
    func connections() async throws {
        try await serve { server, _, _, _ in
            let host = "Host: localhost:\(server.port)\r\n"
            let stream = try OpenStream(
                request:
                    "GET /none/ HTTP/1.1\r\n\(host)\r\n\r\nHEAD / HTTP/1.1\r\n\(host)\r\nPOST / HTTP/1.1\r\n\(host)"
                    + "Content-Length: 20\r\n\r\nGET /cases/ HTTP/1.1\r\n", port: server.port)
            defer { stream.close() }
            #expect(await stream.read(until: nil) == false, "it ends")
            let codes = stream.text.matches(of: #/HTTP/1\.1 ([0-9]+) /#).map { $0.output.1 }
            #expect(codes == ["404", "200", "405"])
            let old = try await RawRequest("GET / HTTP/1.0\r\n\(host)", port: server.port)
            #expect(old.status == 200 && old.body.contains("</html>"))
        }
    }

    @Test("nothing but reading is answered, no address leads out of the site, and no folder is listed")
    func refused() async throws {
        try await serve { server, _, _, _ in
            for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"] {
                let answer = try await RawRequest(
                    "\(method) / HTTP/1.1\r\nHost: localhost:\(server.port)\r\n", port: server.port)
                #expect(answer.status == 405 && answer.headers["allow"] == "GET, HEAD", "\(method)")
            }
            let targets = [
                "/../../etc/passwd", "/..%2f..%2fetc%2fpasswd", "/%2e%2e/%2e%2e/etc/passwd",
                "/%252e%252e%252fetc/passwd", "/cases/%00", "/assets/", "/cases/ap-netflix-2024/../../../etc/passwd",
                "//etc/passwd", "/.casebook/", "/content/site.yml", "/%5c..%5c..%5cetc/passwd", "/.git/config",
            ]
            for target in targets {
                let answer = try await RawRequest.get(target, port: server.port)
                #expect(answer.status == 404, "\(target)")
                #expect(!answer.body.contains("root:") && !answer.body.contains("base_url"), "\(target)")
            }
        }
    }

    @Test("a page that did not change is not sent again, and HEAD sends no page")
    func conditional() async throws {
        try await serve { server, _, _, _ in
            let first = try await RawRequest.get("/", port: server.port)
            let tag = try #require(first.headers["etag"])
            let again = try await RawRequest(
                "GET / HTTP/1.1\r\nHost: localhost:\(server.port)\r\nIf-None-Match: \"x\", \(tag)\r\n",
                port: server.port)
            #expect(again.status == 304 && again.body.isEmpty)
            let head = try await RawRequest("HEAD / HTTP/1.1\r\nHost: localhost:\(server.port)\r\n", port: server.port)
            #expect(head.status == 200 && head.body.isEmpty)
            #expect(head.headers["content-length"] == first.headers["content-length"])
        }
    }

    @Test("a taken port is told of, and the next one serves")
    func busyPort() async throws {
        try await serve { server, _, _, _ in
            let handler = SiteHandler(site: CurrentSite(), events: LiveEvents(), hosts: HostCheck())
            let taken = server.port
            try #require(taken < 65000)
            let second = try await SiteServer.start(handler, port: taken) { #expect($0 >= taken) }
            #expect(second.port > taken)
            await second.stop()
        }
    }

    @Test("the server listens on this machine's own address and on no other")
    func loopbackOnly() async throws {
        try await serve { server, _, _, _ in
            let table = try String(contentsOfFile: "/proc/net/tcp", encoding: .utf8)
            let port = String(server.port, radix: 16, uppercase: true)
            let suffix = ":" + String(repeating: "0", count: 4 - port.count) + port
            let listening = table.split(separator: "\n").map { $0.split(separator: " ") }.filter { fields in
                fields.count > 3 && fields[1].hasSuffix(suffix) && fields[3] == "0A"
            }
            #expect(listening.map { String($0[1]) } == ["0100007F" + suffix])
        }
    }

    @Test("an open tab is told when its page changed, and not when another did")
    func refresh() async throws {
        try await serve { server, loop, events, site in
            let page = try await RawRequest.get("/cases/ap-netflix-2024/", port: server.port)
            let key = try #require(page.body.firstMatch(of: /data-key="([0-9a-f]+)"/)).output.1
            let stream = try OpenStream(
                "/.casebook/events?page=%2Fcases%2Fap-netflix-2024%2F&key=\(key)", port: server.port)
            defer { stream.close() }
            #expect(await stream.read(until: "retry: 500\n\n"))
            #expect(events.count == 1)
            try site.write("content/pages/about.md", "---\ntitle: About\n---\nWords.\n")
            loop.step()
            try site.edit(
                "content/cases/ap-netflix-2024/index.md", replacing: "What Netflix did", with: "What it did")
            loop.step()
            #expect(await stream.read(until: "event: reload\n"))
        }
    }

    @Test("an error is shown over the last good page, and goes when it is put right")
    func overlay() async throws {
        try await serve { server, loop, _, site in
            let page = try await RawRequest.get("/cases/ap-netflix-2024/", port: server.port)
            let key = try #require(page.body.firstMatch(of: /data-key="([0-9a-f]+)"/)).output.1
            let stream = try OpenStream(
                "/.casebook/events?page=%2Fcases%2Fap-netflix-2024%2F&key=\(key)", port: server.port)
            defer { stream.close() }
            #expect(await stream.read(until: "retry: 500\n\n"))
            try site.edit(
                "content/cases/ap-netflix-2024/index.md", replacing: "company: netflix", with: "company: netfilx")
            loop.step()
            #expect(await stream.read(until: "event: problems\n"))
            #expect(await stream.read(until: "did you mean `netflix`?"))
            #expect(stream.text.contains("index.md:4:10") && stream.text.contains("company: netfilx"))
            let served = try await RawRequest.get("/cases/ap-netflix-2024/", port: server.port)
            #expect(served.body == page.body)
            try site.edit(
                "content/cases/ap-netflix-2024/index.md", replacing: "company: netfilx", with: "company: netflix")
            loop.step()
            #expect(await stream.read(until: "event: well\n"))
            #expect(!stream.text.contains("event: reload"))
        }
    }

    @Test("a style sheet that changed is swapped without a reload; a template reloads")
    func styles() async throws {
        try await serve { server, loop, _, site in
            let page = try await RawRequest.get("/", port: server.port)
            let key = try #require(page.body.firstMatch(of: /data-key="([0-9a-f]+)"/)).output.1
            let stream = try OpenStream("/.casebook/events?page=%2F&key=\(key)", port: server.port)
            defer { stream.close() }
            #expect(await stream.read(until: "retry: 500\n\n"))
            let sheet = "themes/default/assets/casebook.css"
            let text = try String(contentsOfFile: site.folder + "/" + sheet, encoding: .utf8)
            try site.write(sheet, text + "/* more */\n")
            loop.step()
            #expect(await stream.read(until: "event: styles\n"))
            #expect(!stream.text.contains("event: reload"))
            try site.edit("themes/default/templates/layout.mustache", replacing: "<footer", with: "<footer data-x")
            loop.step()
            #expect(await stream.read(until: "event: reload\n"))
        }
    }
}
