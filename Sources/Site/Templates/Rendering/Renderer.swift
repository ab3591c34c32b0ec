/// Runs a program over one page's record.
struct Renderer {
    private let operations: UnsafeBufferPointer<Operation>
    private let literals: UnsafeBufferPointer<UInt8>
    /// The slots of the views around, lent by their records, which the page's own record holds.
    private let registers: UnsafeMutableBufferPointer<UnsafeBufferPointer<Slot>>
    private var item = ""
    private var isFirst = false
    private var isLast = false

    static func render(_ program: Program, _ record: Record, into output: inout [UInt8]) {
        program.operations.withUnsafeBufferPointer { operations in
            program.literals.withUnsafeBufferPointer { literals in
                withUnsafeTemporaryAllocation(of: UnsafeBufferPointer<Slot>.self, capacity: program.registerCount) {
                    $0.initialize(repeating: UnsafeBufferPointer(start: nil, count: 0))
                    var renderer = Renderer(operations: operations, literals: literals, registers: $0)
                    renderer.with(record, in: 1) { $0.run(0, operations.count, &output) }
                }
            }
        }
    }

    private init(
        operations: UnsafeBufferPointer<Operation>, literals: UnsafeBufferPointer<UInt8>,
        registers: UnsafeMutableBufferPointer<UnsafeBufferPointer<Slot>>
    ) {
        self.operations = operations
        self.literals = literals
        self.registers = registers
    }

    private mutating func run(_ start: Int, _ end: Int, _ output: inout [UInt8]) {
        var next = start
        while next < end {
            let operation = operations[next]
            next += 1
            switch operation {
            case .literal(let start, let count):
                output.append(contentsOf: UnsafeBufferPointer(rebasing: literals[start..<(start + count)]))
            case .text(let register, let slot):
                if case .text(let text) = value(register, slot) { output.appendEscaped(text) }
            case .markup(let register, let slot):
                if case .html(let bytes) = value(register, slot) { output.append(contentsOf: bytes) }
            case .item:
                output.appendEscaped(item)
            case .load(let register, let slot):
                // A record in passing lies within one of those around, and is not left before they are.
                if case .record(let record) = value(register, slot) {
                    registers[0] = record.slots.withUnsafeBufferPointer { $0 }
                } else {
                    registers[0] = UnsafeBufferPointer(start: nil, count: 0)
                }
            case .skip(let condition, let wanted, let target):
                if holds(condition) != wanted { next = target }
            case .view(let register, let slot, let into, let bodyEnd):
                if case .record(let record) = value(register, slot) {
                    with(record, in: into) { $0.run(next, bodyEnd, &output) }
                }
                next = bodyEnd
            case .list(let register, let slot, let into, let bodyEnd):
                if case .records(let records) = value(register, slot) {
                    repeatBody(records.count) { renderer, index in
                        renderer.with(records[index], in: into) { $0.run(next, bodyEnd, &output) }
                    }
                }
                next = bodyEnd
            case .texts(let register, let slot, let bodyEnd):
                if case .texts(let texts) = value(register, slot) {
                    let outer = item
                    repeatBody(texts.count) { renderer, index in
                        renderer.item = texts[index]
                        renderer.run(next, bodyEnd, &output)
                    }
                    item = outer
                }
                next = bodyEnd
            case .call(let start, let bodyEnd):
                run(start, bodyEnd, &output)
            }
        }
    }

    /// Calls with a record's slots in a register, and puts back what was there.
    private mutating func with(_ record: Record, in register: Int, _ body: (inout Renderer) -> Void) {
        record.slots.withUnsafeBufferPointer { slots in
            let outer = registers[register]
            registers[register] = slots
            body(&self)
            registers[register] = outer
        }
    }

    private mutating func repeatBody(_ count: Int, _ body: (inout Renderer, Int) -> Void) {
        let outer = (isFirst, isLast)
        for index in 0..<count {
            isFirst = index == 0
            isLast = index == count - 1
            body(&self, index)
        }
        (isFirst, isLast) = outer
    }

    @inline(__always)
    private func value(_ register: Int, _ slot: Int) -> Slot {
        let slots = registers[register]
        // Only the absent record is shorter than its declaration.
        return slot < slots.count ? slots[slot] : .empty
    }

    private func holds(_ condition: Operation.Condition) -> Bool {
        switch condition {
        case .present(let register, let slot): !value(register, slot).isEmpty
        case .isFirst: isFirst
        case .isLast: isLast
        }
    }
}
