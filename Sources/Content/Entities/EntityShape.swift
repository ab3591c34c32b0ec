extension EntityFile {
    /// The fields of an entity's file, by the folder it lies in.
    static func shape(_ category: Category) -> RecordShape<EntityFile> {
        switch category {
        case .authority: authorityShape
        case .court: courtShape
        case .company: companyShape
        case .organisation: organisationShape
        }
    }

    private static let authorityShape = make(
        .authority, kinds: [.dataProtectionAuthority, .competitionAuthority, .consumerAuthority, .other], extra: [])
    private static let courtShape = make(
        .court, kinds: [.court, .appealsBoard],
        extra: [
            Field(
                "level", Shapes.choice(CourtLevel.self, what: "a court's level"),
                "Its place among the courts: first-instance, appeal, supreme, interim, eu.", example: "supreme"
            ) {
                $0.level = $1
            }
        ])
    private static let organisationShape = make(
        .organisation, kinds: [.ngo, .consumerOrganisation, .tradeUnion, .association, .foundation, .other], extra: [])
    private static let companyShape = make(
        .company, kinds: [.company, .publicBody, .ministry, .foundation, .association, .partnership, .person, .other],
        extra: [
            Field("sector", Shapes.id.located, "Its branch, by its id in `sectors.yml`.", example: "media") {
                $0.sector = $1
            },
            Field(
                "parents", parentShape.oneOrMany,
                "The companies above it, with dates: totals of groups follow the parent on the day of the decision.",
                example: "[{id: meta, from: 2014-10-06}]"
            ) {
                $0.parents = $1
            },
            Field("merged_into", mergerShape, "The company it became part of.", example: "{id: meta, date: 2020-01-01}")
            { $0.mergedInto = $1 },
            Field(
                "services", serviceShape.shape.list, "Products that decisions name.",
                example: "[{id: instagram, name: Instagram}]"
            ) { $0.services = $1 },
        ])

    private static func make(_ category: Category, kinds: [Kind], extra: [Field<EntityFile>]) -> RecordShape<EntityFile>
    {
        let excluded = Kind.allCases.filter { !kinds.contains($0) }.map(\.rawValue)
        return RecordShape(
            category.rawValue,
            [
                Field(
                    "names", EntityNames.shape,
                    "Its name: a text, or names by language with `short`, `legal`, `former` and `aliases`.",
                    example: "Netflix", required: true
                ) {
                    $0.names = $1
                },
                Field(
                    "kind", Shapes.choice(Kind.self, what: "a kind of \(category.rawValue)", not: excluded),
                    "What kind of body it is.", example: kinds[0].rawValue
                ) {
                    $0.kind = $1
                },
                Field("country", Shapes.country, "Its country, by ISO 3166-1.", example: "NL") { $0.country = $1 },
                Field("website", Shapes.link, "Its website.", example: "https://www.autoriteitpersoonsgegevens.nl") {
                    $0.website = $1
                },
                Field(
                    "ids", idsShape.shape, "Its ids in other registers: lei, wikidata, opencorporates, national.",
                    example: "{wikidata: Q907311}"
                ) {
                    $0.lei = $1.lei
                    $0.wikidata = $1.wikidata
                    $0.openCorporates = $1.openCorporates
                    $0.nationalID = $1.national
                },
            ] + extra + [
                Field(
                    "note", Shapes.localized("…"), "A sentence that readers need to know.",
                    example: "Fines are proposed to the police."
                ) { $0.note = $1 }
            ], make: { _ in EntityFile(category: category) })
    }

    private struct IDs: Sendable {
        var lei: String?
        var wikidata: String?
        var openCorporates: String?
        var national: String?
    }

    private static let idsShape = RecordShape<IDs>(
        "group of ids",
        [
            Field(
                "lei",
                Shape<String>.scalar(
                    .text(pattern: "^[A-Z0-9]{18}[0-9]{2}$", example: "549300Y7VHGU0I7CE873"), what: "an LEI",
                    parse: Identifiers.lei), "The Legal Entity Identifier; its check digits are checked.",
                example: "549300Y7VHGU0I7CE873"
            ) {
                $0.lei = $1
            },
            Field(
                "wikidata",
                Shape<String>.scalar(.text(pattern: "^Q[0-9]+$", example: "Q907311"), what: "a Wikidata id") { text in
                    text.first == "Q" && text.utf8.count > 1
                        && text.utf8.dropFirst().allSatisfy { $0 >= 48 && $0 <= 57 }
                        ? .success(text)
                        : .failure(
                            ScalarProblem(
                                "bad-wikidata", "`\(text)` is not a Wikidata id", suggestion: "for example `Q907311`"))
                }, "The Wikidata item.", example: "Q907311"
            ) { $0.wikidata = $1 },
            Field("opencorporates", Shapes.text("nl/62266519"), "The OpenCorporates id.", example: "nl/62266519") {
                $0.openCorporates = $1
            },
            Field(
                "national", Shapes.text("KvK 62266519"), "The number in the national register.", example: "KvK 62266519"
            ) { $0.national = $1 },
        ], make: { _ in IDs() })

    private static let parentShape: Shape<Parent> = {
        let record = RecordShape<Parent>(
            "parent",
            [
                Field("id", Shapes.id.located, "The parent's id.", example: "meta", required: true) { $0.id = $1 },
                Field("from", Shapes.date, "Since when.", example: "2014-10-06") { $0.from = $1 },
                Field("to", Shapes.date, "Until when.", example: "2020-12-31") { $0.to = $1 },
            ],
            make: { Parent(id: Located("", at: $0.position)) },
            finish: { parent, node, reader in
                if let from = parent.from, let to = parent.to, from.earliest > to.latest {
                    reader.report(
                        "date-order", "the parent ends before it begins", at: node, suggestion: "check both dates")
                }
            })
        return Shape(.either([Shapes.id.kind, record.kind])) { node, reader in
            if case .mapping = node.content { return record.read(node, &reader) }
            return Shapes.id.located.read(node, &reader).map { Parent(id: $0) }
        }
    }()

    private static let mergerShape: Shape<Merger> = {
        let record = RecordShape<Merger>(
            "merger",
            [
                Field("id", Shapes.id.located, "The company it became part of.", example: "meta", required: true) {
                    $0.id = $1
                },
                Field("date", Shapes.date, "When.", example: "2020-01-01") { $0.date = $1 },
            ], make: { Merger(id: Located("", at: $0.position)) })
        return Shape(.either([Shapes.id.kind, record.kind])) { node, reader in
            if case .mapping = node.content { return record.read(node, &reader) }
            return Shapes.id.located.read(node, &reader).map { Merger(id: $0) }
        }
    }()

    private static let serviceShape = RecordShape<Service>(
        "service",
        [
            Field("id", Shapes.id, "A name by which cases refer to it.", example: "instagram", required: true) {
                $0.id = $1
            },
            Field("name", Shapes.localized("Instagram"), "Its name.", example: "Instagram", required: true) {
                $0.name = $1
            },
        ], make: { _ in Service() })
}
