/// A large value behind one reference: records that hold it are copied at the price of one count, not of fifty.
package final class Boxed<Value: Sendable>: Sendable {
    package let value: Value

    init(_ value: Value) {
        self.value = value
    }
}
