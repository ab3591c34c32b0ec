/// The files of a content folder by what they are, for those who work on the files themselves.
package enum ContentListing {
    package struct File: Sendable {
        package var path: String
        package var kind: DocumentKind
        /// The file's id: that of the case for a translation too.
        package var id: String
        /// The language of a translation.
        package var language: String?
    }

    /// Every file that has fields, in the order of the paths.
    package static func files(in root: String) throws(Disk.Failure) -> [File] {
        let inventory = try ContentInventory(root: root)
        var files: [File] = []
        for (file, kind) in [
            (inventory.settings, DocumentKind.site), (inventory.topics, .topics), (inventory.sectors, .sectors),
        ] {
            if let file { files.append(File(path: file.path, kind: kind, id: file.id)) }
        }
        for group in inventory.groups {
            let (kind, translation) = kinds(group.kind)
            if let main = group.main { files.append(File(path: main, kind: kind, id: group.id)) }
            files += group.translations.map {
                File(path: $0.path, kind: translation, id: group.id, language: $0.language)
            }
        }
        return files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    private static func kinds(_ kind: ContentInventory.Group.Kind) -> (DocumentKind, translation: DocumentKind) {
        switch kind {
        case .caseFile: (.caseFile, .caseTranslation)
        case .entity(.authority): (.authority, .pageTranslation)
        case .entity(.company): (.company, .pageTranslation)
        case .entity(.court): (.court, .pageTranslation)
        case .entity(.organisation): (.organisation, .pageTranslation)
        case .law: (.law, .pageTranslation)
        case .text(.report): (.report, .pageTranslation)
        case .text(.dossier): (.dossier, .pageTranslation)
        case .text(.page): (.page, .pageTranslation)
        case .text(.year): (.year, .pageTranslation)
        }
    }
}
