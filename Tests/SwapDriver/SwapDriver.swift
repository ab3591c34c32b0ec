import Glibc
import Publication
import Synchronization

/// Publishes one ``Generation`` and says what it did, so that a test can kill, starve or lock out a real process.
///
///     SwapDriver OUTPUT NUMBER SIZE [--weight BYTES] [--jobs N] [--refuse ERRNO] [--kill STEP N] [--hold MILLISECONDS]
///                [--patience MILLISECONDS] [--stride N] [--time]
@main
struct SwapDriver {
    static func main() {
        var arguments = Array(CommandLine.arguments.dropFirst())
        guard arguments.count >= 3, let number = Int(arguments[1]), let size = Int(arguments[2]) else { exit(64) }
        let output = arguments[0]
        arguments.removeFirst(3)
        func value(_ name: String, _ offset: Int = 1) -> String? {
            guard let index = arguments.firstIndex(of: name), index + offset < arguments.count else { return nil }
            return arguments[index + offset]
        }

        var publisher = Publisher(output: output, protecting: [], jobs: value("--jobs").flatMap { Int($0) } ?? 2)
        publisher.notice = { say($0) }
        if let patience = value("--patience").flatMap({ Int($0) }) { publisher.patience = .milliseconds(patience) }
        publisher.faults.exchangeFailure = value("--refuse").flatMap { Int32($0) }
        let hold = value("--hold").flatMap { UInt32($0) } ?? 0
        let fatal = value("--kill").flatMap { PublicationFaults.Step(rawValue: $0) }
        let count = Atomic(value("--kill", 2).flatMap { Int($0) } ?? 1)
        if arguments.contains("--time") {
            let last = Mutex(ContinuousClock.now)
            publisher.faults.reached = { step in
                if step == .pageWritten { return }
                last.withLock {
                    let now = ContinuousClock.now
                    say("\(step.rawValue) after \(now - $0)")
                    $0 = now
                }
            }
        } else {
            publisher.faults.reached = { step in
                if step == .locked, hold > 0 {
                    say("locked")
                    usleep(hold * 1000)
                }
                if step == fatal, count.wrappingSubtract(1, ordering: .relaxed).newValue == 0 {
                    kill(getpid(), SIGKILL)
                }
            }
        }
        let site = Generation(
            number, size: size, weight: value("--weight").flatMap { Int($0) } ?? 200,
            stride: value("--stride").flatMap { Int($0) } ?? 5)
        let pages = site.pages
        let start = ContinuousClock.now
        do throws(PublicationError) {
            let summary = try publisher.publish(pages)
            if arguments.contains("--time") { say("took \(ContinuousClock.now - start)") }
            say("written \(summary.written) unchanged \(summary.unchanged) removed \(summary.removed)")
            for note in summary.notes { say("note: \(note)") }
        } catch {
            say("error: \(error.description)\n\(error.remedy)")
            exit(3)
        }
    }

    private static func say(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        write(1, bytes, bytes.count)
    }
}
