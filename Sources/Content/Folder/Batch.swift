/// What one thread has read of a content folder.
struct Batch: Sendable {
    var cases: [CaseFile] = []
    var entities: [EntityFile] = []
    var laws: [LawFile] = []
    var pages: [TextFile] = []
    var unreadIDs: [String] = []
    var diagnostics: [Diagnostic] = []
    /// The files that were read, each as it was then.
    var inputs: [ContentInput] = []
    var failure: Disk.Failure?

    mutating func read(_ group: ContentInventory.Group, languages: [String], allowsHTML: Bool) {
        guard failure == nil, let main = group.main else { return }
        do {
            for translation in group.translations where !languages.dropFirst().contains(translation.language) {
                diagnostics.append(
                    Diagnostic(
                        "unknown-language", "the site has no language `\(translation.language)`",
                        at: SourceLocation(file: translation.path),
                        suggestion: translation.language == languages.first
                            ? "texts in the default language stand in `\(group.id).md`"
                            : "add it to `languages` in `site.yml`, or delete the file"))
            }
            // The whole file has been checked when its front matter is taken off.
            let options = MarkdownOptions(allowsHTML: allowsHTML, checksCharacters: false)
            switch group.kind {
            case .caseFile: try readCase(group, main, languages, options)
            case .entity(let category): try readEntity(group, main, category, languages, options)
            case .law:
                guard let bytes = try Self.bytes(main, limit: 4 << 20, &diagnostics, &inputs) else { return }
                if var law = Self.yaml(bytes, main, LawFile.shape.shape, &diagnostics) {
                    law.id = group.id
                    law.file = main
                    laws.append(law)
                } else {
                    unreadIDs.append(group.id)
                }
            case .text(let category): try readPage(group, main, category, languages, options)
            }
        } catch {
            failure = error
        }
    }

    private mutating func readCase(
        _ group: ContentInventory.Group, _ main: String, _ languages: [String], _ options: MarkdownOptions
    ) throws(Disk.Failure) {
        var stamps = TextStamps()
        guard let (parsed, body) = try document(main, CaseFile.shape, options, &stamps) else {
            unreadIDs.append(group.id)
            return
        }
        var file = parsed
        file.id = group.id
        file.file = main
        file.body = body
        for (language, path) in group.translations where languages.dropFirst().contains(language) {
            guard let (words, body) = try document(path, CaseTranslation.shape, options, &stamps) else { continue }
            var translation = words
            translation.language = language
            translation.file = path
            translation.body = body
            check(translation, of: file)
            file.translations.append(translation)
        }
        for attachment in group.attachments {
            var input = ContentInput(path: attachment.path)
            defer { inputs.append(input) }
            guard let bytes = try Disk.read(attachment.path, limit: 64 << 20, stamp: &input.stamp) else {
                diagnostics.append(
                    Diagnostic(
                        "attachment-too-large", "the attachment is larger than 64 MB",
                        at: SourceLocation(file: attachment.path),
                        suggestion: "put it on a server of its own and name its address as a source"))
                continue
            }
            if let problem = AttachmentCheck.problem(attachment.name, bytes, path: attachment.path) {
                diagnostics.append(problem)
                continue
            }
            warn(ofAuthor: PDFAuthor(of: bytes), in: bytes, attachment.path, of: file)
            file.attachments.append(
                Attachment(
                    name: attachment.name, path: attachment.path, size: publishedSize(of: bytes, attachment.path),
                    stamp: Checksum.of(bytes)))
        }
        for attachment in file.attachments {
            stamps.head = Checksum.combining(stamps.head, Checksum.of(Array(attachment.path.utf8)))
            stamps.head = Checksum.combining(stamps.head, attachment.stamp)
        }
        file.headStamp = stamps.head
        file.textStamp = stamps.text
        cases.append(file)
    }

    /// Warns of a name in a PDF that its readers see and its editor may not have seen.
    private mutating func warn(
        ofAuthor author: PDFAuthor?, in bytes: [UInt8], _ path: String, of file: CaseFile
    ) {
        // A document that is as its source published it says nothing new.
        guard let author, case let sum = "\(SHA256(of: bytes))", !file.sources.contains(where: { $0.sha256 == sum })
        else { return }
        let message =
            switch author {
            case .named(let name): "this PDF names `\(name)` as its author to whoever opens its properties"
            case .hidden: "this PDF may name its author: its properties are packed, and are not read here"
            }
        diagnostics.append(
            Diagnostic(
                .warning, "pdf-author", message, at: SourceLocation(file: path),
                suggestion: "take it out, `exiftool -all= FILE`, then `qpdf --linearize FILE NEW`; or, where the "
                    + "authority published it so, write its `sha256: \(sum)` at its source"))
    }

