import Content

/// Every page template of a theme, compiled for one language against the view it is given.
struct SiteTemplates: Sendable {
    var home: Template<HomePage>?
    var register: Template<RegisterPage>?
    var search: Template<SearchPage>?
    var compare: Template<ComparePage>?
    var caseRecord: Template<CasePage>?
    var index: Template<IndexPage>?
    var authority: Template<AuthorityPage>?
    var company: Template<CompanyPage>?
    var court: Template<CourtPage>?
    var organisation: Template<OrganisationPage>?
    var dossier: Template<DossierPage>?
    var law: Template<LawPage>?
    var provision: Template<ProvisionPage>?
    var country: Template<CollectionPage>?
    var sector: Template<CollectionPage>?
    var topic: Template<CollectionPage>?
    var year: Template<YearPage>?
    var text: Template<ProsePage>?
    var withdrawn: Template<WithdrawnPage>?
    var redirect: Template<RedirectPage>?
    var notFound: Template<NotFoundPage>?
    var changes: Template<ChangesPage>?
    var data: Template<DataPage>?
    var card: Template<CardView>?

    init(_ theme: Theme, language: String, diagnostics: inout [Diagnostic]) {
        var compiler = ThemeTemplates(theme: theme, language: language)
        self.init(&compiler)
        diagnostics += compiler.diagnostics
    }

    /// Asks for every page template by its name, with the view it is given.
    init(_ templates: inout some PageTemplates) {
        home = templates.template("home", HomePage.self)
        register = templates.template("register", RegisterPage.self)
        search = templates.template("search", SearchPage.self)
        compare = templates.template("compare", ComparePage.self)
        caseRecord = templates.template("case", CasePage.self)
        index = templates.template("index", IndexPage.self)
        authority = templates.template("authority", AuthorityPage.self)
        company = templates.template("company", CompanyPage.self)
        court = templates.template("court", CourtPage.self)
        organisation = templates.template("organisation", OrganisationPage.self)
        dossier = templates.template("dossier", DossierPage.self)
        law = templates.template("law", LawPage.self)
        provision = templates.template("provision", ProvisionPage.self)
        country = templates.template("country", CollectionPage.self)
        sector = templates.template("sector", CollectionPage.self)
        topic = templates.template("topic", CollectionPage.self)
        year = templates.template("year", YearPage.self)
        text = templates.template("page", ProsePage.self)
        withdrawn = templates.template("withdrawn", WithdrawnPage.self)
        redirect = templates.template("redirect", RedirectPage.self)
        notFound = templates.template("not-found", NotFoundPage.self)
        changes = templates.template("changes", ChangesPage.self)
        data = templates.template("data", DataPage.self)
        card = templates.template("card", CardView.self)
    }
}

/// Where page templates come from.
protocol PageTemplates {
    mutating func template<V: View>(_ name: String, _ view: V.Type) -> Template<V>?
}

/// The templates of a theme, compiled for one language.
private struct ThemeTemplates: PageTemplates {
    let theme: Theme
    let language: String
    var diagnostics: [Diagnostic] = []

    mutating func template<V: View>(_ name: String, _ view: V.Type) -> Template<V>? {
        let (template, problems) = theme.template(name, for: view, language: language)
        diagnostics += problems
        return template
    }
}
