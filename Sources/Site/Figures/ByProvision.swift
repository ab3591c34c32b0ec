import Content
import Register

extension Figure {
    /// How often each provision was found violated: counts, for a fine for several provisions belongs to no single one.
    static let byProvision = Figure(
        id: "by-provision", queries: ["count{where} group by provision order by count desc"]
    ) { $0.mostFrequent("by-provision") }
}
