import Publication
import Testing

@Suite("Page paths")
struct PagePathsTests {
    private func problems(_ paths: String...) throws -> [PagePathProblem] {
        let shop = try Workshop()
        do throws(PublicationError) {
            _ = try shop.publisher().publish(paths.map { Workshop.page($0, "") })
            return []
        } catch {
            #expect(shop.contents() == [:])
            guard case .pagePaths(let problems) = error else { throw error }
            return problems
        }
    }

    @Test("paths that could leave the folder, or that no file system takes, are refused")
    func unclean() throws {
        #expect(try problems("") == [.empty])
        #expect(try problems("/etc/passwd") == [.absolute("/etc/passwd")])
        #expect(try problems("a/../../b") == [.dotComponent("a/../../b")])
        #expect(try problems("./a") == [.dotComponent("./a")])
        #expect(try problems("a//b", "c/") == [.emptyComponent("a//b"), .emptyComponent("c/")])
        #expect(try problems("a\0b") == [.nulCharacter("a\0b")])
        let long = String(repeating: "é", count: 128)
        #expect(try problems(long) == [.longComponent(long)])
        #expect(try problems(".casebook-publishing/x") == [.reserved(".casebook-publishing/x")])
        #expect(try problems("..a/b..", "…/.c") == [])
    }

    @Test("two pages with one path are refused, also where only some file systems take them for one")
    func collisions() throws {
        #expect(try problems("a", "b", "a") == [.duplicate("a")])
        #expect(try problems("a/x", "A/y") == [.sameButForCase("a", other: "A")])
        #expect(
            try problems("a/INDEX.html", "a/index.html") == [.sameButForCase("a/index.html", other: "a/INDEX.html")])
        #expect(try problems("caf\u{e9}", "cafe\u{301}") == [.sameButForCase("cafe\u{301}", other: "caf\u{e9}")])
    }

    @Test("a path that would be a file and a folder is refused")
    func fileAndFolder() throws {
        #expect(try problems("a/b", "a") == [.fileAndFolder("a", below: "a/b")])
        #expect(try problems("A/b/c", "a/B").contains(.fileAndFolder("a/B", below: "A/b/c")))
        #expect(try problems("a", "ab/c", "a-b") == [])
    }
}
