import Synchronization

/// One line of a terminal that says how far the build is, and goes away when it is done.
final class ProgressLine: Sendable {
    private let console: Console
    private let isShown: Bool
    private let shown: Mutex<ContinuousClock.Instant?>
    private let start = ContinuousClock.now

    init(console: Console, isShown: Bool) {
        self.console = console
        self.isShown = isShown
        shown = Mutex(nil)
    }

    /// Shows the line, unless it was just shown or the build may be over before anyone could read it.
    func show(_ done: Int, of total: Int, _ what: String = "file", plural: String? = nil) {
        guard isShown else { return }
        let now = ContinuousClock.now
        let isDue = shown.withLock { last in
            guard now - (last ?? start) >= (last == nil ? .milliseconds(300) : .milliseconds(100)) else { return false }
            last = now
            return true
        }
        if isDue { console.error("\r\(Counted.grouped(done)) of \(Counted.text(total, what, plural: plural))\u{1B}[K") }
    }

    func clear() {
        if isShown, shown.withLock({ $0 != nil }) { console.error("\r\u{1B}[K") }
    }
}
