import Content
import Register
import Site

/// What a file of the site is made of, for people.
struct PageExplanation {
    let page: PlannedPage
    let register: Register

    var text: String {
        var rows: [(String, [String])] = [("file", [page.path])]
        let sources = PageSources(of: page.path, in: register)
        rows.append(("content", sources.files))
        if let origin = page.origin?() {
            rows.append(("view", [origin.view]))
            rows.append(("templates", origin.templates))
        }
        rows.append(("queries", sources.queries))
        rows.append(("data", sources.data))
        let prepared = page.prepare()
        if case .file(let path) = prepared.source { rows.append(("copy of", [path])) }
        let digits = String(prepared.key, radix: 16)
        rows.append(("key", [String(repeating: "0", count: 16 - digits.count) + digits]))
        let width = 11
        var text = ""
        for (name, lines) in rows where !lines.isEmpty {
            for (index, line) in lines.enumerated() {
                let label = index == 0 ? name : ""
                text += label + String(repeating: " ", count: width - label.count) + line + "\n"
            }
        }
        return text
    }
}

extension DisplayWidth {
    /// Lines without anything that a terminal would obey.
    static func lines(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { harmless(String($0)) }
            .joined(separator: "\n")
    }
}
