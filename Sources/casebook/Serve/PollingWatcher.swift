import Content
import Glibc
import Site

/// Looks at all files time and again: for machines whose kernel tells nothing, or not enough.
final class PollingWatcher: ChangeWatcher {
    private let pause: Duration
    private var folders: [String] = []
    private var seen: UInt64 = 0

    init(pause: Duration = .milliseconds(500)) {
        self.pause = pause
    }

    func watch(_ folders: [String]) -> Bool {
        guard folders != self.folders else { return false }
        self.folders = folders
        seen = state()
        return true
    }

    func next(within time: Duration?) -> ContentChange? {
        let end = time.map { ContinuousClock.now + $0 }
        while true {
            let start = ContinuousClock.now
            let now = state()
            if now != seen {
                seen = now
                return .everything
            }
            // Looking takes at most a tenth of the time, however much there is to look at.
            var rest = max(pause, start.duration(to: .now) * 9)
            if let end {
                let left = ContinuousClock.now.duration(to: end)
                if left <= .zero { return nil }
                rest = min(rest, left)
            }
            usleep(useconds_t(clamping: rest.milliseconds * 1000))
        }
    }

    /// A number made of all files' stamps, whatever their order.
    private func state() -> UInt64 {
        folders.reduce(0) { $0 &+ state($1) }
    }

    private func state(_ folder: String) -> UInt64 {
        guard let entries = try? Disk.list(folder) else { return 0 }
        var sum: UInt64 = 1
        for entry in entries where !Disk.isHidden(entry.name) {
            let path = folder + "/" + entry.name
            var hasher = StableHasher()
            hasher.combine(path)
            hasher.combine(UInt64(entry.kind.rawValue))
            if entry.kind != .folder, let stamp = InputStamp(at: path) {
                hasher.combine(stamp.inode)
                hasher.combine(Int(stamp.size))
                hasher.combine(Int(stamp.modified))
                hasher.combine(Int(stamp.changed))
            }
            sum &+= hasher.finalize()
            if entry.kind == .folder { sum &+= state(path) }
        }
        return sum
    }
}
