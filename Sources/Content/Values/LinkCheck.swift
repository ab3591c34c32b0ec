/// Checks addresses of the web that stand in fields.
enum LinkCheck {
    static func web(_ text: String) -> Result<String, ScalarProblem> {
        let lower = text.lowercased()
        guard lower.hasPrefix("https://") || lower.hasPrefix("http://") else {
            let whole = lower.hasPrefix("www.") ? "https://" + text : nil
            return .failure(
                ScalarProblem(
                    "bad-link", "`\(text)` is not an address of the web",
                    suggestion: whole.map { "write `\($0)`" } ?? "it begins with `https://` or `http://`",
                    replacement: whole.flatMap { (try? web($0).get()) != nil ? $0 : nil }))
        }
        let host = lower.drop { $0 != ":" }.dropFirst(3).prefix { !"/?#".contains($0) }
        guard !host.isEmpty, !host.contains("@") else {
            return .failure(ScalarProblem("bad-link", "`\(text)` names no host"))
        }
        if let character = text.unicodeScalars.first(where: {
            $0.value <= 0x20 || "<>\"\\^`{|}".unicodeScalars.contains($0)
        }) {
            return .failure(
                ScalarProblem(
                    "bad-link", "the address holds the character `\(character)`",
                    suggestion: "copy it from the browser's address bar, where it stands encoded"))
        }
        return .success(text)
    }
}
