/// The parts of a file as its bytes, for those who write files of their own after it.
package enum SourceParts {
    /// The text behind the front matter; nil where there is none that could be read.
    package static func body(of bytes: [UInt8]) -> ArraySlice<UInt8>? {
        var ignored: [Diagnostic] = []
        return FrontMatter.split(bytes, file: "", diagnostics: &ignored)?.body
    }

    /// The facts and words of a case; nil where they could not be read.
    package static func caseFile(_ bytes: [UInt8], path: String) -> CaseFile? {
        read(bytes, path, CaseFile.shape)
    }

    /// The words of a page of words; nil where they could not be read.
    package static func textFile(_ bytes: [UInt8], path: String, _ category: TextFile.Category) -> TextFile? {
        read(bytes, path, category.shape)
    }

    /// The time zone and the theme that a `site.yml` names; nil where it has errors.
    package static func zoneAndTheme(of bytes: [UInt8]) -> (zone: String, theme: String)? {
        var diagnostics: [Diagnostic] = []
        guard let settings = Batch.yaml(bytes, "site.yml", SiteSettings.shape.shape, &diagnostics), diagnostics.isEmpty
        else { return nil }
        return (settings.timeZone.value, settings.theme.value)
    }

    private static func read<Record>(_ bytes: [UInt8], _ path: String, _ shape: RecordShape<Record>) -> Record? {
        var batch = Batch()
        return batch.document(bytes, path, shape, MarkdownOptions(allowsHTML: true, checksCharacters: false))?.0
    }
}
