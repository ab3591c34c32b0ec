import Content

/// Finds dates that contradict the order of the list: the order rules, the dates are checked against it.
enum DateOrder {
    /// Every event that is certainly earlier than one before it.
    ///
    /// A date by which an event is known bounds it from above only; a doubtful date gives a warning, not an error.
    static func contradictions(_ story: [StoryEvent], file: String) -> [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        var latest: (earliest: Day, event: Event)?
        for step in story {
            let event = step.event
            // The short form's publication was put in its place by its date.
            if step.listIndex == nil, event.type == .published { continue }
            let location = SourceLocation(file: file, position: event.position)
            if let date = event.date?.date, let known = event.knownBy, date.earliest > known.latest {
                diagnostics.append(
                    Diagnostic(
                        "date-order",
                        "\(event.type.withArticle) is known by \(known.edtf), before it happened on \(date.edtf)",
                        at: location, suggestion: "keep the `date` alone, if it is right"))
            }
            if let bound = event.bestDate?.latest, let date = event.bestDate, let latest, bound < latest.earliest {
                let other = latest.event
                let otherDate = other.date?.date
                let isDoubtful = date.isUncertain || otherDate?.isUncertain == true
                diagnostics.append(
                    Diagnostic(
                        isDoubtful ? .warning : .error, "date-order",
                        "\(event.type.withArticle) of \(date.edtf) stands behind "
                            + "\(other.type.withArticle) of \(otherDate?.edtf ?? "")",
                        at: location, suggestion: "list the events in the order in which they happened",
                        notes: [
                            Diagnostic.Note(
                                "\(other.type.withArticle) of \(otherDate?.edtf ?? "") stands here",
                                at: SourceLocation(file: file, position: other.position))
                        ]))
            }
            if let earliest = event.date?.date?.earliest, latest.map({ earliest > $0.earliest }) ?? true {
                latest = (earliest, event)
            }
        }
        return diagnostics
    }
}
