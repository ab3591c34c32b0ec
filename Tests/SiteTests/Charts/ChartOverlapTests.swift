import Testing

@testable import Site

@Suite("Charts: nothing overlaps")
struct ChartOverlapTests {
    static let charts: [any Chart] = ChartGoldenTests.samples.map(\.chart) + ChartExtremes.charts

    @Test("no text lies on another, or beyond the sheet", arguments: charts.indices)
    func texts(index: Int) {
        let chart = Self.charts[index]
        for layout in ChartLayout.allCases {
            let drawing = chart.draw(layout)
            let sheet = Box(x: -0.01, y: -0.01, width: drawing.width + 0.02, height: drawing.height + 0.02)
            let texts = drawing.texts
            for (place, text) in texts.enumerated() {
                let words = text.runs.map(\.text).joined()
                #expect(sheet.contains(text.box), "\(chart.identity.id) \(layout): “\(words)” leaves the sheet")
                for other in texts[(place + 1)...] where text.box.intersects(other.box) {
                    let others = other.runs.map(\.text).joined()
                    Issue.record("\(chart.identity.id) \(layout): “\(words)” lies on “\(others)”")
                }
            }
        }
    }

    @Test("links are large enough for a finger and apart from each other", arguments: charts.indices)
    func targets(index: Int) {
        let chart = Self.charts[index]
        for layout in ChartLayout.allCases {
            let targets = chart.draw(layout).targets
            for (place, target) in targets.enumerated() {
                #expect(min(target.width, target.height) >= ChartLayout.target, "\(chart.identity.id) \(layout)")
                for other in targets[(place + 1)...] {
                    #expect(!target.intersects(other), "\(chart.identity.id) \(layout)")
                }
            }
        }
    }
}
