import Content
import Register

/// What a download says of itself: whose it is, on what terms it may be used, where it is explained.
///
/// In the site's default language, for a file has one.
struct ExportAbout: Sendable {
    var title: String
    var description: String?
    var homepage: String
    /// The address of the page that explains the files.
    var documentation: String
    var license: (name: String, url: String?)?
    var publisher: (name: String, url: String?, email: String?)?
    /// What each table holds, by its name.
    var summaries: [String: String]
    var language: String
    /// Whether sums were converted at the reference rates of the European Central Bank.
    var usesRates: Bool

    init(_ context: SiteContext) {
        let settings = context.settings
        let language = settings.defaultLanguage
        let wording = context.wordings[language] ?? Wording(Locale(language: language, entries: [:]))
        func words(_ text: LocalizedText?) -> String? { text?.text(language, fallback: language) }
        title = words(settings.title) ?? "Casebook"
        description = words(settings.description)
        homepage = context.addresses.url(.home, language)
        documentation = context.addresses.url(.data, language)
        license = settings.dataLicense.flatMap { license in words(license.name).map { ($0, license.url) } }
        publisher = settings.publisher.flatMap { publisher in
            words(publisher.name).map { ($0, publisher.url, publisher.email) }
        }
        summaries = Dictionary(uniqueKeysWithValues: ExportTables.names.map { ($0, wording("table-of." + $0)) })
        self.language = language
        usesRates = !context.register.rates.isEmpty
    }

    func hash(into hasher: inout StableHasher) {
        for text in [title, description, homepage, documentation, license?.name, license?.url] {
            hasher.combine(text ?? "")
        }
        for text in [publisher?.name, publisher?.url, publisher?.email] { hasher.combine(text ?? "") }
        for name in ExportTables.names { hasher.combine(summaries[name] ?? "") }
        hasher.combine(usesRates)
    }

    /// The members with which a JSON file begins.
    var members: [(name: String, value: JSONDocument)] {
        var members: [(name: String, value: JSONDocument)] = [
            ("register", .string(title)), ("homepage", .string(homepage)),
        ]
        if let license {
            members.append(
                (
                    "license",
                    .members([("name", .string(license.name)), ("url", license.url.map(JSONDocument.string))])
                ))
        }
        if let publisher { members.append(("publisher", .string(publisher.name))) }
        members.append(("documentation", .string(documentation)))
        return members
    }

    /// Those members as the lines after the first brace of a file, and a hash of all that is said.
    var head: (bytes: [UInt8], hash: UInt64) {
        var bytes: [UInt8] = []
        for (name, value) in members {
            bytes += "  ".utf8
            bytes.appendQuoted(name)
            bytes += ": ".utf8
            value.append(to: &bytes, depth: 1)
            bytes += ",\n".utf8
        }
        var hasher = StableHasher()
        hash(into: &hasher)
        return (bytes, hasher.finalize())
    }
}
