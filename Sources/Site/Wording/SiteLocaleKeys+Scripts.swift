import Content
import Register

extension SiteLocaleKeys {
    /// What scripts say: handed over with the names, in the page's language.
    static let scripts: [LocaleKey] = faults + expectations + filters + comparisons

    private static func keys(_ prefix: String, _ names: String, _ placeholders: String...) -> [LocaleKey] {
        names.split(separator: " ").map { name in
            var key = LocaleKey("\(prefix).\(name)")
            key.placeholders = placeholders
            return key
        }
    }

    /// What is wrong with a query.
    private static let faults: [LocaleKey] =
        keys(
            "query-error",
            """
            cut-it quote-it text-open no-deeper bracket-open close-first no-contains one-law in-digits empty write-where \
            no-bracket smaller-first delete-it lists-only write-quotes write-not write-points write-hyphen \
            the-end a-condition a-comparison a-state a-text a-value a-field a-word quoted-text a-country a-provision \
            a-range a-currency a-date an-amount the-sum other-language
            """)
        + keys("query-error", "too-long too-deep", "n") + keys("query-error", "stranger close-with", "sign")
        + keys("query-error", "ends", "what") + keys("query-error", "stands", "token", "what")
        + keys("query-error", "did-you-mean", "name")
        + keys("query-error", "not-a-field cannot-order write-small", "word")
        + keys(
            "query-error", "write write-is write-sum write-law not-a-country not-a-currency not-a-provision not-a-date",
            "text")
        + keys("query-error", "not-an-amount digits", "text")
        + keys("query-error", "cannot-stand orders-groups second-time no-word", "token")
        + keys("query-error", "no-is no-in no-ranges", "field") + keys("query-error", "no-comparison", "sign")
        + keys("query-error", "no-order", "field", "sign") + keys("query-error", "cannot-be", "field", "word")
        + keys("query-error", "nothing-between", "first", "last") + keys("query-error", "provision-of", "law")

    private static let expectations: [LocaleKey] =
        keys("query-error", "not-a-value", "text", "field") + keys("query-error", "not-a-flag", "text")
        + keys("query-error", "not-a-number", "text", "low", "high") + keys("query-error", "a-number", "low", "high")
        + keys("query-error", "not-a-sum", "text", "currency") + keys("query-error", "no-such", "id", "noun")
        + keys("query-error", "has-none", "noun") + keys("query-error", "wrong-kind", "id", "is", "not")
        + keys("query-error", "no-article", "law", "unit", "number")
        + ["noun", "one", "id-of"].flatMap { prefix in
            keys(
                "query-\(prefix)",
                "authority court company organisation dossier law sector topic language")
        }
        + keys("query-unit", "article section")

    /// The register page.
    private static let filters: [LocaleKey] =
        keys(
            "filter",
            """
            heading open clear words these group-too amount-of from to more find copy-link copied csv query query-help \
            query-error columns case latest-first oldest-first largest smallest loading failed none chart-cases \
            chart-current remove-all chips sort
            """)
        + [
            .plural("filter.result"), .plural("filter.show"), .plural("filter.more-rows"),
            LocaleKey("filter.of", "n", "all"), LocaleKey("filter.chip", "field", "value"),
            LocaleKey("filter.remove", "filter"), LocaleKey("filter.range", "from", "to"),
            LocaleKey("filter.at-least", "field", "amount"), LocaleKey("filter.at-most", "field", "amount"),
            LocaleKey("filter.loaded", "n", "all"), LocaleKey("filter.announce", "cases", "sum"),
            LocaleKey("filter.limited", "n", "all"), LocaleKey("filter.about", "amount"),
            LocaleKey("filter.find-in", "field"), LocaleKey("filter.expected", "list"),
        ]

    /// The page that compares.
    private static let comparisons: [LocaleKey] =
        keys(
            "compare",
            """
            heading lead kind first second choose fell largest paid measure swap none kind-authority kind-company \
            kind-country kind-year by-year top-provisions authorities countries link note
            """)
        + [LocaleKey("compare.title", "first", "second"), LocaleKey("compare.fell-of", "n", "of", "share")]

    /// The texts of a locale that scripts may say, by their keys in the order of the alphabet.
    static func scriptTexts(_ locale: Locale) -> [String] {
        let groups: Set = [
            "filter", "compare", "query-error", "query-noun", "query-one", "query-id-of", "query-unit", "standing",
            "finality", "status", "measure", "field", "number", "amount", "currency", "month-short", "value",
        ]
        let single: Set = [
            "date.day-short", "date.month-short", "date.published", "count.cases", "figure-label.cases",
            "figure-label.fines-current", "figure-label.fines-imposed", "figure-label.median", "figure-label.median-of",
            "figure-label.partial", "figure-label.estimate", "figure-label.contested", "figure-label.annulled",
            "figure-label.settlements", "figure-label.forfeited", "money.proposed", "table.date", "table.company",
            "table.case", "table.authority", "table.fine", "table.status", "table.imposed", "provision.heading",
            "provision.heading-section", "list.pair", "list.more", "list.separator", "language.in", "role.undisclosed",
        ]
        return locale.entries.keys.filter { key in
            single.contains(key) || groups.contains(String(key.prefix { $0 != "." }))
        }.sorted()
    }
}
