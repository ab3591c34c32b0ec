import Foundation
import Publication
import Testing

/// Long random histories of builds and of hands in the output folder, against a model that is a dictionary.
@Suite("Histories")
struct HistoryTests {
    @Test("after any history the site is its pages and what others put there", arguments: 1...8)
    func history(seed: UInt64) throws {
        var random = Steps(state: seed)
        let shop = try Workshop()
        var pages: [String: String] = ["index.html": "home"]
        var foreign: [String: String] = [:]
        let folders = ["", "cases/", "cases/a/", "cases/b/", "x/y/z/"]
        for step in 0..<40 {
            for _ in 0..<random.next(below: 6) {
                let folder = folders[random.next(below: folders.count)]
                let page = "\(folder)p\(random.next(below: 4)).html"
                let other = "\(folder)f\(random.next(below: 4)).txt"
                switch random.next(below: 8) {
                case 0, 1, 2: pages[page] = "\(step)"
                case 3: pages[page] = nil
                case 4:
                    if FileManager.default.fileExists(atPath: shop.output) {
                        try shop.write("\(step)", to: other)
                        foreign[other] = "\(step)"
                    }
                case 5: if foreign.removeValue(forKey: other) != nil { try shop.remove(other) }
                case 6: if shop.text(page) != nil { try shop.write("meddled", to: page) }
                default: if shop.text(page) != nil { try shop.remove(page) }
                }
            }
            var publisher = shop.publisher(jobs: 1 + random.next(below: 3))
            // Two histories meet a disk that can't exchange folders, half-way.
            if seed > 6, step == 20 { publisher.faults.exchangeFailure = EXDEV }
            let interrupted = random.next(below: 5) == 0
            if interrupted {
                let steps = PublicationFaults.Step.allCases
                let fatal = steps[random.next(below: steps.count)]
                publisher.faults.reached = { (step) throws(PublicationError) in
                    if step == fatal { throw .stopped(step) }
                }
                _ = try? publisher.publish(Workshop.plan(pages))
                publisher.faults.reached = nil
            }
            _ = try publisher.publish(Workshop.plan(pages))
            let files = shop.contents().filter { !$0.key.hasSuffix("/") }
            #expect(files == pages.merging(foreign) { $1 }, "step \(step) of history \(seed)")
            if files != pages.merging(foreign, uniquingKeysWith: { $1 }) { return }
        }
    }
}
