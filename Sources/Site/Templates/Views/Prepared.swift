/// A view lowered once to what templates print, to stand on many pages.
package struct Prepared<V: View>: Sendable, Equatable {
    package let record: Record

    package init(_ view: V) {
        record = Record(hashing: view.record())
    }
}
