import Content
import Register

extension SiteLocaleKeys {
    /// What figures and cells say: their titles and findings, and the words of the query's language.
    static let figures: [LocaleKey] = words + charts + findings + notes + years

    private static func keys(_ prefix: String, _ names: [String]) -> [LocaleKey] {
        names.map { LocaleKey(prefix + "." + $0) }
    }

    private static let words =
        keys("counted", QueryCounted.allCases.map(\.rawValue))
        + keys("quantity", QueryQuantity.allCases.map(\.rawValue))
        + keys("field", QueryField.allCases.map { $0 == .companyCountry ? "company-country" : $0.rawValue } + ["case"])
        + QueryMeasure.Statistic.allCases.filter { $0 != .sum }.map {
            LocaleKey("statistic." + $0.rawValue, "quantity")
        }
        + [LocaleKey("statistic.share", "quantity"), LocaleKey("value.partly", "amount")]
        + keys("value", ["yes", "no"]) + keys("label", ["amount", "sum-of", "known"])
        + [.plural("count.sanctions"), .plural("count.fines"), .plural("count.steps"), .plural("count.decisions")]
        + [
            LocaleKey("value.of-measure", "value", "measure"), LocaleKey("value.exact-partly", "amount", "n", "of"),
        ]

    private static let charts: [LocaleKey] =
        keys("table", ["authority", "date", "status"]) + keys("chart", ["query", "table"])
        + keys("chart", ["all", "elsewhere", "empty", "shape-final", "shape-open", "shape-changed", "shape-fallen"])
        + [
            LocaleKey("chart.by", "what", "group"), LocaleKey("chart.case", "company", "authority", "year"),
            LocaleKey("chart.mean", "amount"), LocaleKey("chart.median", "amount"), LocaleKey("chart.more", "n"),
            LocaleKey("chart.more-than-table", "n"), LocaleKey("chart.first-rows", "shown", "all"),
            LocaleKey("chart.last-rows", "shown", "all"), LocaleKey("chart.in-downloads"),
            LocaleKey("chart.in-register"),
            LocaleKey("chart.source"), LocaleKey("number.thousand-short", "n"),
            LocaleKey("number.million-short", "n"), LocaleKey("number.billion-short", "n"),
        ]
        + keys(
            "figure",
            [
                "growth", "cases-over-time", "largest", "by-country", "by-authority", "by-sector", "by-provision",
                "by-topic", "by-group", "distribution", "duration", "outcome", "kinds", "timeline", "timeline-event",
            ])

    private static let findings: [LocaleKey] = [
        LocaleKey("finding.growth", "imposed", "year", "current"), LocaleKey("finding.growth-all", "imposed", "year"),
        LocaleKey("finding.cases-over-time", "cases", "first", "year", "n"),
        LocaleKey("finding.cases-over-time-even", "cases", "first"),
        LocaleKey("finding.largest", "amount", "case"), LocaleKey("finding.leader", "name", "share", "amount"),
        LocaleKey("finding.by-provision", "name", "n", "cases"), LocaleKey("finding.by-topic", "name", "n", "cases"),
        .plural("finding.by-group", "name", "cases"),
        LocaleKey("finding.distribution", "lower", "upper", "median"),
        LocaleKey("finding.duration", "days", "mean", "cases"), LocaleKey("finding.outcome", "imposed", "current"),
        LocaleKey("finding.outcome-paid", "imposed", "current", "paid", "known"),
        LocaleKey("finding.kinds", "sanctions", "year", "kind", "n"),
        LocaleKey("finding.timeline", "steps", "duration"),
    ]

    private static let years: [LocaleKey] = [
        LocaleKey("year-report.decided", "year", "cases", "imposed"),
        LocaleKey("year-report.decided-without-fines", "year", "cases"), LocaleKey("year-report.stands", "current"),
        LocaleKey("year-report.stands-all"), LocaleKey("year-report.outcomes", "list"),
        LocaleKey("year-report.outcome", "standing", "n"), LocaleKey("year-report.largest", "amount", "case"),
        LocaleKey("year-report.authorities", "list"), LocaleKey("year-report.authority", "name", "amount", "cases"),
        LocaleKey("year-report.firsts", "list"), LocaleKey("year-report.before", "year", "cases", "imposed"),
    ]

    private static let notes: [LocaleKey] =
        ["several", "without"].map { LocaleKey("query-note." + $0, "cases", "field") }
        + [
            "estimate", "no-rate", "partly-known", "fallen", "parts", "dated-otherwise", "settled-apart",
            "forfeited-apart",
        ].map {
            LocaleKey("query-note." + $0, "cases")
        } + [
            LocaleKey("query-note.limited", "shown", "all"),
            LocaleKey("query-note.meets-none", "condition"), LocaleKey("query-note.too-large", "measure"),
        ]
}
