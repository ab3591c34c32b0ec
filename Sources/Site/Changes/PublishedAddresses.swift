import Content
import Register

/// The addresses of a site: those it has, and those it once had and must not lose.
extension SiteBuilder {
    /// The addresses of a plan as paths from the site's top in the default language, and marks of those in no list.
    ///
    /// Cases are left out, which ``PublishedRegister/cases`` names, and so are the parts of long lists after the first.
    func addresses(of pages: [PlannedPage]) -> (named: [String], unlisted: [UInt64]) {
        let others = context.languages.dropFirst().map { $0 + "/" }
        let cases = Set(context.register.cases.map { "cases/\($0.id)/" })
        var named: [String] = []
        for page in pages where page.listing == .listed && page.path.hasSuffix("/index.html") {
            let path = String(page.path.dropLast("index.html".utf8.count))
            if cases.contains(path) || others.contains(where: path.hasPrefix) || path.contains("/page/") { continue }
            named.append(path)
        }
        var unlisted: [UInt64] = []
        for record in context.register.cases {
            let former = record.content.file.formerIDs.map { "cases/\($0.value)/" }
            if record.content.file.isNoindex {
                unlisted += (former + ["cases/\(record.id)/"]).map(PublishedRegister.mark)
            } else {
                named += former
            }
        }
        return (named.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }, unlisted.sorted())
    }

    /// An error for each address that was published and that the plan no longer has, unless the content says so.
    ///
    /// Told are the addresses of withdrawn cases, those that `removed` lists in `site.yml`, and those of pages that only
    /// list cases (a company's, a year's) where a case was withdrawn that may have been their last.
    package func vanished(from pages: [PlannedPage]) -> [Diagnostic] {
        guard let previous else { return [] }
        let settings = context.settings
        var known = Set(
            pages.lazy.map(\.path).filter { $0.hasSuffix("/index.html") }.map {
                String($0.dropLast("index.html".utf8.count))
            })
        known.formUnion(settings.removed)
        let withdrawn = context.register.withdrawn.flatMap { [$0.id] + $0.formerIDs }
        known.formUnion(withdrawn.map { "cases/\($0)/" })
        let gone = Set(withdrawn)
        let hasWithdrawn = previous.cases.contains { gone.contains($0.id) || settings.isRemoved("cases/\($0.id)/") }
        let lists = ["companies/", "organisations/", "courts/", "countries/", "years/", "laws/", "dossiers/"]
        let lost = (previous.cases.map { "cases/\($0.id)/" } + previous.addresses).filter { path in
            !known.contains(path) && !(hasWithdrawn && lists.contains(where: path.hasPrefix))
                && !settings.isRemoved(path)
        }
        var diagnostics = lost.prefix(20).map { problem("`\($0)` was published and would vanish", remedy: remedy($0)) }
        if lost.count > 20 {
            diagnostics.append(
                problem("\(lost.count - 20) more addresses that were published would vanish", remedy: nil))
        }
        if !previous.unlisted.isEmpty {
            let marks = Set(known.map(PublishedRegister.mark))
            // An address that no list names can be given up by its hash alone, which fits nothing that is named.
            let named = Set((previous.cases.map { "cases/\($0.id)/" } + previous.addresses).map(SiteSettings.mark))
            let givenUp = settings.removed.count { $0.hasPrefix("sha256:") && !named.contains($0) }
            let count = previous.unlisted.count { !marks.contains($0) } - givenUp
            if count > 0 {
                diagnostics.append(
                    problem(
                        "\(count == 1 ? "the address" : "\(count) addresses") of cases that search engines leave out "
                            + "would vanish", remedy: remedy("cases/ID/")))
            }
        }
        return diagnostics
    }

    private func remedy(_ path: String) -> String {
        let told = "list `\(path)` under `removed` in `site.yml`, or build with `--allow-vanished`"
        return path.hasPrefix("cases/")
            ? "withdraw the case (`publication: withdrawn`), name its old id under `former_ids` of the new one, \(told)"
            : "bring back what it was made from, \(told)"
    }

    private func problem(_ message: String, remedy: String?) -> Diagnostic {
        Diagnostic(
            "vanished-address", message, at: SourceLocation(file: context.settings.file, position: .start), length: 1,
            suggestion: remedy)
    }
}

extension PublishedRegister {
    /// What stands for an address that no list names.
    static func mark(_ path: String) -> UInt64 {
        var hasher = StableHasher()
        hasher.combine(path)
        return hasher.finalize()
    }
}
