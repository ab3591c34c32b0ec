import Content
import Dispatch
import Glibc
import Publication
import Register
import Synchronization

/// Asks for the addresses that the register gives, politely: each host is asked one thing at a time, with a pause.
struct LinkRun {
    let build: SiteBuild
    let format: DiagnosticFormat
    /// How many addresses are asked for at most.
    var limit = 500
    /// Between two requests to the same host.
    var delay: Duration = .seconds(1)
    /// How many hosts are asked side by side.
    private static let hosts = 6

    func run(on console: Console) throws(BuildFailure) -> ExitStatus {
        guard ChildProcess.find("curl") != nil else {
            console.error("casebook: links are checked with `curl`, which is not installed: `apt-get install curl`\n")
            return .machineFailed
        }
        let (register, _) = try build.register()
        let links = OutsideLink.all(in: register)
        let today = time(nil) / 86_400
        var cache = LinkCache(besides: build.content)
        var verdicts: [OutsideLink: LinkVerdict] = [:]
        var due: [OutsideLink] = []
        for link in links {
            if let known = cache.verdict(link, today: today) { verdicts[link] = known } else { due.append(link) }
        }
        // The longest ago first, so that a bounded run gets to all of them in time.
        let order = due.indices.sorted { (cache.lastDay(due[$0]), $0) < (cache.lastDay(due[$1]), $1) }
        let asked = order.prefix(limit).map { due[$0] }
        let found = ask(asked, agent: agent(register), today: today, on: console)
        for (link, verdict) in found {
            verdicts[link] = verdict
            cache.set(verdict, for: link)
        }
        cache.save(for: links)
        let report = DiagnosticReport(
            links.compactMap { link in verdicts[link].flatMap { diagnostic(link, $0, today) } })
        format.write(report, to: console)
        let left = due.count - found.count
        console.error(
            "\(Counted.text(links.count, "address", plural: "addresses")): \(found.count) asked for now, "
                + "\(links.count - due.count) within the last days"
                + (left > 0 ? ", \(left) left for the next run" : "") + "\n")
        return report.errorCount > 0 ? .contentHasErrors : .success
    }

    private func agent(_ register: Register) -> String {
        "casebook/\(Program.version) (link check; \(register.settings.baseURL))"
    }

    /// Asks host by host: a host has one request at a time and a pause between two.
    private func ask(
        _ links: [OutsideLink], agent: String, today: Int, on console: Console
    ) -> [(OutsideLink, LinkVerdict)] {
        var byHost: [(host: String, links: [OutsideLink])] = []
        for link in links {
            let host = Desk.host(link.url)
            if let index = byHost.firstIndex(where: { $0.host == host }) {
                byHost[index].links.append(link)
            } else {
                byHost.append((host, [link]))
            }
        }
        // The host with most to ask takes longest: it begins first.
        let queues = byHost.sorted { ($1.links.count, $0.host) < ($0.links.count, $1.host) }
        let request = LinkRequest(agent: agent, patience: delay * 2)
        let progress = ProgressLine(console: console, isShown: console.isWatched)
        let results = Mutex<[(OutsideLink, LinkVerdict)]>([])
        let next = Mutex(0)
        DispatchQueue.concurrentPerform(iterations: min(Self.hosts, max(1, queues.count))) { _ in
            while true {
                let index = next.withLock { value in
                    defer { value += 1 }
                    return value
                }
                guard index < queues.count else { return }
                for (place, link) in queues[index].links.enumerated() {
                    if place > 0 { Pause.wait(delay) }
                    guard let verdict = try? request.verdict(link, today: today) else { continue }
                    let done = results.withLock { results in
                        results.append((link, verdict))
                        return results.count
                    }
                    progress.show(done, of: links.count, "address", plural: "addresses")
                }
            }
        }
        progress.clear()
        return results.withLock { $0 }
    }

    private func diagnostic(_ link: OutsideLink, _ verdict: LinkVerdict, _ today: Int) -> Diagnostic? {
        let age = today == verdict.day ? "" : " (asked \(Counted.text(today - verdict.day, "day")) ago)"
        let what = link.isArchive ? "the archive copy `\(link.url)`" : "`\(link.url)`"
        func make(_ severity: Diagnostic.Severity, _ id: String, _ message: String, _ suggestion: String) -> Diagnostic
        {
            Diagnostic(severity, id, message + age, at: link.location, suggestion: suggestion)
        }
        switch verdict.kind {
        case .good: return nil
        case .moved:
            return make(.warning, "moved-link", "\(what) leads on", "write `\(verdict.detail)`, if that is the same")
        case .dead:
            return make(
                .error, "dead-link", "\(what) leads nowhere: \(verdict.detail)",
                link.isArchive ? "look for another copy" : "find its new address, or a copy in an archive (`archived`)")
        case .unclear:
            return make(
                .warning, "unclear-link", "\(what) could not be checked: \(verdict.detail)", "look at it in a browser")
        case .changed where link.isArchive:
            // An archive may have kept the page with a frame of its own, or at another time.
            return make(
                .warning, "other-copy",
                "\(what) is not the document that was cited, byte for byte: its SHA-256 differs",
                "look whether it says the same, and name a copy that is the same if there is one; "
                    + "this one has \(verdict.detail)")
        case .changed:
            return make(
                .error, "changed-document", "\(what) is not the document that was cited: its SHA-256 differs",
                "read it again: what it says may have changed; it now has \(verdict.detail)")
        }
    }
}
