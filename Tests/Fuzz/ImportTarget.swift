@testable import Content
@testable import casebook

extension FuzzTarget {
    /// A table; where its first byte is odd it is led by a map of its own, up to a line with `%%`.
    static let importer = FuzzTarget(name: "import") { bytes in
        var table = Array(bytes.dropFirst())
        var mapping = Array(usualMap.utf8)
        if let first = bytes.first, first & 1 == 1, let end = table.firstRange(of: Array("\n%%\n".utf8)) {
            mapping = Array(table[..<end.lowerBound])
            table = Array(table[end.upperBound...])
        }
        guard let rows = try? ImportTable.read(table) else { return }
        _ = MapSuggestion(rows, file: "a.csv").text
        var reader = ImportMapReader(file: "a.yml", table: rows)
        let map = reader.read(mapping)
        DiagnosticCheck.require(reader.diagnostics, in: mapping)
        guard let map else { return }
        run(map, rows)
    }

    private static func run(_ map: ImportMap, _ rows: ImportTable) {
        func importer(_ tree: ContentTree, _ list: MatchList, _ ledger: ImportLedger, _ files: [String: String])
            -> Importer
        {
            Importer(
                map: map, table: rows, tree: tree, root: "content", list: list, ledger: ledger, existing: { files[$0] })
        }
        var first = importer(SampleRegister.tree, MatchList(), ImportLedger(), [:])
        guard first.problems.isEmpty else { return }
        let plan = first.run()
        require(plan.outcomes.count == rows.rows.count, "a row that nobody accounts for")
        require(Set(plan.files.map(\.path)).count == plan.files.count, "a file is written twice")
        guard plan.refused.isEmpty else { return }
        var tree = SampleRegister.tree
        var files: [String: String] = [:]
        for file in plan.files {
            require(file.isNew, "\(file.path) is written over")
            files[file.path] = file.text
            add(file, to: &tree)
        }
        guard let list = try? MatchList(plan.list.text) else { fail("the list of matches is written and not read") }
        var second = importer(tree, list, ImportLedger(plan.ledger.text), files)
        let again = second.run()
        for file in again.files { require(files[file.path] == file.text, "a second import changes \(file.path)") }
    }

    /// Reads a file that the import wrote, which must be one that the register takes.
    private static func add(_ file: ImportPlan.File, to tree: inout ContentTree) {
        let stem = file.path.split(separator: "/").last.map { String($0.dropLast(3)) } ?? ""
        require(Identifiers.isID(stem), "the file's name `\(stem)` is no id")
        var batch = Batch()
        let options = MarkdownOptions(allowsHTML: false, checksCharacters: false)
        let bytes = Array(file.text.utf8)
        if file.path.hasPrefix("content/cases/") {
            if let (record, body) = batch.document(bytes, file.path, CaseFile.shape, options) {
                var read = record
                (read.id, read.file, read.body) = (stem, file.path, body)
                tree.cases.append(read)
            }
        } else {
            let category: EntityFile.Category = file.path.hasPrefix("content/authorities/") ? .authority : .company
            if let (record, body) = batch.document(bytes, file.path, EntityFile.shape(category), options) {
                var read = record
                (read.id, read.file, read.body) = (stem, file.path, body)
                tree.entities.append(read)
            }
        }
        let broken = ["yaml", "markdown-limit", "forbidden", "bad-link", "raw-html", "no-front-matter"]
        for problem in batch.diagnostics where broken.contains(where: { problem.identifier.hasPrefix($0) }) {
            fail("\(file.path) is written and not read: \(problem.message)\n\(file.text)")
        }
    }

    private static let usualMap = """
        id: {register: list, column: nr}
        title: "{who} fined"
        text: "{text}"
        authority: {column: by, create: true, country: NL}
        company: {column: who, create: true, undisclosed: ["a *"]}
        date: {column: day, format: DD-MM-YYYY, known_by: 2024-12-31}
        fine: {column: sum, currency: EUR, decimal: ",", unknown: ["0"]}
        provisions: {column: articles, law: gdpr, called: [AVG]}
        topics: [transparency]
        source: {title: The list, kind: database}
        """
}
