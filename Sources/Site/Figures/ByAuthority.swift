import Content
import Register

extension Figure {
    /// Fines by authority: what stands, outlined what was imposed.
    static let byAuthority = Figure(
        id: "by-authority",
        queries: [
            "sum(current), sum(imposed), count, share(current){where} group by authority order by sum(current) desc"
        ]
    ) { $0.leader("figure.by-authority") { $0.bars($1) } }
}
