/// A case in a list: enough to tell it from the others and to know what became of it.
struct CaseRowView: View, Equatable {
    var href: String
    var title: String
    /// The title's language where it is not the page's: the case is not translated.
    var titleLang: String?
    /// The name of that language, in the page's.
    var titleLanguage: String?
    /// The day it was decided, else published.
    var date: DateView
    /// "published", where that is the day shown.
    var dateKind: String?
    /// Respondents, linked where they have a page.
    var companies: [LinkView]
    /// Those that imposed it.
    var authorities: [LinkView]
    var country: LinkView?
    /// As current.
    var amount: AmountView
    /// As imposed, where that differs from the current amount.
    var imposed: AmountView?
    /// What was imposed where it was not a fine: "Reprimand", "Order with periodic penalty".
    var measure: String?
    var status: StatusView
    /// The part someone plays in the case, on pages about them: "as parent", "forwarded the complaint".
    var role: String?

    static let declaration = ViewDeclaration<CaseRowView>(
        "case-row", "A case in a list: enough to tell it from the others and to know what became of it.",
        fields: [
            .text("href", "The case's page.") { $0.href },
            .text("title", "Its title.") { $0.title },
            .text("title-lang", "The title's language where it is not the page's.") { $0.titleLang },
            .text("title-language", "The name of that language.") { $0.titleLanguage },
            .view("date", "The day it was decided, else published.") { $0.date },
            .text("date-kind", "A word for the day where it is not that of the decision.") { $0.dateKind },
            .list("companies", "Respondents.") { $0.companies },
            .list("authorities", "Those that imposed it.") { $0.authorities },
            .view("country", "The imposing authority's country.") { $0.country },
            .view("amount", "The fine as current.") { $0.amount },
            .view("imposed", "The fine as imposed, where that differs.") { $0.imposed },
            .text("measure", "What was imposed where it was not a fine.") { $0.measure },
            .view("status", "What became of it.") { $0.status },
            .text("role", "The part the page's subject plays in the case.") { $0.role },
        ])
}

/// Cases as a table.
struct CaseTableView: View, Equatable {
    /// The anchor of the section on its page.
    var id: String
    var heading: String
    /// A sentence that says what the table holds and in what order.
    var caption: String
    /// Columns that would say the same in every row are left out.
    var showsCompany = true
    var showsAuthority = true
    var showsRole = false
    var rows: [Prepared<CaseRowView>]
    /// What to say where there are none.
    var empty: String?
    /// Where the rest stands.
    var more: LinkView?
    /// What the table adds up to: "Total as current: € 61.3 million (19 of 20)".
    var total: String?
    /// Which part of a long list this is.
    var pagination: PaginationView?

    static let declaration = ViewDeclaration<CaseTableView>(
        "case-table", "Cases as a table.",
        fields: [
            .text("id", "The anchor of the section on its page.") { $0.id },
            .text("heading", "The section's heading.") { $0.heading },
            .text("caption", "What the table holds and in what order.") { $0.caption },
            .flag("shows-company", "The table has a column of companies.") { $0.showsCompany },
            .flag("shows-authority", "The table has a column of authorities.") { $0.showsAuthority },
            .flag("shows-role", "The rows say what part the page's subject plays.") { $0.showsRole },
            .flag("has-rows", "There is at least one case.") { !$0.rows.isEmpty },
            .list("rows", "The cases.") { $0.rows },
            .text("empty", "What to say where there are none.") { $0.empty },
            .view("more", "Where the rest stands.") { $0.more },
            .text("total", "What the table adds up to.") { $0.total },
            .view("pagination", "Which part of a long list this is.") { $0.pagination },
        ])
}