    /// How many bytes of an attachment are published: of a picture, only what draws it.
    private mutating func publishedSize(of bytes: [UInt8], _ path: String) -> Int {
        switch ImageMetadata.treatment(of: bytes) {
        case .asItIs: return bytes.count
        case .cleaned(let cleaned, let hadLocation):
            if hadLocation {
                diagnostics.append(
                    Diagnostic(
                        .warning, "image-location",
                        "the picture tells where it was taken: that is left out of the site, and stays in this file",
                        at: SourceLocation(file: path),
                        suggestion: "take it out here too, if others can read this folder: `exiftool -all= FILE`"))
            }
            return cleaned.count
        case .refused(let refusal):
            diagnostics.append(
                Diagnostic(
                    "image-metadata", refusal.message, at: SourceLocation(file: path), suggestion: refusal.remedy))
            return bytes.count
        }
    }

    private mutating func readEntity(
        _ group: ContentInventory.Group, _ main: String, _ category: EntityFile.Category, _ languages: [String],
        _ options: MarkdownOptions
    ) throws(Disk.Failure) {
        guard let (parsed, body) = try document(main, EntityFile.shape(category), options) else {
            unreadIDs.append(group.id)
            return
        }
        var file = parsed
        file.id = group.id
        file.file = main
        file.body = body
        file.translations = try translations(group, languages, options)
        entities.append(file)
    }

    private mutating func readPage(
        _ group: ContentInventory.Group, _ main: String, _ category: TextFile.Category, _ languages: [String],
        _ options: MarkdownOptions
    ) throws(Disk.Failure) {
        guard let (parsed, body) = try document(main, category.shape, options) else {
            unreadIDs.append(group.id)
            return
        }
        var page = parsed
        page.id = group.id
        page.file = main
        page.body = body
        page.translations = try translations(group, languages, options)
        for translation in page.translations {
            checkIsTranslated(
                [
                    ("title", translation.title, page.title.exact(languages[0])),
                    ("summary", translation.summary, page.summary?.exact(languages[0])),
                    ("the text", text(translation.body), text(page.body)),
                ], file: translation.file)
        }
        pages.append(page)
    }

    private mutating func translations(
        _ group: ContentInventory.Group, _ languages: [String], _ options: MarkdownOptions
    ) throws(Disk.Failure) -> [TextTranslation] {
        var result: [TextTranslation] = []
        for (language, path) in group.translations where languages.dropFirst().contains(language) {
            guard let (words, body) = try document(path, TextTranslation.shape, options) else { continue }
            var translation = words
            translation.language = language
            translation.file = path
            translation.body = body
            result.append(translation)
        }
        return result
    }

    /// A file's fields and body; nil after an error, which is reported.
    private mutating func document<Record>(
        _ path: String, _ shape: RecordShape<Record>, _ options: MarkdownOptions
    ) throws(Disk.Failure) -> (Record, MarkdownDocument)? {
        var stamps = TextStamps()
        return try document(path, shape, options, &stamps)
    }

    private mutating func document<Record>(
        _ path: String, _ shape: RecordShape<Record>, _ options: MarkdownOptions, _ stamps: inout TextStamps
    ) throws(Disk.Failure) -> (Record, MarkdownDocument)? {
        guard let bytes = try Self.bytes(path, &diagnostics, &inputs) else { return nil }
        return document(bytes, path, shape, options, &stamps)
    }

    /// The same of a file's bytes.
    mutating func document<Record>(
        _ bytes: [UInt8], _ path: String, _ shape: RecordShape<Record>, _ options: MarkdownOptions
    ) -> (Record, MarkdownDocument)? {
        var stamps = TextStamps()
        return document(bytes, path, shape, options, &stamps)
    }

    private mutating func document<Record>(
        _ bytes: [UInt8], _ path: String, _ shape: RecordShape<Record>, _ options: MarkdownOptions,
        _ stamps: inout TextStamps
    ) -> (Record, MarkdownDocument)? {
        guard let parts = FrontMatter.split(bytes, file: path, diagnostics: &diagnostics) else { return nil }
        stamps.add(parts, of: path)
        let (body, problems) = MarkdownDocument.parse(
            parts.body, file: path, startLine: parts.bodyLine, options: options)
        diagnostics += problems
        guard let fields = parts.fields else { return nil }
        var reader = Reader(file: path)
        let record = shape.read(fields, &reader)
        diagnostics += reader.diagnostics
        return record.map { ($0, body) }
    }

    /// Reads a YAML file as a shape; nil after an error, which is reported.
    static func yaml<Value>(
        _ bytes: [UInt8], _ path: String, _ shape: Shape<Value>, _ diagnostics: inout [Diagnostic]
    ) -> Value? {
        if let fault = UTF8Validation.diagnose(bytes, file: path) {
            diagnostics.append(fault)
            return nil
        }
        let forbidden = ForbiddenCharacters.diagnose(bytes, file: path)
        guard forbidden.isEmpty else {
            diagnostics += forbidden
            return nil
        }
        let before = diagnostics.count
        guard let node = YAMLParser.parse(bytes, file: path, diagnostics: &diagnostics) else {
            if diagnostics.count == before {
                diagnostics.append(
                    Diagnostic(
                        "empty-file", "the file is empty", at: SourceLocation(file: path),
                        suggestion: "fill it, or delete it"))
            }
            return nil
        }
        var reader = Reader(file: path)
        let value = shape.read(node, &reader)
        diagnostics += reader.diagnostics
        return value
    }

