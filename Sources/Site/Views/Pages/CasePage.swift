/// A case with everything known about it.
struct CasePage: View, Equatable {
    var page: PageView
    /// The case's id, as in its address.
    var id: String
    /// Who fined whom, how much: "The AP fined Netflix € 4.75 million".
    var sentence: String
    var title: String
    var titleLang: String?
    var summary: String?
    var summaryLang: String?
    var status: StatusView
    /// Words for a case whose text is not in the page's language.
    var translationNote: String?
    /// Decided, published, authority, company, provisions, conduct, sector, topics, numbers.
    var facts: [FactView]
    var money: MoneyView
    var timeline: [EventView]
    /// By finding; violated first.
    var findings: [FindingsView] = []
    var body: HTML?
    var bodyLang: String?
    var attachments: [DownloadView] = []
    var affected: AffectedView?
    /// What a lawyer compares by: turnover and its share, culpability, data categories, aggravating, mitigating.
    var comparables: [FactView] = []
    var figures: [ChartView] = []
    var quotes: [QuoteView] = []
    var statement: QuoteView?
    var sources: [SourceView]
    /// Words for a case without an official source: who looked, and when.
    var sourcesNote: String?
    var conflicts: [ConflictView] = []
    var dossier: LinkView?
    var related: [RelatedCaseView] = []
    /// The cases before and after it of each of its authorities and companies.
    var neighbours: [NeighboursView] = []
    /// The same case in other registers.
    var externals: [LinkView] = []
    var corrections: [CorrectionView] = []
    /// What changed in the register's record of the case, newest first.
    var changes: [ChangeView] = []
    /// From which day on that is told.
    var changesNote: String?
    /// "Checked against its sources on 15 November 2026", or that nobody has.
    var verified: String?
    var citations: [CitationView] = []
    /// The decision in forms to cite it by; empty where there is none yet.
    var decisionCitations: [CitationView] = []
    /// The citations of the whole register as files.
    var citationFiles: [LinkView] = []
    var downloads: [DownloadView] = []

    static let declaration = ViewDeclaration<CasePage>(
        "case-page", "A case with everything known about it.",
        fields: opening + middle + closing)

    private static let opening: [ViewField<CasePage>] = [
        .view("page", "The page's head and surroundings.") { $0.page },
        .text("id", "The case's id, as in its address.") { $0.id },
        .text("sentence", "Who fined whom, how much.") { $0.sentence },
        .text("title", "The case's title.") { $0.title },
        .text("title-lang", "The title's language where it is not the page's.") { $0.titleLang },
        .text("summary", "The case in two or three sentences.") { $0.summary },
        .text("summary-lang", "The summary's language where it is not the page's.") { $0.summaryLang },
        .view("status", "What became of it.") { $0.status },
        .text("translation-note", "Words for a case whose text is not in the page's language.") { $0.translationNote },
        .list("facts", "Decided, published, authority, company, provisions and so on.") { $0.facts },
        .view("money", "The amounts.") { $0.money },
        .list("timeline", "What happened, in order.") { $0.timeline },
    ]

    private static let middle: [ViewField<CasePage>] = [
        .flag("has-findings", "Provisions are known.") { !$0.findings.isEmpty },
        .list("findings", "Provisions by finding, violated first.") { $0.findings },
        .html("body", "The text.") { $0.body },
        .text("body-lang", "The text's language where it is not the page's.") { $0.bodyLang },
        .flag("has-attachments", "Files lie beside the case.") { !$0.attachments.isEmpty },
        .list("attachments", "Files beside the case, such as the decision.") { $0.attachments },
        .view("affected", "How many people were affected.") { $0.affected },
        .flag("has-comparables", "Something to compare by is known.") { !$0.comparables.isEmpty },
        .list("comparables", "What a lawyer compares by.") { $0.comparables },
        .list("figures", "Charts.") { $0.figures },
        .flag("has-quotes", "Somebody is quoted.") { !$0.quotes.isEmpty },
        .list("quotes", "Words said about the case.") { $0.quotes },
        .view("statement", "The party's own words about the case.") { $0.statement },
    ]

    private static let closing: [ViewField<CasePage>] = [
        .list("sources", "What the case rests on.") { $0.sources },
        .text("sources-note", "Words for a case without an official source.") { $0.sourcesNote },
        .flag("has-conflicts", "Sources disagree on something.") { !$0.conflicts.isEmpty },
        .list("conflicts", "Points on which sources disagree.") { $0.conflicts },
        .view("dossier", "The dossier the case belongs to.") { $0.dossier },
        .flag("has-related", "Other cases have to do with this one.") { !$0.related.isEmpty || $0.dossier != nil },
        .list("related", "Cases that have to do with this one.") { $0.related },
        .flag("has-neighbours", "An authority or company of the case has others.") { !$0.neighbours.isEmpty },
        .list("neighbours", "The cases before and after it of each of its authorities and companies.") {
            $0.neighbours
        },
        .flag("has-externals", "Other registers have the case.") { !$0.externals.isEmpty },
        .list("externals", "The same case in other registers.") { $0.externals },
        .flag("has-corrections", "Mistakes were put right.") { !$0.corrections.isEmpty },
        .list("corrections", "Mistakes that were put right.") { $0.corrections },
        .flag("has-changes", "The record of the case changed.") { !$0.changes.isEmpty },
        .list("changes", "What changed in the record of the case, newest first.") { $0.changes },
        .text("changes-note", "From which day on changes are told.") { $0.changesNote },
        .text("verified", "When someone last checked it against its sources.") { $0.verified },
        .list("citations", "The case in forms to cite it by.") { $0.citations },
        .flag("has-decision-citations", "There is a decision to cite.") { !$0.decisionCitations.isEmpty },
        .list("decision-citations", "The decision in forms to cite it by.") { $0.decisionCitations },
        .list("citation-files", "The citations of the whole register as files.") { $0.citationFiles },
        .flag("has-downloads", "There are copies for machines.") { !$0.downloads.isEmpty },
        .list("downloads", "Machine-readable copies.") { $0.downloads },
    ]
}

/// How many people a case affected.
struct AffectedView: View, Equatable {
    /// "about 174,000 people", "number not known".
    var text: String
    /// The number for machines.
    var value: String?
    var note: String?

    static let declaration = ViewDeclaration<AffectedView>(
        "affected", "How many people a case affected.",
        fields: [
            .text("text", "How many, in words.") { $0.text },
            .text("value", "The number for machines.") { $0.value },
            .text("note", "Who they are, or what the number rests on.") { $0.note },
        ])
}
