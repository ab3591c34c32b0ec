import Testing

@testable import Site

@Suite("Charts: text and its room")
struct ChartTextTests {
    @Test("text that is too long ends in an ellipsis and fits", arguments: [20.0, 60, 150, 400])
    func shorten(width: Double) {
        let short = TextFitting.shorten(ChartExtremes.longName, to: width)
        #expect(short.hasSuffix("…"))
        #expect(TextMetrics.width(of: short) <= width)
    }

    @Test("text that fits is left alone")
    func leftAlone() {
        #expect(TextFitting.shorten("Netflix", to: 200) == "Netflix")
        #expect(TextFitting.wrap("Autoriteit Persoonsgegevens", to: 400, lines: 2) == ["Autoriteit Persoonsgegevens"])
    }

    @Test("text wraps at spaces and only its last line is shortened")
    func wrap() {
        let lines = TextFitting.wrap("Commission nationale de l’informatique et des libertés", to: 160, lines: 2)
        #expect(lines.count == 2 && !lines[0].hasSuffix("…") && lines[1].hasSuffix("…"))
        #expect(lines.allSatisfy { TextMetrics.width(of: $0) <= 160 })
        #expect(TextFitting.wrap("one two", to: 35, lines: 2) == ["one", "two"])
    }

    @Test("labels move apart no further than they must")
    func spread() {
        #expect(Spreading.starts(centres: [10, 100], sizes: [20, 20], in: 0...200) == [0, 90])
        #expect(Spreading.starts(centres: [50, 50], sizes: [20, 20], in: 0...200) == [30, 50])
        #expect(Spreading.starts(centres: [195, 199, 200], sizes: [20, 20, 20], in: 0...200) == [140, 160, 180])
        #expect(Spreading.starts(centres: [10, 60, 62], sizes: [20, 20, 20], in: 0...200) == [0, 41, 61])
    }

    @Test("no pole runs through a flag")
    func flags() {
        let poles = [0.0, 5, 30, 31, 90, 95, 200]
        let widths = [50.0, 20, 80, 10, 40, 10, 30]
        let lanes = FlagLanes.lanes(poles: poles, widths: widths)
        for (one, other) in [(0, 1), (0, 2), (2, 3), (2, 4), (4, 5), (1, 2)] {
            let reaches = poles[other] < poles[one] + widths[one]
            #expect(!reaches || lanes[one] > lanes[other], "\(one) and \(other)")
        }
        #expect(lanes[6] == 0 && lanes[5] == 0 && lanes[4] == 1)
        #expect(FlagLanes.lanesToTheLeft(poles: [0, 5], widths: [50, 50]) == [0, 1])
    }

    @Test("flags that may fly to either side leave no drawing, and no pole runs through one")
    func flagsOnBothSides() {
        var state: UInt64 = 7
        func next(_ limit: Double) -> Double {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 33) / Double(1 << 31) * limit
        }
        var apart = 0
        for _ in 0..<300 {
            let poles = (0..<4).map { _ in next(640) }.sorted()
            let widths = (0..<4).map { _ in 80 + next(140) }
            let places = FlagLanes.places(poles: poles, widths: widths, within: 640)
            let spans = poles.indices.map { index in
                places[index].fliesLeft
                    ? (poles[index] - widths[index])...poles[index] : poles[index]...(poles[index] + widths[index])
            }
            for (one, span) in spans.enumerated() { #expect(span.lowerBound >= 0 && span.upperBound <= 640, "\(one)") }
            var isApart = true
            for one in poles.indices {
                for other in poles.indices where one != other {
                    let isOnPole = spans[one].contains(poles[other]) && places[one].lane < places[other].lane
                    let isOnFlag = places[one].lane == places[other].lane && spans[one].overlaps(spans[other])
                    if isOnPole || isOnFlag { isApart = false }
                }
            }
            if isApart { apart += 1 }
        }
        // For a few there is no such place: two that can only fly towards each other.
        #expect(apart >= 290, "\(apart) of 300")
    }

    @Test("the fines of the Dutch authority: names hang so that no pole runs through one")
    func flagsOfDutchFines() {
        let places = FlagLanes.places(poles: [277, 335, 423, 600], widths: [225, 290, 270, 300], within: 647)
        #expect(places == (0..<4).map { FlagLanes.Place(lane: $0, fliesLeft: true) })
    }

    @Test("marks of a swarm do not lie on one another while there is room")
    func swarm() {
        let positions = (0..<40).map { Double(($0 * 37) % 100) / 2 }
        let offsets = Swarm.offsets(positions: positions, distance: 9, limit: 1000)
        for one in positions.indices {
            for other in positions.indices where other > one {
                let x = positions[one] - positions[other]
                let y = offsets[one] - offsets[other]
                #expect(x * x + y * y >= 80.9, "\(one) and \(other)")
            }
        }
    }

    @Test("marks of a swarm stay in the strip when there is no room")
    func fullSwarm() {
        let offsets = Swarm.offsets(positions: Array(repeating: 5, count: 500), distance: 9, limit: 30)
        #expect(offsets.allSatisfy { abs($0) <= 30 })
    }
}
