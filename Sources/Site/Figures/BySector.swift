import Content
import Register

extension Figure {
    /// Fines by the sector of those fined.
    static let bySector = Figure(
        id: "by-sector",
        queries: [
            "sum(current), sum(imposed), count, share(current){where} group by sector order by sum(current) desc"
        ]
    ) { $0.leader("figure.by-sector") { $0.bars($1) } }
}
