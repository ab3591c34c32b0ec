import Foundation
import Publication
import Site
import Testing

@Suite("Publishing")
struct PublishingTests {
    @Test("the first publication writes every page")
    func first() throws {
        let shop = try Workshop()
        let summary = try shop.publish(["index.html": "home", "cases/a/index.html": "A"])
        #expect(shop.contents() == ["index.html": "home", "cases/a/index.html": "A"])
        #expect(summary.written == 2 && summary.rendered == 2 && summary.bytes == 5 && summary.notes == [])
    }

    @Test("a site without pages is an empty folder")
    func empty() throws {
        let shop = try Workshop()
        try shop.publish([:])
        #expect(FileManager.default.fileExists(atPath: shop.output))
        try shop.publish(["a": "1"])
        try shop.publish([:])
        #expect(shop.contents() == [:])
    }

    @Test("where no key changed nothing is rendered, written or touched")
    func unchanged() throws {
        let shop = try Workshop()
        let pages = ["index.html": "home", "cases/a/index.html": "A"]
        try shop.publish(pages)
        let before = try #require(shop.status("cases/a/index.html"))
        let root = shop.inode(".")
        let summary = try shop.publish(pages)
        let after = try #require(shop.status("cases/a/index.html"))
        #expect(summary.rendered == 0 && summary.written == 0 && summary.unchanged == 2)
        #expect(before.st_ino == after.st_ino && before.st_mtim.tv_nsec == after.st_mtim.tv_nsec)
        #expect(shop.inode(".") == root)
    }

    @Test("a page with its old key and an untouched file is not rendered, whatever its text")
    func keyDecides() throws {
        let shop = try Workshop()
        _ = try shop.publisher().publish([Workshop.page("a", "one", key: 7)])
        let summary = try shop.publisher().publish([Workshop.page("a", "two", key: 7)])
        #expect(summary.rendered == 0 && shop.text("a") == "one")
    }

    @Test("a page that renders to its old bytes keeps its file, and is not rendered the next time")
    func sameBytes() throws {
        let shop = try Workshop()
        _ = try shop.publisher().publish([Workshop.page("a", "text", key: 1)])
        let before = try #require(shop.status("a"))
        let second = try shop.publisher().publish([Workshop.page("a", "text", key: 2)])
        let after = try #require(shop.status("a"))
        let third = try shop.publisher().publish([Workshop.page("a", "text", key: 2)])
        #expect(second.rendered == 1 && second.written == 0 && second.unchanged == 1)
        #expect(before.st_ino == after.st_ino && before.st_mtim.tv_nsec == after.st_mtim.tv_nsec)
        #expect(third.rendered == 0)
    }

    @Test("a changed page gets a new file and the others keep theirs", arguments: [1, 2, 3, 4])
    func changed(builds: Int) throws {
        let shop = try Workshop()
        try shop.publish(["a": "0", "b/index.html": "steady"])
        let steady = try #require(shop.status("b/index.html"))
        for build in 1...builds {
            let old = shop.inode("a")
            let reader = try #require(FileHandle(forReadingAtPath: "\(shop.output)/a"))
            let summary = try shop.publish(["a": "\(build)", "b/index.html": "steady"])
            #expect(summary.written == 1 && summary.unchanged == 1)
            #expect(shop.text("a") == "\(build)" && shop.inode("a") != old)
            let kept = try #require(shop.status("b/index.html"))
            #expect(kept.st_ino == steady.st_ino && kept.st_mtim.tv_nsec == steady.st_mtim.tv_nsec)
            // Whoever had the old page open reads the old page to its end.
            #expect(String(decoding: reader.readDataToEndOfFile(), as: UTF8.self) == "\(build - 1)")
        }
    }

