import Content

/// A first map for a table, from the names of its columns and what stands in them; an editor goes on from there.
struct MapSuggestion {
    let table: ImportTable
    let name: String

    /// - Parameter file: the table's file, whose name becomes that of the other register.
    init(_ table: ImportTable, file: String) {
        self.table = table
        let stem = file.split(separator: "/").last?.split(separator: ".").first.map(String.init) ?? "table"
        name = slug(stem)
    }

    var text: String {
        let id = column([
            "id", "etid", "key", "case_id", "number", "nummer", "numero", "nr", "no", "ref", "reference", "kenmerk",
        ]) { isDistinct($0) }
        let authority = column([
            "authority", "dpa", "regulator", "supervisory_authority", "imposed_by", "toezichthouder", "autorite",
            "autoridad", "autorita", "behorde", "behoerde", "aufsichtsbehorde",
        ])
        let company = column(
            [
                "controller", "company", "name", "organisation", "organization", "respondent", "party", "entity",
                "defendant", "bedrijf", "organisatie", "onderneming", "societe", "entreprise", "organisme",
                "unternehmen", "verantwortlicher", "empresa", "azienda", "titolare", "naam", "nom",
            ]
        ) { $0 != authority }
        let date =
            column(["date", "decision_date", "date_of_decision", "decided", "day", "datum", "fecha", "data"]) {
                form($0) != nil
            }
            ?? table.columns.first { form($0) != nil }
        let amount =
            column(
                [
                    "fine", "price", "amount", "penalty", "sum", "usd_total", "total", "value", "fine_eur", "eur",
                    "euro",
                    "boete", "bedrag", "amende", "montant", "bussgeld", "betrag", "multa", "sanzione", "importo",
                    "importe",
                ]
            ) { isAmount($0) } ?? table.columns.first { isAmount($0) && $0 != id && $0 != date }
        let country =
            column(["country", "jurisdiction", "state", "land", "pays", "pais", "paese", "name"]) { isCountry($0) }
            ?? table.columns.first { isCountry($0) }
        let articles = column([
            "article_violated", "articles", "article", "artikel", "provisions", "legal_basis", "violations",
        ]) {
            column in table.rows.contains { table.cell(column, $0).lowercased().contains("art") }
        }
        func isLink(_ column: String) -> Bool { table.rows.contains { table.cell(column, $0).hasPrefix("http") } }
        let url =
            column(["source", "url", "link", "source_url", "decision_url", "bron", "quelle"], where: isLink)
            ?? table.columns.first(where: isLink)
        let text = column([
            "summary", "description", "text", "details", "notes", "samenvatting", "resume", "zusammenfassung",
        ]) { $0 != url }
        let party = company == country ? column(["company", "controller", "respondent"]) : company
        var map =
            "# A map from \(name): each field says which column it is made of; `{column}` in a text stands for a cell.\n"
        map += "# Correct it, try it with --dry-run, and look through the list of matches before you import.\n"
        map += "# Columns: \(table.columns.filter { !$0.isEmpty }.joined(separator: ", "))\n\n"
        map +=
            "# What tells a row from all others; it goes into `external_ids`, so that a second import finds the case.\n"
        map += "id: {register: \(name), \(id.map { "column: \(quoted($0))" } ?? "columns: [] # several together do")}\n"
        let words = [party.map { "{\($0)}" } ?? "", authority.map { "fined by {\($0)}" } ?? "fined"]
        map += "title: \(quoted(words.filter { !$0.isEmpty }.joined(separator: " ")))\n"
        if let text {
            map += "# The text of the page; entities and tags of HTML become Markdown.\ntext: \(quoted("{\(text)}"))\n"
        }
        map += "\n# `create: true` makes a file for each name that is not known; without it such rows are not taken.\n"
        map += "# One authority for all rows is its id alone: `authority: ap`.\n"
        let place = country.map { ", country: {column: \(quoted($0))}" } ?? ""
        map += "authority: " + (authority.map { "{column: \(quoted($0)), create: true\(place)}\n" } ?? "ID\n")
        let names = party.map { found(in: $0, Self.unnamed).map(quoted) } ?? []
        let unnamed = names.isEmpty ? "" : ", undisclosed: [\(names.joined(separator: ", "))]"
        map += "company: {column: \(quoted(party ?? "COLUMN")), create: true\(place)\(unnamed)}\n"
        map += dateLines(date) + amountLines(amount)
        if let articles {
            map += "\n# Citations such as `Art. 5 (1) c) GDPR|Art.32`; what is not understood is reported.\n"
            map += "provisions: {column: \(quoted(articles)), law: gdpr, called: [\(lawNames(articles))]}\n"
        }
        map += "\n# Where the table has it from: every case needs a source.\n"
        let title = "title: \(quoted("Table \(name)")), kind: database"
        map += "source: {\(url.map { "url: \(quoted("{\($0)}")), " } ?? "")\(title)}\n"
        map += "\n# Rows to leave out: `skip: [{column: …, values: [\"…\"]}]`, where `*` stands for any letters.\n"
        if let party {
            let nobody = found(in: party, Self.nobody)
            if !nobody.isEmpty {
                map += "skip: [{column: \(quoted(party)), values: [\(nobody.map(quoted).joined(separator: ", "))]}]\n"
            }
        }
        return map
    }

