import Glibc

/// The one policy of trying again: a tool that fails is given a few more tries, each after twice the wait.
///
/// The tools' own tries are turned off, so that these numbers are all there is: by default four tries, with 1, 2 and 4
/// seconds between them. What can't succeed by waiting (a refused password, a missing bucket) is tried once.
package struct RetryPolicy: Sendable {
    package var tries: Int
    package var firstWait: Duration
    /// Told before each wait.
    package var notice: (@Sendable (String) -> Void)?
    var sleep: @Sendable (Duration) -> Void = { duration in
        usleep(UInt32(clamping: Int64(duration / .microseconds(1))))
    }

    package init(tries: Int = 4, firstWait: Duration = .seconds(1)) {
        self.tries = max(1, tries)
        self.firstWait = firstWait
    }

    /// What one try came to.
    enum Try<Value> {
        case done(Value)
        /// Failed; another try may do.
        case failed(String)
        /// Failed, and every other try would.
        case hopeless(String)
    }

    /// Tries until it is done.
    func run<Value>(
        _ tool: String, doing work: String, _ body: () throws(UploadError) -> Try<Value>
    ) throws(UploadError) -> Value {
        var wait = firstWait
        for number in 1...tries {
            switch try body() {
            case .done(let value): return value
            case .hopeless(let said): throw .tool(tool, doing: work, tries: number, said: said)
            case .failed(let said):
                guard number < tries else { throw .tool(tool, doing: work, tries: number, said: said) }
                let seconds = Double(wait / .milliseconds(1)) / 1000
                notice?("\(tool) could not \(work); trying again in \(seconds) s (\(number + 1) of \(tries))")
                sleep(wait)
                wait *= 2
            }
        }
        throw .overtaken
    }
}
