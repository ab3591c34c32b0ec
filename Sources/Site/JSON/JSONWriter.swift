/// JSON being written, one value after the other: members in the order in which they are given.
///
/// Every `<` is written as an escape, so that the text can stand in a `script` element.
struct JSONWriter: Sendable {
    private(set) var bytes: [UInt8] = []
    private var needsComma = false

    /// `{…}` as a value.
    mutating func object(_ members: (inout JSONWriter) -> Void) { enclose("{", "}", members) }

    /// `[…]` as a value.
    mutating func list(_ values: (inout JSONWriter) -> Void) { enclose("[", "]", values) }

    mutating func text(_ value: String) {
        separate()
        bytes.appendQuoted(value)
    }

    mutating func number(_ value: Int) {
        separate()
        bytes += String(value).utf8
    }

    mutating func flag(_ value: Bool) {
        separate()
        bytes += (value ? "true" : "false").utf8
    }

    mutating func null() {
        separate()
        bytes += "null".utf8
    }

    /// The name of a member; its value comes next.
    mutating func key(_ name: String) {
        separate()
        bytes.appendQuoted(name)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// A member whose value is a text; nothing where there is none.
    mutating func member(_ name: String, _ value: String?) {
        guard let value else { return }
        key(name)
        text(value)
    }

    mutating func member(_ name: String, _ value: Int) {
        key(name)
        number(value)
    }

    mutating func member(_ name: String, _ value: Bool) {
        key(name)
        flag(value)
    }

    /// A member whose value is an object.
    mutating func object(_ name: String, _ members: (inout JSONWriter) -> Void) {
        key(name)
        object(members)
    }

    /// A member whose value is a list.
    mutating func list(_ name: String, _ values: (inout JSONWriter) -> Void) {
        key(name)
        list(values)
    }

    /// A member whose value is a list of texts; nothing where it is empty.
    mutating func texts(_ name: String, _ values: [String]) {
        if values.isEmpty { return }
        list(name) { list in values.forEach { list.text($0) } }
    }

    /// A line of its own for what comes next: people read the file too, and version control compares it.
    mutating func newLine() {
        if needsComma {
            bytes.append(UInt8(ascii: ","))
            needsComma = false
        }
        bytes.append(UInt8(ascii: "\n"))
    }

    private mutating func enclose(_ open: Unicode.Scalar, _ close: Unicode.Scalar, _ body: (inout JSONWriter) -> Void) {
        separate()
        bytes.append(UInt8(ascii: open))
        needsComma = false
        body(&self)
        bytes.append(UInt8(ascii: close))
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }
}
