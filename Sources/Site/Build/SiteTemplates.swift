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
        func compile<V: View>(_ name: String, _ view: V.Type) -> Template<V>? {
            let (template, problems) = theme.template(name, for: view, language: language)
            diagnostics += problems
            return template
        }
        home = compile("home", HomePage.self)
        register = compile("register", RegisterPage.self)
        search = compile("search", SearchPage.self)
        compare = compile("compare", ComparePage.self)
        caseRecord = compile("case", CasePage.self)
        index = compile("index", IndexPage.self)
        authority = compile("authority", AuthorityPage.self)
        company = compile("company", CompanyPage.self)
        court = compile("court", CourtPage.self)
        organisation = compile("organisation", OrganisationPage.self)
        dossier = compile("dossier", DossierPage.self)
        law = compile("law", LawPage.self)
        provision = compile("provision", ProvisionPage.self)
        country = compile("country", CollectionPage.self)
        sector = compile("sector", CollectionPage.self)
        topic = compile("topic", CollectionPage.self)
        year = compile("year", YearPage.self)
        text = compile("page", ProsePage.self)
        withdrawn = compile("withdrawn", WithdrawnPage.self)
        redirect = compile("redirect", RedirectPage.self)
        notFound = compile("not-found", NotFoundPage.self)
        changes = compile("changes", ChangesPage.self)
        data = compile("data", DataPage.self)
        card = compile("card", CardView.self)
    }
}
