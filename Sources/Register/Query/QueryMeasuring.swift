import Content

/// Computes measures of cases, and keeps what a reader must know of them.
struct QueryMeasuring {
    /// The cases whose amounts need a remark.
    struct Remarks {
        var estimated: Set<CaseIndex> = []
        var withoutRate: Set<CaseIndex> = []
        var partlyKnown: Set<CaseIndex> = []
        var fallen: Set<CaseIndex> = []
        var divided: Set<CaseIndex> = []
        var tooLarge: [QueryMeasure] = []
    }

    let index: QueryIndex
    var remarks = Remarks()

    private let register: Register
    private let rows: [CaseRow]

    init(_ index: QueryIndex) {
        self.index = index
        rows = index.rows
        register = index.register
    }

    /// A measure of cases; `whole` are those that a share is a part of.
    mutating func value(
        _ measure: QueryMeasure, of cases: [CaseIndex], _ scope: QueryScope, whole: [CaseIndex],
        _ wholeScope: QueryScope
    ) -> QueryResult.Value {
        switch measure {
        case .count(let counted): return .number(count(counted, cases, scope))
        case .statistic(let statistic, let quantity):
            let figure = figure(statistic, quantity, cases, scope, measure)
            return quantity.isMoney ? .money(figure) : .days(figure)
        case .shareOfCount(let counted):
            return share(
                Int64(count(counted, cases, scope)), Int64(count(counted, whole, wholeScope)), isEstimate: false)
        case .share(let quantity):
            let part = figure(.sum, quantity, cases, scope, measure)
            // What was converted or left out of the whole changes the share as well, and is said.
            let all = figure(.sum, quantity, whole, wholeScope, measure)
            return share(part.value, all.value, isEstimate: part.isEstimate || all.isEstimate)
        }
    }

    private func share(_ part: Int64?, _ whole: Int64?, isEstimate: Bool) -> QueryResult.Value {
        guard let whole, whole > 0 else { return .none }
        return .share(QueryShare(part: part ?? 0, whole: whole, isEstimate: isEstimate))
    }

    private func count(_ counted: QueryCounted, _ cases: [CaseIndex], _ scope: QueryScope) -> Int {
        switch counted {
        case .cases: return cases.count
        case .sanctions:
            guard scope.counted != nil || scope.companies != nil else {
                return cases.reduce(0) { $0 + rows[$1].sanctions }
            }
            return cases.reduce(0) { sum, place in
                sum + register.cases[place].status.sanctions.count { scope.counts($0, register) }
            }
        case .decisions:
            let decisions = index.decisions
            return Set(cases.lazy.filter { rows[$0].isDecided }.map { decisions[$0] }).count
        }
    }

    // MARK: Quantities

    /// A value that a figure is made of.
    private struct Taken {
        var value: Int64
        var at: CaseIndex
        var isEstimate: Bool
    }

    private mutating func figure(
        _ statistic: QueryMeasure.Statistic, _ quantity: QueryQuantity, _ cases: [CaseIndex], _ scope: QueryScope,
        _ measure: QueryMeasure
    ) -> QueryFigure {
        var values: [Taken] = []
        var figure = QueryFigure(value: nil, known: 0, of: 0, isEstimate: false)
        for place in cases {
            guard let value = value(quantity, place, scope, &figure) else { continue }
            // A fine of which nothing stands says nothing about how large fines are.
            if statistic != .sum, value.units == 0, quantity == .current || quantity == .imposed {
                remarks.fallen.insert(place)
                continue
            }
            values.append(Taken(value: value.units, at: place, isEstimate: value.isEstimate))
        }
        figure.known = values.count
        figure.isEstimate = values.contains(where: \.isEstimate)
        guard !values.isEmpty else { return figure }
        switch statistic {
        case .sum, .mean:
            let sum = values.reduce(Int128(0)) { $0 + Int128($1.value) }
            figure.value = Int64(exactly: statistic == .sum ? sum : Conversion.halfEven(sum, Int128(values.count)))
            if figure.value == nil, !remarks.tooLarge.contains(measure) { remarks.tooLarge.append(measure) }
        case .lowerQuartile: figure.value = quantile(1, of: values.map(\.value))
        case .median: figure.value = quantile(2, of: values.map(\.value))
        case .upperQuartile: figure.value = quantile(3, of: values.map(\.value))
        case .max:
            // Cases stand newest first, and the first of equals is taken.
            let most = values.max { $0.value != $1.value ? $0.value < $1.value : $0.at > $1.at }
            (figure.value, figure.at, figure.isEstimate) = (most?.value, most?.at, most?.isEstimate ?? false)
        case .min:
            let least = values.min { $0.value != $1.value ? $0.value < $1.value : $0.at < $1.at }
            (figure.value, figure.at, figure.isEstimate) = (least?.value, least?.at, least?.isEstimate ?? false)
        }
        return figure
    }

