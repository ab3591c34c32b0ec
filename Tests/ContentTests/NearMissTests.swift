import CasebookTesting
import Testing

@testable import Content

@Suite("Near misses")
struct NearMissTests {
    @Test(
        "where no name is near by its letters, the one that shares most of its words is offered, if it is the only one")
    func words() {
        let topics = ["data-protection-by-design", "privacy-statement", "ap-meta-2024", "ap-meta-2023", "ap-uber-2024"]
        #expect(NearMiss.nearest(to: "privacy-by-design", among: topics) == "data-protection-by-design")
        #expect(NearMiss.nearest(to: "privacy", among: topics) == nil)
        // A year and the authority are not what is meant.
        #expect(NearMiss.nearest(to: "ap-clearview-international-2024", among: topics) == nil)
    }

    @Test(
        "each typing mistake counts once",
        arguments: [
            ("netflix", "netflix", 0), ("netfilx", "netflix", 1), ("netflx", "netflix", 1), ("nettflix", "netflix", 1),
            ("metflix", "netflix", 1), ("", "ap", 2), ("Cnil", "cnil", 0), ("kitten", "sitting", 3), ("été", "ete", 2),
        ])
    func distance(one: String, other: String, expected: Int) {
        #expect(NearMiss.distance(one, other) == expected)
        #expect(NearMiss.distance(other, one) == expected)
    }

    @Test("the nearest name is offered")
    func nearest() {
        #expect(NearMiss.nearest(to: "netfilx", among: ["uber", "netflix-inc", "netflix"]) == "netflix")
    }

    @Test("nothing is offered where no name comes close")
    func none() {
        #expect(NearMiss.nearest(to: "spotify", among: ["netflix", "uber"]) == nil)
        #expect(NearMiss.nearest(to: "x", among: ["y", "ab"]) == nil)
        #expect(NearMiss.nearest(to: "", among: ["y"]) == nil)
        #expect(NearMiss.nearest(to: "ap", among: []) == nil)
    }

    @Test("of equally near names the first in the alphabet is offered, whatever their order")
    func ties() {
        #expect(NearMiss.nearest(to: "dpd", among: ["dpc", "dpa", "dpb"]) == "dpa")
        #expect(NearMiss.nearest(to: "dpd", among: ["dpb", "dpa", "dpc"]) == "dpa")
    }

    @Test("a name that differs only in case is offered")
    func letterCase() {
        #expect(NearMiss.nearest(to: "GDPR", among: ["gdpr", "dpr"]) == "gdpr")
    }

    @Test("an early stop at the limit changes no answer")
    func limit() {
        let names = ["transparency", "transparently", "transparent"]
        #expect(NearMiss.nearest(to: "transparancy", among: names) == "transparency")
        #expect(NearMiss.nearest(to: "transparancy", among: names.reversed()) == "transparency")
    }

    @Test("looked up among many at once, a name has the nearest that a search of each finds", arguments: 0..<20)
    func manyNames(seed: Int) {
        var random = Numbers(state: UInt64(seed))
        func word() -> String {
            String(
                (0..<Int.random(in: 1...12, using: &random)).map { _ in "abcé-1".randomElement(using: &random) ?? "a" })
        }
        let names = (0..<60).map { _ in word() }
        let known = NearMiss.Names(names)
        for _ in 0..<60 {
            let typed = word()
            let allowed = max(1, typed.unicodeScalars.count / 3)
            let found = names.filter { $0 != typed }.map { (NearMiss.distance(typed, $0), $0) }
                .filter { $0.0 <= allowed && $0.0 < typed.unicodeScalars.count }
                .min { ($0.0, $0.1) < ($1.0, $1.1) }
            #expect(known.nearest(to: typed) == found?.1, "\(typed)")
        }
    }

    @Test("time grows with the names and with their length, not with their squares")
    func time() {
        let names = (0..<4000).map { "company-\($0 * 7919 % 10_007)-holding" }
        Growth.expectLinear(
            "mistyped names",
            half: { lookUp(names.prefix(2000)) },
            full: { lookUp(names[...]) })
        let (half, full) = (String(repeating: "ab", count: 10_000), String(repeating: "ab", count: 20_000))
        Growth.expectLinear(
            "long names", half: { _ = NearMiss.nearest(to: half, among: [half + "c"]) },
            full: { _ = NearMiss.nearest(to: full, among: [full + "c"]) })
    }

    private func lookUp(_ names: ArraySlice<String>) {
        let known = NearMiss.Names(names)
        for number in 0..<20 { _ = known.nearest(to: "compamy-\(number)-holdnig") }
    }
}

/// Numbers that are the same on every machine.
private struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return (state >> 33) | (state << 31)
    }
}
