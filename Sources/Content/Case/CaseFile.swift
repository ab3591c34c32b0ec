/// One enforcement action as its files state it: facts once, words once per language.
package struct CaseFile: Sendable {
    package enum PublicationState: String, CaseIterable, Sendable {
        case draft, published, withdrawn
    }

    /// Why readers don't see a case yet.
    package enum Preview: Equatable, Sendable {
        case draft
        case embargo(Day)
    }

    /// The file's name, which is the case's id and its address.
    package var id: String
    /// The file's path, for messages.
    package var file: String
    package var title: Located<String>
    package var summary: String?

    package var publication = PublicationState.published
    package var withdrawnOn: Day?
    package var publishAfter: Day?
    /// Why readers don't see the case, where it is shown all the same to those who write it.
    package internal(set) var preview: Preview?
    package var isNoindex = false
    /// Its names and words were taken away, by a rule of the site: see ``RetentionRule``.
    package internal(set) var isPseudonymised = false
    /// What a withdrawn case says of its page; nil where it says nothing, and then the page stays.
    package var gone: Bool?
    package var isGone: Bool { gone ?? false }
    package var formerIDs: [Located<String>] = []

    package var authorities: [AuthorityReference] = []
    package var companies: [PartyReference] = []
    package var complainants: [PartyName] = []
    package var caseNumbers: [String] = []
    package var ecli: [String] = []
    package var isCrossBorder: Bool?
    package var provisions: [ProvisionReference] = []
    package var topics: [Located<String>] = []
    package var sectors: [Located<String>] = []
    package var conduct: DateInterval?
    package var affected: AffectedPeople?
    package var comparables: Comparables?

    /// The short form: each of these stands for an event.
    package var decided: Located<PartialDate>?
    package var published: Located<PartialDate>?
    package var fine: Located<Amount>?
    package var reprimand: Located<Bool>?
    package var order: Located<LocalizedText>?
    package var events: [Event] = []

    package var sources: [SourceReference] = []
    package var officialSource: OfficialSourceSearch?
    package var conflicts: [SourceConflict] = []
    package var quotes: [Quotation] = []
    package var statement: PartyStatement?
    package var related: [CaseRelation] = []
    package var dossier: Located<String>?
    package var externalIDs: [ExternalID] = []
    package var corrections: [Correction] = []
    package var verified: PartialDate?

    package var body: MarkdownDocument
    /// The words of the case in other languages than the site's default, by language in the order of the files' names.
    package var translations: [CaseTranslation] = []
    /// The files that lie beside `index.md` in the case's folder.
    package var attachments: [Attachment] = []

    /// A number that changes when anything but the texts of the case's files does: all that other pages show of it.
    package internal(set) var headStamp: UInt64 = 0
    /// A number that changes when a text of the case's files does.
    package internal(set) var textStamp: UInt64 = 0

    /// Tells this reading of the case's files from every other in this process; 0 where nobody counts.
    package internal(set) var revision: UInt64 = 0

    init(id: String, file: String) {
        self.id = id
        self.file = file
        title = Located(id)
        body = MarkdownDocument()
    }

    /// The words in a language, where the case is translated into it.
    @inlinable package func translation(_ language: String) -> CaseTranslation? {
        translations.first { $0.language == language }
    }
}

/// An id that another register gives a case.
package struct ExternalID: Sendable {
    /// The other register: `enforcementtracker`, `gdprhub`.
    package var register: String
    package var id: String
}

/// A file that goes with a page: the decision as PDF, an image.
package struct Attachment: Sendable {
    /// The file's name.
    package var name: String
    /// Where the file is on this machine.
    package var path: String
    /// The size in bytes.
    package var size: Int
    /// A number that changes when the file does, made of its size and contents.
    package var stamp: UInt64
}
