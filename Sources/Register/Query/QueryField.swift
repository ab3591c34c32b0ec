import Content

/// A property of cases that a query can filter, group or order by.
package enum QueryField: String, CaseIterable, Sendable {
    case country, authority, court, company
    case companyCountry = "company.country"
    case group, dossier, provision, cites, law, sector, topic
    case year, decided, published
    case standing, finality, suspended
    case imposed, current, paid, settled, forfeited
    case currency, kind, days, language, text

    /// What the values of a field are, which decides how they are written and compared.
    package enum Form: Equatable {
        /// Ids of the register, by what they name.
        case id(String)
        case country
        case provision
        case currency
        /// One of these words.
        case word([String])
        case flag
        /// A whole number in a range.
        case number(ClosedRange<Int>)
        case date
        case amount
        case text
    }

    package var form: Form {
        switch self {
        case .authority, .court, .company, .dossier, .law, .sector, .topic, .language: .id(rawValue)
        case .group: .id("company")
        case .country, .companyCountry: .country
        case .provision, .cites: .provision
        case .currency: .currency
        case .standing: .word(CaseStanding.allCases.map(\.rawValue))
        case .finality: .word(Finality.allCases.map(\.rawValue))
        case .kind: .word(QueryField.sanctionKinds.map(\.rawValue))
        case .suspended: .flag
        case .year: .number(1...9999)
        case .days: .number(0...99_999)
        case .decided, .published: .date
        case .imposed, .current, .paid, .settled, .forfeited: .amount
        case .text: .text
        }
    }

    /// The types of sanction that a case can have.
    static let sanctionKinds = EventType.allCases.filter { $0.isSanction || $0 == .settlement }

    /// True where a case may have several values, and so stand in several groups.
    package var hasSeveral: Bool {
        switch self {
        case .year, .decided, .published, .standing, .finality, .suspended, .dossier, .days, .imposed, .current, .paid,
            .settled, .forfeited, .text:
            false
        default: true
        }
    }

    /// True where the field can follow `group by`.
    package var groups: Bool {
        switch form {
        case .amount, .text: false
        case .number: self == .year
        default: true
        }
    }

    /// True where the values have an order of size or time, so that the field can follow `order by`.
    package var orders: Bool {
        switch form {
        case .number, .date, .amount: true
        default: false
        }
    }

    /// True where a list of cases can be ordered by the field: by size or time, else by the first of the case's values.
    package var sorts: Bool {
        switch self {
        case .country, .authority, .court, .company, .companyCountry, .dossier, .sector, .topic, .standing, .finality:
            true
        default: orders
        }
    }

    /// The comparisons that the field understands.
    var operators: [QueryOperator] {
        switch form {
        case .id, .country, .provision, .currency, .word: [.equal, .unequal]
        case .flag: [.equal, .unequal]
        case .number, .date, .amount: QueryOperator.allCases
        case .text: [.equal]
        }
    }

    /// The words that can follow `is`.
    package var states: [QueryState] {
        switch form {
        case .amount: QueryState.allCases
        case .date: [.known, .unknown]
        case .number: self == .days ? [.known, .unknown] : []
        case .id:
            self == .company || self == .group
                ? [.known, .undisclosed, .none] : self == .language ? [] : [.known, .none]
        case .country, .provision, .currency: [.known, .none]
        case .word: self == .kind ? [.known, .none] : []
        case .flag, .text: []
        }
    }

    /// What can stand behind the field's name, for messages.
    var expectedOperators: [String] {
        if form == .text { return ["`contains`", "`=`"] }
        return operators.map { "`\($0.rawValue)`" } + (form == .flag ? [] : ["`in`"]) + (states.isEmpty ? [] : ["`is`"])
    }

    static let names = allCases.map(\.rawValue)
}
