import Testing

@testable import Publication

@Suite("Planning an upload")
struct UploadPlanTests {
    private func file(_ path: String, _ identity: String = "1", unnamed: Bool = false) -> SiteFile {
        SiteFile(path: path, identity: identity, size: 10, isUnnamed: unnamed)
    }

    private func receipt(_ files: [SiteFile]) -> Receipt { UploadPlan(files, receipt: nil).result }

    @Test("assets come before new pages, these before pages that were there, and lists at the end")
    func order() {
        let old = receipt([file("index.html"), file("b/index.html"), file("feed.xml"), file("sitemap.xml")])
        let plan = UploadPlan(
            [
                file("index.html", "2"), file("a/index.html"), file("b/index.html", "2"), file("feed.xml", "2"),
                file("a/feed.xml"), file("assets/x.0123456789ab.css"), file("SHA256SUMS"), file("sitemap.xml", "2"),
                file("z.pdf"),
            ], receipt: old)
        #expect(
            plan.uploads.map(\.file.path) == [
                "a/feed.xml", "assets/x.0123456789ab.css", "z.pdf", "a/index.html", "b/index.html", "index.html",
                "SHA256SUMS", "feed.xml", "sitemap.xml",
            ])
        #expect(plan.deletions.isEmpty)
    }

    @Test("what the target has stays, what changed goes up, what is gone is deleted")
    func difference() {
        let old = receipt([file("a.html"), file("b.html"), file("c/index.html"), file("c/d/e.html")])
        let plan = UploadPlan([file("a.html"), file("b.html", "2")], receipt: old)
        #expect(plan.uploads.map(\.file.path) == ["b.html"])
        #expect(plan.deletions == ["c/d/e.html", "c/index.html"])
        #expect(plan.unchanged == 1)
        #expect(plan.emptiedFolders(by: plan.deletions) == ["c/d", "c"])
        #expect(UploadPlan([file("a.html")], receipt: receipt([file("a.html")])).isEmpty)
    }

    @Test("other headers are a reason to go up again, where headers go with the file")
    func headers() {
        let old = UploadPlan([file("a.html")], receipt: nil, headers: true).result
        #expect(UploadPlan([file("a.html")], receipt: old, headers: true).isEmpty)
        #expect(!UploadPlan([file("a.html")], receipt: old, headers: false).isEmpty)
    }

    @Test("without a receipt all goes up, and nothing is deleted")
    func noReceipt() {
        let plan = UploadPlan([file("a.html")], receipt: nil)
        #expect(plan.uploads.count == 1)
        #expect(plan.deletions.isEmpty)
    }

    @Test("after a break-off all that was under way is brought again, or deleted")
    func brokenOff() throws {
        let old = receipt([file("a.html"), file("b.html"), file("gone.html")])
        let plan = UploadPlan([file("a.html", "2"), file("b.html"), file("new.html")], receipt: old)
        let holder = Receipt.Holder(name: "x", until: 5)
        let left = try #require(Receipt(decoding: plan.receipt(after: 0, holder: holder).encoded()))
        #expect(left.pending == ["a.html", "new.html", "gone.html"])
        #expect(!left.isSettled)
        // The old edition again: whichever bytes `a.html` has by now, it goes up; `new.html` may be there, so it goes.
        let again = UploadPlan([file("a.html"), file("b.html")], receipt: left)
        #expect(again.uploads.map(\.file.path) == ["a.html"])
        #expect(again.deletions == ["gone.html", "new.html"])
        // New pages come first: with one of the two uploads done, the other is uncertain still.
        #expect(plan.receipt(after: 1, holder: holder).pending == ["a.html", "gone.html"])
    }

    @Test("files that match a pattern are never deleted, and stay known")
    func keep() {
        let old = receipt([file("a.html"), file("CNAME"), file("archive/2024/x.pdf"), file("archive.html")])
        let patterns = [PathPattern("CNAME"), PathPattern("archive/**")]
        let plan = UploadPlan([file("a.html")], receipt: old, keep: patterns)
        #expect(plan.deletions == ["archive.html"])
        #expect(UploadPlan([file("a.html")], receipt: plan.result).deletions == ["CNAME", "archive/2024/x.pdf"])
    }

    @Test("a withdrawn case's address stands in the receipt as a hash alone, and is found again by it")
    func unnamed() {
        let path = "cases/ap-netflix-2024/index.html"
        let before = receipt([file(path), file("a.html")])
        let plan = UploadPlan([file(path, "2", unnamed: true), file("a.html")], receipt: before)
        #expect(plan.uploads.map(\.file.path) == [path])
        #expect(plan.deletions.isEmpty)
        for receipt in [plan.result, plan.receipt(after: 0, holder: .init(name: "x", until: 5))] {
            #expect(!String(decoding: receipt.encoded(), as: UTF8.self).contains("netflix"))
        }
        #expect(UploadPlan([file(path, "2", unnamed: true), file("a.html")], receipt: plan.result).isEmpty)
        let gone = UploadPlan([file("a.html")], receipt: plan.result)
        #expect(gone.deletions.isEmpty)
        #expect(gone.unnamedDeletions == [Receipt.hash(ofPath: path)])
        // Published after all.
        #expect(UploadPlan([file(path), file("a.html")], receipt: plan.result).uploads.map(\.file.path) == [path])
    }

    @Test("a receipt that is cut off or altered is none")
    func damaged() {
        let bytes = receipt([file("a b.html"), file("c.html", unnamed: true)]).encoded()
        #expect(Receipt(decoding: bytes) == receipt([file("a b.html"), file("c.html", unnamed: true)]))
        for count in 0..<bytes.count { #expect(Receipt(decoding: Array(bytes[..<count])) == nil) }
        var other = bytes
        other[40] ^= 1
        #expect(Receipt(decoding: other) == nil)
    }

    @Test(
        "patterns",
        arguments: [
            ("CNAME", "CNAME", true), ("CNAME", "a/CNAME", false), ("*.pdf", "a.pdf", true),
            ("*.pdf", "a/b.pdf", false),
            ("**/*.pdf", "b.pdf", true), ("**/*.pdf", "a/c/b.pdf", true), ("archive/**", "archive/a/b", true),
            ("archive/", "archive/a", true), ("archive/**", "archives/a", false), ("a*b*c", "a1b2b3c", true),
            ("a?c", "abc", true), ("a?c", "a/c", false), ("a/*/d", "a/b/d", true), ("a/*/d", "a/b/c/d", false),
            ("**/x/**", "a/b/x/c/d", true), ("*", "", true), ("a**", "a/b", true),
        ])
    func patterns(pattern: String, path: String, matches: Bool) {
        #expect(PathPattern(pattern).matches(path) == matches)
    }
}
