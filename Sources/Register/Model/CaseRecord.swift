import Content

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
    private let content: Boxed<CaseContent>
    package var authorities: [Authority]
    package var parties: [Party]
    package var complainants: [Actor]
    package var provisions: [Provision]
    package var topics: [Int]
    package var sectors: [Int]
    package var related: [Related] = []
    package var dossier: Int?
    /// The parties' companies and all above them on the day of the decision, each once.
    package var group: [EntityIndex] = []
    /// The countries of the authorities that count the case.
    package var countries: [Country] = []
    /// What orders the case among others: the day of its decision, else of its publication.
    package var date: PartialDate
    /// The case's date is only that of its publication.
    package var dateIsPublication: Bool
    package var amounts: CaseAmounts

    init(
        file: CaseFile, status: CaseStatus, authorities: [Authority], parties: [Party], complainants: [Actor],
        provisions: [Provision], topics: [Int], sectors: [Int], date: PartialDate, amounts: CaseAmounts
    ) {
        index = 0
        content = Boxed(CaseContent(file: file, status: status))
        self.authorities = authorities
        self.parties = parties
        self.complainants = complainants
        self.provisions = provisions
        self.topics = topics
        self.sectors = sectors
        self.date = date
        dateIsPublication = status.isDatedByPublication
        self.amounts = amounts
    }

    package var file: CaseFile {
        _read { yield content.value.file }
    }

    package var status: CaseStatus {
        _read { yield content.value.status }
    }

    package var id: String { file.id }
    package var year: Int { date.year }

    /// The authorities in whose totals the case counts.
    package var countingAuthorities: [EntityIndex] { authorities.filter(\.role.counts).map(\.entity) }
}

/// What a case's files state and what follows from them.
private struct CaseContent: Sendable {
    let file: CaseFile
    let status: CaseStatus
}

/// A case that was published once and is no more.
package struct WithdrawnCase: Sendable {
    package var id: String
    package var formerIDs: [String]
    package var on: Day?
    package var isGone: Bool
}
