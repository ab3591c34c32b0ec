import Content
import Register

/// What a page is about, as schema.org has it (JSON-LD), for search engines and whoever reads pages by program.
extension PageScope {
    /// The page's data block; nil for pages that are about nothing of their own, and for cases that no list names.
    func structuredData(of page: PageIdentity, title: String, description: String?) -> HTML? {
        switch page {
        case .home: website()
        case .caseRecord(let id):
            register.caseIndex(id).flatMap { index in
                context.changes.state(index).map { report(index, $0, title: title, description: description) }
            }
        case .entity(_, let id) where !isUnlisted(page): register.entityIndex(id).map { party(register.entities[$0]) }
        default: nil
        }
    }

    /// One object with the context that its words are of.
    func linkedData(_ members: (inout JSONWriter) -> Void) -> HTML {
        var text = JSONWriter()
        text.object { root in
            root.list("@context") { context in
                context.text("https://schema.org/")
                context.object { $0.member("casebook", self.context.addresses.vocabulary) }
            }
            members(&root)
        }
        return HTML(text.bytes)
    }

    private func website() -> HTML {
        linkedData { site in
            site.member("@type", "WebSite")
            site.member("@id", url(.home))
            site.member("url", url(.home))
            site.member("name", wording.text(settings.title, defaultLanguage))
            site.member("description", words(settings.description))
            site.member("inLanguage", language)
            site.member("license", settings.textLicense?.url)
            publisher(&site)
        }
    }

    /// Who publishes the site.
    func publisher(_ text: inout JSONWriter) {
        guard let publisher = settings.publisher else { return }
        text.object("publisher") { organization in
            organization.member("@type", "Organization")
            organization.member("name", words(publisher.name))
            organization.member("url", publisher.url)
            organization.member("email", publisher.email)
        }
    }

    /// An authority, a company, an organisation or a court as its own page tells of it.
    private func party(_ entity: Entity) -> HTML {
        linkedData { party in
            identify(entity, &party)
            let file = entity.file
            party.member("mainEntityOfPage", url(.entity(entity.category, entity.id)))
            party.member("legalName", file.names.legal)
            let short = words(file.names.short)
            let others = [short].compactMap { $0 } + file.names.former.map(\.name) + file.names.aliases
            party.texts("alternateName", others.filter { $0 != name(entity).text })
            party.member("url", file.website)
            party.member("identifier", file.nationalID)
            if let country = file.country {
                party.object("address") { address in
                    address.member("@type", "PostalAddress")
                    address.member("addressCountry", country.code)
                }
            }
            let parents = entity.parents.filter { $0.holds(on: register.asOf.date) && $0.entity != entity.mergedInto }
            refer("parentOrganization", parents.map { register.entities[$0.entity] }, &party)
            party.member("dissolutionDate", file.mergedInto?.date.map(wording.dates.iso))
        }
    }

    /// The members that tell one party from all others.
    func identify(_ entity: Entity, _ text: inout JSONWriter) {
        let file = entity.file
        text.member("@type", type(of: entity))
        if entity.hasPage { text.member("@id", url(.entity(entity.category, entity.id))) }
        text.member("name", name(entity).text)
        text.member("leiCode", file.lei)
        var same: [String] = []
        if let item = file.wikidata { same.append("https://www.wikidata.org/entity/" + item) }
        if let id = file.openCorporates { same.append("https://opencorporates.com/companies/" + id) }
        text.texts("sameAs", same)
    }

    /// Parties by their addresses, with their names.
    func refer(_ name: String, _ entities: [Entity], _ text: inout JSONWriter) {
        if entities.isEmpty { return }
        text.list(name) { list in
            for entity in entities { list.object { identify(entity, &$0) } }
        }
    }

    private func type(of entity: Entity) -> String {
        if entity.category == .authority || entity.category == .court { return "GovernmentOrganization" }
        switch entity.file.kind {
        case .publicBody, .ministry, .dataProtectionAuthority, .competitionAuthority, .consumerAuthority:
            return "GovernmentOrganization"
        case .ngo, .consumerOrganisation: return "NGO"
        case .person: return "Person"
        default: return "Organization"
        }
    }
}
