extension CaseFile {
    /// The fields of a case file, in the order in which a good editor writes them.
    static let shape = RecordShape<CaseFile>(
        "case", identityFields + partyFields + measureFields + eventFields + documentationFields,
        rules: twins.map { .atMostOneOf([$0.one, $0.many]) } + [
            .unless("publication", is: PublicationState.withdrawn.rawValue, needed)
        ],
        make: { _ in CaseFile(id: "", file: "") },
        finish: { record, node, reader in record.check(node, &reader) })

    /// Fields that are one and the same, for one value and for several.
    private static let twins = [
        (one: "authority", many: "authorities"), (one: "company", many: "companies"), (one: "source", many: "sources"),
    ]

    /// What a case cannot do without, unless it is withdrawn.
    private static let needed: [RecordRule] =
        [.oneOf(["title"]), .oneOf(["decided", "published", "events"])] + twins.map { .oneOf([$0.one, $0.many]) }

    private static let identityFields: [Field<CaseFile>] = [
        Field(
            "title", Shapes.text("Netflix fined for unclear privacy information").located,
            "The headline, in the site's default language.", example: "Netflix fined for unclear privacy information"
        ) {
            $0.title = $1
        },
        Field(
            "summary", Shapes.text("…"), "One or two sentences for lists, feeds and cards.",
            example: "The AP fined Netflix over its privacy statement."
        ) {
            $0.summary = $1
        },
        Field(
            "publication", Shapes.choice(PublicationState.self, what: "a state of publication"),
            "Whether readers see it: published (default), draft, withdrawn.", example: "draft"
        ) {
            $0.publication = $1
        },
        Field(
            "publish_after", Shapes.day, "The first day on which readers see it, in the site's time zone.",
            example: "2026-12-01"
        ) {
            $0.publishAfter = $1
        },
        Field("withdrawn_on", Shapes.day, "The day on which it was withdrawn.", example: "2026-12-01") {
            $0.withdrawnOn = $1
        },
        Field("noindex", Shapes.flag, "Keeps search engines and feeds away from it.", example: "true") {
            $0.isNoindex = $1
        },
        Field(
            "gone", Shapes.flag,
            "With `publication: withdrawn`: `true` removes even the page that says so, `false` keeps it although its address may name the party.",
            example: "true"
        ) { $0.gone = $1 },
        Field(
            "former_ids", Shapes.id.located.oneOrMany,
            "Ids under which it was published before; their addresses lead here.", example: "[ap-netflix-2025]"
        ) {
            $0.formerIDs = $1
        },
    ]

    private static let partyFields: [Field<CaseFile>] = [
        Field("authority", AuthorityReference.shape.oneOrMany, "The authority that acted.", example: "ap") {
            $0.authorities += $1
        },
        Field(
            "authorities", AuthorityReference.shape.oneOrMany, "The authorities that acted, each with its role.",
            example: "[{id: ap}, {id: cnil, role: forwarding}]"
        ) {
            $0.authorities += $1
        },
        Field("company", PartyReference.shape.oneOrMany, "The company that the decision is about.", example: "netflix")
        { $0.companies += $1 },
        Field(
            "companies", PartyReference.shape.oneOrMany, "The companies that the decision is about.",
            example: "[uber-bv, uber]"
        ) {
            $0.companies += $1
        },
        Field(
            "complainants", PartyName.shape.oneOrMany, "Who complained: ids of organisations, or words.",
            example: "[noyb]"
        ) {
            $0.complainants = $1
        },
        Field(
            "case_numbers", Shapes.text("IN-18-12-2").oneOrMany, "The authority's own numbers.", example: "[IN-18-12-2]"
        ) { $0.caseNumbers = $1 },
        Field(
            "ecli", Shapes.ecli.oneOrMany, "The European Case Law Identifiers of the decision itself.",
            example: "ECLI:NL:XX:2024:1"
        ) { $0.ecli = $1 },
        Field(
            "cross_border", Shapes.flag, "Whether it went through the one-stop shop of GDPR Article 60.",
            example: "true"
        ) { $0.isCrossBorder = $1 },
    ]

