import Foundation
import Publication
import SwapDriver
import Testing

/// Real processes, really killed: at every named step, and at moments nobody chose.
@Suite("Killed with SIGKILL")
struct KilledTests {
    private static let size = 25
    private static let swapping: [PublicationFaults.Step] = [
        .locked, .recovered, .surveyed, .treeReady, .pageWritten, .pagesWritten, .pagesLinked, .manifestWritten,
        .synced, .exchanged, .foreignCarried, .finished,
    ]
    private static let inPlace: [PublicationFaults.Step] = [
        .surveyed, .treeReady, .pageWritten, .pagesWritten, .manifestWritten, .synced, .journalWritten,
        .journalRemoved, .journalMoved, .journalManifest, .finished,
    ]

    private static func site(_ number: Int, foreign: [String: String]) -> [String: String] {
        Generation(number, size: size).contents.merging(foreign) { $1 }
    }

    @Test(
        "at each step, the site is the old or the new one whole and the next build succeeds", arguments: swapping,
        [1, 2])
    func steps(step: PublicationFaults.Step, before: Int) throws {
        let shop = try Workshop()
        for number in 1...before { #expect(try drive(shop.output, number, size: Self.size).status == 0) }
        let foreign = ["CNAME": "example.org", ".git/HEAD": "main", "cases/c3/notes": "n"]
        for (path, text) in foreign { try shop.write(text, to: path) }

        let killed = try drive(shop.output, before + 1, size: Self.size, "--kill", step.rawValue, "1")
        #expect(killed.wasKilled)
        let isNew = [.exchanged, .foreignCarried, .finished].contains(step)
        #expect(shop.contents() == Self.site(isNew ? before + 1 : before, foreign: foreign))

        for number in before + 2...before + 4 {
            #expect(try drive(shop.output, number, size: Self.size).status == 0)
            #expect(shop.contents() == Self.site(number, foreign: foreign))
        }
    }

    @Test("the first publication, killed at any step, leaves no site or a whole one", arguments: swapping)
    func first(step: PublicationFaults.Step) throws {
        let shop = try Workshop()
        #expect(try drive(shop.output, 1, size: Self.size, "--kill", step.rawValue, "1").wasKilled)
        let isNew = [.exchanged, .foreignCarried, .finished].contains(step)
        #expect(shop.contents() == (isNew ? Self.site(1, foreign: [:]) : [:]))
        for number in 2...3 {
            #expect(try drive(shop.output, number, size: Self.size).status == 0)
            #expect(shop.contents() == Self.site(number, foreign: [:]))
        }
    }

    @Test(
        "where files are replaced one by one, the next build ends what the killed one began", arguments: inPlace,
        [1, 3])
    func journal(step: PublicationFaults.Step, count: Int) throws {
        let shop = try Workshop()
        #expect(try drive(shop.output, 1, size: Self.size, "--refuse", "\(EXDEV)").status == 0)
        let foreign = ["CNAME": "example.org", ".git/HEAD": "main", "cases/c3/notes": "n"]
        for (path, text) in foreign { try shop.write(text, to: path) }
        let isOnce = ![.pageWritten, .journalMoved].contains(step)
        let killed = try drive(shop.output, 2, size: Self.size, "--kill", step.rawValue, isOnce ? "1" : "\(count)")
        #expect(killed.wasKilled)
        let promised = [.journalWritten, .journalRemoved, .journalMoved, .journalManifest, .finished].contains(step)
        if !promised {
            let left = shop.contents().filter { !$0.key.hasPrefix(".casebook-publishing") }
            #expect(left == Self.site(1, foreign: foreign))
        }
        // The same edition again: what the journal promised is there, so that nothing is left to write.
        let again = try drive(shop.output, 2, size: Self.size)
        #expect(again.said.hasPrefix("written 0") == promised, "\(again.said)")
        #expect(shop.contents() == Self.site(2, foreign: foreign))
        #expect(try drive(shop.output, 3, size: Self.size).status == 0)
        #expect(shop.contents() == Self.site(3, foreign: foreign))
    }

    @Test("at 150 moments nobody chose, the site is the old or the new one whole")
    func moments() throws {
        let shop = try Workshop()
        #expect(try drive(shop.output, 0, size: Self.size).status == 0)
        let foreign = ["CNAME": "example.org", ".git/HEAD": "main"]
        for (path, text) in foreign { try shop.write(text, to: path) }
        var live = 0
        var random = Steps(state: 42)
        // How long a build takes here decides when to strike.
        let start = ContinuousClock.now
        for number in 1...4 { #expect(try drive(shop.output, number, size: Self.size).status == 0) }
        var usual = Int((ContinuousClock.now - start) / .microseconds(4))
        live = 4
        var killed = 0
        var swapped = 0
        for number in 5..<155 {
            let program = try Program(try Program.driver(), [shop.output, "\(number)", "\(Self.size)"])
            usleep(UInt32(random.next(below: max(usual, 1000))))
            program.kill()
            if program.wait().wasKilled {
                killed += 1
                usual += usual / 40
            } else {
                // The machine is less busy than it was.
                usual -= usual / 8
            }
            let contents = shop.contents()
            if contents == Self.site(number, foreign: foreign) {
                live = number
                swapped += 1
            } else {
                let old = Self.site(live, foreign: foreign)
                let strange = Set(contents.keys).symmetricDifference(old.keys).union(
                    contents.keys.filter { contents[$0] != old[$0] })
                #expect(strange == [], "a mixed site after edition \(number)")
            }
        }
        #expect(killed > 50, "only \(killed) of 150 were still at work when struck")
        #expect(try drive(shop.output, 155, size: Self.size).status == 0)
        #expect(shop.contents() == Self.site(155, foreign: foreign))
        print("killed \(killed) of 150 builds; \(swapped) had published by then")
    }
}

/// Random numbers that are the same on every run.
struct Steps: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func next(below bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
