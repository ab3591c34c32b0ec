/// A view lowered to what a template prints: one slot for each declared field, in the order of the declaration.
///
/// A record is a finite tree of values, so it can be hashed for the page's key and rendered on any thread.
package struct Record: Hashable, Sendable {
    let slots: [Slot]
    /// The hash of the slots where it was worked out beforehand: the rows of a table stand on many pages.
    private let digest: UInt64?

    init(slots: [Slot]) {
        self.slots = slots
        digest = nil
    }

    /// The same record with its hash worked out.
    init(hashing record: Record) {
        slots = record.slots
        var hasher = StableHasher()
        record.hash(into: &hasher)
        digest = hasher.finalize()
    }

    /// What stands where a view is missing: every slot of it is empty.
    static let absent = Record(slots: [])

    /// Adds every slot, with what it is and how long it is, so that two records that print differently never look alike.
    package func hash(into hasher: inout StableHasher) {
        if let digest { return hasher.combine(digest) }
        hasher.combine(UInt64(slots.count))
        for slot in slots { slot.hash(into: &hasher) }
    }
}

/// The value of one field: empty, or what is to be printed or entered.
///
/// Empty text, empty markup, an empty list and a flag that is not set print the same and are the same: `empty`.
enum Slot: Hashable, Sendable {
    case empty
    case set
    case text(String)
    case html([UInt8])
    case record(Record)
    case records([Record])
    case texts([String])

    var isEmpty: Bool {
        if case .empty = self { true } else { false }
    }

    func hash(into hasher: inout StableHasher) {
        switch self {
        case .empty: hasher.combine(0 as UInt64)
        case .set: hasher.combine(1 as UInt64)
        case .text(let text): hasher.combine(text, tag: 2)
        case .html(let bytes): bytes.withUnsafeBytes { hasher.combine($0, tag: 3) }
        case .record(let record):
            hasher.combine(4 as UInt64)
            record.hash(into: &hasher)
        case .records(let records):
            hasher.combine(UInt64(records.count) << 3 | 5)
            for record in records { record.hash(into: &hasher) }
        case .texts(let texts):
            hasher.combine(UInt64(texts.count) << 3 | 6)
            for text in texts { hasher.combine(text) }
        }
    }
}
