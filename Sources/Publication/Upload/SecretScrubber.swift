import Glibc

/// Takes out of a tool's words what must never be shown: values of variables that hold secrets, and passwords in
/// addresses.
struct SecretScrubber: Sendable {
    private let secrets: [String]

    /// The secrets of this process's environment.
    static let ofEnvironment = SecretScrubber(
        variables: {
            var variables: [String: String] = [:]
            var next = environ
            while let variable = next.pointee {
                let text = String(cString: variable)
                if let equals = text.firstIndex(of: "=") {
                    variables[String(text[..<equals])] = String(text[text.index(after: equals)...])
                }
                next += 1
            }
            return variables
        }())

    init(variables: [String: String]) {
        let marks = ["KEY", "SECRET", "TOKEN", "PASS", "CREDENTIAL", "AUTH", "SAS", "USER", "ACCOUNT", "HEADERS"]
        secrets = variables.filter { name, value in
            // A value as short as this would take words apart, and is no secret.
            value.utf8.count >= 4 && !value.hasPrefix("/") && marks.contains(where: name.uppercased().contains)
                && name != "SSH_AUTH_SOCK" && name != "USERNAME" && name != "USER"
        }.values.sorted { $0.utf8.count > $1.utf8.count }
    }

    func scrubbed(_ text: String) -> String {
        var text = text
        for secret in secrets {
            text = text.split(separator: secret, omittingEmptySubsequences: false).joined(separator: "***")
        }
        return text.split(separator: "://", omittingEmptySubsequences: false).enumerated().map { index, part in
            guard index > 0 else { return String(part) }
            let authority = part.prefix { !"/ \n\"'".contains($0) }
            guard let at = authority.lastIndex(of: "@"), authority[..<at].contains(":") else { return String(part) }
            return "***" + part[at...]
        }.joined(separator: "://")
    }
}
