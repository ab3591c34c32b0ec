/// The site around a page: its name, its ways in, who publishes it and from what it was built.
struct SiteView: View, Equatable {
    var title: String
    var description: String?
    var homeHref: String
    var navigation: [NavigationItemView]
    /// The search page; nil while there is none.
    var searchHref: String?
    /// Less used ways in, at the foot: data, changes, methodology.
    var footerLinks: [LinkView] = []
    /// Who publishes the site, with an address or a mail link.
    var publisher: LinkView?
    var dataLicense: LinkView?
    var textLicense: LinkView?
    var repository: LinkView?
    /// What the build holds, in a sentence: how many cases and authorities, as of which day.
    var buildFacts: String?

    static let declaration = ViewDeclaration<SiteView>(
        "site", "The site around a page: its name, its ways in, who publishes it and from what it was built.",
        fields: [
            .text("title", "The site's name.") { $0.title },
            .text("description", "The site in a sentence.") { $0.description },
            .text("home-href", "Address of the home page in the page's language.") { $0.homeHref },
            .list("navigation", "The main ways in.") { $0.navigation },
            .text("search-href", "Address of the search page.") { $0.searchHref },
            .list("footer-links", "Less used ways in.") { $0.footerLinks },
            .view("publisher", "Who publishes the site.") { $0.publisher },
            .view("data-license", "The licence of the data.") { $0.dataLicense },
            .view("text-license", "The licence of the texts.") { $0.textLicense },
            .view("repository", "Where the content is kept.") { $0.repository },
            .text("build-facts", "What the build holds, in a sentence.") { $0.buildFacts },
        ])
}

/// An entry of the main navigation.
struct NavigationItemView: View, Equatable {
    var text: String
    var href: String
    /// The page is this entry's, or below it.
    var isCurrent: Bool

    static let declaration = ViewDeclaration<NavigationItemView>(
        "navigation-item", "An entry of the main navigation.",
        fields: [
            .text("text", "The entry.") { $0.text },
            .text("href", "Address.") { $0.href },
            .flag("is-current", "The page is this entry's, or below it.") { $0.isCurrent },
        ])
}
