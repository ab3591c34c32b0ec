/// Reads where a target is; what would hold a secret, or would be taken for an option, is refused.
enum TargetPlace {
    typealias Reading = Result<String, ScalarProblem>

    /// A remote of rclone's own configuration, and a path on it: `live:bucket/folder`.
    static func remote(_ text: String) -> Reading {
        if let problem = unsafe(text) { return .failure(problem) }
        let name = text.prefix { $0 != ":" }
        if text.hasPrefix(":") || name.contains(",") {
            return .failure(
                ScalarProblem(
                    "secret-in-target", "a remote is named here, not described: a description may hold a secret",
                    suggestion: "set it up with `rclone config` or with variables such as `RCLONE_CONFIG_LIVE_TYPE`, "
                        + "and write `live:path`"))
        }
        guard name.count < text.count else {
            return .failure(
                ScalarProblem(
                    "bad-target", "`\(text)` names no remote",
                    suggestion: text.hasPrefix("/")
                        ? "a folder is a target of the kind rsync: write `path: \(text)`"
                        : "for example `live:register`"))
        }
        if let odd = name.unicodeScalars.first(where: { !isNameCharacter($0) }) {
            return .failure(
                ScalarProblem(
                    "bad-target", "the name of a remote holds no `\(odd)`", suggestion: "for example `live:register`"))
        }
        return text.contains("..") ? .failure(upwards(text)) : .success(text)
    }

    /// A folder: `/srv/www`, `host:/srv/www`, `user@host:folder`, `host::module/path`, `rsync://host/module`.
    static func folder(_ text: String) -> Reading {
        if let problem = unsafe(text) { return .failure(problem) }
        if text.split(separator: "/").contains("..") { return .failure(upwards(text)) }
        if text.hasPrefix("rsync://") || text.hasPrefix("/") && text.contains(where: { $0 != "/" }) {
            return .success(text)
        }
        let host = text.prefix { $0 != ":" && $0 != "/" }
        guard !host.isEmpty, host.count < text.count, text.dropFirst(host.count).first == ":", !text.contains("://"),
            host.unicodeScalars.allSatisfy({ isNameCharacter($0) || "[]%".unicodeScalars.contains($0) })
        else {
            return .failure(
                ScalarProblem(
                    "bad-target", "`\(text)` is neither a whole path nor a folder of another machine",
                    suggestion: "for example `/srv/register` or `www@example.org:/srv/register`"))
        }
        return .success(text)
    }

    /// A repository: `https://…`, `ssh://…`, `file://…`, `git@host:path` or a whole path.
    static func repository(_ text: String) -> Reading {
        if let problem = unsafe(text) { return .failure(problem) }
        for scheme in ["https://", "http://"] where text.hasPrefix(scheme) {
            // What stands before an `@` here is most often a token, with or without a colon.
            if text.dropFirst(scheme.count).prefix(while: { $0 != "/" }).contains("@") { return .failure(secret) }
            return .success(text)
        }
        if ["ssh://", "file:///", "/"].contains(where: text.hasPrefix) { return .success(text) }
        let host = text.prefix { $0 != ":" && $0 != "/" }
        guard !host.isEmpty, text.dropFirst(host.count).first == ":", !text.dropFirst(host.count).hasPrefix("::"),
            !text.contains("://"), host.unicodeScalars.allSatisfy(isNameCharacter)
        else {
            return .failure(
                ScalarProblem(
                    "bad-target", "`\(text)` is not the address of a repository",
                    suggestion: "for example `git@example.org:register.git` or `https://example.org/register.git`"))
        }
        return .success(text)
    }

    /// A branch, by git's rules for names and a little stricter.
    static func branch(_ text: String) -> Reading {
        let isSound =
            text.unicodeScalars.allSatisfy { isNameCharacter($0) || $0 == "/" } && !text.hasPrefix("-")
            && !text.contains("..") && !text.contains("@")
            && text.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
                !$0.isEmpty && !$0.hasPrefix(".") && !$0.hasSuffix(".") && !$0.hasSuffix(".lock")
            }
        return isSound
            ? .success(text)
            : .failure(
                ScalarProblem(
                    "bad-target", "`\(text)` is not the name of a branch", suggestion: "for example `gh-pages`"))
    }

    /// A pattern of paths below the target: `*` within a folder, `**` across folders.
    static func pattern(_ text: String) -> Reading {
        if text.hasPrefix("/") || text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F })
            || text.split(separator: "/", omittingEmptySubsequences: false).contains(where: { $0 == ".." || $0 == "." })
        {
            return .failure(
                ScalarProblem(
                    "bad-target", "`\(text)` is not a pattern of paths below the target",
                    suggestion: "for example `CNAME` or `archive/**`"))
        }
        return .success(text)
    }

    private static let secret = ScalarProblem(
        "secret-in-target", "this address holds a password or a token, and the settings are no place for one",
        suggestion: "delete what stands before `@`, and change that secret: give the new one to the tool's own store "
            + "(git's credential helper, ssh's keys, `rclone config`) or to the environment")

    private static func unsafe(_ text: String) -> ScalarProblem? {
        if text.hasPrefix("-") {
            return ScalarProblem(
                "bad-target", "`\(text)` begins with `-`: it would be taken for an option", suggestion: nil)
        }
        if text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
            return ScalarProblem("bad-target", "a control character stands in it", suggestion: "delete it")
        }
        // `scheme://user:password@host`, and the like without a scheme.
        let rest = text.contains("://") ? text.drop { $0 != ":" }.dropFirst(3) : text[...]
        let authority = rest.prefix { $0 != "/" }
        if let at = authority.lastIndex(of: "@"), authority[..<at].contains(":") { return secret }
        let lower = text.lowercased()
        if ["password=", "secret=", "token=", "pass=", "secret_access_key=", "sas_url="].contains(where: lower.contains)
        {
            return secret
        }
        return nil
    }

    private static func upwards(_ text: String) -> ScalarProblem {
        ScalarProblem("bad-target", "`\(text)` leads upwards by `..`", suggestion: "write where it leads")
    }

    private static func isNameCharacter(_ character: Unicode.Scalar) -> Bool {
        character.isASCII
            && (character.properties.isAlphabetic || character.properties.numericType != nil
                || "._-+@".unicodeScalars.contains(character))
    }
}