    @Test("a file that a library cannot make is named with the reason, and the site stays as it was")
    func notMade() throws {
        let shop = try Workshop()
        try shop.publish(["a": "old"])
        let failing = PlannedPage(path: "b") {
            PreparedPage(key: 1, source: .made { (_) throws(PageFailure) in throw PageFailure("no room") })
        }
        #expect(throws: PublicationError.notMade(page: "b", reason: "no room")) {
            try shop.publisher().publish([Workshop.page("a", "new"), failing])
        }
        #expect(shop.contents() == ["a": "old"])
    }

    @Test("pages that are no more are removed, with the folders they leave empty")
    func removed() throws {
        let shop = try Workshop()
        try shop.publish(["a": "A", "x/y/z/index.html": "Z", "x/index.html": "X"])
        let summary = try shop.publish(["a": "A", "x/index.html": "X"])
        #expect(summary.removed == 1)
        #expect(shop.contents() == ["a": "A", "x/index.html": "X"])
        try shop.publish(["a": "A", "x/index.html": "changed"])
        #expect(shop.contents() == ["a": "A", "x/index.html": "changed"])
    }

    @Test("a page that someone edited, touched, replaced or deleted is made again")
    func edited() throws {
        let shop = try Workshop()
        let pages = ["a": "A", "b": "B", "c": "C", "d/index.html": "D", "e": "E"]
        try shop.publish(pages)
        let handle = try #require(FileHandle(forUpdatingAtPath: "\(shop.output)/a"))
        try handle.write(contentsOf: Data("Z".utf8))
        try handle.close()
        try shop.write("other", to: "b")
        try shop.remove("c")
        try shop.remove("d")
        let summary = try shop.publish(pages)
        #expect(shop.contents() == pages)
        #expect(summary.written == 4 && summary.unchanged == 1)
        try shop.publish(["a": "A2"].merging(pages) { new, _ in new })
        #expect(shop.text("a") == "A2" && shop.text("b") == "B")
    }

    @Test("an address may turn from a file into a folder and back")
    func flip() throws {
        let shop = try Workshop()
        for round in 0..<3 {
            try shop.publish(["flip": "file \(round)"])
            #expect(shop.contents() == ["flip": "file \(round)"])
            try shop.publish(["flip/deep/index.html": "folder \(round)"])
            #expect(shop.contents() == ["flip/deep/index.html": "folder \(round)"])
        }
    }

    @Test("an attachment is copied byte for byte", arguments: [0, 1, 65536, 5_000_001])
    func attachment(size: Int) throws {
        let shop = try Workshop()
        let source = "\(shop.root)/decision.pdf"
        let bytes = Data((0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) })
        try bytes.write(to: URL(fileURLWithPath: source))
        let page = PlannedPage(path: "cases/a/decision.pdf") { PreparedPage(key: 1, source: .file(source)) }
        _ = try shop.publisher().publish([page])
        #expect(FileManager.default.contents(atPath: "\(shop.output)/cases/a/decision.pdf") == bytes)
    }

    @Test("a missing attachment is an error that names it and its page, and the old site stays")
    func missingAttachment() throws {
        let shop = try Workshop()
        try shop.publish(["a": "A"])
        let page = PlannedPage(path: "x.pdf") { PreparedPage(key: 1, source: .file("/nowhere/x.pdf")) }
        let expected = PublicationError.unreadableSource(path: "/nowhere/x.pdf", page: "x.pdf", code: ENOENT)
        #expect(throws: expected) { try shop.publisher().publish([Workshop.page("a", "new"), page]) }
        #expect(shop.contents() == ["a": "A"])
        // What the failed build wrote is not left lying about.
        #expect(shop.contents(of: "\(shop.state)/shadow").values.contains("new") == false)
    }

    @Test("one worker and many make the same site and say the same", arguments: [2, 3, 8])
    func jobs(count: Int) throws {
        let one = try Workshop()
        let many = try Workshop()
        for edition in 0..<4 {
            var pages: [String: String] = ["index.html": "\(edition)"]
            for page in 0..<400 where (page + edition) % 7 != 0 {
                pages["cases/\(page % 40)/\(page)/index.html"] = "\(page) \(page % 3 == 0 ? edition : 0)"
            }
            #expect(try one.publish(pages, jobs: 1) == many.publish(pages, jobs: count))
            #expect(one.contents() == pages && many.contents() == pages)
        }
    }

    @Test("progress is told up to the last page")
    func progress() throws {
        let shop = try Workshop()
        let last = Recorder<Int>()
        let pages = Workshop.plan(Dictionary(uniqueKeysWithValues: (0..<250).map { ("p\($0)", "") }))
        _ = try shop.publisher().publish(pages) { done, total in
            #expect(total == 250)
            last.append(done)
        }
        #expect(last.values == last.values.sorted() && last.values.last == 250)
    }

    @Test("a deleted output folder is made again in full")
    func deletedOutput() throws {
        let shop = try Workshop()
        let pages = ["a": "A", "b/index.html": "B"]
        try shop.publish(pages)
        try shop.publish(["a": "A2", "b/index.html": "B"])
        try FileManager.default.removeItem(atPath: shop.output)
        #expect(try shop.publish(pages).written == 2)
        #expect(shop.contents() == pages)
    }

    @Test("damage to the shadow never reaches the site")
    func damagedShadow() throws {
        let shop = try Workshop()
        try shop.publish(["a": "A", "b/index.html": "B", "c/index.html": "C"])
        try shop.publish(["a": "A2", "b/index.html": "B", "c/index.html": "C"])
        try FileManager.default.removeItem(atPath: "\(shop.state)/shadow/b")
        try FileManager.default.removeItem(atPath: "\(shop.state)/shadow/c/index.html")
        try Data("ghost".utf8).write(to: URL(fileURLWithPath: "\(shop.state)/shadow/c/ghost.html"))
        try shop.publish(["a": "A3", "b/index.html": "B", "c/index.html": "C"])
        #expect(shop.contents() == ["a": "A3", "b/index.html": "B", "c/index.html": "C"])
    }
}
