/// What every page carries: its head, its place in the site, and the site around it.
struct PageView: View, Equatable {
    /// BCP 47 code of the page's language.
    var language: String
    /// The document's title, with the site's name: "The AP fined Netflix € 4.75 million – Casebook".
    var title: String
    /// The title without the site's name, for cards.
    var shareTitle: String
    var description: String?
    /// The page's own address, absolute.
    var canonical: String?
    /// The address for readers of no listed language, absolute.
    var defaultHref: String?
    /// Open Graph type: `website` or `article`.
    var kind: String = "website"
    /// The picture that other sites show beside a link to the page; nil where there is none.
    var card: CardLinkView?
    var isNoindex = false
    /// The page carries text of its own and belongs in the search index.
    var isSearchable = false
    /// What the search index keeps of the page besides its text.
    var searchMarks: [SearchMarkView] = []
    /// Words for a banner on a page that is not published: a draft, or one under embargo.
    var draftNotice: String?
    /// This page in every language of the site, this one included.
    var languages: [LanguageView] = []
    var feeds: [FeedView] = []
    /// The page's content in other formats.
    var alternates: [FeedView] = []
    /// Bibliographic `meta` elements, which reference managers read.
    var metadata: [MetaView] = []
    /// What the page is about, for programs: JSON-LD in the words of schema.org.
    var structuredData: HTML?
    /// How a browser searches the site: the address of its OpenSearch description.
    var searchDescription: String?
    var stylesheet: String
    var script: String?
    var icon: String?
    /// The way down from the home page, this page left out.
    var breadcrumbs: [LinkView] = []
    /// Ways to do more with what the page shows: filter its cases, compare it with another.
    var tools: [LinkView] = []
    /// Where an editor changes this page.
    var edit: LinkView?
    /// When the page's words last changed, where version control knows it.
    var lastChange: LastChangeView?
    var site: Prepared<SiteView>

    static let declaration = ViewDeclaration<PageView>(
        "page", "What every page carries: its head, its place in the site, and the site around it.",
        fields: [
            .text("language", "BCP 47 code of the page's language.") { $0.language },
            .text("title", "The document's title, with the site's name.") { $0.title },
            .text("share-title", "The title without the site's name.") { $0.shareTitle },
            .text("description", "One or two sentences for search engines and cards.") { $0.description },
            .text("canonical", "The page's own address, absolute.") { $0.canonical },
            .text("default-href", "The address for readers of no listed language, absolute.") { $0.defaultHref },
            .text("kind", "Open Graph type.") { $0.kind },
            .view("card", "The picture that other sites show beside a link to the page.") { $0.card },
            .flag("is-noindex", "Search engines are asked to leave the page out.") { $0.isNoindex },
            .flag("is-searchable", "The page belongs in the search index.") { $0.isSearchable },
            .list("search-marks", "What the search index keeps of the page besides its text.") { $0.searchMarks },
            .text("draft-notice", "Words for a banner on an unpublished page.") { $0.draftNotice },
            .list("languages", "This page in every language of the site.") { $0.languages },
            .list("feeds", "Feeds of this page.") { $0.feeds },
            .list("alternates", "The page's content in other formats.") { $0.alternates },
            .list("metadata", "Bibliographic `meta` elements.") { $0.metadata },
            .text("search-description", "Address of the site's OpenSearch description.") { $0.searchDescription },
            .html("structured-data", "What the page is about, as JSON-LD.") { $0.structuredData },
            .text("stylesheet", "Address of the stylesheet.") { $0.stylesheet },
            .text("script", "Address of the script module.") { $0.script },
            .text("icon", "Address of the icon.") { $0.icon },
            .list("breadcrumbs", "The way down from the home page.") { $0.breadcrumbs },
            .flag("has-tools", "There is more to do with what the page shows.") { !$0.tools.isEmpty },
            .list("tools", "Ways to filter the page's cases, and to compare it with another.") { $0.tools },
            .view("edit", "Where an editor changes this page.") { $0.edit },
            .view("last-change", "When the page's words last changed.") { $0.lastChange },
            .view("site", "The site around the page.") { $0.site },
        ])
}

/// One language a page stands in.
struct LanguageView: View, Equatable {
    var code: String
    /// The language's name in itself: "Nederlands".
    var name: String
    /// For narrow screens: "NL".
    var short: String
    /// Address within the site.
    var href: String
    /// Address in full, for `hreflang`.
    var absoluteHref: String
    var isCurrent: Bool

    static let declaration = ViewDeclaration<LanguageView>(
        "language", "One language a page stands in.",
        fields: [
            .text("code", "BCP 47 code.") { $0.code },
            .text("name", "The language's name in itself.") { $0.name },
            .text("short", "The name for narrow screens.") { $0.short },
            .text("href", "Address within the site.") { $0.href },
            .text("absolute-href", "Address in full.") { $0.absoluteHref },
            .flag("is-current", "The page is in this language.") { $0.isCurrent },
        ])
}

/// A feed or another format of a page, for a `link` element.
struct FeedView: View, Equatable {
    var href: String
    var title: String
    /// Media type: `application/atom+xml`.
    var type: String
    /// The form's name, for a link that stands where the feed's subject is plain: "Atom".
    var label: String?

    static let declaration = ViewDeclaration<FeedView>(
        "feed", "A feed or another format of a page, for a `link` element.",
        fields: [
            .text("href", "Address.") { $0.href },
            .text("title", "What it holds.") { $0.title },
            .text("type", "Media type.") { $0.type },
            .text("label", "The form's name, where the subject is plain.") { $0.label },
        ])
}

/// A `meta` element.
struct MetaView: View, Equatable {
    var name: String
    var content: String

    static let declaration = ViewDeclaration<MetaView>(
        "meta", "A `meta` element.",
        fields: [
            .text("name", "Its name.") { $0.name },
            .text("content", "Its content.") { $0.content },
        ])
}

/// The day on which a page's words last changed.
struct LastChangeView: View, Equatable {
    /// The day in a sentence, such as "Last changed on 3 February 2024".
    var text: String
    /// The day for machines: `2024-02-03`.
    var iso: String

    static let declaration = ViewDeclaration<LastChangeView>(
        "last-change", "The day on which a page's words last changed.",
        fields: [
            .text("text", "The day in a sentence.") { $0.text },
            .text("iso", "The day for machines.") { $0.iso },
        ])
}
