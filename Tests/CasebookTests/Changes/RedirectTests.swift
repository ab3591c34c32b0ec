import CasebookTesting
import Publication
import Site
import Testing

@Suite("Redirects and tombstones")
struct RedirectTests {
    static let site = """
        -- content/site.yml --
        title: Test register
        base_url: https://register.example/fines/
        languages: [en, nl]
        -- content/cases/ap-netflix-2024.md --
        ---
        title: Netflix fined
        former_ids: [ap-netflix-2023, ap-netfilx-2024]
        authority: ap
        company: netflix
        decided: 2024-11-26
        fine: EUR 4750000
        source: https://ap.example/netflix
        ---
        -- content/cases/ap-uber-2023.md --
        ---
        title: Uber fined
        publication: withdrawn
        withdrawn_on: 2025-06-01
        former_ids: [ap-uber-2022]
        authority: ap
        company: uber
        decided: 2023-12-11
        fine: EUR 10000000
        source: https://ap.example/uber
        ---
        """

    @Test("a former address leads to the present one in every language, as a page and for hosts that redirect")
    func formerAddresses() throws {
        let site = try TestSite(Self.site)
        try site.build()
        #expect(
            try site.page("_redirects") == """
                /fines/cases/ap-netflix-2023/ /fines/cases/ap-netflix-2024/ 301
                /fines/cases/ap-netfilx-2024/ /fines/cases/ap-netflix-2024/ 301
                /fines/nl/cases/ap-netflix-2023/ /fines/nl/cases/ap-netflix-2024/ 301
                /fines/nl/cases/ap-netfilx-2024/ /fines/nl/cases/ap-netflix-2024/ 301

                """)
        site.expect("nl/cases/ap-netflix-2023/index.html", contains: "url=https://register.example/fines/nl/cases/")
        // Hosts that read one of these files read the other, and with the same paths.
        site.expect("_headers", contains: "/fines/*\n")
        site.expect("_headers", contains: "/fines/assets/*\n")
    }

    @Test("a company that became part of another keeps its address when its cases are put to the other")
    func mergedCompanies() throws {
        let site = try TestSite(
            """
            -- content/companies/heir.md --
            ---
            names: {en: Heir}
            country: NL
            ---
            -- content/companies/former.md --
            ---
            names: {en: Former}
            country: NL
            merged_into: {id: heir, date: 2025-01-01}
            ---
            -- content/companies/other.md --
            ---
            names: {en: Other}
            country: NL
            merged_into: {id: heir, date: 2025-01-01}
            ---
            -- content/cases/ap-former-2024.md --
            ---
            title: Fined
            authority: ap
            company: former
            decided: 2024-11-26
            fine: EUR 1
            source: https://ap.example/1
            ---
            -- content/cases/ap-other-2024.md --
            ---
            title: Fined
            publication: draft
            authority: ap
            company: other
            decided: 2024-11-26
            fine: EUR 1
            source: https://ap.example/2
            ---
            """)
        try site.build()
        site.expect("companies/former/index.html", lacks: "http-equiv=\"refresh\"")
        try site.edit("content/cases/ap-former-2024.md", replacing: "company: former", with: "company: heir")
        try site.build()
        site.expect("companies/former/index.html", contains: "/companies/heir/\">")
        site.expect("companies/former/index.html", contains: "http-equiv=\"refresh\"")
        site.expect("_redirects", contains: "/companies/former/ /companies/heir/ 301\n")
        site.expect("sitemap.xml", lacks: "companies/former/")
        // Scripts and readers of feeds find there what is told of the heir.
        for file in ["index.json", "feed.xml", "feed.json"] {
            #expect(try site.page("companies/former/" + file) == site.page("companies/heir/" + file))
            site.expect(missing: "companies/other/" + file)
        }
        // Of a company that only a draft names nothing is said.
        site.expect(missing: "companies/other/index.html")
        site.expect("_redirects", lacks: "other")
    }

    @Test("whoever subscribed at a former address is told there what is told at the present one")
    func formerFeeds() throws {
        let site = try TestSite(Self.site)
        try site.build()
        for prefix in ["", "nl/"] {
            for name in ["feed.xml", "feed.json"] {
                let feed = try site.page("\(prefix)cases/ap-netflix-2024/\(name)")
                #expect(try site.page("\(prefix)cases/ap-netfilx-2024/\(name)") == feed)
                #expect(feed.contains("\(prefix)cases/ap-netflix-2024/\(name)"))
            }
            site.expect(missing: "\(prefix)cases/ap-uber-2022/feed.xml")
        }
    }

    @Test("whoever reads a case's record by its former address gets the present one")
    func formerRecords() throws {
        let site = try TestSite(Self.site)
        try site.build()
        let record = try site.page("cases/ap-netflix-2024/index.json")
        #expect(record.contains("\"ap-netflix-2024\""))
        #expect(try site.page("cases/ap-netfilx-2024/index.json") == record)
        #expect(try site.page("cases/ap-netflix-2023/index.json") == record)
        site.expect(missing: "cases/ap-uber-2022/index.json")
    }

    @Test("a withdrawn case is told to hosts that can answer 410, and named in no file that is served")
    func tombstones() throws {
        let site = try TestSite(Self.site)
        try site.build()
        #expect(
            try site.plan().redirects.tombstones == [
                "/fines/cases/ap-uber-2023/", "/fines/cases/ap-uber-2022/", "/fines/nl/cases/ap-uber-2023/",
                "/fines/nl/cases/ap-uber-2022/",
            ])
        for (path, bytes) in try site.files() where !path.hasPrefix("companies/uber") {
            let text = String(decoding: bytes, as: UTF8.self).lowercased()
            #expect(!text.contains("ap-uber"), "\(path) names a withdrawn case")
            if path.contains("ap-uber") { #expect(!text.contains("uber"), "\(path) names the company") }
        }
        for page in try site.plan().pages where page.path.contains("uber") {
            #expect(page.listing == .tombstone, "\(page.path)")
        }
    }

    @Test("a case that search engines leave out is named in no file of redirects, and redirects all the same")
    func noindex() throws {
        let site = try TestSite(Self.site)
        try site.edit("content/cases/ap-netflix-2024.md", replacing: "title:", with: "noindex: true\ntitle:")
        try site.build()
        site.expect(missing: "_redirects")
        site.expect(exists: "cases/ap-netflix-2023/index.html")
        #expect(try site.plan().redirects.permanent.count == 4)
    }

    @Test("a site without former addresses has no file of them")
    func none() throws {
        let site = try TestSite("")
        try site.build()
        site.expect(missing: "_redirects")
    }
}
