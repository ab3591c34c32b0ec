import Content
import Glibc

/// Learns from the kernel (inotify) what changes in folders and all below them.
final class FolderWatcher: ChangeWatcher {
    /// After a change nothing may happen for so long before it is told: a save is several steps, a checkout hundreds.
    private static let rest = Duration.milliseconds(20)
    /// A few files are what an editor saves, who waits for the page; more are on their way in a checkout.
    private static let shortRest = Duration.milliseconds(5)
    private static let few = 4
    /// A change is told after so long even if there is no rest.
    private static let patience = Duration.seconds(1)
    /// How often a folder that went away is looked for.
    private static let search = Duration.milliseconds(200)

    /// What is asked of each folder: a file is told of when its writer closes it, not at every write.
    private static let mask: UInt32 = {
        let flags: [Int32] = [
            IN_CLOSE_WRITE, IN_MOVED_TO, IN_MOVED_FROM, IN_CREATE, IN_DELETE, IN_ATTRIB, IN_DELETE_SELF, IN_MOVE_SELF,
            IN_ONLYDIR,
        ]
        return flags.reduce(0) { $0 | UInt32(bitPattern: $1) }
    }()

    private let descriptor: Int32
    private var roots: [String] = []
    /// Roots that went away.
    private var lost: Set<String> = []
    private var paths: [Int32: String] = [:]
    private var watches: [String: Int32] = [:]
    private var buffer = [UInt8](repeating: 0, count: 1 << 16)

    init() throws(WatchFailure) {
        descriptor = inotify_init1(Int32(O_NONBLOCK) | Int32(O_CLOEXEC))
        guard descriptor >= 0 else { throw Self.failure(errno) }
    }

    deinit {
        close(descriptor)
    }

    func watch(_ folders: [String]) throws(WatchFailure) -> Bool {
        let wanted = folders.map(Self.trimmed)
        for root in roots where !wanted.contains(root) {
            lost.remove(root)
            forget(root)
        }
        let new = wanted.filter { !roots.contains($0) }
        roots = wanted
        var found: Set<String> = []
        for root in new { try add(root, isRoot: true, noting: &found) }
        return !new.isEmpty
    }

    func next(within time: Duration?) throws(WatchFailure) -> ContentChange? {
        let end = time.map { ContinuousClock.now + $0 }
        while true {
            var timeout = end.map { max(.zero, ContinuousClock.now.duration(to: $0)) }
            if !lost.isEmpty { timeout = min(timeout ?? Self.search, Self.search) }
            let isReady = wait(timeout)
            if try refind() { return .everything }
            if isReady, let change = try read() { return try settle(change) }
            if let end, ContinuousClock.now >= end { return nil }
        }
    }

    /// Adds what else changes until there is rest.
    private func settle(_ first: ContentChange) throws(WatchFailure) -> ContentChange {
        var change = first
        let end = ContinuousClock.now + Self.patience
        func rest() -> Duration {
            if case .paths(let paths) = change, paths.count <= Self.few { Self.shortRest } else { Self.rest }
        }
        while ContinuousClock.now < end, wait(rest()) {
            if let more = try read() { change = change.merging(more) }
        }
        return change
    }

