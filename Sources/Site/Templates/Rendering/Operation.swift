/// One step of a compiled template.
///
/// Registers hold the records of the views around; register 0 is for a record in passing. Offsets count operations.
enum Operation: Sendable {
    /// Copies bytes of the program's literals.
    case literal(start: Int, count: Int)
    case text(register: Int, slot: Int)
    case markup(register: Int, slot: Int)
    /// Prints the item of the list of texts around.
    case item
    /// Puts the view in the slot, or an absent one, into register 0.
    case load(register: Int, slot: Int)
    /// Goes on at `to` unless the condition is as wanted.
    case skip(Condition, unless: Bool, to: Int)
    /// Runs what follows, up to `end`, with the view in the slot in register `into`; skips it where there is none.
    case view(register: Int, slot: Int, into: Int, end: Int)
    /// Runs what follows, up to `end`, once for each view of the list in the slot.
    case list(register: Int, slot: Int, into: Int, end: Int)
    /// Runs what follows, up to `end`, once for each text of the list in the slot.
    case texts(register: Int, slot: Int, end: Int)
    /// Runs operations that stand elsewhere: a partial that includes itself.
    case call(start: Int, end: Int)

    enum Condition: Sendable {
        case present(register: Int, slot: Int)
        case isFirst
        case isLast
    }
}
