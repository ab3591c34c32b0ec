import CasebookTesting
import Content
import Foundation
import Publication
import Site
import Testing

@testable import casebook

/// What is served after any edits is what a first build of the same files makes.
@Suite("A site in memory")
struct SameAsCleanTests {
    @Test("after any edits it is, byte for byte, what a first build makes", arguments: 1...2)
    func randomEdits(seed: UInt64) throws {
        let site = try TestSite(EditedSite.text)
        let build = SiteBuild(content: site.folder + "/content", jobs: 2, asOf: Day("2026-01-01"))
        let watcher = try FolderWatcher()
        let folders = [site.folder + "/content", site.folder + "/themes/default"]
        _ = try watcher.watch(folders)
        var memory = SiteMemory()
        _ = try build.shownSite(remembering: &memory, after: .everything)
        var edits = EditedSite(site, seed: seed)
        for step in 1...20 {
            let names = try edits.edit()
            guard var change = try watcher.next(within: .seconds(10)) else {
                Issue.record("step \(step) of seed \(seed): no change was seen after \(names)")
                return
            }
            while let more = try watcher.next(within: .milliseconds(40)) { change = change.merging(more) }
            // Now and then nothing is known of what changed, and files' stamps decide.
            if edits.chance(1, in: 6) { change = .everything }
            let (served, pages) = try build.shownSite(remembering: &memory, after: change)
            var clean = try build.plan()
            clean.diagnostics = DiagnosticReport(clean.diagnostics).diagnostics
            let what = "step \(step) of seed \(seed), after \(names)"
            #expect(DiagnosticReport(served.diagnostics).diagnostics == clean.diagnostics, "\(what)")
            #expect((pages == nil) == clean.hasErrors, "\(what)")
            guard let pages else { continue }
            var alone = 0
            for page in clean.pages {
                let planned = pages.alone(page.path)
                if planned != nil { alone += 1 }
                let (file, wanted) = ((planned ?? pages.page(page.path))?.prepare(), page.prepare())
                #expect(file?.key == wanted.key, "the key of \(page.path) in \(what)")
                let (found, expected) = (try file.map(bytes(of:)), try bytes(of: wanted))
                #expect(found == expected, "\(page.path) in \(what)")
                if found != expected { return }
            }
            #expect(alone > clean.caseCount, "\(what): pages of cases, and others, are planned without all the rest")
            #expect(Set(pages.paths) == Set(clean.pages.map(\.path)), "\(what)")
        }
    }
}

private func bytes(of page: PreparedPage) throws -> [UInt8] {
    if case .file(let path) = page.source { return try Disk.read(path, limit: 1 << 20) ?? [] }
    var bytes: [UInt8] = []
    try page.append(to: &bytes)
    return bytes
}

/// A small site of every kind of content, and edits at random that leave it now sound and now broken.
struct EditedSite {
    private let site: TestSite
    private var state: UInt64
    private var count = 0

    init(_ site: TestSite, seed: UInt64) {
        self.site = site
        state = seed &* 0x9E37_79B9_7F4A_7C15
    }

