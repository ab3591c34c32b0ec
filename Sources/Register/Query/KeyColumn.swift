/// The values of one field of every case, each value once and the cases by its number.
struct KeyColumn<Key: Hashable & Sendable>: Sendable {
    /// Every value that a case has, in the order in which cases have them.
    let keys: [Key]
    private let numbers: [Key: Int]
    /// The numbers of the values of all cases, one case behind the other.
    private let entries: [Int32]
    /// Where each case's values begin, and at last where all end.
    private let starts: [Int32]

    /// The values of so many cases, by the case's place.
    init(count: Int, _ values: (CaseIndex) -> [Key]) {
        var keys: [Key] = []
        var numbers: [Key: Int] = [:]
        var entries: [Int32] = []
        var starts: [Int32] = [0]
        for index in 0..<count {
            for value in values(index) {
                if let number = numbers[value] {
                    entries.append(Int32(number))
                } else {
                    numbers[value] = keys.count
                    entries.append(Int32(keys.count))
                    keys.append(value)
                }
            }
            starts.append(Int32(entries.count))
        }
        self.keys = keys
        self.numbers = numbers
        self.entries = entries
        self.starts = starts
    }

    /// The numbers of a case's values.
    func values(of index: CaseIndex) -> ArraySlice<Int32> { entries[Int(starts[index])..<Int(starts[index + 1])] }

    /// The cases that have a value.
    func cases(with key: Key) -> CaseSet {
        guard let number = numbers[key] else { return CaseSet(capacity: starts.count - 1) }
        return cases(numbered: { $0 == number })
    }

    /// The cases of which one of the values is meant; each value is asked about once.
    func cases(where isMeant: (Key) -> Bool) -> CaseSet {
        let meant = keys.map(isMeant)
        return cases(numbered: { meant[Int($0)] })
    }

    private func cases(numbered isMeant: (Int32) -> Bool) -> CaseSet {
        let count = starts.count - 1
        var result = CaseSet(capacity: count)
        for index in 0..<count {
            for entry in Int(starts[index])..<Int(starts[index + 1]) where isMeant(entries[entry]) {
                result.insert(index)
            }
        }
        return result
    }

    /// The cases that have any value.
    var filled: CaseSet {
        let count = starts.count - 1
        var result = CaseSet(capacity: count)
        for index in 0..<count where starts[index] < starts[index + 1] { result.insert(index) }
        return result
    }
}
