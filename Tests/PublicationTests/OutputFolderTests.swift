import Foundation
import Publication
import Testing

@Suite("The output folder")
struct OutputFolderTests {
    private func refusal(_ output: String, protecting: [String] = [], pages: [String] = ["a"]) -> OutputRefusal? {
        do throws(PublicationError) {
            let pages = pages.map { Workshop.page($0, "A") }
            _ = try Publisher(output: output, protecting: protecting, jobs: 1).publish(pages)
            return nil
        } catch {
            guard case .refusedOutput(_, let reason) = error else { return nil }
            return reason
        }
    }

    @Test("the root of the file system, the home folder and what lies above it are refused")
    func system() {
        let home = NSHomeDirectory()
        // Without pages, so that a refusal that fails to come leaves nothing in these places.
        #expect(refusal("/", pages: []) == .fileSystemRoot)
        #expect(refusal("/usr/..", pages: []) == .fileSystemRoot)
        #expect(refusal("", pages: []) == .empty)
        #expect(refusal(home, pages: []) == .homeFolder)
        #expect(refusal("\(home)/.", pages: []) == .homeFolder)
        #expect(refusal("\(home)/nowhere/..", pages: []) == .homeFolder)
    }

    @Test("a folder that the site is made from, above or below it is refused, by whatever name")
    func inputs() throws {
        let shop = try Workshop()
        let content = "\(shop.root)/content"
        try FileManager.default.createDirectory(atPath: "\(content)/cases", withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(atPath: "\(shop.root)/alias", withDestinationPath: content)
        #expect(refusal(content, protecting: [content]) == .sameAs(content))
        #expect(refusal("\(shop.root)/alias", protecting: [content]) == .sameAs(content))
        #expect(refusal(shop.root, protecting: [content]) == .contains(content))
        #expect(refusal("\(content)/cases/public", protecting: [content]) == .inside(content))
        #expect(refusal("\(shop.root)/alias/new/public", protecting: [content]) == .inside(content))
        #expect(refusal("\(shop.root)/content-public", protecting: [content]) == nil)
        #expect(shop.contents(of: content) == ["cases/": ""])
    }

    @Test("a repository's root is refused unless Casebook published there before or a file says that it may")
    func repository() throws {
        let shop = try Workshop()
        try shop.write("ref: refs/heads/main", to: ".git/HEAD")
        #expect(refusal(shop.output) == .repositoryRoot)
        #expect(refusal("\(shop.output)/.git/hooks") == .insideRepositoryData)
        #expect(shop.contents() == [".git/HEAD": "ref: refs/heads/main"])
        try shop.write("", to: ".casebook-output")
        #expect(refusal(shop.output) == nil)
        try shop.remove(".casebook-output")
        #expect(refusal(shop.output) == nil)
        #expect(shop.text(".git/HEAD") == "ref: refs/heads/main")
    }

    @Test("no spelling of a refused folder is taken: slashes, points, links to it, and links on the way")
    func spellings() throws {
        let shop = try Workshop()
        let manager = FileManager.default
        let content = "\(shop.root)/site/content"
        try manager.createDirectory(atPath: "\(content)/cases", withIntermediateDirectories: true)
        try manager.createDirectory(atPath: "\(shop.root)/site/.git", withIntermediateDirectories: true)
        func link(_ name: String, _ target: String) throws -> String {
            try manager.createSymbolicLink(atPath: "\(shop.root)/\(name)", withDestinationPath: target)
            return "\(shop.root)/\(name)"
        }
        let home = NSHomeDirectory()
        let places: [(String, OutputRefusal)] = [
            ("/", .fileSystemRoot), (home, .homeFolder), (content, .sameAs(content)),
            ("\(shop.root)/site", .contains(content)),
        ]
        for (number, (place, reason)) in places.enumerated() {
            let through = try link("link-\(number)", place)
            let twice = try link("twice-\(number)", "link-\(number)")
            for spelling in [
                place + "/", place + "//", place + "/.", place + "/./", "//" + place, place + "/nowhere/..",
                place + "/nowhere/../.", through, through + "/", through + "/.", twice, twice + "//",
            ] {
                // Without pages, so that a refusal that fails to come leaves nothing in these places.
                #expect(refusal(spelling, protecting: [content], pages: []) == reason, "\(spelling)")
            }
        }
        // The root of a repository that the site is not made from.
        try manager.createDirectory(atPath: "\(shop.root)/other/.git", withIntermediateDirectories: true)
        let other = try link("other-link", "other")
        for spelling in ["\(shop.root)/other/", other, other + "/.", "\(shop.root)/other/public/.."] {
            #expect(refusal(spelling, protecting: [content]) == .repositoryRoot, "\(spelling)")
        }
        // A name that is a link out of the content is where it leads, and one into it is refused.
        let inner = try link("inner", "site/content/cases")
        #expect(refusal(inner + "/public", protecting: [content]) == .inside(content))
        #expect(shop.contents(of: content) == ["cases/": ""])
    }

    @Test("a file in the place of the folder is refused")
    func file() throws {
        let shop = try Workshop()
        try Data().write(to: URL(fileURLWithPath: shop.output))
        #expect(refusal(shop.output) == .notAFolder)
    }

    @Test("folders above the output folder are made, and a link to it is followed")
    func places() throws {
        let shop = try Workshop()
        let deep = "\(shop.root)/a/b/public"
        #expect(refusal(deep) == nil)
        try FileManager.default.createSymbolicLink(atPath: shop.output, withDestinationPath: deep)
        try shop.publish(["a": "A2"])
        #expect(FileManager.default.contents(atPath: "\(deep)/a") == Data("A2".utf8))
        #expect((try? FileManager.default.destinationOfSymbolicLink(atPath: shop.output)) == deep)
    }

    @Test("the folder keeps its permissions when it is swapped")
    func permissions() throws {
        let shop = try Workshop()
        try shop.publish(["a": "0"])
        chmod(shop.output, 0o2751)
        for build in 1...3 {
            try shop.publish(["a": "\(build)"])
            #expect(shop.status(".").map { $0.st_mode & 0o7777 } == 0o2751)
        }
    }
}
