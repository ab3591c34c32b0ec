import Content
import Publication

/// Asks for one address, with `curl`: first for its head, and for all of it where a server does not answer that.
struct LinkRequest {
    /// What the program says of itself to servers.
    var agent: String
    /// Seconds that one request may take.
    var timeLimit = 30
    /// How long to wait before asking again.
    var patience: Duration = .seconds(2)

    /// The most of a document that is fetched to be compared.
    private static let documentLimit = 64 << 20

    func verdict(_ link: OutsideLink, today: Int) throws(ChildProcess.Failure) -> LinkVerdict {
        var answer = Answer(status: 0, address: link.url, hops: 0, reason: "", body: [])
        for attempt in 0..<3 {
            if attempt > 0 { Pause.wait(patience * (1 << (attempt - 1))) }
            answer = try ask(link.documentURL, wholeDocument: link.sha256 != nil)
            if link.sha256 == nil, answer.isRefusalOfHead { answer = try ask(link.url, wholeDocument: true) }
            if !answer.isPassing { break }
        }
        return verdict(answer, link, today)
    }

    private func verdict(_ answer: Answer, _ link: OutsideLink, _ today: Int) -> LinkVerdict {
        func result(_ kind: LinkVerdict.Kind, _ detail: String) -> LinkVerdict {
            LinkVerdict(kind: kind, detail: detail, day: today)
        }
        switch answer.status {
        case 200..<300:
            if let expected = link.sha256 {
                let found = SHA256(of: answer.body).description
                if found != expected { return result(.changed, found) }
            }
            return answer.hops > 0 && answer.address != link.documentURL
                ? result(.moved, answer.address) : result(.good, String(answer.status))
        case 404, 410: return result(.dead, "the server answers \(answer.status)")
        case 0: return result(answer.isPassing ? .unclear : .dead, answer.reason)
        default: return result(.unclear, "the server answers \(answer.status)")
        }
    }

    private struct Answer {
        /// The status of HTTP; 0 where there was no answer.
        var status: Int
        /// The address that answered at last.
        var address: String
        var hops: Int
        /// Why there was no answer.
        var reason: String
        var body: [UInt8]
        /// The exit code of curl.
        var code: Int32 = 0

        /// Servers that do not answer for the head alone say so in many ways.
        var isRefusalOfHead: Bool { (400..<500).contains(status) && status != 429 || status == 501 || status == 500 }

        /// What may be over in a moment: a busy server, a lost connection, a time limit.
        var isPassing: Bool {
            status == 429 || status >= 500 || status == 0 && [7, 18, 28, 35, 52, 55, 56].contains(code)
        }
    }

    private func ask(_ url: String, wholeDocument: Bool) throws(ChildProcess.Failure) -> Answer {
        let mark = "casebook-answer"
        var process = ChildProcess(
            "curl",
            [
                "--disable", "--silent", "--show-error", "--globoff", "--location", "--max-redirs", "10", "--proto",
                "=http,https", "--proto-redir", "=http,https", "--connect-timeout", "10", "--max-time",
                String(timeLimit), "--max-filesize", String(Self.documentLimit), "--user-agent", agent, "--config", "-",
                "--write-out", "%{stderr}\(mark) %{http_code} %{num_redirects} %{url_effective}\\n",
            ] + (wholeDocument ? [] : ["--head", "--output", "/dev/null"]))
        // The address goes in by a file, where nothing of it can be taken for an option.
        let quoted = url.map { "\\\"".contains($0) ? "\\\($0)" : String($0) }.joined()
        process.input = Array("url = \"\(quoted)\"\n".utf8)
        process.outputLimit = Self.documentLimit + 1
        process.timeLimit = .seconds(timeLimit * 2 + 10)
        let outcome: ChildProcess.Outcome
        do {
            outcome = try process.run()
        } catch .saidTooMuch, .tookTooLong {
            return Answer(status: 0, address: url, hops: 0, reason: "the document is too large", body: [], code: 28)
        } catch {
            throw error
        }
        var answer = Answer(status: 0, address: url, hops: 0, reason: "", body: outcome.output, code: outcome.status)
        for line in outcome.error.split(separator: "\n") {
            let words = line.split(separator: " ", maxSplits: 3)
            if words.first.map(String.init) == mark, words.count == 4 {
                answer.status = Int(words[1]) ?? 0
                answer.hops = Int(words[2]) ?? 0
                answer.address = String(words[3])
            } else if line.hasPrefix("curl: ") {
                answer.reason = String(line.drop { $0 != ")" }.dropFirst(2))
            }
        }
        // A body that broke off is no answer.
        if outcome.status != 0, (200..<300).contains(answer.status) { answer.status = 0 }
        return answer
    }
}
