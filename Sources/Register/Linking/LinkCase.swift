import Content

extension Linker {
    /// Resolves what a case refers to; nil if the case cannot be counted at all.
    mutating func linkCase(_ file: CaseFile) -> CaseRecord? {
        let (status, problems) = StatusDerivation.derive(file)
        diagnostics += problems
        var authorities: [CaseRecord.Authority] = []
        for reference in file.authorities {
            guard let index = entity(reference.id, .authority, in: file) else { continue }
            if authorities.contains(where: { $0.entity == index }) {
                report(
                    .error, "duplicate-id", "`\(reference.id.value)` stands here a second time", file: file.file,
                    at: reference.id.position, length: reference.id.length,
                    suggestion: "name each authority once, with its role")
                continue
            }
            authorities.append(CaseRecord.Authority(entity: index, role: reference.role))
        }
        let parties = file.companies.compactMap { party($0, in: file) }
        checkDuplicates(parties, in: file)
        let complainants = file.complainants.compactMap { actor($0, in: file) }
        let provisions = file.provisions.compactMap { provision($0, in: file) }
        let topics = terms(file.topics, register.topicIndices, "topic", tree.topicsFile, in: file)
        let sectors = terms(file.sectors, register.sectorIndices, "sector", tree.sectorsFile, in: file)
        linkEvents(file, parties)
        checkSources(file, authorities)
        guard
            let date = status.decidedOn ?? status.publishedOn ?? file.decided?.value ?? file.published?.value
                ?? file.events.lazy.compactMap(\.bestDate).first
        else { return nil }
        if date.earliest > register.asOf {
            report(
                .warning, "future-date", "the case is dated \(date.edtf), which is still to come", file: file.file,
                at: file.decided?.position ?? file.published?.position ?? file.title.position,
                suggestion: "check the year, or keep the case back with `publish_after`")
        }
        return CaseRecord(
            CaseContent(
                file: file, status: status, authorities: authorities, parties: parties, complainants: complainants,
                provisions: provisions, topics: topics, sectors: sectors, dossier: dossier(of: file),
                group: group(of: parties.compactMap(\.entity), on: date),
                countries: unique(
                    authorities.filter(\.role.counts).compactMap { register.entities[$0.entity].file.country }),
                date: date, amounts: CaseAmounts(status, on: date, conversion)))
    }

    private mutating func dossier(of file: CaseFile) -> Int? {
        guard let reference = file.dossier else { return nil }
        if let index = register.dossierIndices[reference.value] { return index }
        let known = register.dossierIndices
        unknown(
            reference, "dossier", "add content/dossiers/\(reference.value).md", in: file, among: { Array(known.keys) })
        return nil
    }

    var conversion: Conversion { Conversion(target: register.settings.currency, rates: register.rates) }

    /// The entity with an id and of a category; a near miss is offered where there is none.
    mutating func entity(_ id: Located<String>, _ category: EntityFile.Category, in file: CaseFile) -> EntityIndex? {
        if let index = register.entityIndices[id.value] {
            let found = register.entities[index].category
            if index >= ownEntities { leansOnOthers = true }
            if found == category { return index }
            report(
                .error, "wrong-kind", "`\(id.value)` is \(article(found.rawValue)), not \(article(category.rawValue))",
                file: file.file, at: id.position, length: id.length)
            return nil
        }
        let remedy =
            category == .company
            ? "add content/companies/\(id.value).md, or name the party here: `{name: …, country: …}`"
            : "add content/\(category.folder)/\(id.value).md"
        let files = register.entities[..<ownEntities]
        unknown(
            id, category.rawValue, remedy, in: file,
            among: { files.lazy.filter { $0.category == category }.map(\.id) })
        return nil
    }

    mutating func unknown(
        _ id: Located<String>, _ what: String, _ remedy: String, in file: CaseFile, among known: () -> [String]
    ) {
        if tree.unreadIDs.contains(id.value) { return }
        let near = nearest(to: id.value, what, among: known)
        report(
            .error, "unknown-id", "`\(id.value)`: no such \(what)", file: file.file, at: id.position, length: id.length,
            suggestion: near ?? remedy)
    }

