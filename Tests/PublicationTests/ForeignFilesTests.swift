import Foundation
import Publication
import Testing

@Suite("Foreign files")
struct ForeignFilesTests {
    @Test("what Casebook did not write survives odd and even builds", arguments: 1...4)
    func survive(builds: Int) throws {
        let shop = try Workshop()
        try shop.publish(["index.html": "0", "cases/a/index.html": "A"])
        try shop.write("example.org", to: "CNAME")
        try shop.write("ref: refs/heads/main", to: ".git/HEAD")
        try shop.write("notes", to: "cases/a/notes.txt")
        try FileManager.default.createDirectory(
            atPath: "\(shop.output)/.git/refs/empty", withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(atPath: "\(shop.output)/link", withDestinationPath: "/etc")
        mkfifo("\(shop.output)/pipe", 0o600)
        chmod("\(shop.output)/.git", 0o2750)
        for build in 1...builds { try shop.publish(["index.html": "\(build)", "cases/a/index.html": "A"]) }
        #expect(
            shop.contents() == [
                "index.html": "\(builds)", "cases/a/index.html": "A", "CNAME": "example.org",
                ".git/HEAD": "ref: refs/heads/main", "cases/a/notes.txt": "notes", ".git/refs/empty/": "",
                "link": "/etc", "pipe": "neither file nor folder",
            ])
        #expect(shop.status(".git").map { $0.st_mode & 0o7777 } == 0o2750)
    }

    @Test("a name that is not UTF-8 survives")
    func bytesAsName() throws {
        let shop = try Workshop()
        try shop.publish(["a": "1"])
        let name: [CChar] = Array("\(shop.output)/caf".utf8CString.dropLast()) + [CChar(bitPattern: 0xE9), 0]
        let file = name.withUnsafeBufferPointer { open($0.baseAddress!, O_CREAT | O_WRONLY, 0o644) }
        #expect(file >= 0)
        close(file)
        try shop.publish(["a": "2"])
        try shop.publish(["a": "3"])
        #expect(name.withUnsafeBufferPointer { access($0.baseAddress!, F_OK) } == 0)
    }

    @Test("edits to foreign files between builds are kept, in place, by renaming, or by deleting")
    func edits() throws {
        let shop = try Workshop()
        try shop.publish(["a": "0"])
        for name in ["inplace", "renamed", "deleted", "folder/deleted"] { try shop.write("old", to: name) }
        try shop.publish(["a": "1"])
        let handle = try #require(FileHandle(forUpdatingAtPath: "\(shop.output)/inplace"))
        try handle.write(contentsOf: Data("new".utf8))
        try handle.close()
        try shop.write("new", to: "renamed.tmp")
        #expect(rename("\(shop.output)/renamed.tmp", "\(shop.output)/renamed") == 0)
        try shop.remove("deleted")
        try shop.remove("folder")
        for build in 2...5 {
            try shop.publish(["a": "\(build)"])
            #expect(shop.contents() == ["a": "\(build)", "inplace": "new", "renamed": "new"])
        }
    }

    @Test("a foreign file keeps its one inode, so that both trees show one content")
    func sharedInode() throws {
        let shop = try Workshop()
        try shop.publish(["a": "0"])
        try shop.write("mine", to: "CNAME")
        let inode = shop.inode("CNAME")
        try shop.publish(["a": "1"])
        #expect(shop.inode("CNAME") == inode)
    }

