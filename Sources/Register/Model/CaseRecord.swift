import Content
import Synchronization

/// A published case, linked: its file, its derived status, and the places of all it refers to.
package struct CaseRecord: Sendable {
    package struct Authority: Sendable {
        package var entity: EntityIndex
        package var role: AuthorityReference.Role
    }

    package struct Party: Sendable {
        /// Nil for a party that the authority did not name.
        package var entity: EntityIndex?
        package var reference: PartyReference
    }

    /// Somebody who acts: an entity, or a name without a page.
    package enum Actor: Sendable {
        case entity(EntityIndex)
        case name(LocalizedText)
        /// The police, to whom some authorities propose fines that a court must impose.
        case police
    }

    package struct Provision: Sendable {
        package var law: Int
        /// The place of the article in the law's list.
        package var article: Int
        package var reference: ProvisionReference
    }

    package struct Related: Sendable {
        package var caseIndex: CaseIndex
        package var relation: CaseRelation.Relation?
    }

    package var index: CaseIndex
    /// The cases it names, once every case has its place.
    package var related: [Related] = []
    /// All the rest behind one reference: records are handed about by the thousand.
    ///
    /// Whoever wants one field of the file or the status takes it from here: of a value that is asked for whole, such as
    /// ``file``, each of fifty fields is counted.
    package let content: CaseContent

    init(_ content: CaseContent) {
        index = 0
        self.content = content
    }

    /// The same case with the texts of a file whose head is that of its own.
    init(_ record: CaseRecord, withTextsOf file: CaseFile) {
        index = record.index
        related = record.related
        let old = record.content
        content = CaseContent(
            file: file, status: old.status, authorities: old.authorities, parties: old.parties,
            complainants: old.complainants, provisions: old.provisions, topics: old.topics, sectors: old.sectors,
            dossier: old.dossier, group: old.group, countries: old.countries, date: old.date, amounts: old.amounts)
    }

    /// A record as it was before it had its place, with other content.
    init(_ record: CaseRecord, withContentOf other: CaseRecord) {
        index = record.index
        related = record.related
        content = other.content
    }

    @inlinable package var file: CaseFile {
        _read { yield content.file }
    }

    @inlinable package var status: CaseStatus {
        _read { yield content.status }
    }

    @inlinable package var authorities: [Authority] {
        _read { yield content.authorities }
    }

    @inlinable package var parties: [Party] {
        _read { yield content.parties }
    }

    @inlinable package var complainants: [Actor] {
        _read { yield content.complainants }
    }

    @inlinable package var provisions: [Provision] {
        _read { yield content.provisions }
    }

    @inlinable package var topics: [Int] {
        _read { yield content.topics }
    }

    @inlinable package var sectors: [Int] {
        _read { yield content.sectors }
    }

    @inlinable package var dossier: Int? { content.dossier }

    /// The parties' companies and all above them on the day of the decision, each once.
    @inlinable package var group: [EntityIndex] {
        _read { yield content.group }
    }

    /// The countries of the authorities that count the case.
    @inlinable package var countries: [Country] {
        _read { yield content.countries }
    }

    /// What orders the case among others: the day of its decision, else of its publication.
    @inlinable package var date: PartialDate { content.date }

    /// The case's date is only that of its publication.
    @inlinable package var dateIsPublication: Bool { content.status.isDatedByPublication }

    @inlinable package var amounts: CaseAmounts {
        _read { yield content.amounts }
    }

    /// What is worked out of this case once, and holds for as long as it is linked as it is.
    ///
    /// Only what follows from the case and the ids of what it names may be kept here: it is kept from one linking to the
    /// next. There is one such value; it is made by whoever asks first.
    package func memo<Value: Sendable>(_ make: () -> Value) -> Value {
        if let known = content.memo.known as? Value { return known }
        let new = make()
        content.memo.keep(new)
        return new
    }

    @inlinable package var id: String { content.id }
    /// The ids under which it was published before.
    @inlinable package var formerIDs: [String] { content.formerIDs }
    @inlinable package var isNoindex: Bool { content.isNoindex }
    @inlinable package var attachments: [Attachment] { content.attachments }
    var namesOtherCases: Bool { content.namesOtherCases }
    @inlinable package var year: Int { date.year }

    /// The authorities in whose totals the case counts.
    package var countingAuthorities: [EntityIndex] { authorities.filter(\.role.counts).map(\.entity) }
}

/// What a case's files state and what follows from them.
package final class CaseContent: Sendable {
    package let file: CaseFile
    package let status: CaseStatus
    package let authorities: [CaseRecord.Authority]
    package let parties: [CaseRecord.Party]
    package let complainants: [CaseRecord.Actor]
    package let provisions: [CaseRecord.Provision]
    package let topics: [Int]
    package let sectors: [Int]
    package let dossier: Int?
    package let group: [EntityIndex]
    package let countries: [Country]
    package let date: PartialDate
    package let amounts: CaseAmounts
    package let memo = CaseMemo()
    /// What is asked of every case of a site stands apart from the file, which is copied whole when it is asked.
    package let id: String
    package let formerIDs: [String]
    package let isNoindex: Bool
    package let attachments: [Attachment]
    package let namesOtherCases: Bool

    init(
        file: CaseFile, status: CaseStatus, authorities: [CaseRecord.Authority], parties: [CaseRecord.Party],
        complainants: [CaseRecord.Actor], provisions: [CaseRecord.Provision], topics: [Int], sectors: [Int],
        dossier: Int?, group: [EntityIndex], countries: [Country], date: PartialDate, amounts: CaseAmounts
    ) {
        self.file = file
        self.status = status
        self.authorities = authorities
        self.parties = parties
        self.complainants = complainants
        self.provisions = provisions
        self.topics = topics
        self.sectors = sectors
        self.dossier = dossier
        self.group = group
        self.countries = countries
        self.date = date
        self.amounts = amounts
        id = file.id
        formerIDs = file.formerIDs.map(\.value)
        isNoindex = file.isNoindex
        attachments = file.attachments
        namesOtherCases = !file.related.isEmpty
    }
}

/// A value that a later room keeps with a case.
package final class CaseMemo: Sendable {
    private let value = Mutex<(any Sendable)?>(nil)

    var known: (any Sendable)? { value.withLock { $0 } }

    func keep(_ new: any Sendable) { value.withLock { $0 = new } }
}

/// A case that is written and not published yet.
package struct WaitingCase: Sendable {
    package var id: String
    package var file: String
    /// The first day on which readers see it; nil for a draft.
    package var day: Day?
}

/// A case that was published once and is no more.
package struct WithdrawnCase: Sendable {
    package var id: String
    package var formerIDs: [String]
    package var on: Day?
    package var isGone: Bool
}
