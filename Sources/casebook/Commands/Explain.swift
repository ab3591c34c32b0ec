import ArgumentParser
import Content
import Publication

/// `casebook explain`: what made a page.
struct Explain: CasebookCommand {
    static let configuration = CommandConfiguration(
        abstract: "Tells what a page is made of: files, templates, queries, data.",
        discussion: """
            For example:
              casebook explain /cases/ap-netflix-2024/
              casebook explain https://register.example.org/nl/authorities/ap/
              casebook explain ap-netflix-2024
            """)

    @Argument(help: "The page's address, its file below the site's folder, or the id of what it is about.")
    var address: String

    @OptionGroup var options: ContentOptions

    func run(on console: Console) -> ExitStatus {
        do {
            let build = options.build()
            let plan = try build.plan()
            let report = DiagnosticReport(plan.diagnostics.filter { $0.severity == .error })
            guard report.errorCount == 0 else {
                DiagnosticFormat.text.write(report, to: console)
                console.error("No page is made of content with errors: put them right first.\n")
                return .contentHasErrors
            }
            let (register, _) = try build.register()
            let finder = PageFinder(register: register, paths: plan.pages.map(\.path))
            guard let path = finder.path(of: address), let page = plan.pages.first(where: { $0.path == path }) else {
                let near = finder.nearest(to: address).map { "; did you mean `\($0)`?" } ?? ""
                console.error("casebook: `\(DisplayWidth.harmless(address))`: the site has no such page\(near)\n")
                return .wrongUsage
            }
            console.output(DisplayWidth.lines(PageExplanation(page: page, register: register).text))
            return .success
        } catch {
            return console.report(error)
        }
    }
}