    private static let measureFields: [Field<CaseFile>] = [
        Field("decided", Shapes.date.located, "When it was decided.", example: "2024-11-26") { $0.decided = $1 },
        Field("published", Shapes.date.located, "When it was made public.", example: "2024-12-18") {
            $0.published = $1
        },
        Field(
            "fine", Shapes.amount.located, "The fine as imposed; `undisclosed` if it was kept back.",
            example: "EUR 4750000"
        ) { $0.fine = $1 },
        Field("reprimand", Shapes.flag.located, "Whether a reprimand was given.", example: "true") {
            $0.reprimand = $1
        },
        Field(
            "order", Shapes.localized("Bring processing into line.").located, "What was ordered, in words.",
            example: "Stop the processing."
        ) { $0.order = $1 },
        Field("conduct", Shapes.interval, "When the conduct took place.", example: "2018/2020") { $0.conduct = $1 },
        Field("affected", AffectedPeople.shape, "How many people it concerns.", example: "~174000") {
            $0.affected = $1
        },
        Field(
            "provisions", ProvisionReference.shape.list, "The provisions, each with what was found about it.",
            example: "[gdpr/13(1)(c)]"
        ) { $0.provisions = $1 },
        Field(
            "topics", Shapes.id.located.oneOrMany, "What it is about, by ids of `topics.yml`.",
            example: "[transparency]"
        ) { $0.topics = $1 },
        Field(
            "sectors", Shapes.id.located.oneOrMany, "The branch of business, by ids of `sectors.yml`.",
            example: "[media]"
        ) { $0.sectors = $1 },
        Field(
            "comparables", Comparables.shape.shape, "What lawyers compare cases by.",
            example: "{culpability: negligent}"
        ) { $0.comparables = $1 },
    ]

    private static let eventFields: [Field<CaseFile>] = [
        Field(
            "events", Event.shape.shape.list.limited(to: 500, of: "events"),
            "What happened, in order: the source of status and amounts.",
            example: "[{type: objection, by: netflix, known_by: 2024-12-18}]"
        ) {
            $0.events = $1
        }
    ]

    private static let documentationFields: [Field<CaseFile>] = [
        Field(
            "source", SourceReference.shape.oneOrMany, "The document that shows it.",
            example: "https://www.autoriteitpersoonsgegevens.nl/…"
        ) {
            $0.sources += $1
        },
        Field(
            "sources", SourceReference.shape.oneOrMany, "The documents that show it.",
            example: "[{url: https://…, kind: decision}]"
        ) { $0.sources += $1 },
        Field(
            "official_source", OfficialSourceSearch.shape.shape,
            "That somebody looked for an official source and found none.", example: "{none_found: 2026-11-15}"
        ) {
            $0.officialSource = $1
        },
        Field(
            "conflicts", SourceConflict.shape.shape.list, "Where sources disagree.",
            example: "[{about: the date, values: [{value: 26 November 2024}, {value: 3 December 2024}]}]"
        ) {
            $0.conflicts = $1
        },
        Field(
            "quotes", Quotation.shape.shape.list, "Short quotations.",
            example: "[{text: Dat moet glashelder zijn., by: Aleid Wolfsen, language: nl}]"
        ) { $0.quotes = $1 },
        Field(
            "statement", PartyStatement.shape, "The party's own words about the case.",
            example: "We disagree with the decision."
        ) { $0.statement = $1 },
        Field(
            "related", CaseRelation.shape.oneOrMany, "Other cases that belong to it.",
            example: "[ap-uber-2024-transfers]"
        ) { $0.related = $1 },
        Field("dossier", Shapes.id.located, "The dossier that joins cases about one conduct.", example: "clearview") {
            $0.dossier = $1
        },
        Field(
            "external_ids", ExternalID.shape, "Its ids in other registers.", example: "{enforcementtracker: ETid-2503}"
        ) { $0.externalIDs = $1 },
        Field(
            "corrections", Correction.shape.shape.list, "Mistakes of the register that were put right.",
            example: "[{date: 2026-11-20, was: € 4.57 million, now: € 4.75 million}]"
        ) { $0.corrections = $1 },
        Field("verified", Shapes.date, "When it was last checked against its sources.", example: "2026-11-15") {
            $0.verified = $1
        },
    ]

