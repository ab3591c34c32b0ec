import Content
import Register

extension Figure {
    /// Fines by the country of the authority, as a map of tiles.
    static let byCountry = Figure(
        id: "by-country",
        queries: [
            "sum(current), sum(imposed), count, share(current){where} group by country order by sum(current) desc"
        ]
    ) { $0.leader("figure.by-country") { $0.tiles($1) } }
}
