import Content
import Register

extension PagePlanner {
    /// The page of the downloads in the planner's language.
    ///
    /// Its key is made from those of the files, and not from their bytes: while no row changes, no file is made to be
    /// measured.
    func dataPage(_ exports: Exports) -> [PlannedPage] {
        guard let template = templates.data else { return [] }
        return [
            PlannedPage(path: scope.context.addresses.file(.data, scope.language)) { [scope] in
                let view = scope.dataPage(exports)
                var hasher = StableHasher()
                hasher.combine(SiteBuilder.version)
                hasher.combine(template.closureHash)
                view.record().hash(into: &hasher)
                for file in exports.files { hasher.combine(exports.key(file)) }
                return PreparedPage(
                    key: hasher.finalize(),
                    source: .made { (output) throws(PageFailure) in
                        template.render(try scope.withFacts(view, exports).record(), into: &output)
                    })
            }
        ]
    }
}

extension Exports {
    /// The files below `/data/`, and the records beside pages.
    ///
    /// What tells the sizes of the tables comes after them, or it would make each of them a second time.
    func pages() -> [PlannedPage] {
        let ordered = files.filter { $0.format != .dataPackage } + files.filter { $0.format == .dataPackage }
        return ordered.map { file in
            PlannedPage(path: file.path) { [self] in
                PreparedPage(
                    key: key(file),
                    source: .written { [self] (path) throws(PageFailure) in try write(file, to: path) })
            }
        }
            + records.map { path, kind, owner in
                PlannedPage(path: path) { [self] in
                    PreparedPage(
                        key: key(kind, owner),
                        source: .rendered { [self] in appendRecord(kind, owner, to: &$0) })
                }
            }
    }
}
