import FlyingFox
import FlyingSocks
import Glibc

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
    private let socket: Socket

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
            let pool = HTTPServer.defaultPool()
            try await pool.prepare()
            let socket = try Socket(domain: AF_INET)
            do {
                try socket.setValue(true, for: .localAddressReuse)
                try socket.bind(to: try .inet(ip4: "127.0.0.1", port: port))
                try socket.listen()
                guard case .ip4(_, let actual) = try socket.sockname() else { throw SocketError.unsupportedAddress }
                handler.hosts.expect(port: actual)
                let listener = try AsyncSocket(socket: socket, pool: pool)
                let task = Task { try await run(listener, pool, handler) }
                return SiteServer(port: actual, task: task, socket: socket)
            } catch {
                try? socket.close()
                throw error
            }
        } catch SocketError.failed(_, let code, _) where code == EADDRINUSE {
            return nil
        } catch {
            throw .refused(port: port, reason: "\(error)")
        }
    }

    /// Answers every connection on its own, until it is cancelled.
    private static func run(_ listener: AsyncSocket, _ pool: some AsyncSocketPool, _ handler: SiteHandler) async throws
    {
        try await withThrowingDiscardingTaskGroup { group in
            group.addTask { try await pool.run() }
            for try await socket in listener.sockets {
                group.addTask { await SiteConnection(socket: socket, handler: handler).run() }
            }
        }
    }

    /// Ends all connections at once.
    func stop() async {
        task.cancel()
        _ = await task.result
        try? socket.close()
    }
}
