/// A template compiled against its view: operations, and the bytes they copy.
struct Program: Sendable {
    var operations: [Operation] = []
    var literals: [UInt8] = []
    var registerCount = 2
    /// Operations from here on may be jumped to, so that literals must not be joined across it.
    private var joinFrom = 0

    mutating func appendLiteral(_ bytes: some Sequence<UInt8>) {
        let start = literals.count
        literals.append(contentsOf: bytes)
        let count = literals.count - start
        guard count > 0 else { return }
        if operations.count > joinFrom, case .literal(let before, let length) = operations[operations.count - 1] {
            operations[operations.count - 1] = .literal(start: before, count: length + count)
        } else {
            operations.append(.literal(start: start, count: count))
        }
    }

    mutating func append(_ operation: Operation) {
        operations.append(operation)
        switch operation {
        case .view(_, _, let into, _), .list(_, _, let into, _): registerCount = max(registerCount, into + 1)
        default: break
        }
    }

    /// Notes that the next operation may be jumped to.
    mutating func markTarget() {
        joinFrom = operations.count
    }

    /// Sets where the operation at the offset ends or jumps to: here.
    mutating func close(at offset: Int) {
        let here = operations.count
        switch operations[offset] {
        case .skip(let condition, let wanted, _): operations[offset] = .skip(condition, unless: wanted, to: here)
        case .view(let register, let slot, let into, _):
            operations[offset] = .view(register: register, slot: slot, into: into, end: here)
        case .list(let register, let slot, let into, _):
            operations[offset] = .list(register: register, slot: slot, into: into, end: here)
        case .texts(let register, let slot, _):
            operations[offset] = .texts(register: register, slot: slot, end: here)
        case .call(let start, _): operations[offset] = .call(start: start, end: here)
        case .literal, .text, .markup, .item, .load: break
        }
        markTarget()
    }
}
