/// A kind of file of the content folder, with the fields that it takes: what the schemas and the reference are made of.
package enum DocumentKind: String, CaseIterable, Sendable {
    case caseFile = "case"
    case caseTranslation = "case-translation"
    case authority, company, court, organisation
    case law
    case report, dossier, page, year
    case pageTranslation = "page-translation"
    case site, topics, sectors

    /// What such a file is, in a sentence.
    package var summary: String {
        switch self {
        case .caseFile: "The facts of one enforcement action, and its text in the site's default language."
        case .caseTranslation: "The words of a case in another language."
        case .authority: "An authority that investigates and imposes."
        case .company: "A company, public body or other party that decisions are about."
        case .court: "A court or appeals board that judges what authorities impose."
        case .organisation: "An organisation that complains or takes part."
        case .law: "A law with the provisions that cases cite."
        case .report: "A text of the editors with live figures."
        case .dossier: "One page for one conduct that several authorities dealt with."
        case .page: "A page of the site's own, such as `about`."
        case .year: "What the editors say at the head of a year's report."
        case .pageTranslation: "The words of an entity, report, dossier, page or year in another language."
        case .site: "What belongs to one site."
        case .topics: "The closed list of what cases are about."
        case .sectors: "The closed list of branches of business."
        }
    }

    /// Where such files lie in the content folder.
    package var place: String {
        switch self {
        case .caseFile: "cases/**/AUTHORITY-COMPANY-YEAR.md, cases/**/ID/index.md"
        case .caseTranslation: "cases/**/ID.LANGUAGE.md, cases/**/ID/index.LANGUAGE.md"
        case .authority: "authorities/ID.md"
        case .company: "companies/ID.md"
        case .court: "courts/ID.md"
        case .organisation: "organisations/ID.md"
        case .law: "laws/ID.yml"
        case .report: "reports/ID.md"
        case .dossier: "dossiers/ID.md"
        case .page: "pages/ID.md"
        case .year: "years/YEAR.md"
        case .pageTranslation: "FOLDER/ID.LANGUAGE.md"
        case .site: "site.yml"
        case .topics: "topics.yml"
        case .sectors: "sectors.yml"
        }
    }

    /// What the file's fields take, as the reader declares it.
    package var kind: ShapeKind {
        switch self {
        case .caseFile: CaseFile.shape.kind
        case .caseTranslation: CaseTranslation.shape.kind
        case .authority: EntityFile.shape(.authority).kind
        case .company: EntityFile.shape(.company).kind
        case .court: EntityFile.shape(.court).kind
        case .organisation: EntityFile.shape(.organisation).kind
        case .law: LawFile.shape.kind
        case .report: TextFile.Category.report.shape.kind
        case .dossier: TextFile.Category.dossier.shape.kind
        case .page: TextFile.Category.page.shape.kind
        case .year: TextFile.Category.year.shape.kind
        case .pageTranslation: TextTranslation.shape.kind
        case .site: SiteSettings.shape.kind
        case .topics, .sectors: Term.list.kind
        }
    }
}
