import CasebookTesting
import Content
import Foundation
import Publication
import Testing

@Suite("This repository's own content")
struct OwnContentTests {
    /// Every page of the content and the default theme, rendered.
    private static let pages: [String: String] = {
        let build = SiteBuild(content: Repository.folder + "/content", jobs: 2, asOf: Day("2026-01-01"))
        guard let plan = try? build.plan(), !plan.hasErrors else { return [:] }
        var pages: [String: String] = [:]
        for page in plan.pages where page.path.hasSuffix(".html") {
            var bytes: [UInt8] = []
            try? page.prepare().append(to: &bytes)
            pages[page.path] = String(decoding: bytes, as: UTF8.self)
        }
        return pages
    }()

    @Test("no page shows the mark of a text that no theme has")
    func noMissingTexts() {
        #expect(Self.pages.count > 500)
        for (path, html) in Self.pages { #expect(!html.contains("⟦"), "\(path)") }
    }

    @Test("every link of every page leads to a page or a file of the site, and to an anchor that is there")
    func links() {
        var anchors: [String: Set<Substring>] = [:]
        for (path, html) in Self.pages { anchors[path] = Set(html.matches(of: #/ id="([^"]*)"/#).map(\.output.1)) }
        var broken: Set<String> = []
        for (path, html) in Self.pages {
            for match in html.matches(of: #/ href="([^"]*)"/#) {
                let parts = match.output.1.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
                guard parts[0].isEmpty || (parts[0].hasPrefix("/") && parts[0].hasSuffix("/")) else { continue }
                let target = parts[0].isEmpty ? path : parts[0].dropFirst() + "index.html"
                guard let there = anchors[String(target)] else {
                    broken.insert("\(path): \(match.output.1)")
                    continue
                }
                if parts.count == 2, !there.contains(parts[1]) { broken.insert("\(path): \(match.output.1)") }
            }
        }
        #expect(broken.sorted() == [])
    }

    @Test("every address but that of a file ends in a slash and is lower-case")
    func addresses() {
        for path in Self.pages.keys where !path.hasSuffix("404.html") {
            #expect(path.hasSuffix("/index.html") || path == "index.html", "\(path)")
            #expect(path == path.lowercased(), "\(path)")
        }
    }
}
