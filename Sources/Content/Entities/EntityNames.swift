/// What an entity is called: now, in other languages, in full, in short, and formerly.
package struct EntityNames: Sendable {
    package struct Former: Sendable {
        package var name: String = ""
        package var from: PartialDate?
        package var to: PartialDate?
    }

    /// The name by language; the everyday name for companies.
    package var name = LocalizedText()
    /// What lists and sentences use, such as `AP`.
    package var short: LocalizedText?
    /// The full legal name, where the everyday one differs.
    package var legal: String?
    package var former: [Former] = []
    /// Other names for matching and search.
    package var aliases: [String] = []

    package init(_ name: String) {
        self.name = LocalizedText(name)
    }

    init() {}

    static let shape: Shape<EntityNames> = {
        let former = RecordShape<Former>(
            "former name",
            [
                Field("name", Shapes.name("Facebook, Inc."), "The name.", example: "Facebook, Inc.", required: true) {
                    $0.name = $1
                },
                Field("from", Shapes.date, "The first day it was in use.", example: "2004") { $0.from = $1 },
                Field("to", Shapes.date, "The last day it was in use.", example: "2021-10-28") { $0.to = $1 },
            ], make: { _ in Former() })
        let fields: [Field<EntityNames>] = [
            Field("short", Shapes.localized("AP"), "What lists and sentences use.", example: "AP") { $0.short = $1 },
            Field(
                "legal", Shapes.name("Netflix International B.V."),
                "The full legal name, where the everyday one differs.", example: "Netflix International B.V."
            ) {
                $0.legal = $1
            },
            Field(
                "former", former.shape.oneOrMany, "Former names, with dates.",
                example: "[{name: \"Facebook, Inc.\", to: 2021-10-28}]"
            ) { $0.former = $1 },
            Field(
                "aliases", Shapes.name("Facebook").oneOrMany, "Other names, for matching and search.",
                example: "[Facebook]"
            ) { $0.aliases = $1 },
        ]
        let text = Shapes.name("Netflix")
        let kind = ShapeKind.either([
            text.kind, .byLanguage("name", text.kind, fields.map(\.description)),
        ])
        return Shape(kind) { node, reader in
            guard case .mapping(let entries, let isFlow) = node.content else {
                return text.read(node, &reader).map { EntityNames($0) }
            }
            var names = EntityNames()
            for entry in entries {
                if let field = fields.first(where: { $0.name == entry.key }) {
                    field.read(entry.value, &names, &reader)
                } else if case .success(let language) = Shapes.languageCode(entry.key) {
                    if let name = text.read(entry.value, &reader) { names.name.set(name, in: language) }
                } else if isFlow, entry.value.isEmpty {
                    reader.report(
                        "yaml-comma", "the comma before `\(entry.key)` begins a new field here", at: entry.keyPosition,
                        length: entry.keyLength, suggestion: "put quotes round a text that contains a comma")
                } else {
                    reader.report(
                        "unknown-field", "`\(entry.key)` is neither a language's code nor a kind of name",
                        at: entry.keyPosition,
                        length: entry.keyLength,
                        suggestion: NearMiss.nearest(to: entry.key, among: fields.map(\.name)).map {
                            "did you mean `\($0)`?"
                        }
                            ?? "write a code such as `en`, or `short`, `legal`, `former`, `aliases`")
                }
            }
            if names.name.isEmpty {
                if let legal = names.legal {
                    names.name = LocalizedText(legal)
                } else {
                    reader.report(
                        "missing-field", "the entity has no name", at: node,
                        suggestion: "add its name by language: `en: Netflix`")
                }
            }
            return names
        }
    }()
}
