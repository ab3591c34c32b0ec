import CasebookTesting
import Foundation
import Testing

@Suite("Following links")
struct LinkCrawlTests {
    @Test(
        "a link that leads somewhere is not broken",
        arguments: [
            "/", "/cases/a/", "/cases/a/#law", "#here", "?q=1", "../", "../../cases/a/", "./", "a.css",
            "/cases/a/a.css?v=2",
            "https://register.example/cases/a/#law", "https://elsewhere.example/none", "//elsewhere.example/",
            "mailto:a@b.c",
            "/%63ases/a/", "#top", "/cases/a/?a=1&amp;b=2#law",
        ])
    func sound(link: String) {
        #expect(crawl(link).broken.isEmpty)
    }

    @Test(
        "a link that leads nowhere is broken, and why is said",
        arguments: [
            ("/none/", "leads to no file"), ("none.html", "leads to no file"), ("/cases/a", "lacks the `/` at its end"),
            ("#none", "names a part"), ("/cases/a/#none", "names a part"),
            ("https://register.example/none/", "leads to no file"), ("../../../", "leads to no file"),
            ("/%zz/", "is not well encoded"),
        ])
    func broken(link: String, reason: String) throws {
        let broken = try #require(crawl(link).broken.first)
        #expect(broken.link == link)
        #expect(broken.page == "cases/a/index.html")
        #expect(broken.reason.hasPrefix(reason))
    }

    @Test("a site in a folder of its host has no link out of it")
    func folder() {
        let files = ["index.html": Data("<a href=\"/register/\">in</a><a href='/'>out</a>".utf8)]
        let crawl = LinkCrawl(files, baseURL: "https://example.org/register/")
        #expect(crawl.broken.map(\.reason) == ["leads out of the site's folder"])
    }

    @Test("links in comments and scripts are none; those of feeds and sitemaps are")
    func markup() {
        let files = [
            "index.html": Data("<!-- <a href=\"/x/\"> --><script>'<a href=\"/y/\">'</script>".utf8),
            "sitemap.xml": Data("<urlset><url><loc>https://register.example/z/</loc></url></urlset>".utf8),
            "feed.xml": Data("<feed><link href=\"https://register.example/f/\"/></feed>".utf8),
        ]
        let crawl = LinkCrawl(files, baseURL: "https://register.example/")
        #expect(Set(crawl.broken.map(\.link)) == ["https://register.example/z/", "https://register.example/f/"])
    }

    @Test("a page that no page links to is an orphan")
    func orphans() {
        let files = [
            "index.html": Data("<a href=\"/a/\">a</a>".utf8), "a/index.html": Data("<a href='/'>top</a>".utf8),
            "b/index.html": Data("<a href='/b/'>itself</a>".utf8), "404.html": Data(),
        ]
        #expect(LinkCrawl(files, baseURL: "https://register.example/").orphans == ["b/index.html"])
    }

    private func crawl(_ link: String) -> LinkCrawl {
        let page = "<p id=\"here\"><a class=x href=\"\(link)\">link</a><section id='law'></section>"
        return LinkCrawl(
            [
                "index.html": Data("<h1>Home</h1>".utf8), "cases/index.html": Data(),
                "cases/a/index.html": Data(page.utf8), "cases/a/a.css": Data(),
            ], baseURL: "https://register.example/")
    }
}
