import Content

extension SiteLocaleKeys {
    /// Texts of the search page, and of cases shown beside a case.
    static let search: [LocaleKey] =
        ["kind", "authority", "country", "topic", "year", "status"].map { LocaleKey("search-facet." + $0) }
        + ["case", "dossier", "year", "report", "text"].map { LocaleKey("search-kind." + $0) }
        + EntityFile.Category.allCases.map { LocaleKey("search-kind." + $0.rawValue) }
        + ["dossier", "company", "group"].map { LocaleKey("tie." + $0, "name") }
        + [LocaleKey("tie.common", "what"), LocaleKey("heading.search")]
}
