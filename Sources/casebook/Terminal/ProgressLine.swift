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
    func show(
        _ done: Int, of total: Int, _ what: String = "file", plural: String? = nil, doing work: String? = nil
    ) {
        guard isShown else { return }
        let now = ContinuousClock.now
        let isDue = shown.withLock { last in
            guard now - (last ?? start) >= (last == nil ? .milliseconds(300) : .milliseconds(100)) else { return false }
            last = now
            return true
        }
        guard isDue else { return }
        let bar = work.map { Self.bar(done, of: total) + $0 + ", " } ?? ""
        console.error("\r\(bar)\(Counted.grouped(done)) of \(Counted.text(total, what, plural: plural))\u{1B}[K")
    }

    /// A bar for work that takes long enough to be watched, such as `[=====     ] `.
    private static func bar(_ done: Int, of total: Int) -> String {
        let width = 20
        let filled = total > 0 ? min(width, done * width / total) : 0
        return "[" + String(repeating: "=", count: filled) + String(repeating: " ", count: width - filled) + "] "
    }

    func clear() {
        if isShown, shown.withLock({ $0 != nil }) { console.error("\r\u{1B}[K") }
    }
}
