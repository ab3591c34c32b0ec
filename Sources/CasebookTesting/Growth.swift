import Foundation
import Testing

/// How the time that something takes grows with its size.
///
/// Measured is what the calling thread uses of the processor: a busy machine does not count.
package enum Growth {
    /// Expects that twice as much takes about twice the time, and never long.
    ///
    /// - Parameters:
    ///   - limit: seconds that the full size may take in a debug build.
    ///   - half: does it at half the size.
    ///   - full: does it at the full size.
    package static func expectLinear(
        _ name: String, within limit: Double = 0.9, sourceLocation: Testing.SourceLocation = #_sourceLocation,
        half: () throws -> Void, full: () throws -> Void
    ) rethrows {
        // A sanitizer makes everything slower, and some things more than others.
        if ProcessInfo.processInfo.environment["CASEBOOK_SANITIZED"] != nil { return try full() }
        let small = try seconds(half)
        let large = try seconds(full)
        if large >= limit || large >= 2.7 * small + 0.05 {
            Issue.record("\(name): \(small) s for half, \(large) s for all", sourceLocation: sourceLocation)
        }
    }

    /// Seconds of the faster of two runs.
    private static func seconds(_ body: () throws -> Void) rethrows -> Double {
        var best = Double.infinity
        for _ in 0..<2 {
            let start = processorTime()
            try body()
            best = min(best, processorTime() - start)
        }
        return best
    }

    private static func processorTime() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
