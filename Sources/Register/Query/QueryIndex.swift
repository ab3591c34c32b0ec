import Content
import Synchronization

/// A register made ready for many queries: what is costly is worked out once, when first asked for.
package final class QueryIndex: Sendable {
    package let register: Register
    let conversion: Conversion
    private let lazyScan = Mutex<Scan?>(nil)
    private let lazyWords = Mutex<CaseWords?>(nil)
    private let lazyDecisions = Mutex<[CaseIndex]?>(nil)
    private let lazyProperties = Mutex<CaseProperties?>(nil)
    private let lazyColumns = Mutex<[QueryField: KeyColumn<QueryResult.Value>]>([:])
    private let lazyPlaces = Mutex<KeyColumn<CitedPlace>?>(nil)

    package init(_ register: Register) {
        self.register = register
        conversion = Conversion(target: register.settings.currency, rates: register.rates)
    }

    /// What a scan over all cases reads.
    private struct Scan: Sendable {
        var rows: [CaseRow] = []
        var currencies: [Currency] = []
    }

    /// One for each case, in the register's order.
    package var rows: [CaseRow] { scan.rows }
    /// The currencies of the cases' own amounts.
    var currencies: [Currency] { scan.currencies }

    private var scan: Scan {
        made(lazyScan) {
            var scan = Scan()
            scan.rows = register.cases.map { CaseRow($0, currencies: &scan.currencies) }
            return scan
        }
    }

    /// The values of a field that a case has, each once.
    package func values(_ field: QueryField, of index: CaseIndex) -> [QueryResult.Value] {
        let column = column(field)
        return column.values(of: index).map { column.keys[Int($0)] }
    }

    /// The words of every case.
    package var words: CaseWords { made(lazyWords) { CaseWords(register) } }

    /// What cases are grouped by.
    var properties: CaseProperties { made(lazyProperties) { CaseProperties(register) } }

    /// The values of a field of every case.
    func column(_ field: QueryField) -> KeyColumn<QueryResult.Value> {
        let properties = properties
        return lazyColumns.withLock { columns in
            if let column = columns[field] { return column }
            let cases = register.cases
            let column = KeyColumn(count: cases.count) { properties.values(field, of: cases[$0]) }
            columns[field] = column
            return column
        }
    }

    /// The provisions that cases cite, with all their parts.
    var places: KeyColumn<CitedPlace> {
        made(lazyPlaces) {
            let cases = register.cases
            return KeyColumn(count: cases.count) { index in
                cases[index].provisions.map {
                    CitedPlace(citation: $0.reference.citation.value, isViolated: $0.reference.finding == .violated)
                }
            }
        }
    }

    /// For each case the first case of its decision: cases related as `same-decision` have one.
    var decisions: [CaseIndex] { made(lazyDecisions) { firstOfDecisions() } }

    /// A value that is made when it is first asked for.
    private func made<Value: Sendable>(_ lazy: borrowing Mutex<Value?>, _ make: () -> sending Value) -> Value {
        lazy.withLock { value in
            if let value { return value }
            let new = make()
            value = new
            return new
        }
    }

    private func firstOfDecisions() -> [CaseIndex] {
        var first = Array(register.cases.indices)
        func root(_ index: CaseIndex) -> CaseIndex {
            var index = index
            while first[index] != index {
                first[index] = first[first[index]]
                index = first[index]
            }
            return index
        }
        for record in register.cases {
            for related in record.related where related.relation == .sameDecision {
                let (one, other) = (root(record.index), root(related.caseIndex))
                first[max(one, other)] = min(one, other)
            }
        }
        return first.indices.map(root)
    }
}

/// A provision as a case cites it, and whether it was found violated.
struct CitedPlace: Hashable, Sendable {
    var citation: ProvisionCitation
    var isViolated: Bool
}
