import Content

/// Makes one list of the events that a case file's short form stands for and those it lists.
enum StoryMerging {
    /// The whole story; the order of the file's list is kept.
    static func merge(_ file: CaseFile) -> [StoryEvent] {
        var story = file.events.enumerated().map { StoryEvent(event: $1, listIndex: $0) }
        let sanctions = shortSanctions(file)
        let place = placeOfSanctions(story, decided: file.decided?.value, published: file.published?.value)
        story.insert(contentsOf: sanctions, at: place)
        // Where the list has one too, the reader of the file has said so; the list's is kept.
        if let published = file.published, !file.events.contains(where: { $0.type == .published }) {
            var event = Event(type: .published, position: published.position)
            event.date = .on(published.value)
            let first = sanctions.isEmpty ? 0 : place + sanctions.count
            story.insert(StoryEvent(event: event), at: placeOfPublication(story, published.value, from: first))
        }
        return story
    }

    private static func shortSanctions(_ file: CaseFile) -> [StoryEvent] {
        func event(_ type: EventType, _ position: SourcePosition) -> Event {
            var event = Event(type: type, position: position)
            event.date = file.decided.map { .on($0.value) }
            if event.date == nil { event.knownBy = file.published?.value }
            // Events can name it as if it had been written out, unless another event has taken the name.
            if !file.events.contains(where: { $0.id?.value == type.rawValue }) {
                event.id = Located(type.rawValue, at: position)
            }
            return event
        }
        var sanctions: [StoryEvent] = []
        if let fine = file.fine, !file.events.contains(where: { $0.type == .fine && $0.replaces == nil }) {
            var imposed = event(.fine, fine.position)
            imposed.amount = Located(.one(fine.value), at: fine.position, length: fine.length)
            sanctions.append(StoryEvent(event: imposed))
        }
        if let reprimand = file.reprimand, reprimand.value {
            sanctions.append(StoryEvent(event: event(.reprimand, reprimand.position)))
        }
        if let order = file.order {
            sanctions.append(StoryEvent(event: event(.order, order.position), text: order.value))
        }
        return sanctions
    }

    /// Behind the last of the leading steps that is not later than the decision; a sanction that was certainly imposed
    /// earlier leads too, with what followed it till then.
    private static func placeOfSanctions(
        _ story: [StoryEvent], decided: PartialDate?, published: PartialDate?
    ) -> Int {
        var place = 0
        var hasSanction = false
        for (index, step) in story.enumerated() {
            let event = step.event
            if event.type.isStep {
                if event.precedes(decided: decided, published: published) { place = index + 1 }
                continue
            }
            guard let decided, let date = event.bestDate, date.latest < decided.earliest,
                hasSanction || event.type.isSanction
            else { break }
            hasSanction = true
            place = index + 1
        }
        return place
    }

    /// Behind the last event that is certainly earlier, and behind what was published.
    private static func placeOfPublication(_ story: [StoryEvent], _ published: PartialDate, from first: Int) -> Int {
        var place = first
        for (index, step) in story.enumerated() where index >= first {
            let event = step.event
            let isEarlier = event.bestDate.map { $0.latest < published.earliest } ?? false
            let isPublished =
                event.type.isSanction && !(event.date?.date.map { $0.earliest > published.latest } ?? false)
            if isEarlier || isPublished { place = index + 1 }
        }
        return place
    }
}

extension EventType {
    /// True for the steps of a story that change neither standing nor finality of a sanction.
    var isStep: Bool {
        switch self {
        case .complaint, .forwarded, .breachNotice, .investigation, .edpbDecision, .published, .reference, .ruling,
            .proposal:
            true
        default: false
        }
    }

    /// True for the steps that by their nature lead to a sanction, and so come before it unless their date says not.
    fileprivate var leadsToSanction: Bool {
        switch self {
        case .complaint, .forwarded, .breachNotice, .investigation, .edpbDecision, .proposal: true
        default: false
        }
    }
}

extension Event {
    /// Whether a leading step belongs before the sanction of the short form.
    fileprivate func precedes(decided: PartialDate?, published: PartialDate?) -> Bool {
        if type.leadsToSanction {
            guard let date = date?.date, let bound = decided ?? published else { return true }
            return date.earliest <= bound.latest
        }
        guard let date = bestDate, let decided else { return false }
        return date.latest < decided.earliest
    }
}
