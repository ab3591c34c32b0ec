/// An authority, a court, a company or an organisation as its file states it.
package struct EntityFile: Sendable {
    /// Which folder the file lies in.
    package enum Category: String, CaseIterable, Sendable {
        case authority, court, company, organisation

        /// The folder below `content/`, and the first part of the address.
        package var folder: String {
            switch self {
            case .authority: "authorities"
            case .court: "courts"
            case .company: "companies"
            case .organisation: "organisations"
            }
        }
    }

    /// What kind of body it is: decides the word on its page.
    package enum Kind: String, CaseIterable, Sendable {
        case dataProtectionAuthority = "data-protection-authority"
        case competitionAuthority = "competition-authority"
        case consumerAuthority = "consumer-authority"
        case court
        case appealsBoard = "appeals-board"
        case company
        case publicBody = "public-body"
        case ministry, foundation, association, partnership, person
        case ngo
        case consumerOrganisation = "consumer-organisation"
        case tradeUnion = "trade-union"
        case other
    }

    package enum CourtLevel: String, CaseIterable, Sendable {
        case firstInstance = "first-instance"
        case appeal, supreme, interim, eu
    }

    /// A company's parent, and from when to when.
    package struct Parent: Sendable {
        package var id: Located<String>
        package var from: PartialDate?
        package var to: PartialDate?
    }

    /// A product that decisions name, such as Instagram.
    package struct Service: Sendable {
        package var id = ""
        package var name = LocalizedText()
    }

    package struct Merger: Sendable {
        package var id: Located<String>
        package var date: PartialDate?
    }

    package var id: String
    package var file: String
    package var category: Category
    package var kind: Kind
    package var names = EntityNames()
    package var country: Country?
    package var website: String?
    package var lei: String?
    package var wikidata: String?
    package var openCorporates: String?
    package var nationalID: String?
    package var note: LocalizedText?
    package var level: CourtLevel?
    package var parents: [Parent] = []
    package var mergedInto: Merger?
    package var sector: Located<String>?
    package var services: [Service] = []
    package var body = MarkdownDocument()
    package var translations: [TextTranslation] = []

    package init(category: Category, id: String = "", file: String = "") {
        self.id = id
        self.file = file
        self.category = category
        kind =
            switch category {
            case .authority: .dataProtectionAuthority
            case .court: .court
            case .company: .company
            case .organisation: .ngo
            }
    }
}

/// The words of a page in another language.
package struct TextTranslation: Sendable {
    package var language: String
    package var file: String
    package var title: String?
    package var summary: String?
    package var note: String?
    package var body = MarkdownDocument()

    init(language: String, file: String) {
        self.language = language
        self.file = file
    }

    static let shape = RecordShape<TextTranslation>(
        "translation",
        [
            Field("title", Shapes.text("Over dit register"), "The headline.", example: "Over dit register") {
                $0.title = $1
            },
            Field("summary", Shapes.text("…"), "One or two sentences for lists.", example: "Wat dit register is.") {
                $0.summary = $1
            },
            Field("note", Shapes.text("…"), "A sentence for the reader.", example: "…") { $0.note = $1 },
        ], make: { _ in TextTranslation(language: "", file: "") })
}
