import Foundation
import Publication
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
}
