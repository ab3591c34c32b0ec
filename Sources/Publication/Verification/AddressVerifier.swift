import Content
import Glibc

/// Checks a site where it is served, by asking for every file of its list through `curl`.
///
/// curl, because it is on every machine and knows proxies and certificates: Foundation's networking would add a library
/// of 10 MB that is curl again.
package struct AddressVerifier: Sendable {
    /// Files asked for at once.
    static let parallel = 8
    private static let batch = 500

    /// Ends in `/`.
    package var address: String
    package var signer: Signer?
    /// The signature's file on this machine; nil for the one beside the list.
    package var signature: String?
    package var progress: (@Sendable (Int, Int, String) -> Void)?

    package init(address: String, signer: Signer? = nil, signature: String? = nil) {
        self.address = address.hasSuffix("/") ? address : address + "/"
        self.signer = signer
        self.signature = signature
    }

    package func verify() throws(VerificationFailure) -> Verification {
        // Where the system keeps what may be lost: `TMPDIR` where it is set, else POSIX's own folder.
        let temporary = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        // `mkdtemp` puts a name of its own in the place of the six X.
        let name = temporary + "/casebook-verify-XXXXXX"
        var template = Array(name.utf8CString)
        guard mkdtemp(&template) != nil else {
            throw .upload(.disk(.system(.create, path: name, code: errno)))
        }
        let place = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let scratch: Folder
        do throws(PublicationError) { scratch = try Folder(place) } catch { throw .upload(.disk(error)) }
        defer {
            try? scratch.removeTree(RelativePath("files"))
            rmdir(place)
        }
        do {
            try scratch.makeFolder(RelativePath("files"))
            return try verify(in: scratch)
        } catch let error as VerificationFailure {
            throw error
        } catch let error as PublicationError {
            throw .upload(.disk(error))
        } catch let error as UploadError {
            throw .upload(error)
        } catch {
            throw .unreachable(address, said: "\(error)")
        }
    }

    private func verify(in scratch: Folder) throws -> Verification {
        var result = Verification()
        guard let bytes = try fetch([ChecksumList.path], in: scratch)[0].bytes else {
            throw VerificationFailure.noList(address)
        }
        let list = ChecksumList(decoding: bytes)
        result.badLines = list.badLines
        result.listSum = SHA256(of: bytes).description
        if let signer {
            let problem = try refusal(signer, list: bytes, in: scratch)
            result.signatureProblem = problem
            result.isSigned = problem == nil
        }
        let paths = list.sums.keys.sorted()
        var led: [(String, String)] = []
        var redirects: [String: String]?
        var start = 0
        while start < paths.count {
            let batch = Array(paths[start..<min(start + Self.batch, paths.count)])
            for (path, answer) in zip(batch, try fetch(batch, in: scratch)) {
                guard let bytes = answer.bytes else {
                    if Verification.forHosts.contains(path), [403, 404].contains(answer.status) {
                        result.unseen.append(path)
                    } else {
                        result.missing.append("\(path) (\(answer.words))")
                    }
                    continue
                }
                let sum = SHA256(of: bytes).description
                if path == Self.redirectsPath, sum == list.sums[path] { redirects = self.redirects(in: bytes) }
                if sum == list.sums[path] {
                    result.matching += 1
                } else if let other = answer.redirectedTo, let place = listed(other), list.sums[place] == sum {
                    // A former address, for which the site has a page where the host can't lead on by itself.
                    led.append((path, place))
                } else {
                    result.changed.append(path)
                }
                if path == BuildRecord.path { result.record = BuildRecord(decoding: bytes) }
            }
            start += batch.count
            progress?(start, paths.count, "checking")
        }
        for (path, place) in led {
            if let redirects, redirects[Self.served(path)] != Self.served(place) {
                result.changed.append(path)
            } else {
                result.unseen.append(path)
            }
        }
        result.changed.sort()
        return result
    }

    private func refusal(_ signer: Signer, list: [UInt8], in scratch: Folder) throws -> String? {
        let files = RelativePath("files")
        let listPath = files.appending(ChecksumList.path.utf8)
        let signaturePath = files.appending(signer.kind.path.utf8)
        if signature == nil {
            guard let bytes = try fetch([signer.kind.path], in: scratch)[0].bytes else {
                return "there is no signature `\(address)\(signer.kind.path)`"
            }
            _ = try scratch.create(signaturePath, bytes)
        }
        _ = try scratch.create(listPath, list)
        return try signer.refusal(
            of: "\(scratch.location)/\(listPath.text)",
            signature: signature ?? "\(scratch.location)/\(signaturePath.text)")
    }

    private struct Answer {
        var status = 0
        var error = ""
        /// Where the host led, if not to what was asked for.
        var redirectedTo: String?
        /// Nil unless the answer was 200.
        var bytes: [UInt8]?

        var words: String { status > 0 ? "the host answers \(status)" : error.isEmpty ? "no answer" : error }
    }

    /// Asks for files, several at once.
    private func fetch(_ paths: [String], in scratch: Folder) throws -> [Answer] {
        var configuration = ""
        for (number, path) in paths.enumerated() {
            configuration += "url = \"\(address)\(Self.encoded(Self.served(path)))\"\n"
            configuration += "output = \"\(scratch.location)/files/\(number)\"\n"
        }
        var curl = ChildProcess(
            "curl",
            [
                "--parallel", "--parallel-max", "\(Self.parallel)", "--silent", "--location", "--max-redirs", "3",
                "--proto", "=http,https", "--proto-redir", "=http,https", "--globoff", "--max-time", "120",
                "--max-filesize", "268435456", "--retry", "2", "--user-agent", "casebook/\(ProgramVersion.current)",
                "--write-out", "%{urlnum} %{http_code} %{exitcode} %{num_redirects} %{url_effective} %{errormsg}\\n",
                "--config", "-",
            ])
        curl.input = Array(configuration.utf8)
        let outcome: ChildProcess.Outcome
        do throws(ChildProcess.Failure) {
            outcome = try curl.run()
        } catch {
            let remedy = "Install Debian's package `curl`."
            guard case .notFound = error else { throw VerificationFailure.unreachable(address, said: "  \(error)") }
            throw VerificationFailure.upload(.noTool("curl", remedy: remedy))
        }
        var answers = [Answer](repeating: Answer(), count: paths.count)
        for line in outcome.text.split(separator: "\n") {
            let words = line.split(separator: " ", maxSplits: 5, omittingEmptySubsequences: false)
            guard words.count >= 5, let number = Int(words[0]), answers.indices.contains(number) else { continue }
            answers[number].status = Int(words[1]) ?? 0
            if words[2] != "0" {
                answers[number].status = 0
                answers[number].error = words.count > 5 ? String(words[5]) : "curl \(words[2])"
            } else if words[1] == "200" {
                if words[3] != "0" { answers[number].redirectedTo = String(words[4]) }
                answers[number].bytes = try scratch.read(RelativePath("files/\(number)")) ?? []
            }
            try scratch.removeFile(RelativePath("files/\(number)"))
        }
        if answers.allSatisfy({ $0.status == 0 }) {
            throw VerificationFailure.unreachable(address, said: "  " + (answers.first?.words ?? "no answer"))
        }
        return answers
    }

    private static let redirectsPath = "_redirects"

    /// The listed file that an address of this site stands for.
    private func listed(_ other: String) -> String? {
        guard other.hasPrefix(address) else { return nil }
        let path = String(other.dropFirst(address.count))
        return path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path
    }

    /// Where the site says that its former addresses lead, both as paths below the site's root.
    private func redirects(in bytes: [UInt8]) -> [String: String] {
        let root = address.drop { $0 != ":" }.dropFirst(3).drop { $0 != "/" }
        func below(_ path: Substring) -> String { String(path.hasPrefix(root) ? path.dropFirst(root.count) : path) }
        var redirects: [String: String] = [:]
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            let words = line.split(separator: " ")
            if words.count >= 2 { redirects[below(words[0])] = below(words[1]) }
        }
        return redirects
    }

    /// A page is asked for by its address, which ends in `/`.
    private static func served(_ path: String) -> String {
        path == "index.html" ? "" : path.hasSuffix("/index.html") ? String(path.dropLast("index.html".count)) : path
    }

    private static func encoded(_ path: String) -> String {
        var result: [UInt8] = []
        let digits = Array("0123456789ABCDEF".utf8)
        for byte in path.utf8 {
            let isPlain =
                byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z")
                || byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
                || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") || "-._~/".utf8.contains(byte)
            if isPlain {
                result.append(byte)
            } else {
                result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
