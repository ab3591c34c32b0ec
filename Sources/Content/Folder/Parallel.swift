import Dispatch
import Glibc
import Synchronization

/// Work on many things of a kind with several threads, with the same result as with one.
package enum Parallel {
    /// Calls `body` for consecutive slices of `0..<count` and returns the results in the order of the slices.
    ///
    /// About ten slices per thread keep the threads busy to the end without holding more than a few results open.
    package static func slices<Result: Sendable>(
        of count: Int, jobs: Int, body: @escaping @Sendable (Range<Int>) -> Result
    ) -> [Result] {
        guard count > 0 else { return [] }
        let jobs = max(1, jobs)
        let size = max(1, (count + jobs * 10 - 1) / (jobs * 10))
        let ranges = stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
        if jobs == 1 || ranges.count == 1 { return ranges.map(body) }
        let results = Slots<Result>(ranges.count)
        let next = Counter()
        DispatchQueue.concurrentPerform(iterations: min(jobs, ranges.count)) { _ in
            while let index = next.take(below: ranges.count) {
                results.set(index, body(ranges[index]))
            }
        }
        return results.all()
    }

    /// The results of different pieces of work that give the same kind of thing, in their order.
    package static func all<Result: Sendable>(_ work: [@Sendable () -> Result]) -> [Result] {
        slices(of: work.count, jobs: processors) { range in range.map { work[$0]() } }.flatMap { $0 }
    }

    /// The results of two pieces of work.
    package static func both<One: Sendable, Other: Sendable>(
        _ one: @escaping @Sendable () -> One, _ other: @escaping @Sendable () -> Other
    ) -> (One, Other) {
        let first = Mutex<One?>(nil)
        let second = Mutex<Other?>(nil)
        let work: [@Sendable () -> Void] = [
            {
                let result = one()
                first.withLock { $0 = result }
            },
            {
                let result = other()
                second.withLock { $0 = result }
            },
        ]
        _ = all(work)
        guard let one = first.withLock({ $0 }), let other = second.withLock({ $0 }) else {
            preconditionFailure("both pieces of work have ended")
        }
        return (one, other)
    }

    /// The processors there are.
    package static var processors: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

    private final class Counter: Sendable {
        private let value = Mutex(0)

        func take(below limit: Int) -> Int? {
            value.withLock { value in
                guard value < limit else { return nil }
                value += 1
                return value - 1
            }
        }
    }

    private final class Slots<Result: Sendable>: Sendable {
        private let values: Mutex<[Result?]>

        init(_ count: Int) {
            values = Mutex(Array(repeating: nil, count: count))
        }

        func set(_ index: Int, _ result: Result) {
            values.withLock { $0[index] = result }
        }

        func all() -> [Result] { values.withLock { $0.compactMap { $0 } } }
    }
}
