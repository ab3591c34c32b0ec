import Content
import FlyingSocks
import Synchronization

/// The open tabs, each told by server-sent events when its page changed or the site can't be made.
final class LiveEvents: Sendable {
    private struct Tab {
        /// The decoded path of the page it shows.
        var path: String
        /// The key of the page as it shows it.
        var key: UInt64
        var stream: AsyncStream<[UInt8]>.Continuation
    }

    private struct State {
        var tabs: [Int: Tab] = [:]
        var last = 0
        /// What is wrong, as the overlay is told; nil where nothing is.
        var problems: String?
    }

    private let state = Mutex(State())

    var count: Int { state.withLock { $0.tabs.count } }

    /// A tab opens: it is told at once what it missed since its page was made.
    func open(_ path: String, key: UInt64, current: UInt64) -> EventStream {
        let (stream, continuation) = AsyncStream<[UInt8]>.makeStream(bufferingPolicy: .bufferingNewest(64))
        let id = state.withLock { state in
            state.last += 1
            state.tabs[state.last] = Tab(path: path, key: key, stream: continuation)
            return state.last
        }
        continuation.onTermination = { [weak self] _ in
            self?.state.withLock { _ = $0.tabs.removeValue(forKey: id) }
        }
        continuation.yield(Array("retry: 500\n\n".utf8))
        if let problems = state.withLock({ $0.problems }) {
            continuation.yield(Self.event("problems", problems))
        } else if key != current {
            continuation.yield(Self.event("reload", ""))
        }
        return EventStream(stream: stream)
    }

    /// The site is well: tabs whose page is another now are told to load it again.
    ///
    /// - Parameters:
    ///   - key: the key of the page that a path shows now.
    ///   - styles: where style sheets went, if nothing else changed.
    func refresh(styles: [String: String]? = nil, key: (String) -> UInt64) {
        let (tabs, hadProblems) = state.withLock { state in
            defer { state.problems = nil }
            return (state.tabs, state.problems != nil)
        }
        var keys: [String: UInt64] = [:]
        for (id, tab) in tabs {
            if hadProblems { tab.stream.yield(Self.event("well", "")) }
            let current = keys[tab.path] ?? key(tab.path)
            keys[tab.path] = current
            guard current != tab.key else { continue }
            if let styles {
                state.withLock { $0.tabs[id]?.key = current }
                tab.stream.yield(Self.event("styles", Self.message(styles, key: current)))
            } else {
                tab.stream.yield(Self.event("reload", ""))
            }
        }
    }

    /// The site can't be made: every tab shows why, over the page as it was.
    func report(_ problems: String) {
        let tabs = state.withLock { state in
            state.problems = problems
            return state.tabs
        }
        for tab in tabs.values { tab.stream.yield(Self.event("problems", problems)) }
    }

    /// Sends what no tab heeds: only by writing is it found that a tab has gone.
    func beat() {
        for tab in state.withLock({ $0.tabs }).values { tab.stream.yield(Array(":\n\n".utf8)) }
    }

    /// An event with its data, which is one line.
    private static func event(_ name: String, _ data: String) -> [UInt8] {
        Array("event: \(name)\ndata: \(data)\n\n".utf8)
    }

    private static func message(_ styles: [String: String], key: UInt64) -> String {
        let pairs = styles.sorted { $0.key < $1.key }.map {
            JSONText.quoted($0.key) + ": " + JSONText.quoted($0.value)
        }
        return "{\"key\": \"\(String(key, radix: 16))\", \"styles\": {\(pairs.joined(separator: ", "))}}"
    }
}

/// The body of a response that goes on for as long as the tab is open.
struct EventStream: AsyncBufferedSequence {
    typealias Element = UInt8

    let stream: AsyncStream<[UInt8]>

    func makeAsyncIterator() -> Iterator { Iterator(events: stream.makeAsyncIterator()) }

    struct Iterator: AsyncBufferedIteratorProtocol {
        var events: AsyncStream<[UInt8]>.Iterator
        /// What is left of an event that is taken byte by byte.
        var rest: ArraySlice<UInt8> = []

        mutating func next() async -> UInt8? {
            while rest.isEmpty {
                guard let event = await events.next() else { return nil }
                rest = event[...]
            }
            return rest.removeFirst()
        }

        /// An event whole, however many bytes were suggested: it is to leave at once.
        mutating func nextBuffer(suggested count: Int) async -> [UInt8]? {
            if !rest.isEmpty {
                defer { rest = [] }
                return Array(rest)
            }
            return await events.next()
        }
    }
}
