extension CaseFile {
    /// Reads the text of one case file, without its translations; its id is the file's name.
    package static func parse(_ text: String, file: String) -> (CaseFile?, [Diagnostic]) {
        var batch = Batch()
        guard let (parsed, body) = batch.document(Array(text.utf8), file, CaseFile.shape, MarkdownOptions()) else {
            return (nil, batch.diagnostics)
        }
        var record = parsed
        let name = file.split(separator: "/").last.map(String.init) ?? file
        record.id = name.hasSuffix(".md") ? String(name.dropLast(3)) : name
        record.file = file
        record.body = body
        return (record, batch.diagnostics)
    }
}