    private mutating func party(_ reference: PartyReference, in file: CaseFile) -> CaseRecord.Party? {
        switch reference.identity {
        case .undisclosed, .pseudonym:
            if let key = reference.key, let index = register.entityIndices[key] {
                report(
                    .error, "named-party",
                    "`\(key)` is \(article(register.entities[index].category.rawValue)), and this party is not to be named",
                    file: file.file, at: reference.position,
                    suggestion: "write another `id`, one that says nothing: `id: party-1`",
                    notes: [.init("its file", at: SourceLocation(file: register.entities[index].file.file))])
            }
            return CaseRecord.Party(entity: nil, reference: reference)
        case .introduced(let name, let country, let position):
            return CaseRecord.Party(entity: introduce(name, country, at: position, in: file), reference: reference)
        case .entity(let id):
            guard let index = entity(id, .company, in: file) else { return nil }
            let services = register.entities[index].file.services.map(\.id)
            for service in reference.services where !services.contains(service.value) {
                report(
                    .error, "unknown-id", "`\(service.value)`: `\(id.value)` has no such service", file: file.file,
                    at: service.position, length: service.length,
                    suggestion: NearMiss.nearest(to: service.value, among: services).map { "did you mean `\($0)`?" }
                        ?? "add it to `services` in \(register.entities[index].file.file)")
            }
            return CaseRecord.Party(entity: index, reference: reference)
        }
    }

    /// A party named in a case without a file: it gets an id made from its name.
    private mutating func introduce(
        _ name: String, _ country: Country?, at position: SourcePosition, in file: CaseFile
    ) -> EntityIndex? {
        leansOnOthers = true
        let id = slug(name)
        if let index = register.entityIndices[id] {
            guard register.entities[index].isIntroduced else {
                report(
                    .error, "known-entity", "`\(name)` has a file already", file: file.file, at: position,
                    suggestion: "write its id: `\(id)`",
                    notes: [.init("its file", at: SourceLocation(file: register.entities[index].file.file))])
                return register.entities[index].category == .company ? index : nil
            }
            if let first = introductions[id], first.file != file.file {
                report(
                    .warning, "needs-file", "`\(name)` stands in a second case", file: file.file, at: position,
                    suggestion: "give it a file, content/companies/\(id).md, and write `\(id)` in both cases",
                    notes: [.init("it stands first here", at: first)])
            }
            return index
        }
        let entity = EntityFile.introduced(id: id, name: name, country: country, file: file.file)
        let index = register.entities.count
        register.entities.append(Entity(index: index, file: entity, isIntroduced: true))
        register.entityIndices[id] = index
        introductions[id] = SourceLocation(file: file.file, position: position)
        return index
    }

    private mutating func checkDuplicates(_ parties: [CaseRecord.Party], in file: CaseFile) {
        for (place, party) in parties.enumerated() {
            guard let entity = party.entity, parties[..<place].contains(where: { $0.entity == entity }) else {
                continue
            }
            report(
                .error, "duplicate-id", "`\(register.entities[entity].id)` stands here a second time", file: file.file,
                at: party.reference.position, suggestion: "name each company once; several services stand in one list")
        }
    }

    /// Somebody who acts: any entity's id, a name, or the police.
    mutating func actor(_ name: PartyName, in file: CaseFile) -> CaseRecord.Actor? {
        switch name {
        case .name(let text, _): return .name(text)
        case .id(let id):
            if let index = register.entityIndices[id.value] {
                if index >= ownEntities { leansOnOthers = true }
                return .entity(index)
            }
            if id.value == "police" {
                // Another case may introduce somebody of that name.
                leansOnOthers = true
                return .police
            }
            let known = register.entityIndices
            unknown(
                id, "authority, court, company or organisation",
                "add its file, or write a name that is no id: `{name: …}`", in: file, among: { Array(known.keys) })
            return nil
        }
    }

