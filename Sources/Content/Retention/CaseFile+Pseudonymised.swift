extension CaseFile {
    /// An address without a name: the authority, and the day of the decision.
    package var pseudonymousID: String {
        let date = date(.decided)
        let words = [authorities.first?.id.value ?? "case", "undisclosed", date.map { String($0.year) } ?? "undated"]
        let edtf = date.map { $0.edtf.filter { $0 != "?" }.split(separator: "-").dropFirst().map(String.init) } ?? []
        return (words + edtf).joined(separator: "-")
    }

    /// The case without any name or word from which the party could be known: a case of its own, of what may be told.
    ///
    /// What is kept is listed here, so that a field added to case files is left out until somebody adds it to the list.
    ///
    /// - Parameters:
    ///   - description: what the party is called, such as "a company".
    ///   - day: since when this holds.
    package func pseudonymised(id: String, as description: LocalizedText, on day: Day, languages: [String]) -> CaseFile
    {
        var copy = CaseFile(id: id, file: file)
        copy.isPseudonymised = true
        copy.authorities = authorities
        copy.companies = companies.map { party in
            var copy = PartyReference(identity: .undisclosed(description), position: party.position)
            if case .undisclosed(let words) = party.identity { copy.identity = .undisclosed(words) }
            copy.role = party.role
            return copy
        }
        copy.complainants = complainants.filter { $0.id != nil }
        copy.isCrossBorder = isCrossBorder
        copy.provisions = provisions.map { provision in
            var copy = provision
            copy.paragraph = nil
            copy.note = nil
            return copy
        }
        copy.topics = topics
        copy.sectors = sectors
        copy.conduct = conduct
        copy.affected = affected
        copy.comparables = comparables.map { comparables in
            var copy = Comparables()
            copy.culpability = comparables.culpability
            return copy
        }
        copy.decided = decided
        copy.published = published
        copy.fine = fine
        copy.reprimand = reprimand
        copy.order = order.map { Located(Self.orderWords, at: $0.position, length: $0.length) }
        copy.events = withoutNames(events)
        copy.sources = sources.map { source in
            var copy = SourceReference(position: source.position)
            copy.title = Self.words(source.kind)
            copy.kind = source.kind ?? .other
            copy.language = source.language
            copy.retrieved = source.retrieved
            return copy
        }
        copy.verified = verified
        copy.setWords(since: day, languages)
        return copy
    }

    /// What a document is called whose title and address may name the party.
    private static func words(_ kind: SourceReference.Kind?) -> LocalizedText {
        let (english, dutch) =
            switch kind {
            case .decision: ("The decision", "Het besluit")
            case .pressRelease: ("A press release", "Een persbericht")
            case .judgment: ("A judgment", "Een uitspraak")
            case .news: ("A news report", "Een nieuwsbericht")
            case .database, .other, nil: ("A document", "Een document")
            }
        var words = LocalizedText()
        words.set(english, in: "en")
        words.set(dutch, in: "nl")
        return words
    }

    private static let orderWords: LocalizedText = {
        var words = LocalizedText()
        words.set("An order was imposed.", in: "en")
        words.set("Er is een last opgelegd.", in: "nl")
        return words
    }()

    /// The events with what their effects follow from, under ids that say nothing.
    private func withoutNames(_ events: [Event]) -> [Event] {
        var ids: [String: String] = [:]
        for (number, event) in events.enumerated() {
            if let id = event.id { ids[id.value] = "event-\(number + 1)" }
        }
        // `fine`, `order` and `reprimand` are what the short forms are called.
        func renamed(_ id: Located<String>) -> Located<String> {
            Located(ids[id.value] ?? id.value, at: id.position, length: id.length)
        }
        let parties = Set(
            companies.compactMap { party -> String? in
                switch party.identity {
                case .entity(let id): id.value
                case .introduced(let name, _, _): slug(name)
                case .undisclosed, .pseudonym: nil
                }
            })
        func others(_ names: [PartyName]) -> [PartyName] {
            names.filter { name in name.id.map { !parties.contains($0.value) } ?? false }
        }
        return events.map { event in
            var copy = Event(type: event.type, position: event.position)
            copy.date = event.date
            copy.knownBy = event.knownBy
            copy.id = event.id.map(renamed)
            copy.sanctions = event.sanctions.map(renamed)
            copy.isUnverified = event.isUnverified
            copy.by = others(event.by)
            copy.to = others(event.to)
            copy.amount = event.amount
            copy.replaces = event.replaces.map(renamed)
            copy.deadline = event.deadline
            copy.penalty = event.penalty
            copy.outcome = event.outcome
            copy.challenge = event.challenge.map(renamed)
            copy.findings = event.findings
            copy.remittedTo = event.remittedTo
            copy.isAnnounced = event.isAnnounced
            copy.isDischarged = event.isDischarged
            return copy
        }
    }

    /// Says, in the languages that have words for it, why there is so little to read.
    private mutating func setWords(since day: Day, _ languages: [String]) {
        let year = date(.decided).map { " \($0.year)" } ?? ""
        let words = [
            "en": (
                "A case of\(year) without the name of the party",
                "The name of the party was taken away on \(day.date.edtf), and with it all words about the case. "
                    + "Dates, amounts and provisions are still shown."
            ),
            "nl": (
                "Een zaak uit\(year) zonder de naam van de partij",
                "De naam van de partij is weggehaald op \(day.date.edtf), en daarmee alle tekst over de zaak. "
                    + "Data, bedragen en bepalingen blijven staan."
            ),
        ]
        for (place, language) in languages.enumerated() {
            guard let (title, summary) = words[language] ?? (place == 0 ? words["en"] : nil) else { continue }
            if place == 0 {
                self.title = Located(title)
                self.summary = summary
            } else {
                var translation = CaseTranslation(language: language, file: file)
                translation.title = title
                translation.summary = summary
                translations.append(translation)
            }
        }
    }
}
