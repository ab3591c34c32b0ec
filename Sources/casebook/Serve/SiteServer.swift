import FlyingFox
import FlyingSocks
import Glibc
import Synchronization

/// The server on this machine's own address: nobody else's machine reaches it.
struct SiteServer: Sendable {
    /// Why no server could be started.
    enum Failure: Error, Equatable {
        /// This port and those after it are taken.
        case busy(UInt16)
        case refused(port: UInt16, reason: String)
    }

    /// The ports that are tried after the one that was asked for.
    static let attempts: UInt16 = 10

    let port: UInt16
    private let task: Task<Void, any Error>
    private let server: HTTPServer

    /// Starts on a port, or on the next that is free; the body is told of each that is not.
    ///
    /// - Parameter port: 0 for any that is free.
    static func start(
        _ handler: SiteHandler, port: UInt16, busy: @escaping @Sendable (UInt16) -> Void
    ) async throws(Failure) -> SiteServer {
        for offset in 0...(port == 0 ? 0 : attempts) {
            let (candidate, overflow) = port.addingReportingOverflow(offset)
            if overflow { break }
            if let server = try await attempt(handler, candidate) { return server }
            busy(candidate)
        }
        throw .busy(port)
    }

    /// Nil if the port is taken.
    private static func attempt(_ handler: SiteHandler, _ port: UInt16) async throws(Failure) -> SiteServer? {
        do {
            let server = HTTPServer(
                address: try .inet(ip4: "127.0.0.1", port: port), logger: .disabled, handler: handler)
            let outcome = Outcome()
            let task = Task {
                do {
                    try await server.run()
                } catch {
                    outcome.error.withLock { $0 = error }
                    throw error
                }
            }
            while true {
                if case .ip4(_, let actual)? = await server.listeningAddress {
                    handler.hosts.expect(port: actual)
                    return SiteServer(port: actual, task: task, server: server)
                }
                if let error = outcome.error.withLock({ $0 }) { throw error }
                try await Task.sleep(for: .milliseconds(1))
            }
        } catch SocketError.failed(_, let code, _) where code == EADDRINUSE {
            return nil
        } catch {
            throw .refused(port: port, reason: "\(error)")
        }
    }

    private final class Outcome: Sendable {
        let error = Mutex<(any Error)?>(nil)
    }

    /// Ends all connections at once.
    func stop() async {
        task.cancel()
        await server.stop()
    }
}