    private mutating func provision(_ reference: ProvisionReference, in file: CaseFile) -> CaseRecord.Provision? {
        let citation = reference.citation
        guard let law = register.lawIndices[citation.value.law] else {
            if tree.unreadIDs.contains(citation.value.law) { return nil }
            let known = register.lawIndices
            let near =
                lawCalled(citation.value.law).map { "write `\($0)/\(citation.value.article)`" }
                ?? nearest(to: citation.value.law, "law", among: { Array(known.keys) })
            report(
                .error, "unknown-provision", "`\(citation.value.law)`: no such law", file: file.file,
                at: citation.position, length: citation.length,
                suggestion: near ?? "add content/laws/\(citation.value.law).yml")
            return nil
        }
        let number = citation.value.article
        if let place = place(ofArticle: number, inLaw: law) {
            if place >= ownArticles[law] { leansOnOthers = true }
            return CaseRecord.Provision(law: law, article: place, reference: reference)
        }
        guard register.laws[law].file.isOpen else {
            let articles = register.laws[law].articles
            let near = nearest(to: number, "article of \(citation.value.law)", among: { articles.map(\.number) })
            report(
                .error, "unknown-provision",
                "`\(citation.value.law)` has no \(register.laws[law].file.unit.rawValue) \(number)",
                file: file.file, at: citation.position, length: citation.length,
                suggestion: near?.replacing("mean `", with: "mean `\(citation.value.law)/")
                    ?? "its file is \(register.laws[law].file.file)")
            return nil
        }
        leansOnOthers = true
        return CaseRecord.Provision(law: law, article: addArticle(number, toLaw: law), reference: reference)
    }

    private mutating func terms(
        _ ids: [Located<String>], _ known: [String: Int], _ what: String, _ list: String, in file: CaseFile
    ) -> [Int] {
        var result: [Int] = []
        for id in ids {
            if let index = known[id.value] {
                if !result.contains(index) { result.append(index) }
            } else {
                unknown(id, what, remedy(known, list), in: file, among: { Array(known.keys) })
            }
        }
        return result
    }

    /// The ids of a closed list, as long as they can be read at a glance, and where it stands.
    private func remedy(_ known: [String: Int], _ list: String) -> String {
        guard (1...30).contains(known.count) else { return "the list is \(list)" }
        let ids = known.keys.sorted().map { "`\($0)`" }
        return "one of \(ids.joined(separator: ", ")); the list is \(list)"
    }

    /// A case without an official source warns, unless somebody looked and found none.
    private mutating func checkSources(_ file: CaseFile, _ authorities: [CaseRecord.Authority]) {
        guard file.officialSource == nil, !file.sources.isEmpty else { return }
        let hosts = authorities.compactMap { register.entities[$0.entity].file.website.map(host) }
        let isOfficial = file.sources.contains { source in
            if let kind = source.kind { return kind.isOfficial }
            // A bare address is official if it is the authority's own.
            guard let url = source.url.map(host) else { return false }
            return hosts.contains { url == $0 || url.hasSuffix("." + $0) }
        }
        if !isOfficial, let first = file.sources.first {
            report(
                .warning, "no-official-source", "the case has no source from the authority or a court", file: file.file,
                at: first.position,
                suggestion:
                    "add one with `kind: decision`, `press-release` or `judgment`; if you looked and found none, "
                    + "`official_source: {none_found: \(register.asOf.date.edtf)}`")
        }
    }

    private func host(_ url: String) -> String {
        let rest = url.lowercased().drop { $0 != ":" }.dropFirst(3)
        let host = rest.prefix { !"/?#:".contains($0) }
        return String(host.hasPrefix("www.") ? host.dropFirst(4) : host)
    }

    /// The case's own relations, once every visible case has its place.
    mutating func linkRelations(_ record: inout CaseRecord) {
        for relation in record.file.related {
            let id = relation.target
            if id.value == record.id {
                report(
                    .error, "unknown-id", "the case names itself", file: record.file.file, at: id.position,
                    length: id.length,
                    suggestion: "delete it")
            } else if let index = register.caseIndices[id.value] ?? register.formerCaseIndices[id.value] {
                record.related.append(CaseRecord.Related(caseIndex: index, relation: relation.relation))
            } else if register.unpublishedCases.contains(id.value)
                || register.settings.isRemoved("cases/\(id.value)/")
            {
                report(
                    .warning, "unpublished-link", "the related case `\(id.value)` is not published, and is left out",
                    file: record.file.file, at: id.position, length: id.length)
            } else {
                let known = filesByID
                unknown(
                    id, "case", "its file would be content/cases/\(id.value).md", in: record.file,
                    among: { Array(known.keys) })
            }
        }
    }

    func unique<Value: Hashable>(_ values: [Value]) -> [Value] {
        var seen: Set<Value> = []
        return values.filter { seen.insert($0).inserted }
    }
}

extension EntityFile {
    /// A company that a case introduces by its name.
    static func introduced(id: String, name: String, country: Country?, file: String) -> EntityFile {
        var entity = EntityFile(category: .company, id: id, file: file)
        entity.names = EntityNames(name)
        entity.country = country
        return entity
    }
}
