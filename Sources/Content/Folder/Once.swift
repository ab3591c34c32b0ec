import Synchronization

/// A value that is worked out once, by whoever asks first; all others wait for it.
///
/// To ask for what is known takes no lock.
package final class Once<Value: Sendable>: Sendable {
    private final class Known: Sendable {
        let value: Value

        init(_ value: Value) {
            self.value = value
        }
    }

    private let known = AtomicLazyReference<Known>()
    private let turn = Mutex<Void>(())
    private let make: @Sendable () -> Value

    package init(_ make: @escaping @Sendable () -> Value) {
        self.make = make
    }

    /// The value, lent and not copied.
    package var value: Value {
        _read {
            let known = known.load() ?? makeKnown()
            yield known.value
        }
    }

    /// Whether somebody has asked already.
    package var isKnown: Bool { known.load() != nil }

    private func makeKnown() -> Known {
        turn.withLock { _ in known.load() ?? known.storeIfNil(Known(make())) }
    }
}
