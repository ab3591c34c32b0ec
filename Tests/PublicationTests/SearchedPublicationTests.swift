import Foundation
import Publication
import Site
import Testing

@Suite("The search index: made after the pages, kept while it fits, never half there")
struct SearchedPublicationTests {
    /// A program that stands in for Pagefind: it lists the pages it was shown, and counts how often it ran.
    private struct Indexer {
        let workshop: Workshop
        let program: String
        private let runs: String

        init(_ workshop: Workshop, ending: String = "exit 0") throws {
            self.workshop = workshop
            program = workshop.root + "/indexer"
            runs = workshop.root + "/runs"
            let script = """
                #!/bin/sh
                echo x >>'\(runs)'
                mkdir -p "$4/fragment"
                (cd "$2" && find . -name '*.html' | sort) >"$4/fragment/pages"
                echo 'export {}' >"$4/pagefind.js"
                echo 'a user interface' >"$4/pagefind-ui.js"
                \(ending)
                """
            try Data(script.utf8).write(to: URL(fileURLWithPath: program))
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
        }

        var count: Int {
            FileManager.default.contents(atPath: runs).map { $0.count / 2 } ?? 0
        }

        func publish(
            _ pages: [String: String], searched: Set<String>, makesIndex: Bool = true, program: String? = nil
        ) throws -> SearchedPublication.Index {
            var publication = SearchedPublication(workshop.publisher())
            publication.makesIndex = makesIndex
            publication.program = program ?? self.program
            let plan = Workshop.plan(pages).map { page in
                PlannedPage(path: page.path, isSearched: searched.contains(page.path), prepare: page.prepare)
            }
            return try publication.publish(plan) { _ in }.index
        }
    }

    private let pages = ["index.html": "home", "a/index.html": "one", "b/index.html": "two"]
    private let searched: Set = ["a/index.html", "b/index.html"]

    private func isMade(_ index: SearchedPublication.Index, _ count: Int) -> Bool {
        if case .made(count, _) = index { true } else { false }
    }

    @Test("only searched pages are indexed, and the index is part of the site without what the site does not use")
    func indexes() throws {
        let workshop = try Workshop()
        let indexer = try Indexer(workshop)
        #expect(isMade(try indexer.publish(pages, searched: searched), 2))
        #expect(workshop.text("pagefind/fragment/pages") == "./a/index.html\n./b/index.html\n")
        #expect(workshop.text("pagefind/pagefind.js") != nil)
        #expect(workshop.text("pagefind/pagefind-ui.js") == nil)
        #expect(workshop.text("search/index.json") == "{\"pages\": 2}\n")
    }

    @Test("the program runs again only when a searched page changed")
    func runsWhenNeeded() throws {
        let workshop = try Workshop()
        let indexer = try Indexer(workshop)
        var pages = pages
        _ = try indexer.publish(pages, searched: searched)
        #expect(try indexer.publish(pages, searched: searched) == .unchanged)
        pages["index.html"] = "another home"
        #expect(try indexer.publish(pages, searched: searched) == .unchanged)
        #expect(indexer.count == 1)
        pages["a/index.html"] = "another one"
        #expect(isMade(try indexer.publish(pages, searched: searched), 2))
        #expect(indexer.count == 2)
    }

    @Test("an index that holds a page which is searched no more is gone before the new one is made")
    func forgets() throws {
        let workshop = try Workshop()
        _ = try Indexer(workshop).publish(pages, searched: searched)
        let failing = try Indexer(workshop, ending: "exit 3")
        let result = try failing.publish(pages, searched: ["a/index.html"])
        guard case .failed = result else {
            Issue.record("the program failed and \(result) was told")
            return
        }
        #expect(workshop.contents().keys.filter { $0.hasPrefix("pagefind") } == [])
        #expect(workshop.text("search/index.json") == "{\"pages\": 0}\n")
    }

    @Test("an index that could not be brought up to date is taken away, and the pages stay published")
    func failure() throws {
        let workshop = try Workshop()
        _ = try Indexer(workshop).publish(pages, searched: searched)
        let failing = try Indexer(workshop, ending: "echo 'no more room' >&2; exit 1")
        var pages = pages
        pages["a/index.html"] = "new"
        #expect(try failing.publish(pages, searched: searched) == .failed("no more room"))
        #expect(workshop.text("a/index.html") == "new")
        #expect(workshop.text("pagefind/pagefind.js") == nil)
        #expect(workshop.text("search/index.json") == "{\"pages\": 0}\n")
    }

    @Test("without the program, or without the wish for it, an index that fits stays and one that does not goes")
    func withoutProgram() throws {
        let workshop = try Workshop()
        let indexer = try Indexer(workshop)
        _ = try indexer.publish(pages, searched: searched)
        #expect(try indexer.publish(pages, searched: searched, program: "no-such-program") == .unchanged)
        #expect(try indexer.publish(pages, searched: searched, makesIndex: false) == .unchanged)
        #expect(workshop.text("pagefind/pagefind.js") != nil)
        var pages = pages
        pages["b/index.html"] = "new"
        #expect(try indexer.publish(pages, searched: searched, makesIndex: false) == .unwanted)
        #expect(workshop.text("pagefind/pagefind.js") == nil)
        #expect(try indexer.publish(pages, searched: searched, program: "no-such-program") == .noProgram)
        #expect(isMade(try indexer.publish(pages, searched: searched), 2))
    }

    @Test("a program that ends well and makes nothing is a failure")
    func empty() throws {
        let workshop = try Workshop()
        let indexer = try Indexer(workshop)
        let result = try indexer.publish(pages, searched: searched, program: "/bin/true")
        #expect(result == .failed("`/bin/true` made no index"))
    }

    @Test("what a build that was killed left of its drafts does no harm")
    func leftovers() throws {
        let workshop = try Workshop()
        let indexer = try Indexer(workshop)
        for place in ["draft/files/pagefind.js", "pages/a/index.html", "pages/gone/index.html"] {
            let path = "\(workshop.state)/search/\(place)"
            try FileManager.default.createDirectory(
                atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
            try Data("half".utf8).write(to: URL(fileURLWithPath: path))
        }
        #expect(isMade(try indexer.publish(pages, searched: searched), 2))
        #expect(workshop.text("pagefind/fragment/pages") == "./a/index.html\n./b/index.html\n")
        #expect(workshop.text("pagefind/pagefind.js") == "export {}\n")
    }

    @Test("an index without its record is not one")
    func withoutRecord() throws {
        let workshop = try Workshop()
        let indexer = try Indexer(workshop)
        _ = try indexer.publish(pages, searched: searched)
        try FileManager.default.removeItem(atPath: "\(workshop.state)/search/index/record")
        #expect(isMade(try indexer.publish(pages, searched: searched), 2))
        #expect(workshop.text("search/index.json") == "{\"pages\": 2}\n")
    }
}
