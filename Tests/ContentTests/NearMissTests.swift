import Testing

@testable import Content

@Suite("Near misses")
struct NearMissTests {
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
}
