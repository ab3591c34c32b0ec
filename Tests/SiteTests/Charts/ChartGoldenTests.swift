import Foundation
import Testing

@testable import Site

@Suite("Charts: golden files")
struct ChartGoldenTests {
    static let samples: [(name: String, chart: any Chart)] = [
        ("bars", ChartSamples.bars), ("medians", ChartSamples.medians), ("stacked", ChartSamples.stacked),
        ("lines", ChartSamples.lines), ("steps", ChartSamples.steps), ("strip", ChartSamples.strip),
        ("timeline", ChartSamples.timeline), ("timeline-dense", ChartSamples.denseTimeline),
        ("tiles", ChartSamples.tiles), ("tiles-sums", ChartSamples.sumTiles),
    ]

    /// With CASEBOOK_RECORD set, what is drawn becomes what is expected: look at it before it is committed.
    @Test("a chart and its table are drawn as they were looked at", arguments: samples.indices)
    func golden(index: Int) throws {
        let (name, chart) = Self.samples[index]
        let drawn = chart.svg().string + chart.table.html().string
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Golden/charts/\(name).html")
        if ProcessInfo.processInfo.environment["CASEBOOK_RECORD"] != nil {
            try drawn.write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: file, encoding: .utf8) == drawn)
    }
}
