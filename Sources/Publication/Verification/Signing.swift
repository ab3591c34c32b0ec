import Glibc

/// Signs a list of checksums, or checks its signature, with a tool that others have too.
package struct Signing: Sendable {
    /// The tool.
    package enum Kind: String, CaseIterable, Sendable {
        case minisign
        case ssh

        /// Where the signature lies, beside the list.
        package var path: String {
            switch self {
            case .minisign: ChecksumList.path + ".minisig"
            case .ssh: ChecksumList.path + ".sig"
            }
        }
    }

    package var kind: Kind
    /// The secret key's file; for ssh a public key too, where its other half is with the agent.
    package var key: String

    package init(_ kind: Kind, key: String) {
        self.kind = kind
        self.key = key
    }

    /// ssh's signatures are for one purpose; this is the one that `ssh-keygen` suggests for files.
    static let namespace = "file"

    /// Writes the signature of the list in a folder.
    func sign(in folder: String, retry: RetryPolicy) throws(UploadError) {
        let list = folder + "/" + ChecksumList.path
        let place = folder + "/" + kind.path
        unlink(place)
        switch kind {
        case .minisign:
            try Tool(program: "minisign", retry: retry).run(
                ["-S", "-s", key, "-m", list, "-x", place, "-t", "file:" + ChecksumList.path],
                doing: "sign the checksums", judge: { _ in .hopeless })
        case .ssh:
            try Tool(program: "ssh-keygen", retry: retry).run(
                ["-Y", "sign", "-q", "-f", key, "-n", Self.namespace, list], doing: "sign the checksums",
                judge: { _ in .hopeless })
        }
    }
}

/// Whose signature is believed.
package enum Signer: Sendable {
    /// A public key of minisign, or the file that holds it.
    case minisign(String)
    /// A file of allowed signers, and the one who must have signed.
    case ssh(signers: String, identity: String)

    package var kind: Signing.Kind {
        switch self {
        case .minisign: .minisign
        case .ssh: .ssh
        }
    }

    /// Whether the signature is this signer's; nil if it is, else what the tool says.
    func refusal(of list: String, signature: String) throws(UploadError) -> String? {
        let arguments: [String]
        var input: [UInt8] = []
        switch self {
        case .minisign(let key):
            let isFile = access(key, R_OK) == 0
            arguments = ["-V", "-q", isFile ? "-p" : "-P", key, "-m", list, "-x", signature]
        case .ssh(let signers, let identity):
            arguments = ["-Y", "verify", "-f", signers, "-I", identity, "-n", Signing.namespace, "-s", signature]
            let file = open(list, O_RDONLY | O_CLOEXEC)
            if file >= 0 {
                defer { close(file) }
                _ = input.append(contentsOfFile: file)
            }
        }
        let tool = Tool(program: kind == .minisign ? "minisign" : "ssh-keygen", retry: RetryPolicy(tries: 1))
        let outcome = try tool.run(arguments, doing: "check the signature", input: input) { _ in .fine }
        if outcome.succeeded { return nil }
        let said = (outcome.error + outcome.text).split(whereSeparator: \.isNewline).last.map(String.init)
        return said ?? "exit code \(outcome.status)"
    }
}
