import Content
import Register

/// The numbers that stand for provisions, kinds and the like in the columns of the register's data.
///
/// Entities, topics, sectors, dossiers and laws go by their places in the register.
struct RegisterDictionary: Sendable {
    /// Provisions as cases cite them, with all their parts, in the order in which cases have them.
    let places: [String]
    private let placeNumbers: [ProvisionCitation: Int]
    /// Kinds of sanction, in the order of the query's documentation.
    let kinds: [String]
    let currencies: [Currency]
    /// What was imposed where it was no fine: the locale's keys below `measure`, and `proposed`.
    static let measures =
        ["none", "proposed", "order-penalty"] + EventType.allCases.filter(\.isSanction).map(\.rawValue) + ["settlement"]

    init(_ register: Register) {
        var places: [String] = []
        var numbers: [ProvisionCitation: Int] = [:]
        var currencies: Set<Currency> = []
        for record in register.cases {
            for provision in record.provisions where numbers[provision.reference.citation.value] == nil {
                numbers[provision.reference.citation.value] = places.count
                places.append(provision.reference.citation.value.text)
            }
            for money in Self.amounts(record).flatMap(\.sums) { currencies.insert(money.currency) }
        }
        self.places = places
        placeNumbers = numbers
        self.currencies = currencies.sorted()
        if case .word(let words) = QueryField.kind.form { kinds = words } else { kinds = [] }
    }

    /// The number of a provision, with whether it was found violated in the last bit.
    func number(of reference: ProvisionReference) -> Int {
        (placeNumbers[reference.citation.value] ?? 0) * 2 + (reference.finding == .violated ? 1 : 0)
    }

    func number(of currency: Currency) -> Int { currencies.firstIndex(of: currency) ?? 0 }

    /// The amounts of a case, in the order of the query's fields.
    static func amounts(_ record: CaseRecord) -> [CaseAmount] {
        let status = record.status
        return [status.imposed, status.current, status.paid, status.settled, CaseProperties.forfeited(record)]
    }
}
