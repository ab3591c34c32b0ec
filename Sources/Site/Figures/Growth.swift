import Content
import Register

extension Figure {
    /// All fines together from the first decision on: as imposed, and as they stand.
    static let growth = Figure(id: "growth", queries: [days, years], draw: draw)

    /// The same by years alone.
    static let yearlyGrowth = Figure(id: "growth", queries: [years], draw: draw)

    private static let days = "sum(current), sum(imposed) where imposed > 0{and} group by decided order by decided"
    private static let years = "sum(current), sum(imposed) where imposed > 0{and} group by year order by year"

    @Sendable private static func draw(_ maker: FigureMaker) -> Drawn? {
        // Where the day of some decision is not known, the years alone add up to the whole.
        let hasGaps = maker.result.notes.contains { if case .without = $0 { true } else { false } }
        let isWhole = maker.results.count == 1 || !hasGaps
        let result = isWhole ? maker.results[0] : maker.results[1]
        guard let years = maker.results.last else { return nil }
        let table = AnswerTable(scope: maker.scope, result: years)
        guard years.rows.count >= leastGroups, result.rows.count >= leastCases, let first = years.rows.first,
            case .money(let current) = table.total(0), case .money(let imposed) = table.total(1)
        else { return nil }
        let values = [
            "imposed": maker.scope.number(.money(imposed)), "current": maker.scope.number(.money(current)),
            "year": table.label(first).text,
        ]
        let finding = maker.wording(current.value == imposed.value ? "finding.growth-all" : "finding.growth", values)
        let title = maker.wording("figure.growth")
        return Drawn(
            finding: finding, title: title, chart: maker.charts(title, finding).steps(result), shown: isWhole ? 0 : 1)
    }
}
