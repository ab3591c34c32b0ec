/// The scripts of a page that works on the whole register, and where their data is.
struct PageScriptsView: View, Equatable {
    /// The script that the page loads at once, which is small.
    var href: String
    /// The one that is loaded when it is needed.
    var app: String
    /// The modules that one is made of, so that all of them are asked for at once.
    var modules: [String]
    /// The folder of the data.
    var data: String

    static let declaration = ViewDeclaration<PageScriptsView>(
        "page-scripts", "The scripts of a page that works on the whole register, and where their data is.",
        fields: [
            .text("href", "The script that the page loads at once.") { $0.href },
            .text("app", "The script that is loaded when it is needed.") { $0.app },
            .text("modules", "The modules of that script, with blanks between them.") {
                $0.modules.joined(separator: " ")
            },
            .text("data", "The folder of the data.") { $0.data },
        ])
}
