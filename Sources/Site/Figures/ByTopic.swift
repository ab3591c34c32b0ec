import Content
import Register

extension Figure {
    /// What cases are about.
    static let byTopic = Figure(
        id: "by-topic", queries: ["count{where} group by topic order by count desc"]
    ) { $0.mostFrequent("by-topic") }
}