    /// Checks what concerns several fields.
    private mutating func check(_ node: YAMLNode, _ reader: inout Reader) {
        func entry(_ name: String) -> YAMLNode.Entry? { node.entries.first { $0.key == name } }
        func present(_ names: String...) -> Bool { names.contains { entry($0) != nil } }
        let isEmptied = publication == .withdrawn
        for (one, many) in CaseFile.twins {
            if let first = entry(one), let second = entry(many) {
                let later = first.keyPosition < second.keyPosition ? second : first
                reader.report(
                    "duplicate-field", "`\(one)` and `\(many)` are the same field", at: later.keyPosition,
                    length: later.keyLength, suggestion: "keep one of the two, with all its values")
            }
        }
        if !present("title"), !isEmptied {
            reader.report(
                "missing-field", "the case has no `title`", at: node,
                suggestion: "add `title: Netflix fined for unclear privacy information`")
        }
        if !present("authority", "authorities"), !isEmptied {
            reader.report(
                "missing-field", "the case has no `authority`", at: node,
                suggestion: "add `authority: ap` (the id of the authority that acted)")
        }
        if !present("company", "companies"), !isEmptied {
            reader.report(
                "missing-field", "the case has no `company`", at: node,
                suggestion:
                    "add `company: netflix`; for a party that was not named, `company: {undisclosed: \"a hospital\"}`")
        }
        if !present("source", "sources"), !isEmptied {
            reader.report(
                "missing-source", "the case has no `source`", at: node,
                suggestion: "add `source: https://…`, the address of the decision or the press release")
        }
        let dates = present("decided", "published") || events.contains { $0.date?.date != nil || $0.knownBy != nil }
        if !dates, !isEmptied {
            reader.report(
                "missing-field", "the case has no date", at: node,
                suggestion: "add `decided: 2024-11-26` or `published: 2024-12-18`")
        }
        if gone != nil, publication != .withdrawn {
            reader.report(
                "misplaced-field", "`gone` belongs to a withdrawn case",
                at: entry("gone")?.keyPosition ?? node.position,
                suggestion: "add `publication: withdrawn`, or delete `gone`")
        }
        if let decided, let published, decided.value.earliest > published.value.latest {
            reader.report(
                "date-order",
                "the case was published on \(published.value.edtf), before it was decided on \(decided.value.edtf)",
                at: published.position, length: published.length, suggestion: "check both dates",
                notes: [reader.note("it was decided here", at: decided.position)])
        }
        for (type, short, position) in [
            (EventType.fine, "fine", fine?.position), (.reprimand, "reprimand", reprimand?.position),
            (.order, "order", order?.position), (.published, "published", published?.position),
        ] {
            // A fine that replaces that of the short form continues the story.
            guard let position, let event = events.first(where: { $0.type == type && $0.replaces == nil }) else {
                continue
            }
            guard type == .published || type == .fine else { continue }
            reader.report(
                "duplicate-event", "`\(short):` above is a `\(type.rawValue)` event already", at: event.position,
                suggestion: "keep one of the two", notes: [reader.note("`\(short):` stands here", at: position)])
        }
        checkReferences(&reader)
    }

    /// Checks that what refers to a source or an event of this file finds it.
    private func checkReferences(_ reader: inout Reader) {
        let sourceIDs = sources.compactMap(\.id)
        for (index, source) in sources.enumerated() {
            if let id = source.id, sourceIDs[..<min(index, sourceIDs.count)].filter({ $0 == id }).isEmpty == false,
                sources[..<index].contains(where: { $0.id == id })
            {
                reader.report(
                    "duplicate-id", "a second source has the id `\(id)`", at: source.position,
                    suggestion: "give it another id")
            }
        }
        func check(_ reference: Located<String>?) {
            guard let reference, !sourceIDs.contains(reference.value) else { return }
            reader.report(
                "unknown-source", "`\(reference.value)`: the case has no source with this id", at: reference.position,
                length: reference.length,
                suggestion: NearMiss.nearest(to: reference.value, among: sourceIDs).map { "did you mean `\($0)`?" }
                    ?? (sourceIDs.isEmpty
                        ? "give a source an id: `{id: \(reference.value), url: …}`"
                        : "one of \(sourceIDs.map { "`\($0)`" }.joined(separator: ", "))"))
        }
        for event in events { event.sources.forEach(check) }
        for conflict in conflicts {
            check(conflict.follows)
            conflict.values.forEach { check($0.source) }
        }
        quotes.forEach { check($0.source) }
        check(statement?.source)
        var ids: [String: SourcePosition] = [:]
        for event in events {
            guard let id = event.id else { continue }
            if let first = ids[id.value] {
                reader.report(
                    "duplicate-id", "a second event has the id `\(id.value)`", at: id.position, length: id.length,
                    suggestion: "give it another id", notes: [reader.note("the first stands here", at: first)])
            } else {
                ids[id.value] = id.position
            }
        }
    }
}

extension ExternalID {
    /// Any register's name with an id.
    static let shape = Shape<[ExternalID]>(.mapping(.text(pattern: nil, example: "ETid-2503"))) { node, reader in
        guard case .mapping(let entries, _) = node.content else {
            reader.report(
                "wrong-type", "names of registers with ids are expected here, not \(node.kindName)", at: node,
                suggestion: "for example `{enforcementtracker: ETid-2503}`")
            return nil
        }
        return entries.compactMap { entry in
            Shapes.text("ETid-2503").read(entry.value, &reader).map { ExternalID(register: entry.key, id: $0) }
        }
    }
}