    /// A source file's bytes; nil if it is too large, which is reported.
    static func bytes(
        _ path: String, limit: Int = ContentReader.maximumFileSize, _ diagnostics: inout [Diagnostic],
        _ inputs: inout [ContentInput]
    ) throws(Disk.Failure) -> [UInt8]? {
        var input = ContentInput(path: path)
        defer { inputs.append(input) }
        if let bytes = try Disk.read(path, limit: limit, stamp: &input.stamp) { return bytes }
        diagnostics.append(
            Diagnostic(
                "file-too-large", "the file is larger than \(limit / 1024) KB", at: SourceLocation(file: path),
                suggestion: path.hasSuffix(".md")
                    ? "a text has at most 128 KB; put documents beside a case's `index.md` as attachments"
                    : "no file of this kind needs as much: take out what does not belong in it"))
        return nil
    }

    /// Warns of words that are still those of the original, as a new translation begins with them.
    private mutating func checkIsTranslated(_ words: [(name: String, own: String?, original: String?)], file: String) {
        // A short title may be the same in both languages: a name, a number.
        let same = words.filter { $0.own == $0.original && ($0.own?.utf8.count ?? 0) > 40 }.map(\.name)
        guard !same.isEmpty else { return }
        diagnostics.append(
            Diagnostic(
                .warning, "untranslated-text",
                "not translated yet: \(same.joined(separator: ", "))", at: SourceLocation(file: file),
                suggestion: "write it in the file's language, or leave it out: readers then see the original, marked so"
            ))
    }

    /// A text for comparison: its markup, whatever its links lead to.
    private func text(_ body: MarkdownDocument) -> String { String(decoding: body.template, as: UTF8.self) }

    /// Checks that a translation's words belong to something of its case.
    private mutating func check(_ translation: CaseTranslation, of file: CaseFile) {
        func compare(_ keys: [Located<String>], _ known: [String], _ what: String) {
            for key in keys where !known.contains(key.value) {
                diagnostics.append(
                    Diagnostic(
                        "unknown-id", "`\(key.value)`: the case has no \(what) with this id",
                        at: SourceLocation(file: translation.file, position: key.position), length: key.length,
                        suggestion: NearMiss.nearest(to: key.value, among: known).map { "did you mean `\($0)`?" }
                            ?? "give the \(what) in `\(file.id).md` this `id`"))
            }
        }
        checkIsTranslated(
            [
                ("title", translation.title, file.title.value), ("summary", translation.summary, file.summary),
                ("the text", text(translation.body), text(file.body)),
            ], file: translation.file)
        compare(translation.notes.map(\.id), file.events.compactMap { $0.id?.value }, "event")
        compare(translation.quotes.map(\.id), file.quotes.compactMap(\.id), "quote")
        compare(translation.parties.map(\.id), file.companies.compactMap(\.key), "undisclosed party")
        compare(translation.corrections.map(\.id), file.corrections.compactMap(\.id), "correction")
        if translation.conflicts.count > file.conflicts.count {
            diagnostics.append(
                Diagnostic(
                    "too-many-conflicts",
                    "the translation has \(translation.conflicts.count) conflicts, the case \(file.conflicts.count)",
                    at: SourceLocation(file: translation.file),
                    suggestion: "translate them in the order of the case file"))
        }
    }
}

/// A number that changes when bytes do: not for people to check, only to notice a change.
package enum Checksum {
    /// FNV-1a over 64 bits, eight bytes a step.
    package static func of(_ bytes: [UInt8]) -> UInt64 { of(bytes[...]) }

    /// The same of a part.
    package static func of(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        bytes.withUnsafeBytes { raw in
            var index = 0
            while index + 8 <= raw.count {
                hash = (hash ^ raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)) &* 0x9e37_79b9_7f4a_7c15
                hash ^= hash >> 32
                index += 8
            }
            while index < raw.count {
                hash = (hash ^ UInt64(raw[index])) &* 0x0000_0100_0000_01b3
                index += 1
            }
        }
        return hash ^ UInt64(bytes.count)
    }

    /// A number made of two others, in their order.
    package static func combining(_ one: UInt64, _ other: UInt64) -> UInt64 {
        let hash = (one ^ 0xcbf2_9ce4_8422_2325) &* 0x9e37_79b9_7f4a_7c15
        let mixed = (hash ^ hash >> 29 ^ other) &* 0xbf58_476d_1ce4_e5b9
        return mixed ^ mixed >> 32
    }
}
