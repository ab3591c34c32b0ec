@testable import Content

extension FuzzTarget {
    /// A file of the content folder; its first byte chooses the kind.
    static let frontMatter = FuzzTarget(name: "front-matter") { bytes in
        let kinds = DocumentKind.allCases
        let kind = kinds[Int(bytes.first ?? 0) % kinds.count]
        let file = Array(bytes.dropFirst())
        let problems = DocumentReading.diagnostics(file, file: "a.md", as: kind)
        DiagnosticCheck.require(problems, in: file)
        guard let repair = FileRepair.of(file, path: "a.md", as: kind) else { return }
        require(
            SourceParts.body(of: repair.after).map(Array.init) == SourceParts.body(of: file).map(Array.init),
            "a repair changes the body")
        let left = DocumentReading.diagnostics(repair.after, file: "a.md", as: kind)
        DiagnosticCheck.require(left, in: repair.after)
        let (before, after) = (problems.count { $0.severity == .error }, left.count { $0.severity == .error })
        // YAML stops at its first error, behind which others may stand that were there before.
        let stopped = problems.contains { $0.identifier.hasPrefix("yaml") }
        require(after <= before || stopped, "a repair brings \(after - before) errors in")
    }
}

/// What must hold of every problem that is told, whatever the file.
enum DiagnosticCheck {
    static func require(_ problems: [Diagnostic], in file: [UInt8]) {
        guard !problems.isEmpty else { return }
        let lines = file.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
            line.count { $0 & 0xC0 != 0x80 }
        }
        for problem in problems {
            let place = problem.location.position
            Fuzz.require(!problem.message.isEmpty, "a problem without words")
            Fuzz.require(!problem.message.contains("\n"), "a message of two lines: \(problem.message)")
            Fuzz.require(place.line >= 1 && place.column >= 1, "a problem at \(place): \(problem.message)")
            Fuzz.require(place.line <= lines.count + 1, "a problem behind the file, at \(place): \(problem.message)")
            let width = place.line <= lines.count ? lines[place.line - 1] : 0
            // Where the file is not UTF-8, its characters cannot be counted.
            Fuzz.require(
                place.column <= width + 1 || problem.identifier == "not-utf8",
                "a problem behind its line, at \(place) of \(width): \(problem.message)")
        }
    }
}
