/// Reads a content folder: one file in, one value out, with every problem as a diagnostic.
package struct ContentReader: Sendable {
    /// The largest source file that is read, in bytes: front matter and body at their limits.
    static let maximumFileSize = 256 * 1024

    /// The content folder, as the editor named it: messages begin with it.
    let root: String
    let jobs: Int

    package init(root: String, jobs: Int) {
        self.root = root.count > 1 && root.hasSuffix("/") ? String(root.dropLast()) : root
        self.jobs = jobs
    }

    /// Reads the whole folder; throws only if the machine fails.
    package func read() throws(Disk.Failure) -> (ContentTree, [Diagnostic]) {
        var diagnostics: [Diagnostic] = []
        let inventory = try ContentInventory(root: root, diagnostics: &diagnostics)
        var tree = ContentTree()
        try readLists(inventory, into: &tree, &diagnostics)
        let languages = tree.settings.languages
        let allowsHTML = tree.settings.allowsHTML

        // The file of a text and those of its translations are read together, by any thread.
        let groups = inventory.groups
        let results = Parallel.slices(of: groups.count, jobs: jobs) { range in
            var batch = Batch()
            for group in groups[range] {
                batch.read(group, languages: languages, allowsHTML: allowsHTML)
            }
            return batch
        }
        for batch in results {
            if let failure = batch.failure { throw failure }
            tree.cases += batch.cases
            tree.entities += batch.entities
            tree.laws += batch.laws
            tree.dossiers += batch.pages.filter { $0.category == .dossier }
            tree.pages += batch.pages.filter { $0.category == .page }
            tree.reports += batch.pages.filter { $0.category == .report }
            tree.years += batch.pages.filter { $0.category == .year }
            tree.unreadIDs.formUnion(batch.unreadIDs)
            diagnostics += batch.diagnostics
        }
        return (tree, diagnostics)
    }

    /// Reads `site.yml` alone.
    package func readSettings() throws(Disk.Failure) -> (SiteSettings, [Diagnostic]) {
        var ignored: [Diagnostic] = []
        let inventory = try ContentInventory(root: root, diagnostics: &ignored)
        var diagnostics: [Diagnostic] = []
        let settings = try settings(inventory.settings?.path, &diagnostics)
        return (settings, diagnostics)
    }

    private func settings(
        _ path: String?, _ diagnostics: inout [Diagnostic]
    ) throws(Disk.Failure) -> SiteSettings {
        guard let path else {
            diagnostics.append(
                Diagnostic(
                    "missing-settings", "the content folder has no `site.yml`",
                    at: SourceLocation(file: root + "/site.yml"),
                    suggestion: "write one with `title: …` and `base_url: https://…/`"))
            return SiteSettings()
        }
        guard let bytes = try Batch.bytes(path, &diagnostics),
            var settings = Batch.yaml(bytes, path, SiteSettings.shape.shape, &diagnostics)
        else { return SiteSettings() }
        settings.file = path
        return settings
    }

    /// Reads the files that stand once: settings, lists, rates.
    private func readLists(
        _ inventory: ContentInventory, into tree: inout ContentTree, _ diagnostics: inout [Diagnostic]
    ) throws(Disk.Failure) {
        tree.settings = try settings(inventory.settings?.path, &diagnostics)
        if let file = inventory.topics {
            tree.topicsFile = file.path
            if let bytes = try Batch.bytes(file.path, &diagnostics) {
                tree.topics = Batch.yaml(bytes, file.path, Term.list, &diagnostics) ?? []
            }
        }
        if let file = inventory.sectors {
            tree.sectorsFile = file.path
            if let bytes = try Batch.bytes(file.path, &diagnostics) {
                tree.sectors = Batch.yaml(bytes, file.path, Term.list, &diagnostics) ?? []
            }
        }
        if let file = inventory.rates, let bytes = try Batch.bytes(file.path, limit: 64 << 20, &diagnostics) {
            tree.rates = ExchangeRates.read(bytes, file: file.path, diagnostics: &diagnostics)
        }
    }
}
