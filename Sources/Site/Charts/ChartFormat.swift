/// How the numbers of a chart are written in the page's language; the chart itself knows no language and no currency.
///
/// Values are whole numbers: money in minor units, or a count.
struct ChartFormat: Sendable {
    /// For an axis: "€ 20m", "50".
    var tick: @Sendable (Int64) -> String
    /// For a label beside what is drawn: "€ 4.75 million".
    var label: @Sendable (Int64) -> String
    /// For the table: every digit.
    var exact: @Sendable (Int64) -> String
}
