/// Where readers search the texts of the site.
struct SearchPage: View, Equatable {
    var page: PageView
    var heading: String
    /// The page's own address, to which its form leads.
    var searchHref: String
    /// The script that searches.
    var script: String?
    /// The folder of the search index.
    var indexHref: String
    /// The file that says whether there is an index.
    var stateHref: String
    /// The site's root, which the index's addresses are below.
    var rootHref: String
    /// The register, whose own filter stands in where there is no index.
    var registerHref: String
    var facets: [SearchFacetView]

    static let declaration = ViewDeclaration<SearchPage>(
        "search-page", "Where readers search the texts of the site.",
        fields: [
            .view("page", "The page's head and surroundings.") { $0.page },
            .text("heading", "The page's heading.") { $0.heading },
            .text("search-href", "The page's own address, to which its form leads.") { $0.searchHref },
            .text("script", "Address of the script that searches.") { $0.script },
            .text("index-href", "Address of the folder of the search index.") { $0.indexHref },
            .text("state-href", "Address of the file that says whether there is an index.") { $0.stateHref },
            .text("root-href", "Address of the site's root.") { $0.rootHref },
            .text("register-href", "Address of the register.") { $0.registerHref },
            .list("facets", "What results can be filtered by.") { $0.facets },
        ])
}

/// Something that search results can be filtered by.
struct SearchFacetView: View, Equatable {
    /// The name of the filter in the index and in the address.
    var code: String
    var label: String

    static let declaration = ViewDeclaration<SearchFacetView>(
        "search-facet", "Something that search results can be filtered by.",
        fields: [
            .text("code", "The filter's name in the index and in the address.") { $0.code },
            .text("label", "Its name in the page's language.") { $0.label },
        ])
}
