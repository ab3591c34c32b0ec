/// What belongs to one site: the contents of `site.yml`.
package struct SiteSettings: Sendable {
    package struct License: Sendable {
        package var name = LocalizedText()
        package var url: String?
    }

    package struct Publisher: Sendable {
        package var name = LocalizedText()
        package var email: String?
        package var url: String?
    }

    /// Where the content's files can be edited.
    package struct Repository: Sendable {
        package var url = ""
        package var branch = "main"
        /// The address that edits a file, with `{path}` for its place in the repository; nil for that of the host's kind.
        package var edit: String?

        /// The address at which a file can be edited.
        package func editAddress(of path: String) -> String {
            let root = url.hasSuffix("/") ? String(url.dropLast()) : url
            let encoded = Repository.encoded(path)
            if let edit {
                let parts = edit.split(separator: "{path}", maxSplits: 1, omittingEmptySubsequences: false)
                return parts.joined(separator: encoded)
            }
            let host = root.drop { $0 != ":" }.dropFirst(3).prefix { $0 != "/" }
            let kinds = [("gitlab", "-/edit"), ("codeberg", "_edit"), ("gitea", "_edit"), ("forgejo", "_edit")]
            let action = kinds.first { host.contains($0.0) }?.1 ?? "edit"
            return "\(root)/\(action)/\(Repository.encoded(branch))/\(encoded)"
        }

        private static func encoded(_ path: String) -> String {
            var result = ""
            for byte in path.utf8 {
                let scalar = Unicode.Scalar(byte)
                if scalar.isASCII,
                    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                        || "/-._~".unicodeScalars.contains(scalar)
                {
                    result.unicodeScalars.append(scalar)
                } else {
                    let digits = String(byte, radix: 16, uppercase: true)
                    result += "%" + (digits.count == 1 ? "0" : "") + digits
                }
            }
            return result
        }
    }

    /// An entry of the main navigation: a page kind's folder, or one of the site's own pages.
    package enum NavigationItem: Sendable {
        case section(Located<String>)
        case page(Located<String>)
    }

    package var file = ""
    package var title = LocalizedText("Casebook")
    package var description: LocalizedText?
    /// Ends in `/`.
    package var baseURL = "https://example.org/"
    /// The first is the default, whose pages have no prefix.
    package var languages = ["en"]
    /// The currency of the totals.
    package var currency = Currency.euro
    package var theme = Located("default")
    package var timeZone = Located("UTC")
    package var repository: Repository?
    package var dataLicense: License?
    package var textLicense: License?
    package var publisher: Publisher?
    package var navigation: [NavigationItem]?
    package var allowsHTML = false
    /// Which cases get a picture of their own; `none` leaves out those of authorities and reports too.
    package var cards = CardChoice.standard
    package var publishTargets: [PublishTarget] = []
    /// What becomes of cases when they are so many years old.
    package var retention: [RetentionRule] = []
    /// Addresses that were published and are given up: paths from the site's top that end in `/`, or the word `sha256:`
    /// and the SHA-256 of such a path, which names nobody.
    package var removed: [String] = []

    /// Whether an address is given up, by its path from the site's top.
    package func isRemoved(_ path: String) -> Bool {
        if removed.contains(path) { return true }
        return removed.contains { $0.hasPrefix(SiteSettings.markPrefix) }
            && removed.contains(SiteSettings.mark(of: path))
    }

    /// An address as `removed` lists it without saying it.
    package static func mark(of path: String) -> String { markPrefix + SHA256(of: Array(path.utf8)).description }

    private static let markPrefix = "sha256:"

    package init() {}

    package var defaultLanguage: String { languages[0] }

    /// The folders of the site that `navigation` can name.
    package static let sections = [
        "cases", "authorities", "companies", "courts", "organisations", "dossiers", "laws", "countries", "sectors",
        "topics",
        "years", "reports", "changes", "data",
    ]

    static let shape = RecordShape<SiteSettings>(
        "site",
        [
            Field("title", Shapes.localized("Casebook"), "The site's name.", example: "Casebook", required: true) {
                $0.title = $1
            },
            Field(
                "description", Shapes.localized("…"), "What the site is, in a sentence.",
                example: "A register of enforcement actions."
            ) {
                $0.description = $1
            },
            Field(
                "base_url", baseURLShape, "The address that the site will have.",
                example: "https://register.example.org/", required: true
            ) {
                $0.baseURL = $1
            },
            Field(
                "languages", Shapes.language.oneOrMany, "Its languages; the first is the default.", example: "[en, nl]"
            ) { $0.languages = $1 },
            Field("currency", currencyShape, "The currency of the totals.", example: "EUR") { $0.currency = $1 },
            Field("theme", Shapes.id.located, "The theme's folder below `themes/`.", example: "default") {
                $0.theme = $1
            },
            Field(
                "time_zone", Shapes.text("Europe/Amsterdam").located, "The time zone in which a day begins.",
                example: "Europe/Amsterdam"
            ) {
                $0.timeZone = $1
            },
            Field(
                "repository", repositoryShape,
                "Where the case files can be edited: an address, or `url` with `branch` and `edit`.",
                example: "https://github.com/example/register"
            ) {
                $0.repository = $1
            },
            Field(
                "license", licensesShape.shape, "The licences of data and text.",
                example: "{data: {name: CC BY 4.0, url: https://…}}"
            ) {
                $0.dataLicense = $1.data
                $0.textLicense = $1.text
            },
            Field("publisher", publisherShape.shape, "Who publishes the site.", example: "{name: Example Foundation}") {
                $0.publisher = $1
            },
            Field(
                "navigation", navigationShape.list, "The main navigation.",
                example: "[cases, authorities, {page: about}]"
            ) { $0.navigation = $1 },
            Field(
                "allow_html", Shapes.flag,
                "Whether raw HTML in Markdown is kept: elements that show words, without scripts, handlers, styles and forms.",
                example: "false"
            ) {
                $0.allowsHTML = $1
            },
            Field(
                "cards", CardChoice.shape,
                "Which cases get a picture for social networks: `all`, `none`, or the newest so many; 1000 where left out.",
                example: "all"
            ) { $0.cards = $1 },
            Field(
                "removed", removedShape.oneOrMany,
                "Addresses that were published and are given up on purpose; `sha256:` and the SHA-256 of an address "
                    + "that names somebody, as `casebook redact` writes it.",
                example: "[reports/2023/]"
            ) { $0.removed = $1 },
            Field(
                "retention", RetentionRule.shape.shape.list,
                "What becomes of cases when they are so many years old; `casebook check` tells beforehand.",
                example: "[{authority: ap, kind: person, after: 5, action: pseudonymise}]"
            ) { $0.retention = $1 },
            Field(
                "publish", PublishTarget.list, "Where `casebook publish` brings the site.",
                example: "[{name: live, kind: rclone, remote: \"live:register\"}]"
            ) { $0.publishTargets = $1 },
        ], make: { _ in SiteSettings() })

    private static let baseURLShape = Shape<String>(Shapes.link.kind) { node, reader in
        guard let url = Shapes.link.read(node, &reader) else { return nil }
        if let mark = url.first(where: { $0 == "?" || $0 == "#" }) {
            reader.report(
                "bad-link", "a base address has no `\(mark)`", at: node, suggestion: "write it up to the last `/`")
            return nil
        }
        return url.hasSuffix("/") ? url : url + "/"
    }

    private static let removedShape = Shape<String>.scalar(
        .text(pattern: "^([a-z0-9./-]+/|sha256:[0-9a-f]{64})$", example: "reports/2023/"), what: "an address"
    ) { text in
        if text.hasPrefix(markPrefix), text.utf8.count == 71,
            text.dropFirst(7).utf8.allSatisfy({ ($0 >= 48 && $0 <= 57) || ($0 >= 97 && $0 <= 102) })
        {
            return .success(text)
        }
        let path = text.hasPrefix("/") ? String(text.dropFirst()) : text
        return !path.contains(":") && path.hasSuffix("/") && path.count > 1
            ? .success(path)
            : .failure(
                ScalarProblem(
                    "bad-address", "`\(text)` is not an address of the site",
                    suggestion: "write it from the site's top to the last `/`: `reports/2023/`"))
    }

    private static let currencyShape = Shape<Currency>.scalar(
        .text(pattern: "^[A-Z]{3}$", example: "EUR"), what: "a currency"
    ) { text in
        Currency(text).map(Result.success)
            ?? .failure(
                ScalarProblem(
                    "bad-currency", "`\(text)` is not a currency of ISO 4217", suggestion: "for example `EUR`"))
    }

    private struct Licenses: Sendable {
        var data: License?
        var text: License?
    }

    private static let licenseShape = RecordShape<License>(
        "licence",
        [
            Field("name", Shapes.localized("CC BY 4.0"), "Its name.", example: "CC BY 4.0", required: true) {
                $0.name = $1
            },
            Field(
                "url", Shapes.link, "Where its text can be read.",
                example: "https://creativecommons.org/licenses/by/4.0/"
            ) { $0.url = $1 },
        ], make: { _ in License() })

    private static let licensesShape = RecordShape<Licenses>(
        "group of licences",
        [
            Field("data", licenseShape.shape, "The licence of the data.", example: "{name: CC BY 4.0}") {
                $0.data = $1
            },
            Field("text", licenseShape.shape, "The licence of the text.", example: "{name: CC BY 4.0}") {
                $0.text = $1
            },
        ], make: { _ in Licenses() })

    private static let editShape = Shape<String>.scalar(
        .text(pattern: #"^https?://.*\{path\}"#, example: "https://git.example.org/register/edit/main/{path}"),
        what: "an address with `{path}` in it"
    ) { text in
        let parts = text.split(separator: "{path}", omittingEmptySubsequences: false)
        guard parts.count == 2 else {
            return .failure(
                ScalarProblem(
                    "bad-link", "`\(text)` does not have `{path}` in it once",
                    suggestion: "write `{path}` where the file's place in the repository stands"))
        }
        return LinkCheck.web(parts.joined(separator: "path")).map { _ in text }
    }

    private static let repositoryShape: Shape<Repository> = {
        let record = RecordShape<Repository>(
            "repository",
            [
                Field(
                    "url", Shapes.link, "Its address.", example: "https://git.example.org/register", required: true
                ) { $0.url = $1 },
                Field(
                    "branch", Shapes.text("main"), "The branch that is edited; `main` where left out.", example: "main"
                ) { $0.branch = $1 },
                Field(
                    "edit", editShape, "The address that edits a file, with `{path}` for the file's place.",
                    example: "\"https://git.example.org/register/edit/main/{path}\""
                ) { $0.edit = $1 },
            ], make: { _ in Repository() })
        return Shape(.either([Shapes.link.kind, record.kind])) { node, reader in
            if case .mapping = node.content { return record.read(node, &reader) }
            return Shapes.link.read(node, &reader).map { Repository(url: $0) }
        }
    }()

    private static let publisherShape = RecordShape<Publisher>(
        "publisher",
        [
            Field(
                "name", Shapes.localized("Example Foundation"), "Its name.", example: "Example Foundation",
                required: true
            ) { $0.name = $1 },
            Field(
                "email", Shapes.text("register@example.org"), "Where mistakes are reported.",
                example: "register@example.org"
            ) { $0.email = $1 },
            Field("url", Shapes.link, "Its website.", example: "https://example.org") { $0.url = $1 },
        ], make: { _ in Publisher() })

    private static let navigationShape: Shape<NavigationItem> = {
        let page = RecordShape<Located<String>>(
            "navigation entry",
            [
                Field(
                    "page", Shapes.id.located, "The id of a page of `content/pages`.", example: "about", required: true
                ) { $0 = $1 }
            ],
            make: { Located("", at: $0.position) })
        let section = Shape<String>.scalar(.choice(sections), what: "a part of the site") { text in
            sections.contains(text)
                ? .success(text)
                : .failure(
                    ScalarProblem(
                        "unknown-word", "`\(text)` is not a part of the site",
                        suggestion: NearMiss.nearest(to: text, among: sections).map { "did you mean `\($0)`?" }
                            ?? "one of \(sections.map { "`\($0)`" }.joined(separator: ", ")), or `{page: about}`"))
        }
        return Shape(.either([section.kind, page.kind])) { node, reader in
            if case .mapping = node.content { return page.read(node, &reader).map(NavigationItem.page) }
            return section.located.read(node, &reader).map(NavigationItem.section)
        }
    }()
}
