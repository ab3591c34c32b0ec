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
            PlannedPage(path: scope.context.addresses.file(.data, scope.language), turn: .late) { [scope] in
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
    func pages() -> [PlannedPage] {
        files.filter { $0.format != .dataPackage }.map { page($0, .early) }
            + records.map { path, kind, owner in
                PlannedPage(path: path, basis: basis(kind, owner)) { [self] in
                    PreparedPage(
                        key: key(kind, owner),
                        source: .made { [self] (output) throws(PageFailure) in
                            try appendRecord(kind, owner, to: &output)
                        })
                }
            }
    }

    /// What a record is made from: of cases other than its own no record has the text.
    private func basis(_ kind: RecordKind, _ owner: Int) -> UInt64? {
        kind == .caseRecord ? scope.basis?.of(scope.register.cases[owner]) : scope.basis?.common
    }

    /// The file that tells the sizes of the tables: before them it would make each of them a second time.
    func description() -> [PlannedPage] {
        files.filter { $0.format == .dataPackage }.map { page($0, .late) }
    }

    private func page(_ file: ExportFile, _ turn: PlannedPage.Turn) -> PlannedPage {
        var page = PlannedPage(path: file.path, turn: turn, basis: file.hasTexts ? nil : scope.basis?.common) {
            [self] in
            PreparedPage(
                key: key(file), source: .written { [self] (path) throws(PageFailure) in try write(file, to: path) })
        }
        page.whenKept = { [self] sum, bytes in keep(file, sum, bytes: bytes) }
        return page
    }
}