    private mutating func next(below limit: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state % UInt64(limit))
    }

    mutating func chance(_ part: Int, in whole: Int) -> Bool { next(below: whole) < part }

    /// Does one or a few things to the site, and names them.
    mutating func edit() throws -> String {
        var names: [String] = []
        for _ in 0...next(below: 3) { names.append(try step()) }
        // Something that is sure to be seen.
        count += 1
        try site.write("content/pages/about.md", "---\ntitle: About\n---\nVersion \(count), see [[ap]].\n")
        return names.joined(separator: ", ")
    }

    private var cases: [String] {
        let root = site.folder + "/content/cases/"
        let found = FileManager.default.enumerator(atPath: root)?.allObjects as? [String] ?? []
        return found.filter { $0.hasSuffix(".md") && !$0.hasSuffix(".nl.md") }.sorted().map { "content/cases/" + $0 }
    }

    private mutating func step() throws -> String {
        let files = cases
        let file = files.isEmpty ? "content/cases/ap-new-2020.md" : files[next(below: files.count)]
        let text = (try? String(contentsOfFile: site.folder + "/" + file, encoding: .utf8)) ?? Self.caseText(1)
        count += 1
        switch next(below: 16) {
        case 0, 1: try site.write(file, text + "\nWords of step \(count), on [[uber]].\n")
        case 2: try save(file, Self.caseText(next(below: 50)))
        case 3:
            try site.write(
                "content/cases/20\(10 + next(below: 3))/ap-case\(next(below: 9))-2020.md", Self.caseText(count))
        case 4: if files.count > 2 { try site.delete(file) }
        case 5: if files.count > 2 { try site.rename(file, to: "content/cases/moved/ap-moved\(count)-2021.md") }
        case 6: try site.write(file, text.replacingOccurrences(of: "title: ", with: "title: ["))
        case 7: try site.write(file, Self.caseText(count))
        case 8: try site.write("content/companies/uber.md", "---\nnames: Uber \(count)\ncountry: NL\n---\n")
        case 9:
            try site.write("content/companies/new\(next(below: 4)).md", "---\nnames: New \(count)\ncountry: BE\n---\n")
        case 10: try style(next(below: 3))
        case 11: try settings(next(below: 3))
        case 12: try site.write("content/cases/ap-netflix-2024.nl.md", "---\ntitle: Netflix \(count)\n---\nWoorden.\n")
        case 13:
            try site.write(
                file, text.replacingOccurrences(of: "authority: ap", with: "publication: draft\nauthority: ap"))
        case 14: try folders(next(below: 3))
        default: try site.write("content/cases/.\(count).swp", "an editor's own")
        }
        return file
    }

    /// Saves as editors do: a new file takes the place of the old.
    private func save(_ file: String, _ text: String) throws {
        try site.write(file + "~", text)
        let path = site.folder + "/" + file
        #expect(rename(path + "~", path) == 0)
    }

    private func style(_ kind: Int) throws {
        let file = "themes/default/" + ["assets/casebook.css", "templates/link.mustache", "locales/en.yml"][kind]
        let text = try String(contentsOfFile: site.folder + "/" + file, encoding: .utf8)
        try site.write(file, kind == 1 ? text.replacingOccurrences(of: "<a ", with: "<a  ") : text + "\n")
    }

    private mutating func settings(_ kind: Int) throws {
        let languages = kind == 0 ? "[en]" : "[en, nl]"
        try site.write(
            "content/site.yml",
            "title: Test register \(count)\nbase_url: https://register.example/\nlanguages: \(languages)\n")
    }

    private func folders(_ kind: Int) throws {
        let manager = FileManager.default
        let (one, other) = (site.folder + "/content/cases/moved", site.folder + "/content/cases/elsewhere")
        switch kind {
        case 0: try? manager.moveItem(atPath: one, toPath: other)
        case 1: try? manager.moveItem(atPath: other, toPath: one)
        default: try? manager.removeItem(atPath: other)
        }
    }

    /// A case whose kind depends on a number: by a company with a file, by one that it introduces, related, in a law.
    private static func caseText(_ number: Int) -> String {
        let company = ["netflix", "uber", "{name: Bakkerij \(number % 4) B.V., country: NL}", "new\(number % 4)"][
            number % 4]
        return """
            ---
            title: Case \(number)
            authority: ap
            company: \(company)
            decided: 20\(10 + number % 15)-02-03
            fine: EUR \(number + 1)000
            provisions: [gdpr/\(12 + number % 2), open/\(number % 3)]
            topics: [transparency]
            \(number % 5 == 0 ? "related: [ap-netflix-2024]" : "sectors: [media]")
            source: {url: "https://authority.example/\(number)", kind: decision}
            ---
            Words on [[netflix]] and [[gdpr/13]].

            """
    }

    static let text = """
        -- content/site.yml --
        title: Test register
        base_url: https://register.example/
        languages: [en, nl]
        -- content/laws/open.yml --
        names: Open law
        country: EU
        unit: article
        open: true
        provisions: []
        -- content/cases/ap-netflix-2024.md --
        \(caseText(0))
        -- content/cases/ap-uber-2019.md --
        \(caseText(1))
        -- content/cases/2013/ap-bakkerij-2013.md --
        \(caseText(2))
        -- content/cases/2014/ap-bakkerij-2014.md --
        \(caseText(6))
        -- content/cases/moved/ap-attached-2015/index.md --
        \(caseText(5))
        -- content/cases/moved/ap-attached-2015/decision.txt --
        The decision.
        -- content/companies/new3.md --
        ---
        names: New 3
        country: BE
        ---

        """
}
