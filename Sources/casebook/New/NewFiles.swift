import Content

/// New files that are written together: all of them, or none.
struct NewFiles {
    struct File {
        var path: String
        var text: String
        var kind: DocumentKind
    }

    private(set) var files: [File] = []

    mutating func add(_ path: String, _ text: String, _ kind: DocumentKind) {
        files.append(File(path: path, text: text, kind: kind))
    }

    /// Writes the files and names each on standard output; what was written before a failure is taken away again.
    func write(on console: Console, next: String) -> ExitStatus {
        for file in files {
            let problems = DocumentReading.diagnostics(Array(file.text.utf8), file: file.path, as: file.kind)
            if let problem = problems.first(where: { $0.severity == .error }) {
                console.error("casebook: nothing was written: \(DisplayWidth.harmless(Interview.sentence(problem)))\n")
                return .wrongUsage
            }
        }
        var written: [String] = []
        for folder in Set(files.map { Draft.folder(of: $0.path) }) { Draft.removeStale(below: folder) }
        do {
            try Interruption.held { () throws(WholeFile.Failure) in
                for file in files {
                    try WholeFile.create(file.path, Array(file.text.utf8))
                    written.append(file.path)
                }
            }
        } catch {
            for path in written { WholeFile.remove(path) }
            return console.report(error)
        }
        for path in written { console.output(DisplayWidth.harmless(path) + "\n") }
        console.error(next + "\n")
        return .success
    }
}
