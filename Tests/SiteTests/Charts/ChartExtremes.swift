@testable import Site

/// Charts of data that break charts: none, one, equal, zero, an outlier, very many, very long names.
enum ChartExtremes {
    typealias Samples = ChartSamples

    static let longName =
        "Rijksinspectie & “Autoriteit” <voor> Nummeridentificatie'sbeheersing van de gegevensverwerking bij de overheid"

    /// The shapes of data every kind is tried with.
    static let values: [(name: String, values: [Int64])] = [
        ("one", [475_000_000]), ("equal", Array(repeating: 500_000_00, count: 6)), ("zero", [0, 0, 0]),
        ("outlier", [100, 250, 90, 120_000_000_000, 300]), ("tiny", [1, 2, 1]),
        ("many", (1...60).map { Int64($0 * $0) * 1_000_00 }),
    ]

    static func bars(_ name: String, _ values: [Int64], long: Bool = false) -> BarChart {
        BarChart(
            identity: Samples.identity("bars-\(name)", "Bars", "A finding."), words: Samples.barWords,
            format: Samples.euro,
            bars: values.enumerated().map { index, value in
                .init(
                    label: long ? longName : "Category \(index + 1)", value: value,
                    reference: index % 3 == 0 ? value * 2 : nil,
                    note: long ? longName : nil, href: index % 2 == 0 ? "/c/\(index)/" : nil)
            })
    }

    static func stacked(_ name: String, _ values: [Int64], long: Bool = false) -> StackedBars {
        StackedBars(
            identity: Samples.identity("stacked-\(name)", "Stacked", "A finding."), format: Samples.euro,
            columns: values.indices.map { ChartColumn(label: long ? longName : String(1966 + $0)) },
            parts: [
                .init(name: long ? longName : "Standing", values: values),
                .init(name: "Annulled", values: values.map { $0 / 3 }, isFallen: true),
            ], columnTitle: "Year", totalTitle: "All")
    }

    static func lines(_ name: String, _ values: [Int64], long: Bool = false) -> LineChart {
        LineChart(
            identity: Samples.identity("lines-\(name)", "Lines", "A finding."), format: Samples.euro,
            columns: values.indices.map { ChartColumn(label: long ? longName : String(1966 + $0)) },
            series: [
                .init(name: long ? longName : "Ireland", values: values),
                .init(name: "France", values: values.map { $0 - $0 / 50 }),
                .init(name: "Netherlands", values: values.map { $0 - $0 / 40 }),
                .init(name: "Spain", values: values.map { _ in nil }),
            ], columnTitle: "Year")
    }

    static func steps(_ name: String, _ values: [Int64], long: Bool = false) -> StepChart {
        var sum: Int64 = 0
        let steps = values.enumerated().map { index, value in
            sum += value
            return StepChart.Step(
                day: ChartDay(2019 + index / 12, index % 12 + 1, 7), value: sum, date: "day \(index)",
                label: long ? longName : "Company \(index)")
        }
        return StepChart(
            identity: Samples.identity("steps-\(name)", "Steps", "A finding."), format: Samples.euro,
            time: Samples.time,
            series: [
                .init(name: long ? longName : "as imposed", steps: steps), .init(name: "as current", steps: steps),
            ],
            until: ChartDay(2019, 1, 20), dayTitle: "Date")
    }

    static func strip(_ name: String, _ values: [Int64], long: Bool = false) -> StripPlot {
        let marks = values.enumerated().map { index, value in
            StripMark(
                name: long ? longName : "Company \(index)", value: value,
                shape: StripMark.Shape.allCases[index % 4], href: index % 2 == 0 ? "/c/\(index)/" : nil)
        }
        let sorted = values.isEmpty ? [0] : values.sorted()
        let median = sorted[sorted.count / 2]
        return StripPlot(
            identity: Samples.identity("strip-\(name)", "Strip", "A finding."), format: Samples.euro,
            words: Samples.stripWords,
            rows: ["AP", long ? longName : "DPC"].map {
                .init(
                    label: $0, note: long ? longName : nil, marks: marks,
                    summary: .init(
                        lowerQuartile: sorted[sorted.count / 4], median: median,
                        upperQuartile: sorted[sorted.count * 3 / 4], mean: median))
            })
    }

    static func timeline(_ name: String, _ values: [Int64], long: Bool = false) -> TimelineChart {
        TimelineChart(
            identity: Samples.identity("timeline-\(name)", "Timeline", "A finding."), time: Samples.time,
            words: Samples.timelineWords,
            events: values.enumerated().map { index, value in
                .init(
                    day: ChartDay(2019 + Int(value % 5), 1 + Int(value % 7), 1 + index % 28), date: "day \(index)",
                    label: long ? longName : "Step \(index)", amount: value > 200 ? Samples.euro.label(value) : nil,
                    isWeighty: index % 3 == 0, href: "#event-\(index)")
            })
    }

    static func tiles(_ name: String, _ values: [Int64], long: Bool = false) -> TileMap {
        let codes = EuropeGrid.tiles.map(\.code) + ["US", "KR", "JP", "BR", "CA", "AU", "IN", "SG", "ZA", "MX"]
        return TileMap(
            identity: Samples.identity("tiles-\(name)", "Tiles", "A finding."), words: Samples.tileWords,
            format: Samples.euro,
            countries: zip(codes.reversed(), values).map { code, value in
                .init(code: code, name: long ? longName : code, value: value, href: "/countries/\(code)/")
            })
    }

    static func all(_ name: String, _ values: [Int64], long: Bool = false) -> [any Chart] {
        [
            bars(name, values, long: long), stacked(name, values, long: long), lines(name, values, long: long),
            steps(name, values, long: long), strip(name, values, long: long), timeline(name, values, long: long),
            tiles(name, values, long: long),
        ]
    }

    /// Every kind with every shape of data, short names and long.
    static let charts: [any Chart] =
        values.flatMap { all($0.name, $0.values) } + values.flatMap { all($0.name + "-long", $0.values, long: true) }
}
