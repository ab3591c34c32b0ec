/// The register as files, with what their columns mean.
struct DataPage: View, Equatable {
    var page: PageView
    var lead: String?
    var downloads: [DownloadView]
    /// What the columns mean, as ready markup.
    var body: HTML?
    var license: LinkView?

    static let declaration = ViewDeclaration<DataPage>(
        "data-page", "The register as files, with what their columns mean.",
        fields: [
            .view("page", "The page's head and surroundings.") { $0.page },
            .text("lead", "What the files hold.") { $0.lead },
            .list("downloads", "The files.") { $0.downloads },
            .html("body", "What the columns mean.") { $0.body },
            .view("license", "On what terms they may be used.") { $0.license },
        ])
}
