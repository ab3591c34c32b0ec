import CasebookTesting
import Content
import Foundation
import Publication
import Testing

/// The site that this repository publishes, built whole from its own content and theme.
@Suite("The site of this repository")
struct OwnSiteTests {
    private static let address = "https://register.example/"

    /// Built once for all tests; each reads it and none changes it.
    private static let built = Result { try OwnSite(jobs: 1) }

    @Test("has no problems in its content or its theme")
    func problems() throws {
        let site = try Self.built.get()
        #expect(site.plan.diagnostics.isEmpty, "\(site.plan.diagnostics)")
    }

    @Test("has no link that leads nowhere, and no fragment that its page lacks")
    func links() throws {
        let crawl = LinkCrawl(try Self.built.get().files, baseURL: Self.address)
        #expect(crawl.linkCount > 1000)
        // A link of the layout is broken on every page and told once.
        for (link, places) in Dictionary(grouping: crawl.broken, by: { $0.link + " " + $0.reason }).sorted(by: {
            $0.key < $1.key
        }) {
            let first = places.map(\.page).min() ?? ""
            Issue.record("\(link), on \(places.count) pages, first `\(first)`")
        }
    }

    @Test("has no page that no other page links to")
    func orphans() throws {
        let site = try Self.built.get()
        let crawl = LinkCrawl(site.files, baseURL: Self.address)
        #expect(crawl.orphans.isEmpty, "\(crawl.orphans.sorted())")
    }

    @Test("shows every case in every language")
    func cases() throws {
        let site = try Self.built.get()
        #expect(site.plan.caseCount >= 70)
        let folder = Repository.folder + "/content/cases"
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) where !name.contains(".nl.") {
            let id = name.hasSuffix(".md") ? String(name.dropLast(3)) : name
            #expect(site.files["cases/\(id)/index.html"] != nil)
            #expect(site.files["nl/cases/\(id)/index.html"] != nil)
        }
    }

    @Test("is the same, byte for byte, made by one worker or by many")
    func workers() throws {
        let one = try Self.built.get().files
        let many = try OwnSite(jobs: 8).files
        for path in Set(one.keys).union(many.keys).sorted() where one[path] != many[path] {
            Issue.record("`\(path)` differs")
        }
    }

    @Test("asks for nothing from elsewhere when a page is opened")
    func requests() throws {
        for (path, bytes) in try Self.built.get().files where path.hasSuffix(".html") || path.hasSuffix(".css") {
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(
                !text.contains(
                    #/<(script|img|iframe|source|video|audio)\b[^>]*\ssrc(set)?="(https?:)?//(?!register\.example/)/#),
                "\(path)")
            #expect(
                !text.contains(
                    #/<link\b[^>]*rel="(stylesheet|preload|icon)"[^>]*href="(https?:)?//(?!register\.example/)/#),
                "\(path)")
            #expect(!text.contains(#/(@import|url\()\s*["']?(https?:)?///#), "\(path)")
        }
    }

    /// A build into a folder of its own, which is gone once it is read.
    private struct OwnSite: Sendable {
        let plan: SitePlan
        let files: [String: Data]

        init(jobs: Int) throws {
            let output = FileManager.default.temporaryDirectory.appendingPathComponent("casebook-\(UUID().uuidString)")
                .path
            defer { try? FileManager.default.removeItem(atPath: output) }
            try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
            let build = SiteBuild(
                content: Repository.folder + "/content", theme: Repository.folder + "/themes/default",
                baseURL: OwnSiteTests.address, jobs: jobs, asOf: Day("2026-01-01"))
            plan = try build.plan()
            if !plan.hasErrors {
                _ = try Publisher(output: output + "/public", protecting: plan.protectedFolders, jobs: jobs)
                    .publish(plan.pages)
            }
            files = plan.hasErrors ? [:] : try Repository.files(below: output + "/public")
        }
    }
}
