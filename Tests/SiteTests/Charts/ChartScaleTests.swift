import Testing

@testable import Site

@Suite("Charts: scales and ticks")
struct ChartScaleTests {
    @Test("ticks are multiples of 1, 2 or 5 times a power of ten, from zero to the first beyond the largest value")
    func ticks() {
        #expect(NiceTicks.upTo(9, count: 5) == [0, 2, 4, 6, 8, 10])
        #expect(NiceTicks.upTo(10, count: 5) == [0, 2, 4, 6, 8, 10])
        #expect(NiceTicks.upTo(11, count: 5) == [0, 5, 10, 15])
        #expect(NiceTicks.upTo(21, count: 5) == [0, 5, 10, 15, 20, 25])
        #expect(
            NiceTicks.upTo(475_000_000, count: 5) == [
                0, 100_000_000, 200_000_000, 300_000_000, 400_000_000, 500_000_000,
            ])
    }

    @Test("counts are never marked with a fraction", arguments: [Int64(1), 2, 3])
    func smallCounts(maximum: Int64) {
        #expect(NiceTicks.upTo(maximum, count: 5) == Array(0...maximum))
    }

    @Test("there are never more steps than asked for", arguments: [1, 4, 5])
    func stepCount(count: Int) {
        for maximum in 1...2000 {
            let ticks = NiceTicks.upTo(Int64(maximum), count: count)
            #expect(ticks.count - 1 <= count && ticks[ticks.count - 1] >= Int64(maximum), "up to \(maximum)")
        }
    }

    @Test("nothing, and more than a register can hold, have ticks too")
    func extremes() {
        #expect(NiceTicks.upTo(0, count: 5) == [0])
        #expect(NiceTicks.upTo(.max, count: 5).last == .max)
        #expect(NiceTicks.upTo(.max - 1, count: 1) == [0, .max - 1])
    }

    @Test("a logarithm is that of the powers of two, and correct to twelve digits between them")
    func logarithm() {
        for power in 0..<62 { #expect(LogScale.log2(Double(Int64(1) << power)) == Double(power)) }
        #expect(abs(LogScale.log2(10) - 3.3219280948873623) < 1e-12)
        #expect(abs(LogScale.log2(1.999_999) - 0.999_999_278_652_299_5) < 1e-12)
    }

    @Test("equal factors are equal distances on a scale of powers of ten")
    func logDistances() {
        let scale = LogScale(holding: [1_000, 50_000, 1_000_000], left: 10, width: 300)
        let first = scale.position(10_000) - scale.position(1_000)
        let second = scale.position(1_000_000) - scale.position(100_000)
        #expect(abs(first - second) < 1e-9)
        #expect(scale.position(1_000) >= 10 && scale.position(1_000_000) <= 310)
        #expect(scale.decades == [1_000, 10_000, 100_000, 1_000_000])
    }

    @Test("one value, and zero, stand on a scale of powers of ten")
    func oneValue() {
        #expect(LogScale(holding: [475], left: 0, width: 100).decades == [100, 1000])
        #expect(LogScale(holding: [0], left: 0, width: 100).position(0) == 0)
    }

    @Test("days are counted through leap years as the calendar has them")
    func days() {
        #expect(ChartDay(2024, 3, 1).ordinal - ChartDay(2024, 2, 28).ordinal == 2)
        #expect(ChartDay(2023, 3, 1).ordinal - ChartDay(2023, 2, 28).ordinal == 1)
        #expect(ChartDay(2100, 3, 1).ordinal - ChartDay(2100, 2, 28).ordinal == 1)
        #expect(ChartDay(2025, 1, 1).ordinal - ChartDay(2024, 1, 1).ordinal == 366)
        #expect(ChartDay(2000, 3, 1).ordinal - ChartDay(1970, 1, 1).ordinal == 11_017)
    }

    @Test("the marks of time are the closest whose labels keep apart, and Januaries are written as years")
    func time() {
        let scale = TimeScale(from: ChartDay(2019, 3, 9), to: ChartDay(2021, 11, 2), start: 0, length: 300)
        let labels = scale.horizontalTicks(ChartSamples.time, y: 0, within: 0...300).map { $0.label.runs[0].text }
        #expect(labels == ["2020", "2021"])
        let wide = TimeScale(from: ChartDay(2019, 3, 9), to: ChartDay(2020, 11, 2), start: 0, length: 600)
        let months = wide.horizontalTicks(ChartSamples.time, y: 0, within: 0...600).map { $0.label.runs[0].text }
        #expect(months == ["Apr 2019", "Jul 2019", "Oct 2019", "2020", "Apr 2020", "Jul 2020", "Oct 2020"])
    }

    @Test("classes of a map hold about as many countries each, and equal values are in one class")
    func classes() {
        let classes = TileClasses([1, 1, 1, 1, 1, 1, 2, 3, 50, 0])
        #expect(classes.number(of: 0) == nil)
        #expect(classes.number(of: 1) == 1)
        #expect(classes.number(of: 50) == classes.lowerBounds.count)
        #expect(TileClasses([5, 5, 5]).lowerBounds == [5])
        #expect(TileClasses([5, 5, 5]).shade(1) == 5)
        #expect(TileClasses((1...50).map { Int64($0) }).ranges == [1...10, 11...20, 21...30, 31...40, 41...50])
    }

    @Test("every country has one tile, and no two share a place")
    func grid() {
        let tiles = EuropeGrid.tiles
        #expect(Set(tiles.map(\.code)).count == tiles.count)
        #expect(Set(tiles.map { $0.row * 100 + $0.column }).count == tiles.count)
        let union = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE"
        for code in union.split(separator: " ") { #expect(tiles.contains { $0.code == code }, "\(code)") }
    }
}
