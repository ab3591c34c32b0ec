import ArgumentParser
import Dispatch
import Publication
import Synchronization

/// `casebook serve`: shows the site on this machine, and keeps it up to date while it is edited.
struct Serve: CasebookCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows the site in a browser while you edit it.",
        discussion: """
            The site is made in memory and nothing is written. Whenever a case, a page, a setting or a file of the theme \\
            changes, what it touches is made again and the browser shows it; errors are shown over the page, and the \\
            last good site stays.

            Only this machine reaches the server. Press Ctrl-C to stop.
            """)

    @OptionGroup var options: ContentOptions

    @Option(help: ArgumentHelp("The port; where it is taken, the next that is free.", valueName: "n"))
    var port: UInt16 = 8080

    @Flag(help: "Show drafts and cases under embargo too, marked as such.")
    var drafts = false

    func run(on console: Console) -> ExitStatus {
        StopSignals.stopOnArrival()
        let site = CurrentSite()
        let events = LiveEvents()
        var build = options.build()
        build.showsDrafts = drafts
        let loop = ServeLoop(build, site: site, events: events, console: console)
        do {
            try loop.start()
        } catch {
            return console.report(error)
        }
        do {
            let handler = SiteHandler(site: site, events: events, hosts: HostCheck())
            let server = try start(handler, console)
            let root = site.value?.root ?? "/"
            console.output("The site is at http://localhost:\(server.port)\(root) (Ctrl-C to stop)\n")
        } catch {
            switch error {
            case .busy(let port):
                console.error(
                    "casebook: the ports \(port) to \(port.addingReportingOverflow(SiteServer.attempts).partialValue) "
                        + "are taken; name another with `--port`\n")
            case .refused(let port, let reason):
                console.error("casebook: could not serve on port \(port): \(reason); name another with `--port`\n")
            }
            return .machineFailed
        }
        loop.run()
    }

    /// Waits for the server, which runs on threads of its own.
    private func start(_ handler: SiteHandler, _ console: Console) throws(SiteServer.Failure) -> SiteServer {
        let done = DispatchSemaphore(value: 0)
        let answer = StartAnswer()
        Task { [port] in
            do throws(SiteServer.Failure) {
                let server = try await SiteServer.start(handler, port: port) {
                    console.error("Port \($0) is taken; trying the next.\n")
                }
                answer.result.withLock { $0 = .success(server) }
            } catch {
                answer.result.withLock { $0 = .failure(error) }
            }
            done.signal()
        }
        done.wait()
        return try answer.result.withLock { $0 ?? .failure(.busy(port)) }.get()
    }
}

/// How starting the server ended.
private final class StartAnswer: Sendable {
    let result = Mutex<Result<SiteServer, SiteServer.Failure>?>(nil)
}
