import Content
import Glibc
import Register

/// What a case has in common with others, weighted by how rare it is to have it.
///
/// The candidates come from the lists that the register has anyway; of a long one only the cases nearest in time are
/// looked at, so that a case costs the same among a hundred thousand as among a hundred.
struct CaseKinship {
    /// Something that two cases share.
    enum Tie: Equatable {
        case dossier(Int)
        case company(EntityIndex)
        /// A company at the head of both cases' companies.
        case group(EntityIndex)
        case provision(law: Int, article: Int)
        case topic(Int)

        /// How much it means that two cases share it, before its rarity.
        fileprivate var worth: Int {
            switch self {
            case .dossier: 8
            case .company: 5
            case .group: 4
            case .provision: 2
            case .topic: 1
            }
        }
    }

    struct Kin: Equatable {
        var caseIndex: CaseIndex
        /// Strongest first.
        var ties: [Tie]
    }

    /// How many cases on either side, in the order of time, are looked at in a long list.
    private static let reach = 12
    /// What a tie must weigh, alone or with others, to be worth a reader's while; in sixteenths of a bit.
    private static let least = 64

    /// How many cases the register has.
    private let count: Int
    /// The case's place among them.
    private let place: CaseIndex
    private var ties: [(tie: Tie, weight: Int)] = []
    private var candidates: [(caseIndex: CaseIndex, tie: Int)] = []

    init(_ record: CaseRecord, in register: Register) {
        count = register.cases.count
        place = record.index
        if let dossier = record.dossier { add(.dossier(dossier), register.dossiers[dossier].cases) }
        for company in Set(record.parties.compactMap(\.entity)).sorted() {
            add(.company(company), register.entities[company].cases)
        }
        for company in record.group { add(.group(company), register.entities[company].groupCases) }
        var seen: Set<[Int]> = []
        for provision in record.provisions where provision.reference.finding == .violated {
            guard seen.insert([provision.law, provision.article]).inserted else { continue }
            add(
                .provision(law: provision.law, article: provision.article),
                register.laws[provision.law].articles[provision.article].violations)
        }
        for topic in record.topics { add(.topic(topic), register.topics[topic].cases) }
    }

    /// The nearest kin, nearest first.
    func nearest(_ most: Int, without excluded: Set<CaseIndex>) -> [Kin] {
        let ties = ties
        let sorted = candidates.sorted { ($0.caseIndex, $0.tie) < ($1.caseIndex, $1.tie) }
        var best: [(caseIndex: CaseIndex, weight: Int, range: Range<Int>)] = []
        var start = 0
        while start < sorted.count {
            let other = sorted[start].caseIndex
            var end = start
            var weight = 0
            while end < sorted.count, sorted[end].caseIndex == other {
                weight += ties[sorted[end].tie].weight
                end += 1
            }
            if weight >= Self.least, !excluded.contains(other) { best.append((other, weight, start..<end)) }
            start = end
        }
        // Of equal kin the one nearer in time comes first.
        let place = place
        best.sort {
            (-$0.weight, abs($0.caseIndex - place), $0.caseIndex)
                < (-$1.weight, abs($1.caseIndex - place), $1.caseIndex)
        }
        return best.prefix(most).map { kin in
            let shared = sorted[kin.range].map(\.tie).sorted { (-ties[$0].weight, $0) < (-ties[$1].weight, $1) }
            return Kin(caseIndex: kin.caseIndex, ties: shared.map { ties[$0].tie })
        }
    }

    private mutating func add(_ tie: Tie, _ list: [CaseIndex]) {
        guard list.count > 1 else { return }
        switch tie {
        // What every eighth case has says nothing of two that have it.
        case .topic, .provision: if list.count > 20, list.count * 8 > count { return }
        case .dossier, .company, .group: break
        }
        let rarity = log2(Double(count) / Double(list.count))
        // Whole sixteenths: a last digit that another machine computes otherwise must not change a page.
        ties.append((tie, tie.worth * max(1, Int((rarity * 16).rounded()))))
        let middle = list.place(of: place)
        let window = max(0, middle - Self.reach)..<min(list.count, middle + Self.reach + 1)
        for other in list[window] where other != place { candidates.append((other, ties.count - 1)) }
    }
}

extension [CaseIndex] {
    /// The place of a case in a list in the order of the register, or where it would stand.
    func place(of index: CaseIndex) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle] < index { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
