import Synchronization

/// Lets only requests through that name this very server: a strange name that leads here is somebody else's page
/// reaching for the drafts on this machine (DNS rebinding).
final class HostCheck: Sendable {
    private let port = Mutex<UInt16?>(nil)

    /// The port that the server got.
    func expect(port: UInt16) {
        self.port.withLock { $0 = port }
    }

    func allows(_ host: String?) -> Bool {
        guard let host = host?.lowercased(), let port = port.withLock({ $0 }) else { return false }
        let names = ["localhost", "127.0.0.1", "[::1]"]
        if port == 80, names.contains(host) { return true }
        return names.contains { host == "\($0):\(port)" }
    }
}
