import Content
import Synchronization

/// The companies of an index in one language's alphabetical order, made when a part of the index is first asked for.
final class CompanyOrder: Sendable {
    /// The companies, and under which letter each stands; "" for a name that begins with none.
    struct Entries: Sendable {
        var companies: [Int] = []
        var letters: [String] = []

        /// The letters in their order, each with the place of its first company.
        var starts: [(letter: String, place: Int)] {
            letters.indices.filter { $0 == 0 || letters[$0] != letters[$0 - 1] }.map { (letters[$0], $0) }
        }
    }

    private let entries = Mutex<Entries?>(nil)

    /// The order; two workers may make it at once, and make the same.
    func entries(_ make: () -> Entries) -> Entries {
        if let known = entries.withLock({ $0 }) { return known }
        let made = make()
        entries.withLock { $0 = made }
        return made
    }
}
