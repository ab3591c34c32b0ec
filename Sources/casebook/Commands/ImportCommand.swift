import ArgumentParser
import Content
import Glibc

/// `casebook import`: turns the rows of a table into case files.
struct ImportCommand: CasebookCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Turns the rows of a table into case files.",
        discussion: """
            A map says which columns make which fields. Write a first one, look at it, try it, import:
              casebook import --suggest fines.csv > fines.map.yml
              casebook import fines.csv --map fines.map.yml --dry-run
              casebook import fines.csv --map fines.map.yml
            Beside the map it keeps `fines.map.matches.tsv` (whom each name means: correct the ids and import again), \
            `fines.map.imported.tsv` (so that a second import knows an editor's words from its own) and \
            `fines.map.report.csv` (what became of every row). Tables are CSV or TSV with any separator, in UTF-8, UTF-16 \
            or Windows-1252, or JSON: a list of objects or of lists, objects by their ids, or one object on each line.
            """)

    @Argument(help: "The table: CSV, TSV or JSON.")
    var file: String

    @Option(help: ArgumentHelp("The map from columns to fields.", valueName: "file"))
    var map: String?

    @Option(help: ArgumentHelp("The folder of case files.", valueName: "dir"))
    var content = "content"

    @Flag(help: "Write nothing, and say what would be written.")
    var dryRun = false

    @Flag(help: "Print a first map for the table.")
    var suggest = false

    func validate() throws {
        if suggest == (map != nil) {
            throw ValidationError("give the map with `--map`, or ask for one with `--suggest`")
        }
    }

    func run(on console: Console) -> ExitStatus {
        do throws(Failure) {
            let table = try readTable()
            if let note = table.note { console.error(DisplayWidth.harmless("casebook: \(file) \(note)") + "\n") }
            if suggest {
                console.output(MapSuggestion(table, file: file).text)
                return .success
            }
            return try importTable(table, map ?? "", console)
        } catch {
            console.error("casebook: " + DisplayWidth.harmless(error.message) + "\n")
            return error.status
        }
    }

    private struct Failure: Error {
        var message: String
        var status = ExitStatus.wrongUsage
    }

    private func readTable() throws(Failure) -> ImportTable {
        guard let bytes = try read(file) else { throw Failure(message: "\(file) is not there") }
        do throws(ImportTable.Problem) {
            return try ImportTable.read(bytes)
        } catch {
            throw Failure(message: "\(file):\(error.line): \(error.message)", status: .contentHasErrors)
        }
    }

    private func read(_ path: String) throws(Failure) -> [UInt8]? {
        do throws(Disk.Failure) {
            return try Disk.read(path, limit: 1 << 30)
        } catch {
            if error.code == ENOENT { return nil }
            throw Failure(message: "\(path): \(error.reason)", status: .machineFailed)
        }
    }

    private func importTable(_ table: ImportTable, _ path: String, _ console: Console) throws(Failure) -> ExitStatus {
        guard let bytes = try read(path) else { throw Failure(message: "\(path) is not there") }
        var reader = ImportMapReader(file: path, table: table)
        guard let map = reader.read(bytes) else {
            DiagnosticFormat.text.write(DiagnosticReport(reader.diagnostics), to: console)
            return .contentHasErrors
        }
        let tree = try readContent(console)
        guard let tree else { return .contentHasErrors }
        let stem = path.hasSuffix(".yml") ? String(path.dropLast(4)) : path
        var importer = Importer(
            map: map, table: table, tree: tree, root: content, list: try list(stem), ledger: try ledger(stem),
            existing: { path in
                ((try? Disk.read(path)) ?? nil).flatMap { String(validating: $0, as: UTF8.self) }
            })
        let problems = importer.problems
        guard problems.isEmpty else {
            throw Failure(message: problems.joined(separator: "\ncasebook: "), status: .contentHasErrors)
        }
        let plan = importer.run()
        guard plan.refused.isEmpty else {
            throw Failure(message: plan.refused.joined(separator: "\ncasebook: "), status: .contentHasErrors)
        }
        if !dryRun { try write(plan, stem) }
        tell(plan, stem, console)
        return .success
    }

    private func readContent(_ console: Console) throws(Failure) -> ContentTree? {
        do throws(Disk.Failure) {
            let (tree, diagnostics) = try ContentReader(root: content, jobs: Parallel.processors).read()
            let report = DiagnosticReport(diagnostics.filter { $0.severity == .error })
            if report.errorCount == 0 { return tree }
            DiagnosticFormat.text.write(report, to: console)
            console.error("Nothing was imported: put the errors right first.\n")
            return nil
        } catch {
            throw Failure(message: "\(error.path): \(error.reason)", status: .machineFailed)
        }
    }

    private func list(_ stem: String) throws(Failure) -> MatchList {
        let path = stem + ".matches.tsv"
        guard let bytes = try read(path) else { return MatchList() }
        do throws(MatchList.Problem) {
            return try MatchList(String(decoding: bytes, as: UTF8.self))
        } catch {
            throw Failure(message: "\(path):\(error.line): \(error.message)", status: .contentHasErrors)
        }
    }

    private func ledger(_ stem: String) throws(Failure) -> ImportLedger {
        try read(stem + ".imported.tsv").map { ImportLedger(String(decoding: $0, as: UTF8.self)) } ?? ImportLedger()
    }

    // MARK: Writing

    /// Writes the cases, and the lists beside the map last, so that a stop in between costs nothing.
    private func write(_ plan: ImportPlan, _ stem: String) throws(Failure) {
        Draft.removeStale(below: content)
        for file in plan.files {
            guard let before = file.before else {
                try write(file.text, to: file.path, isNew: true)
                continue
            }
            // Somebody may have saved the file since it was read.
            guard (try? Disk.read(file.path)) == Array(before.utf8) else {
                throw Failure(message: "\(file.path) changed meanwhile and was left alone: import once more")
            }
            try write(file.text, to: file.path)
        }
        for (text, path) in [
            (plan.list.text, stem + ".matches.tsv"), (plan.ledger.text, stem + ".imported.tsv"),
            (plan.report, stem + ".report.csv"),
        ] {
            try write(text, to: path)
        }
    }

    /// Each file is whole or not there; a new one takes no other's place.
    private func write(_ text: String, to path: String, isNew: Bool = false) throws(Failure) {
        do throws(WholeFile.Failure) {
            if isNew {
                try WholeFile.create(path, Array(text.utf8))
            } else {
                try WholeFile.replace(path, with: Array(text.utf8))
            }
        } catch {
            throw Failure(message: error.sentence, status: error.isTaken ? .wrongUsage : .machineFailed)
        }
    }

    // MARK: Telling

    private func tell(_ plan: ImportPlan, _ stem: String, _ console: Console) {
        for outcome in plan.outcomes where outcome.kind == .notTaken || outcome.kind == .kept {
            let words = outcome.remarks.joined(separator: "; ")
            console.output(DisplayWidth.harmless("row \(outcome.row): \(outcome.kind.rawValue): \(words)") + "\n")
        }
        let counts = RowOutcome.Kind.allCases.map { ($0, plan.count($0)) }.filter { $0.1 > 0 }
        let words = counts.map { "\($1) \($0.rawValue)" }.joined(separator: ", ")
        let remarks = plan.outcomes.count { $0.kind != .notTaken && $0.kind != .kept && !$0.remarks.isEmpty }
        console.output("\(Counted.text(plan.outcomes.count, "row")): \(words)\n")
        let entities = plan.files.count { $0.isNew && !$0.path.hasPrefix(content + "/cases/") }
        if entities > 0 { console.output("\(Counted.text(entities, "file")) of authorities and companies\n") }
        if remarks > 0 { console.output("\(Counted.text(remarks, "row")) with remarks\n") }
        if dryRun {
            console.output("Nothing was written (--dry-run).\n")
        } else {
            console.output("Every row: \(stem).report.csv; whom names mean: \(stem).matches.tsv\n")
        }
    }
}
