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
    if jobs == 1 {
        var worker = makeWorker()
        if count > 0 { try body(&worker, 0..<count) }
        return
    }
    // Pages of one kind stand together and some kinds take a hundred times as long: slices are small, or one worker ends
    // up with all of those.
    let slices = min(count, max(jobs * 10, count / 16))
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
                        try body(&worker, slice * count / slices..<(slice + 1) * count / slices)
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
func mapInSlices<Worker, Result>(
    of count: Int, jobs: Int, worker: () -> Worker,
    _ body: (inout Worker, Int) throws(PublicationError) -> Result
) throws(PublicationError) -> [Result] {
    var results = [Result?](repeating: nil, count: count)
    var failure: PublicationError?
    results.withUnsafeMutableBufferPointer { buffer in
        // Each slot is written by one worker, and read only when all have ended.
        nonisolated(unsafe) let slots = buffer
        do throws(PublicationError) {
            try inSlices(of: count, jobs: jobs, worker: worker) { (state, range) throws(PublicationError) in
                for index in range { slots[index] = try body(&state, index) }
            }
        } catch {
            failure = error
        }
    }
    if let failure { throw failure }
    return results.compactMap { $0 }
}
