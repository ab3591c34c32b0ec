import Foundation
import Publication
import Testing

@Suite("Two builds at once")
struct BuildLockTests {
    @Test("the second says which process it waits for, and then publishes")
    func waits() throws {
        let shop = try Workshop()
        let first = try Program(try Program.driver(), [shop.output, "1", "5", "--hold", "400"])
        #expect(first.firstWords() == "locked\n")
        let second = try drive(shop.output, 2, size: 5)
        #expect(second.said.contains("process \(first.identifier)") && second.said.contains("waiting"))
        #expect(second.status == 0 && first.wait().status == 0)
        #expect(shop.text("index.html")?.hasPrefix("edition 2") == true)
    }

    @Test("the second gives up when its patience ends, names the first, and changes nothing")
    func givesUp() throws {
        let shop = try Workshop()
        let first = try Program(try Program.driver(), [shop.output, "1", "5", "--hold", "1500"])
        #expect(first.firstWords() == "locked\n")
        let expected = PublicationError.busy(output: shop.output, holder: first.identifier)
        var publisher = shop.publisher()
        publisher.patience = .milliseconds(50)
        #expect(throws: expected) { try publisher.publish([Workshop.page("a", "A")]) }
        #expect(first.wait().status == 0)
        #expect(shop.text("a") == nil)
    }

    @Test("a killed build holds no lock")
    func killed() throws {
        let shop = try Workshop()
        #expect(try drive(shop.output, 1, size: 5, "--kill", "locked", "1").wasKilled)
        var publisher = shop.publisher()
        publisher.patience = .zero
        #expect(try publisher.publish([Workshop.page("a", "A")]).written == 1)
    }
}
