/// The values of one field of every case, each value once and the cases by its number.
struct KeyColumn<Key: Hashable & Sendable>: Sendable {
    /// Every value that a case has, in the order in which cases have them.
    let keys: [Key]
    private let numbers: [Key: Int]
    /// The numbers of the values of all cases, one case behind the other.
    private let entries: [Int32]
    /// Where each case's values begin, and at last where all end.
    private let starts: [Int32]
    /// The cases of all values, one value behind the other: whoever asks for one looks at its cases alone.
    private let cases: [Int32]
    /// Where each value's cases begin, and at last where all end.
    private let caseStarts: [Int32]

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
        var ends = [Int32](repeating: 0, count: keys.count + 1)
        for entry in entries { ends[Int(entry) + 1] += 1 }
        for number in keys.indices { ends[number + 1] += ends[number] }
        caseStarts = ends
        var cases = [Int32](repeating: 0, count: entries.count)
        for index in 0..<count {
            for entry in entries[Int(starts[index])..<Int(starts[index + 1])] {
                cases[Int(ends[Int(entry)])] = Int32(index)
                ends[Int(entry)] += 1
            }
        }
        self.cases = cases
    }

    /// The numbers of a case's values.
    func values(of index: CaseIndex) -> ArraySlice<Int32> { entries[Int(starts[index])..<Int(starts[index + 1])] }

    /// The cases that have a value.
    func cases(with key: Key) -> CaseSet {
        var result = CaseSet(capacity: starts.count - 1)
        guard let number = numbers[key] else { return result }
        for index in cases[Int(caseStarts[number])..<Int(caseStarts[number + 1])] { result.insert(CaseIndex(index)) }
        return result
    }

    /// The cases of which one of the values is meant; each value is asked about once.
    func cases(where isMeant: (Key) -> Bool) -> CaseSet {
        var result = CaseSet(capacity: starts.count - 1)
        for (number, key) in keys.enumerated() where isMeant(key) {
            for index in cases[Int(caseStarts[number])..<Int(caseStarts[number + 1])] {
                result.insert(CaseIndex(index))
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
