import Testing

@testable import Content
@testable import Register

/// A generator of random numbers that gives the same numbers on every run.
private struct Sequence64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = (state ^ (state >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}

@Suite("Status: any list of events")
struct StatusPropertyTests {
    private static let names = ["a", "b", "c", "d"]
    private static let courts = ["rb-den-haag", "bvwg", "ap"]

    private func money(_ random: inout Sequence64) -> Amount {
        switch Int.random(in: 0..<12, using: &random) {
        case 0: .undisclosed
        case 1: .unknown
        default: .number(Money(.euro, minorUnits: Int64.random(in: 0...5, using: &random) * 100))
        }
    }

    private func event(_ line: Int, _ random: inout Sequence64) -> Event {
        let types = EventType.allCases + Array(repeating: .judgment, count: 12) + Array(repeating: .fine, count: 3)
        let type = types.randomElement(using: &random) ?? .judgment
        var event = Event(type: type, position: SourcePosition(line: line, column: 1))
        func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &random) == 0 }
        func name() -> Located<String> { Located(Self.names.randomElement(using: &random) ?? "a", at: event.position) }
        func court() -> Located<String> {
            Located(Self.courts.randomElement(using: &random) ?? "ap", at: event.position)
        }
        if type.isSanction || type.isFiling, chance(2) {
            event.id = Located("\(Self.names[line % 4])", at: event.position)
        }
        if !type.isSanction, !type.isStep, chance(3) { event.sanctions = [name()] }
        if chance(2) { event.by = [.id(court())] }
        if type.isFiling, chance(2) { event.to = [.id(court())] }
        if type.isFiling, chance(4) { event.isAnnounced = true }
        if type == .fine, chance(4) { event.replaces = name() }
        if [.fine, .settlement, .paid, .refunded, .forfeited].contains(type) {
            event.amount = Located(.one(money(&random)), at: event.position)
        }
        if type == .order, chance(2) {
            var penalty = PeriodicPenalty()
            (penalty.rate, penalty.per) = (Money(.euro, minorUnits: 500), .day)
            event.penalty = penalty
        }
        if type.isDecisionOnChallenge {
            let outcome = Outcome.allCases.randomElement(using: &random) ?? .dismissed
            event.outcome = Located(outcome, at: event.position)
            if outcome == .reduced || outcome == .raised {
                event.amount = Located(.one(money(&random)), at: event.position)
            }
            if chance(4) { event.remittedTo = court() }
            if chance(5) { event.challenge = name() }
        }
        return event
    }

    private func file(_ events: [Event]) throws -> CaseFile {
        let (parsed, _) = CaseFile.parse("---\ntitle: A case\nauthority: ap\n---\n", file: "ap-netflix-2024.md")
        var file = try #require(parsed)
        file.events = events
        return file
    }

    @Test("keeps the law, and an event that is an error might as well not be there")
    func laws() throws {
        var random = Sequence64(state: 2024)
        var accepted = 0
        for _ in 0..<600 {
            let events = (1...Int.random(in: 1...9, using: &random)).map { event($0, &random) }
            let (status, diagnostics) = StatusDerivation.derive(try file(events))
            let wrong = Set(diagnostics.filter { $0.severity == .error }.map(\.location.position.line))
            accepted += events.count - wrong.count
            #expect(status.story.count == events.count)
            for sanction in status.sanctions {
                if sanction.standing == .annulled || sanction.standing == .revoked, sanction.isMoney {
                    #expect(sanction.current.money?.minorUnits == 0)
                }
                if sanction.finality == .final { #expect(sanction.openChallenges.isEmpty) }
                if !sanction.openChallenges.isEmpty { #expect(sanction.finality == .contested) }
                if let paid = sanction.paid.money { #expect(paid.minorUnits >= 0) }
            }
            let (again, problems) = StatusDerivation.derive(
                try file(events.filter { !wrong.contains($0.position.line) }))
            let complaint = "\(events.map(\.type)) without \(wrong.sorted())"
            #expect(problems.filter { $0.severity == .error }.isEmpty, "\(complaint)")
            #expect(again.standing == status.standing, "\(complaint)")
            #expect(again.finality == status.finality, "\(complaint)")
            #expect(again.imposed == status.imposed, "\(complaint)")
            #expect(again.current == status.current, "\(complaint)")
            #expect(again.paid == status.paid, "\(complaint)")
        }
        // The lists must not all be nonsense, or the laws are held to nothing.
        #expect(accepted > 1000)
    }
}
