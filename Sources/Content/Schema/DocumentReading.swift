/// Reads one file by itself, as a kind of document.
package enum DocumentReading {
    /// What is wrong with a file, as far as it shows without any other file.
    package static func diagnostics(_ bytes: [UInt8], file: String, as document: DocumentKind) -> [Diagnostic] {
        var batch = Batch()
        let options = MarkdownOptions(checksCharacters: false)
        func read<Record>(_ shape: RecordShape<Record>) { _ = batch.document(bytes, file, shape, options) }
        func readList<Value>(_ shape: Shape<Value>) { _ = Batch.yaml(bytes, file, shape, &batch.diagnostics) }
        switch document {
        case .caseFile: read(CaseFile.shape)
        case .caseTranslation: read(CaseTranslation.shape)
        case .authority: read(EntityFile.shape(.authority))
        case .company: read(EntityFile.shape(.company))
        case .court: read(EntityFile.shape(.court))
        case .organisation: read(EntityFile.shape(.organisation))
        case .report: read(TextFile.Category.report.shape)
        case .dossier: read(TextFile.Category.dossier.shape)
        case .page: read(TextFile.Category.page.shape)
        case .year: read(TextFile.Category.year.shape)
        case .pageTranslation: read(TextTranslation.shape)
        case .law: readList(LawFile.shape.shape)
        case .site: readList(SiteSettings.shape.shape)
        case .topics, .sectors: readList(Term.list)
        }
        // Whether a site allows raw HTML is in another file.
        return batch.diagnostics.filter { $0.identifier != "raw-html" }
    }

    /// What is wrong with the text of one field, as the reader of its file would say it; nil if nothing is.
    package static func problem(with text: String, in field: String, of document: DocumentKind) -> Diagnostic? {
        var reader = Reader(file: "")
        let node = YAMLNode(
            content: .scalar(.init(text: text, isPlain: false)), position: .start,
            length: max(1, text.unicodeScalars.count))
        func read<Record>(_ shape: RecordShape<Record>) {
            var record = shape.make(node)
            shape.fields.first { $0.name == field }?.read(node, &record, &reader)
        }
        switch document {
        case .caseFile: read(CaseFile.shape)
        case .caseTranslation: read(CaseTranslation.shape)
        case .authority: read(EntityFile.shape(.authority))
        case .company: read(EntityFile.shape(.company))
        case .court: read(EntityFile.shape(.court))
        case .organisation: read(EntityFile.shape(.organisation))
        case .report: read(TextFile.Category.report.shape)
        case .dossier: read(TextFile.Category.dossier.shape)
        case .page: read(TextFile.Category.page.shape)
        case .year: read(TextFile.Category.year.shape)
        case .pageTranslation: read(TextTranslation.shape)
        case .law: read(LawFile.shape)
        case .site: read(SiteSettings.shape)
        case .topics, .sectors: read(Term.shape)
        }
        return reader.diagnostics.first
    }
}

extension DocumentKind {
    /// The names of the fields at the top of such a file, in the order in which a good editor writes them.
    package var fieldNames: [String] {
        if case .record(_, let fields, _) = kind { fields.map(\.name) } else { [] }
    }
}
