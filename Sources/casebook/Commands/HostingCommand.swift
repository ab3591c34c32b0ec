import ArgumentParser
import Content
import Publication

/// `casebook hosting`: prints the configuration of a web server for the site.
struct HostingCommand: CasebookCommand {
    static let configuration = CommandConfiguration(
        commandName: "hosting",
        abstract: "Prints the configuration of a web server for the site.",
        discussion: """
            With security headers, cache lifetimes, media types, redirects, and status 410 for withdrawn cases. \\
            It names the addresses of withdrawn cases: keep it on the server, not on the site. For example:
              casebook hosting nginx --root /srv/register > /etc/nginx/conf.d/register.conf
              casebook hosting caddy --root /srv/register > /etc/caddy/Caddyfile
            """)

    @Argument(help: "The web server.")
    var server: HostConfiguration.Server

    @OptionGroup var options: ContentOptions

    @Option(help: ArgumentHelp("The folder of the site on the server. (default: `/srv/HOST`)", valueName: "dir"))
    var root: String?

    @Option(
        help: ArgumentHelp("Where the site is, in place of the address in `site.yml`.", valueName: "url"),
        transform: Build.address)
    var baseURL: String?

    func validate() throws {
        if let root, !root.hasPrefix("/") || root.contains(where: { "\"\n{}\\".contains($0) }) {
            throw ValidationError("`--root \(root)`: write the whole path of a folder, such as /srv/register")
        }
    }

    func run(on console: Console) -> ExitStatus {
        let plan: SitePlan
        do {
            plan = try options.build(baseURL: baseURL).plan()
        } catch {
            return console.report(error)
        }
        let report = DiagnosticReport(plan.diagnostics.filter { $0.severity == .error })
        guard report.errorCount == 0 else {
            DiagnosticFormat.text.write(report, to: console)
            return .contentHasErrors
        }
        let host = plan.baseURL.drop { $0 != ":" }.dropFirst(3).prefix { $0 != "/" && $0 != ":" }
        let configuration = HostConfiguration(
            address: plan.baseURL, root: root ?? "/srv/\(host)", redirects: plan.redirects)
        guard configuration.isAtRoot else {
            console.error(
                "casebook: `\(plan.baseURL)` lies below the root of its host, and such hosts differ too much.\n"
                    + "Print it for the root (`--base-url https://\(host)/`), and take from it what you need.\n")
            return .wrongUsage
        }
        console.output(configuration.text(for: server))
        return .success
    }
}

extension HostConfiguration.Server: ExpressibleByArgument {}