    @Test("a file in the way of a page is named in an error and nothing is written")
    func inTheWay() throws {
        let shop = try Workshop()
        try shop.publish(["a": "A"])
        try shop.write("mine", to: "b")
        try shop.write("mine", to: "c/index.html")
        let root = shop.inode(".")
        #expect(throws: PublicationError.foreignFiles(["\(shop.output)/b", "\(shop.output)/c/index.html"])) {
            try shop.publish(["a": "A2", "b": "B", "c/index.html": "C", "d": "D"])
        }
        #expect(shop.contents() == ["a": "A", "b": "mine", "c/index.html": "mine"] && shop.inode(".") == root)
    }

    @Test(
        "no page replaces a foreign folder, link, or file that stands where a folder must go",
        arguments: [("x/y.txt", "x"), ("x", "x/index.html"), ("x/y", "x/y/z/index.html")])
    func kinds(foreign: String, page: String) throws {
        let shop = try Workshop()
        try shop.publish(["a": "A"])
        try shop.write("mine", to: foreign)
        #expect(throws: PublicationError.self) { try shop.publish(["a": "A2", page: "page"]) }
        #expect(shop.contents() == ["a": "A", foreign: "mine"])
    }

    @Test("an empty foreign folder where a page must go is an error, and where a folder must go is used")
    func emptyFolder() throws {
        let shop = try Workshop()
        try shop.publish(["a": "A"])
        try FileManager.default.createDirectory(atPath: "\(shop.output)/x", withIntermediateDirectories: false)
        #expect(throws: PublicationError.foreignFiles(["\(shop.output)/x"])) { try shop.publish(["a": "A", "x": "X"]) }
        try shop.publish(["a": "A", "x/index.html": "X"])
        #expect(shop.contents() == ["a": "A", "x/index.html": "X"])
    }

    @Test("a symbolic link in the place of a folder is never written through", arguments: [nil, EXDEV])
    func links(refusal: Int32?) throws {
        let shop = try Workshop()
        try shop.publish(["a": "A", "cases/c/index.html": "C"])
        let outside = "\(shop.root)/outside"
        try FileManager.default.moveItem(atPath: "\(shop.output)/cases", toPath: outside)
        try FileManager.default.createSymbolicLink(atPath: "\(shop.output)/cases", withDestinationPath: outside)
        var publisher = shop.publisher()
        publisher.faults.exchangeFailure = refusal
        #expect(throws: PublicationError.foreignFiles(["\(shop.output)/cases"])) {
            try publisher.publish(Workshop.plan(["a": "A2", "cases/c/index.html": "C2", "cases/d/index.html": "D"]))
        }
        #expect(shop.contents(of: outside) == ["c/index.html": "C"])
    }

    @Test("in a folder that was there before, identical files are taken over and all else is foreign")
    func adoption() throws {
        let shop = try Workshop()
        try shop.write("same", to: "same.html")
        try shop.write("mine", to: "mine.html")
        let inode = shop.inode("same.html")
        let summary = try shop.publish(["same.html": "same", "new.html": "new"])
        #expect(summary.written == 1 && summary.unchanged == 1 && shop.inode("same.html") == inode)
        try shop.publish(["new.html": "new"])
        #expect(shop.contents() == ["mine.html": "mine", "new.html": "new"])
    }

    @Test("without records, pages that did not change are taken over and a changed one is an error")
    func lostRecords() throws {
        let shop = try Workshop()
        try shop.publish(["a": "A", "b": "B"])
        try FileManager.default.removeItem(atPath: "\(shop.root)/.casebook")
        #expect(throws: PublicationError.foreignFiles(["\(shop.output)/b"])) {
            try shop.publish(["a": "A", "b": "B2"])
        }
        #expect(try shop.publish(["a": "A", "b": "B"]).written == 0)
        try shop.publish(["a": "A", "b": "B2"])
        #expect(shop.contents() == ["a": "A", "b": "B2"])
    }

    @Test("a site restored from a copy, records and all, is still ours and not rendered again")
    func restored() throws {
        let shop = try Workshop()
        let copy = try Workshop()
        try shop.publish(["a": "A", "b": "B", "old": "O"])
        try shop.publish(["a": "A", "b": "B2", "old": "O"])
        for name in ["public", ".casebook"] {
            try FileManager.default.copyItem(atPath: "\(shop.root)/\(name)", toPath: "\(copy.root)/\(name)")
        }
        let summary = try copy.publish(["a": "A", "b": "B3"])
        #expect(summary.rendered == 1 && summary.removed == 1)
        #expect(copy.contents() == ["a": "A", "b": "B3"])
    }

    @Test("a folder put in the place of the published one is not taken for it")
    func replacedFolder() throws {
        let shop = try Workshop()
        try shop.publish(["a": "A", "b": "B"])
        try FileManager.default.removeItem(atPath: shop.output)
        try shop.write("mine", to: "a")
        #expect(throws: PublicationError.foreignFiles(["\(shop.output)/a"])) { try shop.publish(["a": "A", "b": "B"]) }
        #expect(shop.contents() == ["a": "mine"])
    }

    @Test("a damaged record is no record")
    func damagedRecord() throws {
        let shop = try Workshop()
        try shop.publish(["a": "A"])
        for name in try FileManager.default.contentsOfDirectory(atPath: shop.state) where name.hasPrefix("manifest") {
            let place = URL(fileURLWithPath: "\(shop.state)/\(name)")
            var bytes = try Data(contentsOf: place)
            bytes[bytes.count / 2] ^= 1
            try bytes.write(to: place)
        }
        #expect(throws: PublicationError.foreignFiles(["\(shop.output)/a"])) { try shop.publish(["a": "A2"]) }
    }

    @Test(
        "a file that arrives while the site is being built is kept",
        arguments: [PublicationFaults.Step.treeReady, .pagesWritten, .manifestWritten, .synced, .exchanged])
    func late(step: PublicationFaults.Step) throws {
        let shop = try Workshop()
        try shop.publish(["index.html": "0", "cases/a/index.html": "A"])
        try shop.publish(["index.html": "1", "cases/a/index.html": "A"])
        try shop.write("early", to: "early.txt")
        // At the last step the old tree no longer has its old name; whoever had it open still writes there.
        let old = open(shop.output, O_RDONLY | O_DIRECTORY)
        defer { close(old) }
        var publisher = shop.publisher()
        publisher.faults.reached = { reached in
            guard reached == step else { return }
            for path in ["late.txt", "cases/a/late.txt"] { close(openat(old, path, O_CREAT | O_WRONLY, 0o644)) }
        }
        _ = try publisher.publish(Workshop.plan(["index.html": "2", "cases/a/index.html": "A"]))
        for build in 2...4 {
            try shop.publish(["index.html": "\(build)", "cases/a/index.html": "A"])
            #expect(
                shop.contents() == [
                    "index.html": "\(build)", "cases/a/index.html": "A", "early.txt": "early", "late.txt": "",
                    "cases/a/late.txt": "",
                ])
        }
    }
}
