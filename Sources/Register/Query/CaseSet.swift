/// A set of cases, one bit for each case of the register.
struct CaseSet {
    private var words: [UInt64]
    /// How many cases the register has.
    let capacity: Int

    /// The empty set.
    init(capacity: Int) {
        self.capacity = capacity
        words = [UInt64](repeating: 0, count: (capacity + 63) / 64)
    }

    init(_ indices: [CaseIndex], capacity: Int) {
        self.init(capacity: capacity)
        for index in indices { insert(index) }
    }

    mutating func insert(_ index: CaseIndex) { words[index >> 6] |= 1 << UInt64(index & 63) }

    mutating func formUnion(_ other: CaseSet) {
        for place in words.indices { words[place] |= other.words[place] }
    }

    mutating func formIntersection(_ other: CaseSet) {
        for place in words.indices { words[place] &= other.words[place] }
    }

    /// All cases that are not in the set.
    var complement: CaseSet {
        var result = self
        for place in words.indices { result.words[place] = ~words[place] }
        let rest = capacity & 63
        if rest > 0 { result.words[words.count - 1] &= (1 << UInt64(rest)) - 1 }
        return result
    }

    var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

    /// The cases in their order.
    var indices: [CaseIndex] {
        var result: [CaseIndex] = []
        for (place, word) in words.enumerated() {
            var rest = word
            while rest != 0 {
                result.append(place << 6 + rest.trailingZeroBitCount)
                rest &= rest - 1
            }
        }
        return result
    }
}
