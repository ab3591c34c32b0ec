import Content
import Register

extension PageScope {
    /// The page of the downloads, but for what only the made files tell: see `withFacts`.
    func dataPage(_ exports: Exports) -> DataPage {
        var page = DataPage(
            page: head(.data, title: wording("heading.data"), description: wording("lead.data")),
            lead: wording("lead.data"),
            files: exports.files.filter { ![.csv, .jsonLines].contains($0.format) }.map { download($0, exports) },
            records: exports.files.filter { $0.format == .jsonLines }.map { download($0, exports) },
            tables: exports.files.filter { $0.format == .csv }.compactMap { file in
                file.tables(exports.tables).first.map { table($0, file, exports) }
            }, examples: DataExamples(exports, self).all)
        page.citations = citationFiles
        page.page.structuredData = dataset(exports)
        page.page.alternates = [
            FeedView(
                href: context.addresses.href(file: "data/catalog.jsonld"), title: "DCAT", type: "application/ld+json")
        ]
        page.license = settings.dataLicense.map {
            LinkView(text: words($0.name) ?? "", href: $0.url, lang: nil, title: nil)
        }
        let leftOut = exports.scope.leftOut
        if leftOut > 0 {
            page.leftOut = wording.locale.plural("data-note.left-out", leftOut, ["n": wording.money.grouped(leftOut)])
        }
        return page
    }

    /// The page with the sizes and hashes of the files, which are made if they have not been.
    func withFacts(_ page: DataPage, _ exports: Exports) throws(PageFailure) -> DataPage {
        var page = page
        func add(to download: inout DownloadView) throws(PageFailure) {
            guard let file = exports.files.first(where: { href(of: $0) == download.href }) else { return }
            let facts = try exports.facts(file)
            download.size = size(facts.bytes)
            download.sha256 = facts.sha256
        }
        for place in page.files.indices { try add(to: &page.files[place]) }
        for place in page.records.indices { try add(to: &page.records[place]) }
        for place in page.tables.indices {
            try add(to: &page.tables[place].download)
            page.tables[place].extent += page.tables[place].download.size.map { ", " + $0 } ?? ""
        }
        return page
    }

    private func href(of file: ExportFile) -> String { context.addresses.href(file: file.path) }

    private func download(_ file: ExportFile, _ exports: Exports) -> DownloadView {
        var view = DownloadView(
            text: file.name, href: href(of: file), format: wording("data-format." + file.format.rawValue))
        switch file.format {
        // What a table holds stands in its heading.
        case .csv: break
        case .jsonLines: view.note = file.kind.map { wording("table-of." + $0.table) }
        default: view.note = wording("data-file." + file.format.rawValue)
        }
        if let kind = file.kind {
            view.format = wording.locale.plural(
                "data-note.records", exports.scope.owners(kind).count,
                ["n": wording.money.grouped(exports.scope.owners(kind).count)])
        }
        return view
    }

    private func table(_ table: ExportTable, _ file: ExportFile, _ exports: Exports) -> DataTableView {
        let rows = exports.rows(table)
        return DataTableView(
            name: table.name, summary: wording("table-of." + table.name),
            extent: wording.locale.plural(
                "data-note.rows", rows,
                ["n": wording.money.grouped(rows), "columns": wording.money.grouped(table.columns.count)]),
            download: download(file, exports), columns: table.columns.map { column($0, of: table) })
    }

    private func column(_ column: ExportColumn, of table: ExportTable) -> DataColumnView {
        var type = wording("data-type." + typeName(column.kind))
        if let unit = column.unit { type += ", " + (unitName(unit)) }
        if case .word(let words) = column.kind, words.count <= 6 { type += ": " + words.joined(separator: ", ") }
        let reference = column.references ?? table.foreignKeys.first { $0.columns.last == column.name }?.table
        let description = column.description.text(in: wording.locale)
        return DataColumnView(
            name: column.name, type: type,
            description: (description ?? column.description.text).replacing("`", with: ""),
            lang: description != nil || language == "en" ? nil : "en",
            reference: reference.map { LinkView(text: $0, href: "#table-" + $0, lang: nil, title: nil) })
    }

    private func typeName(_ kind: ExportColumn.Kind) -> String {
        switch kind {
        case .text: "text"
        case .id: "id"
        case .word: "word"
        case .link: "link"
        case .date: "date"
        case .day: "day"
        case .integer: "integer"
        case .decimal: "decimal"
        case .flag: "flag"
        }
    }

    /// A unit in words; a currency is its code.
    private func unitName(_ unit: String) -> String {
        let key = "data-unit." + unit.replacing(" ", with: "-")
        return wording.locale.contains(key) ? wording(key) : unit
    }
}
