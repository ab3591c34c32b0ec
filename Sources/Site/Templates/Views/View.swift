/// What a template may print of a page, or of a part of one: a value that holds everything, made before rendering.
///
/// A conforming type declares its fields once, as a `static let`:
///
///     struct EventView: View {
///         var date: String
///         var amount: AmountView?
///
///         static let declaration = ViewDeclaration<EventView>(
///             "event", "One event in the life of a case.",
///             fields: [
///                 .text("date", "When it happened, as readers of the page's language write it.") { $0.date },
///                 .view("amount", "The amount the event set, where it set one.") { $0.amount },
///             ])
///     }
package protocol View: Sendable {
    static var declaration: ViewDeclaration<Self> { get }
}

extension View {
    /// The view's values in the slots of its declaration.
    package func record() -> Record {
        let readers = Self.declaration.readers
        return Record(
            slots: [Slot](unsafeUninitializedCapacity: readers.count) { slots, count in
                for index in readers.indices {
                    slots.initializeElement(at: index, to: readers[index](self))
                    count += 1
                }
            })
    }
}
