extension SiteLocaleKeys {
    /// What changes, feeds and the site's other copies for machines say.
    static let changes: [LocaleKey] =
        [
            LocaleKey("heading.changes"), LocaleKey("changes.lead", "date"), LocaleKey("changes.none", "date"),
            LocaleKey("changes.summary", "from", "to", "total"), LocaleKey("changes.day-file", "date"),
            LocaleKey("changes.record"), LocaleKey("changes.more"),
            LocaleKey("changes.from-to", "what", "from", "to"), LocaleKey("changes.corrected", "was", "now"),
            LocaleKey("changes.revised", "list"), .plural("changes.withdrawn"),
            LocaleKey("changes.case-since", "date"), LocaleKey("changes.case-none", "date"),
        ]
        + ["added", "changed", "revised", "correction", "withdrawn"].map { LocaleKey("changes.label-" + $0) }
        + [
            LocaleKey("cite.page"), LocaleKey("cite.decision"), LocaleKey("cite.version", "id", "date"),
            LocaleKey("cite.decision-title", "company"),
        ]
        + VocabularyTerm.allCases.flatMap {
            [LocaleKey("vocabulary.label-" + $0.key), LocaleKey("vocabulary.about-" + $0.key)]
        }
        + [LocaleKey("vocabulary.heading"), LocaleKey("vocabulary.lead")]
        + [
            "heading", "lead", "site", "program", "texts", "data", "pages", "search", "rates", "rates-terms", "others",
            "public-domain",
        ].map { LocaleKey("licences." + $0) }
        + FactGroup.allCases.map { LocaleKey("changes.fact-" + $0.rawValue) }
}