    /// The value below which so many quarters of the others lie, between two of them in proportion.
    private func quantile(_ quarters: Int, of values: [Int64]) -> Int64? {
        let sorted = values.sorted()
        let (place, rest) = ((sorted.count - 1) * quarters).quotientAndRemainder(dividingBy: 4)
        guard rest > 0 else { return sorted[place] }
        let sum = Int128(sorted[place]) * Int128(4 - rest) + Int128(sorted[place + 1]) * Int128(rest)
        return Int64(exactly: Conversion.halfEven(sum, 4))
    }

    /// What a case adds to a figure; nil where it has no such value or it is not known.
    private mutating func value(
        _ quantity: QueryQuantity, _ place: CaseIndex, _ scope: QueryScope, _ figure: inout QueryFigure
    ) -> (units: Int64, isEstimate: Bool)? {
        let row = rows[place]
        if quantity == .days {
            // Every case with a decision took some time, known or not.
            if row.isDecided { figure.of += 1 }
            return row.isDecided ? row.days.map { (Int64($0), false) } : nil
        }
        let amount = row.quantity(quantity.field)
        guard amount.exists, scope.kind == nil || applies(quantity, place, scope) else { return nil }
        figure.of += 1
        var units = amount.converted
        var isEstimate = amount.isEstimate
        if quantity == .forfeited, let kind = scope.kind {
            let converted = forfeited(register.cases[place], kind)
            (units, isEstimate) = (converted?.money.minorUnits, converted?.isEstimate ?? false)
        }
        if row.isDivided, quantity.isFine, let companies = scope.companies,
            let share = register.share(of: companies, in: register.cases[place])
        {
            remarks.divided.insert(place)
            switch quantity {
            case .imposed: units = share.imposed?.money.minorUnits
            case .current: units = share.current?.money.minorUnits
            // Who paid what is known only where one paid all.
            default: if share.imposed != register.cases[place].amounts.imposed { units = nil }
            }
        } else {
            if amount.hasNoRate { remarks.withoutRate.insert(place) }
            if amount.isPartlyKnown, units != nil { remarks.partlyKnown.insert(place) }
        }
        guard let units else { return nil }
        if isEstimate { remarks.estimated.insert(place) }
        return (units, isEstimate)
    }

    /// Whether an amount is one of the kind of sanction that the row is about.
    private func applies(_ quantity: QueryQuantity, _ place: CaseIndex, _ scope: QueryScope) -> Bool {
        guard let kind = scope.kind else { return true }
        switch quantity {
        case .imposed, .current, .paid: return kind == .fine
        case .settled: return kind == .settlement
        case .forfeited:
            return register.cases[place].status.sanctions.contains { $0.type == kind && $0.forfeited != nil }
        case .days: return true
        }
    }

    /// What was forfeited under sanctions of a kind.
    private func forfeited(_ record: CaseRecord, _ kind: EventType) -> ConvertedMoney? {
        var sum: Money?
        for case (kind, let money?) in record.status.sanctions.map({ ($0.type, $0.forfeited) }) {
            guard let before = sum else {
                sum = money
                continue
            }
            guard let next = before.adding(money) else { return nil }
            sum = next
        }
        return sum.flatMap { index.conversion.convert($0, on: record.date) }
    }
}
