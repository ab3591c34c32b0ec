import Content
import Register

/// Prints a list of what could be better.
struct ListRun {
    let list: CaseList
    /// How many entries at most; nil for all.
    let limit: Int?
    let format: DiagnosticFormat

    func run(_ register: Register, _ diagnostics: [Diagnostic], on console: Console) -> ExitStatus {
        let all = list.entries(of: register)
        let shown = limit.map { Array(all.prefix($0)) } ?? all
        if format == .json {
            console.output(json(shown, of: all.count).text)
        } else {
            for entry in shown {
                let line = "\(entry.file):\(entry.line): \(entry.id): \(entry.text)"
                console.output(DisplayWidth.harmless(line) + "\n")
            }
        }
        let count = shown.count < all.count ? "\(shown.count) of \(Counted.grouped(all.count))" : "\(all.count)"
        console.error("\(count) \(list.heading)\n")
        let errors = diagnostics.count { $0.severity == .error }
        if errors > 0 {
            console.error("The content has \(Counted.text(errors, "error")), so the list may miss some: run `check`.\n")
            return .contentHasErrors
        }
        return .success
    }

    private func json(_ entries: [CaseList.Entry], of count: Int) -> JSONValue {
        [
            "list": .string(list.rawValue), "count": .integer(count),
            "entries": .array(
                entries.map { entry in
                    [
                        "file": .string(entry.file), "line": .integer(entry.line), "case": .string(entry.id),
                        "text": .string(entry.text),
                    ]
                }),
        ]
    }
}
