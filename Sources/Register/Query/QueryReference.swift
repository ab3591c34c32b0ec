/// The documentation of the query, made from the list of fields: every example in it can be run.
package enum QueryReference {
    /// Queries that show what the language can do, with what each asks.
    package static let examples: [(query: String, meaning: String)] = [
        (
            "country = NL and year >= 2019 and current > 1000000",
            "Dutch cases since 2019 with more than a million standing."
        ),
        ("provision in gdpr/12..14 and not finality = final", "Cases about Articles 12 to 14 that can still change."),
        ("sum(current) where authority = ap and year = 2024", "What stands of the AP's fines of 2024."),
        (
            "count, sum(imposed), sum(current) group by country order by sum(current) desc limit 10",
            "The ten countries with the most."
        ),
        ("count(sanctions) group by year, kind", "Kinds of sanction per year."),
        ("median(days), mean(days) where kind = fine group by authority", "From opening to decision, by authority."),
        ("share(cases) where standing in (annulled, reduced)", "The part of all cases in which something fell."),
        ("finality = contested order by current desc limit 20", "The largest fines that are contested."),
        ("text contains \"facial recognition\" or dossier is known", "By words, or with a dossier."),
        ("current is undisclosed", "Fines whose amount was kept back."),
    ]

    /// The whole page, as Markdown.
    package static var markdown: String {
        var text = """
            # The query

            A query says which cases, what of them, and in which groups and order. It stands in reports, on the command \
            line and in the address of the register page.

            ## Grammar

            ```
            \(grammar)
            ```

            After measures, `where` introduces the filter; a filter alone lists cases; `group by` alone counts them. \
            Ids, codes and words are written as they are; texts with blanks, and the words of the grammar where they are \
            values, stand between quotes. An amount without a currency is in the currency of the totals; `EUR 5000000` is \
            compared exactly with amounts in euros, and with others at the rate of the deciding date.

            ## Examples


            """
        for example in examples { text += "- `\(example.query)`: \(example.meaning)\n" }
        text += "\n## Fields\n\n| field | what it is | compared by | example |\n| --- | --- | --- | --- |\n"
        for field in QueryField.allCases {
            let operators = field.expectedOperators.joined(separator: " ")
            text += "| `\(field.rawValue)` | \(field.summary) | \(operators) | `\(field.example)` |\n"
        }
        text += "\n## Measures\n\n| measure | what it is |\n| --- | --- |\n"
        for (measure, meaning) in measures { text += "| \(measure) | \(meaning) |\n" }
        text += "\n## What a comparison means\n\n"
        for rule in rules { text += "- \(rule)\n" }
        return text
    }

    private static let measures: [(String, String)] = [
        ("`count`, `count(cases)`", "Cases."),
        ("`count(decisions)`", "Decisions: cases related as `same-decision` count once, cases without a decision not."),
        ("`count(sanctions)`", "Sanctions; under a kind or a company only its own."),
        ("`sum(…)`", "The sum of what is known, in the currency of the totals, with how many are known."),
        ("`mean(…)`, `median(…)`", "Of what is known; fines of which nothing stands are left out."),
        ("`lower-quartile(…)`, `upper-quartile(…)`", "A quarter lies below the one, a quarter above the other."),
        ("`max(…)`, `min(…)`", "The largest and smallest, with the case."),
        ("`share(…)`", "The part in the whole: of all selected cases where there are groups, else of the register."),
        ("`imposed`, `current`, `paid`", "Fines as first imposed, as they stand, as paid."),
        ("`settled`, `forfeited`", "Settlements and forfeited penalties, which are never among the fines."),
        ("`days`", "From the first dated complaint, investigation or breach notice to the decision."),
    ]

    private static let rules = [
        "Where a case has several values, `=` asks whether one of them is meant, `!=` whether none is.",
        "A comparison of an amount, a date or days holds only where the value is known; `not (…)` holds everywhere else.",
        "A date known to the year or month meets a comparison only if every day that it can be does; "
            + "`decided = 2024` is any day of 2024.",
        "`gdpr/13` holds `gdpr/13(1)(c)`; a range holds both ends with all their parts.",
        "`provision` counts what was found violated, `cites` whatever the decision deals with.",
        "Of a fine divided among companies, a company's row, or a filter by company or group, takes its parts only.",
        "`order by` puts cases in the order of an amount, a number or a date, or of the first of their values: ids and "
            + "codes by the alphabet, outcomes as they are listed above; what has none stands last.",
        "A group is shown once for each value; a case with several values stands in full in each, and the total is "
            + "never the sum of the rows.",
    ]

    private static let grammar = """
        query     = [ measures ] [ "where" ] [ filter ] [ groups ] [ order ] [ "limit" number ]
        measures  = measure { "," measure }
        measure   = "count" [ "(" counted ")" ] | statistic "(" quantity ")" | "share" "(" quantity | counted ")"
        counted   = \(QueryCounted.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: " | "))
        statistic = \(QueryMeasure.Statistic.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: " | "))
        quantity  = \(QueryQuantity.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: " | "))
        filter    = both { "or" both }
        both      = one { "and" one }
        one       = "not" one | "(" filter ")" | condition
        condition = field operator value | field [ "not" ] "in" items | field "is" [ "not" ] state
                  | "text" "contains" text
        operator  = \(QueryOperator.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: " | "))
        items     = item | "(" item { "," item } ")"
        item      = value [ ".." value ]
        state     = \(QueryState.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: " | "))
        groups    = "group" "by" field [ "," field ]
        order     = "order" "by" key { "," key }
        key       = ( field | measure ) [ "asc" | "desc" ]
        """
}

