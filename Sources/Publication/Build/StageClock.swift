/// How long each stage of a build took, in their order.
package struct StageClock: Sendable {
    /// A stage by its name, with the time on the clock.
    package struct Stage: Sendable {
        package var name: String
        package var time: Duration
    }

    package private(set) var stages: [Stage] = []
    private var start = ContinuousClock.now

    package init() {}

    /// Ends a stage: it began where the one before ended.
    package mutating func end(_ name: String) {
        let now = ContinuousClock.now
        stages.append(Stage(name: name, time: start.duration(to: now)))
        start = now
    }
}
