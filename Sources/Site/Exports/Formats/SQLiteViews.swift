/// What people ask first, ready in the database: fines as current, and their totals as the site counts them.
enum SQLiteViews {
    struct Query: Sendable {
        var name: String
        var title: String
        var sql: String
    }

    /// The views, as statements that create them.
    static func views(_ scope: ExportScope) -> [String] {
        let currency = scope.currencyName
        var unit = "1"
        if scope.currency.minorDigits > 0 {
            unit += String(repeating: "0", count: scope.currency.minorDigits) + ".0"
        }
        // Sums are of smallest units, which are whole numbers, and so exact.
        let totals = """
            count(*) AS cases, sum(c.imposed_state <> 'none') AS fined,
            count(c.imposed_\(currency)) AS imposed_known,
            sum(c.imposed_\(currency)_minor) / \(unit) AS imposed_\(currency),
            count(c.current_\(currency)) AS current_known,
            sum(c.current_\(currency)_minor) / \(unit) AS current_\(currency),
            max(c.\(currency)_estimate) AS \(currency)_estimate
            """
        return [
            """
            CREATE VIEW fines AS SELECT id AS case_id, title, date, year, country, authority_id, company_id, standing,
            finality, suspended, imposed, imposed_currency, current, current_currency, imposed_\(currency),
            current_\(currency), paid_\(currency), \(currency)_estimate FROM cases WHERE imposed_state <> 'none'
            """,
            """
            CREATE VIEW current_amounts AS SELECT a.case_id, c.title, c.date, c.standing, c.finality, a.currency,
            a.amount, a.amount_minor, a.amount_\(currency), a.\(currency)_estimate
            FROM case_amounts a JOIN cases c ON c.id = a.case_id WHERE a.measure = 'current'
            """,
            "CREATE VIEW totals AS SELECT \(totals) FROM cases c",
            "CREATE VIEW totals_by_year AS SELECT c.year, \(totals) FROM cases c GROUP BY c.year",
            """
            CREATE VIEW totals_by_authority AS SELECT a.id AS authority_id, a.name, a.country, \(totals)
            FROM authorities a JOIN case_authorities ca ON ca.authority_id = a.id AND ca.counts = 1
            JOIN cases c ON c.id = ca.case_id GROUP BY a.id
            """,
            "CREATE VIEW totals_by_country AS SELECT c.country, \(totals) FROM cases c GROUP BY c.country",
        ]
    }

    /// Questions that Datasette offers to begin with.
    static func queries(currency: String) -> [Query] {
        [
            Query(
                name: "largest_fines", title: "The largest fines as current",
                sql: "SELECT * FROM fines ORDER BY current_\(currency) DESC LIMIT 20"),
            Query(
                name: "contested", title: "What is still contested",
                sql: "SELECT * FROM fines WHERE finality = 'contested' ORDER BY date DESC"),
            Query(
                name: "changed", title: "Fines that did not stay as they were imposed",
                sql: "SELECT * FROM fines WHERE current_\(currency) <> imposed_\(currency) ORDER BY date DESC"),
            Query(
                name: "violated", title: "The provisions found violated most often",
                sql: """
                    SELECT law_id, article, count(DISTINCT case_id) AS cases FROM provisions WHERE finding = 'violated' \
                    GROUP BY law_id, article ORDER BY cases DESC, law_id, article LIMIT 20
                    """),
            Query(
                name: "search", title: "Search the texts",
                sql: """
                    SELECT t.case_id, t.language, t.title, snippet(texts_search, 2, '', '', '…', 20) AS found \
                    FROM texts_search JOIN texts t ON t."row" = texts_search.rowid WHERE texts_search MATCH :words \
                    ORDER BY rank LIMIT 50
                    """),
        ]
    }
}
