import Content
import Register

/// The rows of an answer: what each is called, and its numbers as whole numbers to draw with.
struct AnswerTable {
    let scope: PageScope
    let result: QueryResult

    /// How many columns name the groups.
    var groups: Int { result.query.groups.count }
    var measures: [QueryMeasure] { result.query.measures }

    func label(_ row: QueryResult.Row, _ place: Int = 0) -> LinkView {
        scope.label(row.values[place], of: result.query.groups[place])
    }

    /// A measure's value of a row.
    func value(_ row: QueryResult.Row, _ measure: Int) -> QueryResult.Value { row.values[groups + measure] }

    /// The number that is drawn: minor units, a count, days or tenths of a percent; nil where nothing is known.
    static func units(_ value: QueryResult.Value) -> Int64? {
        switch value {
        case .number(let number): Int64(number)
        case .money(let figure), .days(let figure): figure.value
        case .share(let share): Int64(share.permille)
        default: nil
        }
    }

    func units(_ row: QueryResult.Row, _ measure: Int) -> Int64? { Self.units(value(row, measure)) }

    /// The measure's value over all rows, which is never their sum.
    func total(_ measure: Int) -> QueryResult.Value {
        (result.total ?? result.rows.first).map { value($0, measure) } ?? .none
    }

    /// The place of a measure among those that the query asks for.
    func place(of measure: QueryMeasure) -> Int? { measures.firstIndex(of: measure) }
}

extension PageScope {
    /// How the numbers of a measure are written in a chart.
    func format(_ measure: QueryMeasure) -> ChartFormat {
        switch measure {
        case .shareOfCount, .share:
            return ChartFormat(
                tick: { percent(permille: Int($0)) }, label: { percent(permille: Int($0)) },
                exact: { percent(permille: Int($0)) })
        case .statistic(_, .days):
            return ChartFormat(
                tick: { wording.money.grouped(Int($0)) }, label: { wording.count("days", Int($0)) },
                exact: { wording.money.grouped(Int($0)) })
        case .statistic: return moneyFormat
        case .count:
            return ChartFormat(
                tick: { wording.money.grouped(Int($0)) }, label: { wording.money.grouped(Int($0)) },
                exact: { wording.money.grouped(Int($0)) })
        }
    }

    var moneyFormat: ChartFormat {
        let currency = settings.currency
        return ChartFormat(
            tick: { wording.money.tick(Money(currency, minorUnits: $0)) },
            label: { wording.money.rounded(Money(currency, minorUnits: $0)) },
            exact: { wording.money.exact(Money(currency, minorUnits: $0)) })
    }

    var timeFormat: TimeFormat {
        TimeFormat(
            year: { String($0) },
            month: { wording.dates.short(PartialDate(year: $0, month: $1)) })
    }
}
