import Content
import Testing

@testable import Site

@Suite("Sitemap")
struct SitemapTests {
    private func text(_ page: PlannedPage) -> String {
        guard case .rendered(let render) = page.prepare().source else { return "" }
        var bytes: [UInt8] = []
        render(&bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test("one of more addresses than a file may hold is split, and its first file lists the parts")
    func split() {
        let pages = (1...5).map { PlannedPage.text("page-\($0)/index.html", "") }
        let others = [
            PlannedPage.text("hidden/index.html", listing: .unlisted, ""), PlannedPage.text("feed.xml", ""),
            PlannedPage.text("gone/index.html", listing: .tombstone, ""),
        ]
        let files = Sitemap(baseURL: "https://register.example/", pages: pages + others, limit: 2) { [:] }.plan()
        #expect(files.map(\.path) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"])
        #expect(text(files[0]).contains("<loc>https://register.example/sitemap-3.xml</loc>"))
        #expect(text(files[3]).contains("<loc>https://register.example/page-5/</loc>"))
        #expect(!text(files[3]).contains("page-4"))
        #expect(files.allSatisfy { !text($0).contains("hidden") && !text($0).contains("gone") })
    }

    @Test("a part changed when its last page did")
    func days() {
        let pages = (1...3).map { PlannedPage.text("page-\($0)/index.html", "") }
        let days = ["page-1/index.html": Day(number: 20_000), "page-2/index.html": Day(number: 20_001)]
        let files = Sitemap(baseURL: "https://register.example/", pages: pages, limit: 2) { days }.plan()
        #expect(text(files[0]).contains("sitemap-1.xml</loc><lastmod>2024-10-05</lastmod>"))
        #expect(text(files[0]).contains("sitemap-2.xml</loc></sitemap>"))
    }
}
