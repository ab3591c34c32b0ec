import Synchronization

/// How many questions an interview has asked: going back passes over the steps that asked none.
final class QuestionCount: Sendable {
    private let asked = Atomic<Int>(0)

    var value: Int { asked.load(ordering: .relaxed) }
    func add() { asked.add(1, ordering: .relaxed) }
}
