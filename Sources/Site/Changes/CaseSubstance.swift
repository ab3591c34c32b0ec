import Content
import Register

/// What readers rely on in a case, in a form to compare: a change of it is a change of substance.
///
/// Left out are the words that only tell the story (summary, text, notes, translations) and when somebody last checked.
struct CaseSubstance: Equatable, Sendable {
    var standing = CaseStanding.underInvestigation
    var finality = Finality.unknown
    var isSuspended = false
    /// The amounts as ``CaseAmount/written`` writes them, in the order of ``AmountName``.
    var amounts: [String]
    /// A mark for each correction, in the order of the file.
    var corrections: [UInt32] = []
    /// A mark for each group of facts, in the order of ``FactGroup``.
    var facts: [UInt32]

    /// The amounts of a case that a change can name.
    enum AmountName: String, CaseIterable, Sendable {
        case imposed, current, paid, settled, forfeited

        /// The value of a case that has none such.
        var usual: String { self == .paid ? "unknown" : "none" }
    }

    func amount(_ name: AmountName) -> String { amounts[name.place] }
}

extension CaseSubstance.AmountName {
    var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// Facts that are compared together and named together where they were revised.
enum FactGroup: String, CaseIterable, Sendable {
    case title, parties, authorities, provisions, events, sources, details
}

extension CaseSubstance {
    init(_ record: CaseRecord, in register: Register) {
        let status = record.status
        standing = status.standing
        finality = status.finality
        isSuspended = status.isSuspended
        amounts = [
            status.imposed.written, status.current.written, status.paid.written, status.settled.written,
            status.forfeited?.written ?? "none",
        ]
        corrections = record.content.file.corrections.map(CaseSubstance.mark)
        facts = FactGroup.allCases.map { group in
            var hasher = StableHasher()
            hasher.combine(group, of: record, in: register)
            return hasher.mark
        }
    }

    /// What tells one correction from the others of its case: its date and what it says.
    static func mark(_ correction: Correction) -> UInt32 {
        var hasher = StableHasher()
        hasher.combine(correction.date?.date)
        hasher.combine(correction.was)
        hasher.combine(correction.now)
        return hasher.mark
    }
}

extension CaseAmount {
    /// The amount as machines read it: `EUR 4750000`, `EUR 1 + USD 2`, `EUR 5 (1 of 2)`, `none`, `undisclosed`, `unknown`.
    var written: String {
        if sums.isEmpty { return summary.word }
        let sum = sums.map(\.written).joined(separator: " + ")
        return known < of ? "\(sum) (\(known) of \(of))" : sum
    }
}

extension Amount {
    /// The word for an amount that is no number; a number as it is written in a case file.
    var word: String {
        switch self {
        case .number(let money): money.written
        case .none: "none"
        case .undisclosed: "undisclosed"
        case .unknown: "unknown"
        }
    }
}
