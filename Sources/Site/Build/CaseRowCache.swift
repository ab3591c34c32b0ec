import Register
import Synchronization

/// The rows of a language's case tables, each made when it is first asked for: a case stands in a dozen tables.
final class CaseRowCache: Sendable {
    private let rows: Mutex<[Prepared<CaseRowView>?]>

    init(_ count: Int) {
        rows = Mutex(Array(repeating: nil, count: count))
    }

    /// The row of a case; two workers may make it at once, and make the same.
    func row(_ index: CaseIndex, make: () -> Prepared<CaseRowView>) -> Prepared<CaseRowView> {
        if let row = rows.withLock({ $0[index] }) { return row }
        let row = make()
        rows.withLock { $0[index] = row }
        return row
    }
}
