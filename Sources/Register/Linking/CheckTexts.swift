import Content

extension Linker {
    /// Checks every `[[link]]` and every cell of every text that readers see.
    mutating func checkTexts() {
        let introductions = register.introductions.sorted { $0.key < $1.key }.map(\.value)
        for (record, linked) in zip(register.cases, linkedCases) where linked.hasReferences { checkTexts(of: record) }
        for entity in register.entities where !entity.isIntroduced {
            check(entity.file.body, of: entity.file.file)
            entity.file.translations.forEach { check($0.body, of: $0.file) }
        }
        for text in register.dossiers + register.pages + register.reports + introductions {
            check(text.page.body, of: text.page.file)
            text.page.translations.forEach { check($0.body, of: $0.file) }
        }
        if let items = register.settings.navigation {
            for case .page(let id) in items where register.pageIndices[id.value] == nil {
                report(
                    .error, "unknown-id", "`\(id.value)`: no such page", file: register.settings.file, at: id.position,
                    length: id.length,
                    suggestion: NearMiss.nearest(to: id.value, among: Array(register.pageIndices.keys)).map {
                        "did you mean `\($0)`?"
                    }
                        ?? "add content/pages/\(id.value).md")
            }
        }
    }

    /// Checks the texts of a case.
    mutating func checkTexts(of record: CaseRecord) {
        check(record.file.body, of: record.file.file, attachments: record.file.attachments)
        for translation in record.file.translations {
            check(translation.body, of: translation.file, attachments: record.file.attachments)
        }
    }

    private mutating func check(_ text: MarkdownDocument, of file: String, attachments: [Attachment] = []) {
        for cell in text.cells {
            let (parsed, problems) = QueryCell.parse(cell)
            diagnostics += problems
            if let parsed { diagnostics += parsed.check(against: register, in: cell) }
        }
        for link in text.references {
            switch register.resolve(link.target) {
            case .some(.unpublished):
                report(
                    .warning, "unpublished-link", "`\(link.target)` has no published page: the link becomes plain text",
                    file: file, at: link.location.position, length: link.targetLength)
            case .some: break
            case .none where tree.unreadIDs.contains(String(link.target.prefix { $0 != "/" })): break
            case .none:
                let slash = link.target.firstIndex(of: "/") ?? link.target.endIndex
                let near =
                    lawCalled(String(link.target[..<slash])).map { "write `\($0)\(link.target[slash...])`" }
                    ?? nearest(to: link.target, "anything", among: { [register] in register.linkableIDs })
                report(
                    .error, "unknown-link", "`\(link.target)`: nothing has this id", file: file,
                    at: link.location.position,
                    length: link.targetLength,
                    suggestion: near ?? "link to the id of a case, company, authority, law or page")
            }
        }
        guard !text.attachmentsReferenced.isEmpty else { return }
        let names = Set(attachments.map(\.name))
        for link in text.attachmentsReferenced where !names.contains(link.path) {
            let near = nearest(to: link.path, "file beside \(file)", among: { Array(names) })
            report(
                .error, "unknown-attachment", "`\(link.path)`: there is no such file beside this text", file: file,
                at: link.location.position, length: link.path.unicodeScalars.count,
                suggestion: near ?? "put it into a folder with the case's `index.md`")
        }
    }
}