    private func wait(_ time: Duration?) -> Bool {
        var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&request, 1, time.map { Int32(clamping: $0.milliseconds) } ?? -1) > 0
    }

    // MARK: Events

    /// What the events that are there say; nil if nothing of ours changed.
    private func read() throws(WatchFailure) -> ContentChange? {
        var changed: Set<String> = []
        var isLost = false
        while true {
            let count = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { break }
            for event in events(count) { try take(event, &changed, &isLost) }
        }
        if isLost {
            // Events were dropped: folders may have come that are not watched yet.
            try addAgain()
            return .everything
        }
        return changed.isEmpty ? nil : .paths(changed)
    }

    private struct Event {
        var watch: Int32
        var mask: UInt32
        var name: String

        func says(_ flag: Int32) -> Bool { mask & UInt32(bitPattern: flag) != 0 }
    }

    private func events(_ count: Int) -> [Event] {
        var events: [Event] = []
        buffer.withUnsafeBytes { raw in
            let head = MemoryLayout<inotify_event>.size
            var offset = 0
            while offset + head <= count {
                let watch = raw.loadUnaligned(fromByteOffset: offset, as: Int32.self)
                let mask = raw.loadUnaligned(fromByteOffset: offset + 4, as: UInt32.self)
                let length = Int(raw.loadUnaligned(fromByteOffset: offset + 12, as: UInt32.self))
                let name = raw[offset + head..<min(count, offset + head + length)].prefix { $0 != 0 }
                events.append(Event(watch: watch, mask: mask, name: String(decoding: name, as: UTF8.self)))
                offset += head + length
            }
        }
        return events
    }

    private func take(
        _ event: Event, _ changed: inout Set<String>, _ isLost: inout Bool
    ) throws(WatchFailure) {
        if event.says(IN_Q_OVERFLOW) {
            isLost = true
            return
        }
        guard let folder = paths[event.watch] else { return }
        if event.says(IN_IGNORED) {
            paths[event.watch] = nil
            if watches[folder] == event.watch { watches[folder] = nil }
            if roots.contains(folder) {
                lost.insert(folder)
                changed.insert(folder)
            }
            return
        }
        if event.says(IN_MOVE_SELF) || event.says(IN_DELETE_SELF) || event.says(IN_UNMOUNT) {
            // A folder below a root is told of by the one above it.
            guard roots.contains(folder) else { return }
            forget(folder)
            lost.insert(folder)
            changed.insert(folder)
            return
        }
        guard !event.name.isEmpty, !Disk.isHidden(event.name) else { return }
        let path = folder + "/" + event.name
        if event.says(IN_ISDIR) {
            changed.insert(path)
            if event.says(IN_ATTRIB) { return }
            forget(path)
            if event.says(IN_CREATE) || event.says(IN_MOVED_TO) {
                try add(path, isRoot: false, noting: &changed)
            }
        } else if !event.says(IN_CREATE) || !Self.isBeingWritten(path) {
            changed.insert(path)
        }
    }

    /// A new file is told of when its writer closes it; a link to a file that is there has no such moment.
    private static func isBeingWritten(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && status.st_nlink == 1
    }

    // MARK: Watches

    /// Watches a folder and all below it, and notes what lies there: it may have come before the watch did.
    private func add(_ folder: String, isRoot: Bool, noting found: inout Set<String>) throws(WatchFailure) {
        let mask = isRoot ? Self.mask : Self.mask | UInt32(IN_DONT_FOLLOW)
        let watch = inotify_add_watch(descriptor, folder, mask)
        guard watch >= 0 else {
            let code = errno
            switch code {
            case ENOENT, ENOTDIR, ELOOP, EACCES:
                if isRoot { lost.insert(folder) }
                return
            default: throw Self.failure(code)
            }
        }
        if let old = paths[watch], old != folder { watches[old] = nil }
        paths[watch] = folder
        watches[folder] = watch
        guard let entries = try? Disk.list(folder) else { return }
        for entry in entries where !Disk.isHidden(entry.name) {
            let path = folder + "/" + entry.name
            found.insert(path)
            if entry.kind == .folder { try add(path, isRoot: false, noting: &found) }
        }
    }

    private func addAgain() throws(WatchFailure) {
        var found: Set<String> = []
        for root in roots where !lost.contains(root) { try add(root, isRoot: true, noting: &found) }
    }

    /// Watches roots that came back; whether one did.
    private func refind() throws(WatchFailure) -> Bool {
        guard !lost.isEmpty else { return false }
        let back = lost.filter(Disk.isFolder)
        var found: Set<String> = []
        for root in back {
            lost.remove(root)
            try add(root, isRoot: true, noting: &found)
        }
        return !back.isEmpty
    }

    /// Watches a folder and those below it no more: one that was moved would be told of under its old name.
    private func forget(_ folder: String) {
        let below = watches.keys.filter { $0 == folder || $0.hasPrefix(folder + "/") }
        for path in below {
            guard let watch = watches.removeValue(forKey: path) else { continue }
            paths[watch] = nil
            inotify_rm_watch(descriptor, watch)
        }
    }

    private static func failure(_ code: Int32) -> WatchFailure {
        code == ENOSPC || code == EMFILE || code == ENFILE ? .noMoreWatches : .failed(code: code)
    }

    private static func trimmed(_ path: String) -> String {
        var path = path
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        return path
    }
}

extension Duration {
    /// Whole milliseconds, rounded up.
    var milliseconds: Int64 {
        components.seconds * 1000 + (components.attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
    }
}
