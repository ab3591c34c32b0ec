import Content

/// How sure a status is: shown wherever the status is.
package struct StatusGrade: Hashable, Sendable {
    /// The best date of the event that last decided standing or finality; nil where its date is not known.
    package var lastSeen: PartialDate?
    /// The ids of the sources of that event.
    package var sources: [String] = []
    /// Whether an event on which the present standing or finality rests is recalled or inferred.
    package var isUnverified = false
    /// Whether it is contested by announced challenges alone.
    package var isAnnounced = false
    /// The place of that event in the story; nil where the story is empty.
    package var eventIndex: Int?

    package init() {}
}
