/// JSON being written, one value after the other: members in the order in which they are given.
///
/// What is written as an escape is said in ``JSONText``: the text can stand in a `script` element.
package struct JSONWriter: Sendable {
    package private(set) var bytes: [UInt8] = []
    private var needsComma = false
    /// Whether the next value belongs to the name before it.
    private var isNamed = false
    private let layout: Layout
    /// The objects and lists that are open, each with whether it stands on one line.
    private var open: [Bool] = []

    /// How values stand beside one another.
    package enum Layout: Sendable {
        /// Without blanks.
        case compact
        /// Each on a line of its own, two blanks further in than what holds it.
        case indented
    }

    package init(_ layout: Layout = .compact) { self.layout = layout }

    /// `{…}` as a value; on one line in any layout if it is flat.
    package mutating func object(isFlat: Bool = false, _ members: (inout JSONWriter) -> Void) {
        enclose("{", "}", isFlat, members)
    }

    /// `[…]` as a value; on one line in any layout if it is flat.
    package mutating func list(isFlat: Bool = false, _ values: (inout JSONWriter) -> Void) {
        enclose("[", "]", isFlat, values)
    }

    package mutating func text(_ value: String) {
        separate()
        bytes.appendQuoted(value)
    }

    package mutating func number(_ value: Int) { number(written: String(value)) }

    /// A number as it is written, such as `4.75`.
    package mutating func number(written digits: String) {
        separate()
        bytes += digits.utf8
    }

    package mutating func flag(_ value: Bool) {
        separate()
        bytes += (value ? "true" : "false").utf8
    }

    package mutating func null() {
        separate()
        bytes += "null".utf8
    }

    /// The name of a member; its value comes next.
    package mutating func key(_ name: String) {
        separate()
        bytes.appendQuoted(name)
        bytes.append(UInt8(ascii: ":"))
        if layout == .indented { bytes.append(UInt8(ascii: " ")) }
        isNamed = true
    }

    /// A member whose value is a text; nothing where there is none.
    package mutating func member(_ name: String, _ value: String?) {
        guard let value else { return }
        key(name)
        text(value)
    }

    package mutating func member(_ name: String, _ value: Int) {
        key(name)
        number(value)
    }

    package mutating func member(_ name: String, _ value: Bool) {
        key(name)
        flag(value)
    }

    /// A member whose value is an object.
    package mutating func object(_ name: String, _ members: (inout JSONWriter) -> Void) {
        key(name)
        object(members)
    }

    /// A member whose value is a list.
    package mutating func list(_ name: String, _ values: (inout JSONWriter) -> Void) {
        key(name)
        list(values)
    }

    /// A member whose value is a list of texts; nothing where it is empty.
    package mutating func texts(_ name: String, _ values: [String]) {
        if values.isEmpty { return }
        list(name) { list in values.forEach { list.text($0) } }
    }

    /// A line of its own for what comes next: people read the file too, and version control compares it.
    package mutating func newLine() {
        if needsComma {
            bytes.append(UInt8(ascii: ","))
            needsComma = false
        }
        bytes.append(UInt8(ascii: "\n"))
    }

    private mutating func enclose(
        _ opening: Unicode.Scalar, _ closing: Unicode.Scalar, _ isFlat: Bool, _ body: (inout JSONWriter) -> Void
    ) {
        separate()
        bytes.append(UInt8(ascii: opening))
        needsComma = false
        open.append(isFlat)
        body(&self)
        open.removeLast()
        if needsComma, layout == .indented, !isFlat { indent() }
        bytes.append(UInt8(ascii: closing))
        needsComma = true
    }

    private mutating func separate() {
        defer { needsComma = true }
        if isNamed {
            isNamed = false
            return
        }
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        guard layout == .indented, let isFlat = open.last else { return }
        if !isFlat {
            indent()
        } else if needsComma {
            bytes.append(UInt8(ascii: " "))
        }
    }

    private mutating func indent() {
        bytes.append(UInt8(ascii: "\n"))
        for _ in open { bytes += "  ".utf8 }
    }
}
