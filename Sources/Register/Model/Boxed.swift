/// A large value behind one reference: records that hold it are copied at the price of one count, not of fifty.
final class Boxed<Value: Sendable>: Sendable {
    let value: Value

    init(_ value: Value) {
        self.value = value
    }
}