extension QueryField {
    /// What the field is, in a sentence.
    package var summary: String {
        switch self {
        case .country: "The country of the authority that imposed."
        case .authority: "The authority that imposed, alone or jointly."
        case .court: "A court that decided of the case or has it before it."
        case .company: "A party of the case."
        case .companyCountry: "The country of a party."
        case .group: "A party or a company above it on the day of the decision."
        case .dossier: "The dossier that the case belongs to."
        case .provision: "A provision that was found violated."
        case .cites: "A provision that the decision deals with, whatever it found."
        case .law: "A law that the decision deals with."
        case .sector: "A sector."
        case .topic: "A topic."
        case .year: "The year of the decision, else of the publication."
        case .decided: "The date of the decision."
        case .published: "The date of the publication."
        case .standing: "What became of the sanction: \(words)."
        case .finality: "Whether it can still change: \(words)."
        case .suspended: "Whether the sanction is suspended."
        case .imposed: "The fines as first imposed."
        case .current: "The fines as the last known decision left them."
        case .paid: "What was paid of the fines."
        case .settled: "Settlements, which are not fines."
        case .forfeited: "Periodic penalties that fell due, which are not fines."
        case .currency: "A currency of the fines, settlements or forfeited penalties."
        case .kind: "A kind of sanction: \(words)."
        case .days: "Days from the opening to the decision."
        case .language: "A language that the case can be read in."
        case .text: "Words of the title, the summary or the text in any language; a word's beginning is enough."
        }
    }

    private var words: String {
        guard case .word(let words) = form else { return "" }
        return words.map { "`\($0)`" }.joined(separator: ", ")
    }

    /// A condition on the field.
    package var example: String {
        switch self {
        case .country: "country in (NL, BE)"
        case .authority: "authority = ap"
        case .court: "court is known"
        case .company: "company = netflix"
        case .companyCountry: "company.country = US"
        case .group: "group = meta"
        case .dossier: "dossier = clearview"
        case .provision: "provision in gdpr/12..14"
        case .cites: "cites = gdpr/5(1)(a)"
        case .law: "law = gdpr"
        case .sector: "sector = software"
        case .topic: "topic in (cookies, consent)"
        case .year: "year in 2019..2021"
        case .decided: "decided >= 2019-05"
        case .published: "published = 2024-12"
        case .standing: "standing in (annulled, reduced)"
        case .finality: "finality = contested"
        case .suspended: "suspended = true"
        case .imposed: "imposed >= EUR 1000000"
        case .current: "current > 1000000"
        case .paid: "paid is known"
        case .settled: "settled > 0"
        case .forfeited: "forfeited is not none"
        case .currency: "currency != EUR"
        case .kind: "kind = reprimand"
        case .days: "days < 365"
        case .language: "language = nl"
        case .text: "text contains cookies"
        }
    }
}
