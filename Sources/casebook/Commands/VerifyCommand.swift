import ArgumentParser
import Content
import Publication

/// `casebook verify`: checks a copy of a site against its list of checksums.
struct VerifyCommand: CasebookCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Checks a copy of a site, in a folder or on the web, against its SHA256SUMS.",
        discussion: """
            Lists the files that are missing, changed or (in a folder) not of the site, and ends with exit code 1 if \\
            there are any. The list itself is to be trusted only if it is signed by someone you know, or if its own \\
            SHA-256, which is printed, is the one you were told.
              casebook verify https://register.example.org/ --minisign-key register.pub
              casebook verify public --ssh-signers allowed_signers --ssh-identity editors@example.org
            """)

    @Argument(help: ArgumentHelp("The folder of the copy, or the address of the site.", valueName: "folder-or-url"))
    var place: String

    @Option(help: ArgumentHelp("The signature, if not beside the list.", valueName: "file"))
    var signature: String?

    @Option(help: ArgumentHelp("Minisign's public key, or the file that holds it.", valueName: "key"))
    var minisignKey: String?

    @Option(help: ArgumentHelp("ssh-keygen's file of allowed signers.", valueName: "file"))
    var sshSigners: String?

    @Option(help: ArgumentHelp("Who of the allowed signers must have signed.", valueName: "name"))
    var sshIdentity: String?

    @Flag(name: .shortAndLong, help: "Say nothing unless something is wrong.")
    var quiet = false

    func validate() throws {
        if minisignKey != nil, sshSigners != nil {
            throw ValidationError("`--minisign-key` and `--ssh-signers`: one of the two")
        }
        if (sshSigners == nil) != (sshIdentity == nil) {
            throw ValidationError("`--ssh-signers` and `--ssh-identity` belong together")
        }
        if signature != nil, signer == nil {
            throw ValidationError("`--signature`: whose? add `--minisign-key` or `--ssh-signers`")
        }
    }

    private var signer: Signer? {
        if let minisignKey { return .minisign(minisignKey) }
        if let sshSigners, let sshIdentity { return .ssh(signers: sshSigners, identity: sshIdentity) }
        return nil
    }

    func run(on console: Console) -> ExitStatus {
        let isAddress = ["http://", "https://"].contains { place.hasPrefix($0) }
        guard isAddress || Disk.isFolder(place) else {
            console.error("casebook: `\(DisplayWidth.harmless(place))`: no such folder; name one, or an address\n")
            return .wrongUsage
        }
        let progress = ProgressLine(console: console, isShown: console.isWatched && !quiet)
        let result: Verification
        do {
            if isAddress {
                var verifier = AddressVerifier(address: place, signer: signer, signature: signature)
                verifier.progress = { progress.show($0, of: $1, doing: $2) }
                result = try verifier.verify()
            } else {
                result = try FolderVerifier(
                    folder: place, jobs: Parallel.processors, signer: signer, signature: signature
                ).verify()
            }
            progress.clear()
        } catch {
            progress.clear()
            console.error("casebook: \(harmless("\(error)"))\n")
            return .machineFailed
        }
        console.error(problems(result))
        if !quiet { console.output(summary(result)) }
        return result.isGood ? .success : .contentHasErrors
    }

    private func harmless(_ text: String) -> String {
        text.split(separator: "\n").map { DisplayWidth.harmless(String($0)) }.joined(separator: "\n")
    }

    private func problems(_ result: Verification) -> String {
        func lines(_ word: String, _ paths: [String]) -> String {
            paths.map { "\(word)  \(DisplayWidth.harmless($0))\n" }.joined()
        }
        var text = lines("missing", result.missing) + lines("changed", result.changed) + lines("extra  ", result.extra)
        for line in result.badLines { text += "SHA256SUMS:\(line): not a checksum and a path\n" }
        if let problem = result.signatureProblem {
            text += "the signature is not good: \(DisplayWidth.harmless(problem))\n"
        }
        return text
    }

    private func summary(_ result: Verification) -> String {
        var text = "\(Counted.text(result.matching, "file")) as listed"
        for (paths, word) in [(result.missing, "missing"), (result.changed, "changed"), (result.extra, "extra")]
        where !paths.isEmpty {
            text += ", \(Counted.grouped(paths.count)) \(word)"
        }
        if !result.unseen.isEmpty { text += "; not handed out by the host: \(result.unseen.joined(separator: ", "))" }
        text += "\n"
        if let record = result.record {
            let commit = record.commit.map { ", commit \($0)" + (record.modified == true ? " with changes" : "") } ?? ""
            text += harmless("made by \(record.generator) \(record.version)\(commit), as of \(record.asOf)") + "\n"
        }
        if !result.listSum.isEmpty { text += "SHA256SUMS: \(result.listSum)" }
        switch result.isSigned {
        case true?: text += ", signed\n"
        case false?: text += ", the signature is not good\n"
        case nil: text += ", no signature checked\n"
        }
        return text
    }
}
