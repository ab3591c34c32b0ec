import Foundation
import Publication
import Testing

@Suite("Where the exchange is refused")
struct RefusedExchangeTests {
    private func publisher(_ shop: Workshop, refusing code: Int32?) -> Publisher {
        var publisher = shop.publisher()
        publisher.faults.exchangeFailure = code
        return publisher
    }

    @Test("files are replaced one by one, and that is said once", arguments: [EXDEV, EBUSY, EINVAL, ENOSYS, EPERM])
    func fallsBack(code: Int32) throws {
        let shop = try Workshop()
        try shop.write("mine", to: "CNAME")
        var inode = shop.inode(".")
        var notes: [Int] = []
        for build in 1...4 {
            let pages = ["a": "\(build)", "b/\(build % 2)/index.html": "B", "steady/x": "S"]
            notes.append(try publisher(shop, refusing: code).publish(Workshop.plan(pages)).notes.count)
            #expect(shop.contents() == pages.merging(["CNAME": "mine"]) { $1 })
            #expect(shop.inode(".") == inode)
            inode = shop.inode(".")
        }
        #expect(notes == [1, 0, 0, 0])
    }

    @Test("the first publication succeeds too")
    func first() throws {
        let shop = try Workshop()
        let summary = try publisher(shop, refusing: EXDEV).publish(Workshop.plan(["a": "A", "b/c": "C"]))
        #expect(summary.written == 2 && summary.notes.count == 1)
        #expect(shop.contents() == ["a": "A", "b/c": "C"])
    }

    @Test("after a site was swapped, a refusal changes the manner and nothing else")
    func later() throws {
        let shop = try Workshop()
        try shop.publish(["a": "0", "steady": "S"])
        try shop.publish(["a": "1", "steady": "S"])
        let steady = shop.inode("steady")
        let summary = try publisher(shop, refusing: EBUSY).publish(Workshop.plan(["a": "2", "steady": "S"]))
        #expect(summary.written == 1 && summary.unchanged == 1 && shop.inode("steady") == steady)
        #expect(try shop.publish(["a": "2", "steady": "S"]).rendered == 0)
        #expect(shop.contents() == ["a": "2", "steady": "S"])
        #expect(!FileManager.default.fileExists(atPath: "\(shop.state)/shadow"))
    }

    @Test("a page that stays keeps its file, and one that someone edited is made again")
    func keeps() throws {
        let shop = try Workshop()
        let pages = ["a": "A", "b": "B"]
        _ = try publisher(shop, refusing: EXDEV).publish(Workshop.plan(pages))
        let inode = shop.inode("a")
        try shop.write("other", to: "b")
        let summary = try publisher(shop, refusing: EXDEV).publish(Workshop.plan(pages))
        #expect(summary.written == 1 && shop.inode("a") == inode && shop.contents() == pages)
    }

    @Test("an address may turn from a file into a folder and back")
    func flip() throws {
        let shop = try Workshop()
        for round in 0..<2 {
            for pages in [["flip": "\(round)"], ["flip/deep/index.html": "\(round)"]] {
                _ = try publisher(shop, refusing: EXDEV).publish(Workshop.plan(pages))
                #expect(shop.contents() == pages)
            }
        }
    }

    @Test("a foreign file in the way is an error and nothing is written")
    func inTheWay() throws {
        let shop = try Workshop()
        _ = try publisher(shop, refusing: EXDEV).publish(Workshop.plan(["a": "A"]))
        try shop.write("mine", to: "b")
        #expect(throws: PublicationError.foreignFiles(["\(shop.output)/b"])) {
            try shop.publish(["a": "A2", "b": "B"])
        }
        #expect(shop.contents() == ["a": "A", "b": "mine"])
    }

    @Test("a failure that is not a refusal leaves the old site and is reported")
    func failure() throws {
        let shop = try Workshop()
        try shop.publish(["a": "0"])
        let expected = PublicationError.system(.exchange, path: shop.output, code: EIO)
        #expect(throws: expected) { try publisher(shop, refusing: EIO).publish([Workshop.page("a", "1")]) }
        #expect(shop.contents() == ["a": "0"])
    }
}
