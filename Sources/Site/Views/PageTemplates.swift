import Content

/// A theme's templates in one language, each compiled against the view of the page it prints.
///
/// A new kind of page is one line here, one view and one template.
struct PageTemplates: Sendable {
    let home: Template<HomePage>
    let register: Template<RegisterPage>
    let caseFile: Template<CasePage>
    let withdrawn: Template<WithdrawnPage>
    let redirect: Template<RedirectPage>
    let notFound: Template<NotFoundPage>
    let index: Template<IndexPage>
    let authority: Template<AuthorityPage>
    let company: Template<CompanyPage>
    let court: Template<CourtPage>
    let organisation: Template<OrganisationPage>
    let dossier: Template<DossierPage>
    let law: Template<LawPage>
    let provision: Template<ProvisionPage>
    let country: Template<CollectionPage>
    let sector: Template<CollectionPage>
    let topic: Template<CollectionPage>
    let year: Template<YearPage>
    let prose: Template<ProsePage>
    let changes: Template<ChangesPage>
    let data: Template<DataPage>

    /// Compiles all of them; nothing comes back where one has an error, but every error is reported.
    static func compile(_ theme: Theme, language: String) -> (templates: PageTemplates?, diagnostics: [Diagnostic]) {
        var diagnostics: [Diagnostic] = []
        func template<V: View>(_ name: String, _ view: V.Type = V.self) -> Template<V>? {
            let compiled = theme.template(name, for: view, language: language)
            diagnostics += compiled.diagnostics
            return compiled.template
        }
        // All are asked for before the first that is missing ends it: an author sees every error at once.
        let home = template("home", HomePage.self)
        let register = template("register", RegisterPage.self)
        let caseFile = template("case", CasePage.self)
        let withdrawn = template("withdrawn", WithdrawnPage.self)
        let redirect = template("redirect", RedirectPage.self)
        let notFound = template("not-found", NotFoundPage.self)
        let index = template("index", IndexPage.self)
        let authority = template("authority", AuthorityPage.self)
        let company = template("company", CompanyPage.self)
        let court = template("court", CourtPage.self)
        let organisation = template("organisation", OrganisationPage.self)
        let dossier = template("dossier", DossierPage.self)
        let law = template("law", LawPage.self)
        let provision = template("provision", ProvisionPage.self)
        let country = template("country", CollectionPage.self)
        let sector = template("sector", CollectionPage.self)
        let topic = template("topic", CollectionPage.self)
        let year = template("year", YearPage.self)
        let prose = template("page", ProsePage.self)
        let changes = template("changes", ChangesPage.self)
        let data = template("data", DataPage.self)
        guard let home, let register, let caseFile, let withdrawn, let redirect, let notFound, let index,
            let authority, let company, let court, let organisation, let dossier, let law, let provision, let country,
            let sector, let topic, let year, let prose, let changes, let data
        else { return (nil, diagnostics) }
        let templates = PageTemplates(
            home: home, register: register, caseFile: caseFile, withdrawn: withdrawn, redirect: redirect,
            notFound: notFound, index: index, authority: authority, company: company, court: court,
            organisation: organisation, dossier: dossier, law: law, provision: provision, country: country,
            sector: sector, topic: topic, year: year, prose: prose, changes: changes, data: data)
        return (templates, diagnostics)
    }
}