    private func dateLines(_ date: String?) -> String {
        guard let date, let form = form(date) else { return "date: {column: COLUMN, format: YYYY-MM-DD}\n" }
        let format = form == "ISO" ? "" : ", format: \(quoted(form))"
        let first = table.rows.lazy.map { table.cell(date, $0) }.filter { $0.contains("1970") && $0.contains("01") }
        let unknown = Array(Set(first)).sorted()
        var lines =
            "\n# What a table writes for a date that nobody knows stands under `unknown`; with `known_by: DAY` such\n"
        lines += "# rows are taken as known by that day, without it they are not taken.\n"
        lines += "date: {column: \(quoted(date))\(format)"
        if !unknown.isEmpty { lines += ", unknown: [\(unknown.map(quoted).joined(separator: ", "))]" }
        return lines + "}\n"
    }

    private func amountLines(_ amount: String?) -> String {
        guard let amount else { return "# fine: {column: COLUMN, currency: EUR}\n" }
        let cells = table.rows.map { table.cell(amount, $0) }
        var lines =
            "\n# `settlement:` instead of `fine:` where the sums were settled. A currency in the cell wins over this one.\n"
        let currencies = column(["currency", "currency_code"]).map { "{column: \(quoted($0))}" }
        lines += "fine: {column: \(quoted(amount)), currency: \(currencies ?? currency(in: amount))"
        if let sign = decimalSign(cells) { lines += ", decimal: \"\(sign)\"" }
        if cells.contains(where: { $0 == "0" || $0.hasPrefix("0.0") }) { lines += ", unknown: [\"0\"]" }
        return lines + "}\n"
    }

    /// The sign before decimals, as the amounts tell: by one or two digits behind it, else by the other sign between
    /// thousands.
    private func decimalSign(_ cells: [String]) -> String? {
        if cells.contains(where: { $0.contains(#/,(\d{1,2}|-)\D*$/#) }) { return "," }
        if cells.contains(where: { $0.contains(#/\.(\d{1,2}|-)\D*$/#) }) { return "." }
        if cells.contains(where: { $0.contains(#/\d\.\d{3}/#) }) { return "," }
        return cells.contains { $0.contains(#/\d,\d{3}/#) } ? "." : nil
    }

    // MARK: Columns

    /// The first column of a name in this order, if it is also what `test` wants.
    private func column(_ names: [String], where test: (String) -> Bool = { _ in true }) -> String? {
        let columns = table.columns.map { (name: $0, key: slug($0).replacing("-", with: "_")) }
        for name in names {
            if let found = columns.first(where: { $0.key == name && test($0.name) }) { return found.name }
        }
        for name in names where name.count > 3 {
            if let found = columns.first(where: { $0.key.contains(name) && test($0.name) }) { return found.name }
        }
        return nil
    }

    private var sample: ArraySlice<ImportTable.Row> { table.rows.prefix(200) }

    private func cells(_ column: String) -> [String] { sample.map { table.cell(column, $0) }.filter { !$0.isEmpty } }

    private func isDistinct(_ column: String) -> Bool {
        let cells = table.rows.map { table.cell(column, $0) }
        return !cells.isEmpty && Set(cells).count == cells.count
    }

    private func isCountry(_ column: String) -> Bool {
        let cells = cells(column)
        return !cells.isEmpty && cells.count { CountryNames.country($0) != nil } * 10 >= cells.count * 9
    }

    private func isAmount(_ column: String) -> Bool {
        let cells = cells(column)
        let reading = ImportAmount(currency: .euro, decimal: nil)
        return !cells.isEmpty
            && cells.count { (try? reading.read($0)) != nil || $0.contains { $0.isNumber } && $0.count < 20 } * 10
                >= cells.count * 9
            && form(column) == nil
    }

    /// The form of a column of dates; `ISO` for those that need none.
    private func form(_ column: String) -> String? {
        let cells = cells(column)
        guard !cells.isEmpty else { return nil }
        func fit(_ read: (String) -> PartialDate?) -> Bool {
            cells.count { read($0) != nil } * 10 >= cells.count * 9
        }
        if cells.allSatisfy({ $0.count >= 8 }), fit({ ImportDate.read($0, formats: []) }) { return "ISO" }
        // Days above 12 tell which of the two comes first.
        return [
            "MM/DD/YYYY", "DD/MM/YYYY", "DD.MM.YYYY", "DD-MM-YYYY", "D MMMM YYYY", "MMMM D, YYYY", "YYYY/MM/DD",
        ].first { form in fit { ImportDate.read($0, format: form) } }
    }

    /// The code that stands as a word in the name of a column, such as `usd_total` or `Boete (EUR)`; else the euro's.
    private func currency(in column: String) -> String {
        let words = slug(column).split(separator: "-").map { $0.uppercased() }
        return (words.lazy.compactMap(Currency.init).first ?? .euro).code
    }

    /// What the citations call the law: `GDPR`, `AVG`, `RGPD`; only names that the regulation has in some language.
    private func lawNames(_ column: String) -> String {
        let words = Set(
            table.rows.flatMap { table.cell(column, $0).uppercased().split { !$0.isLetter }.map(String.init) })
        let found = ["GDPR", "AVG", "DSGVO", "RGPD", "RODO"].filter { words.contains($0) }
        return found.isEmpty ? "GDPR" : found.joined(separator: ", ")
    }

    /// What tables write for a party that has a name which they do not tell.
    private static let unnamed = [
        "unknown", "not available", "not disclosed", "individual", "anonymous", "n/a", "private",
    ]
    /// What they write where there was no party: such a row tells of no case.
    private static let nobody = ["none", "nobody", "no one", "nil"]

    /// Which of these words stand alone in a column, in one or more, as the column writes them.
    private func found(in column: String, _ words: [String]) -> [String] {
        let cells = Set(table.rows.map { ImportText.plain(table.cell(column, $0)) })
        return cells.filter { name in words.contains { name.lowercased() == $0 || name.lowercased() == $0 + "s" } }
            .sorted()
    }

    private func quoted(_ text: String) -> String { YAMLText.quoted(text) }
}
