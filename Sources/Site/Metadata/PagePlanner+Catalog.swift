extension PagePlanner {
    /// The catalogue of the register's files, in the planner's language: the site has one, in its default.
    func catalog(_ exports: Exports) -> [PlannedPage] {
        [
            PlannedPage(path: "data/catalog.jsonld", turn: .late) { [scope] in
                var hasher = StableHasher()
                hasher.combine(SiteBuilder.version)
                hasher.combine(scope.dataset(exports).bytes)
                for file in exports.files { hasher.combine(exports.key(file)) }
                return PreparedPage(
                    key: hasher.finalize(),
                    source: .made { (output) throws(PageFailure) in output += try scope.catalog(exports) })
            }
        ]
    }
}
