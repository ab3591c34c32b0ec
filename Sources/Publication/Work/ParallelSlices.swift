import Dispatch
import Synchronization

/// Works through `0..<count` with several workers, each taking slice after slice, so that a slow item delays nobody.
///
/// Each worker has a state of its own, such as a reusable buffer. After an error no new slice is begun; of several
/// errors the one of the earliest slice is thrown.
func inSlices<Worker>(
    of count: Int, jobs: Int, worker makeWorker: () -> Worker,
    _ body: (inout Worker, Range<Int>) throws(PublicationError) -> Void
) throws(PublicationError) {
    let jobs = max(1, min(jobs, count / 32))
    // Pages of one kind stand together and some kinds take a hundred times as long: slices are small, or one worker ends
    // up with all of those.
    let slices = jobs == 1 ? min(count, 1) : min(count, max(jobs * 10, count / 16))
    let ranges = (0..<slices).map { $0 * count / slices..<($0 + 1) * count / slices }
    try inSlices(ranges, jobs: jobs, worker: makeWorker, body)
}

/// Works through slices with several workers, each taking one after the other in their order.
func inSlices<Worker>(
    _ ranges: [Range<Int>], jobs: Int, worker makeWorker: () -> Worker,
    _ body: (inout Worker, Range<Int>) throws(PublicationError) -> Void
) throws(PublicationError) {
    let slices = ranges.count
    let jobs = max(1, min(jobs, slices))
    if jobs == 1 {
        var worker = makeWorker()
        for range in ranges { try body(&worker, range) }
        return
    }
    let next = Atomic(0)
    let failure = Mutex<(slice: Int, error: PublicationError)?>(nil)
    withoutActuallyEscaping(makeWorker) { makeWorker in
        withoutActuallyEscaping(body) { body in
            // All workers have ended before this function does, and each has a state of its own.
            nonisolated(unsafe) let makeWorker = makeWorker
            nonisolated(unsafe) let body = body
            DispatchQueue.concurrentPerform(iterations: jobs) { _ in
                var worker = makeWorker()
                while failure.withLock({ $0 == nil }) {
                    let slice = next.wrappingAdd(1, ordering: .relaxed).oldValue
                    guard slice < slices else { return }
                    do throws(PublicationError) {
                        try body(&worker, ranges[slice])
                    } catch {
                        failure.withLock { if slice < $0?.slice ?? .max { $0 = (slice, error) } }
                    }
                }
            }
        }
    }
    if let failure = failure.withLock({ $0 }) { throw failure.error }
}

/// The results of the body for `0..<count`, in order, worked out by several workers.
///
/// - Parameter turns: the same places in the order in which they are taken, in slices; nil for their own.
func mapInSlices<Worker, Result>(
    of count: Int, jobs: Int, turns: [ArraySlice<Int>]? = nil, worker: () -> Worker,
    _ body: (inout Worker, Int) throws(PublicationError) -> Result
) throws(PublicationError) -> [Result] {
    var results = [Result?](repeating: nil, count: count)
    var failure: PublicationError?
    results.withUnsafeMutableBufferPointer { buffer in
        // Each slot is written by one worker, and read only when all have ended.
        nonisolated(unsafe) let slots = buffer
        do throws(PublicationError) {
            if let turns {
                let ranges = turns.indices.map { $0..<$0 + 1 }
                try inSlices(ranges, jobs: jobs, worker: worker) { (state, range) throws(PublicationError) in
                    for index in turns[range.lowerBound] { slots[index] = try body(&state, index) }
                }
            } else {
                try inSlices(of: count, jobs: jobs, worker: worker) { (state, range) throws(PublicationError) in
                    for index in range { slots[index] = try body(&state, index) }
                }
            }
        } catch {
            failure = error
        }
    }
    if let failure { throw failure }
    return results.compactMap { $0 }
}
