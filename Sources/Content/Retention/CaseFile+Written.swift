extension CaseFile {
    /// A pseudonymised case as the text of a case file, which reads as this very case.
    ///
    /// Only what such a case has is written: see ``pseudonymised(id:as:on:languages:)``.
    package var written: String {
        var lines = ["---", "title: \(YAMLText.scalar(title.value))"]
        func add(_ name: String, _ text: String?) {
            if let text { lines.append("\(name): \(text)") }
        }
        func list(_ name: String, _ items: [String]) {
            if items.count == 1 { lines.append("\(name): [\(items[0])]") }
            if items.count > 1 { lines += ["\(name):"] + items.map { "  - \($0)" } }
        }
        add("summary", summary.map { YAMLText.scalar($0) })
        if isNoindex { add("noindex", "true") }
        list("authorities", authorities.map { "{id: \($0.id.value), role: \($0.role.rawValue)}" })
        list(
            "companies",
            companies.map { party in
                guard case .undisclosed(let words) = party.identity else { return "{}" }
                let role = party.role == .respondent ? "" : ", role: \(party.role.rawValue)"
                return "{undisclosed: \(Self.written(words))\(role)}"
            })
        list("complainants", complainants.compactMap { $0.id?.value })
        add("cross_border", isCrossBorder.map { "\($0)" })
        add("decided", decided?.value.edtf)
        add("published", published?.value.edtf)
        add("fine", fine.map { Self.written($0.value) })
        if reprimand?.value == true { add("reprimand", "true") }
        add("order", order.map { Self.written($0.value) })
        add("conduct", conduct.map(Self.written))
        add("affected", affected.map(Self.written))
        list(
            "provisions",
            provisions.map { provision in
                var fields = "{ref: \(provision.citation.value.text), finding: \(provision.finding.rawValue)"
                if provision.isUnverified { fields += ", unverified: true" }
                return fields + "}"
            })
        list("topics", topics.map(\.value))
        list("sectors", sectors.map(\.value))
        add("comparables", comparables?.culpability.map { "{culpability: \($0.rawValue)}" })
        list("events", events.map(Self.written))
        list(
            "sources",
            sources.map { source in
                var fields = "{title: \(source.title.map(Self.written) ?? "Source")"
                if let kind = source.kind { fields += ", kind: \(kind.rawValue)" }
                if let language = source.language { fields += ", language: \(language)" }
                if let retrieved = source.retrieved { fields += ", retrieved: \(retrieved.edtf)" }
                return fields + "}"
            })
        add("verified", verified?.edtf)
        return (lines + ["---", ""]).joined(separator: "\n")
    }

    private static func written(_ text: LocalizedText) -> String {
        if text.languages.isEmpty { return YAMLText.scalar(text.all.first ?? "", isInBraces: true) }
        let words = text.languages.compactMap { language in
            text.exact(language).map { "\(language): \(YAMLText.scalar($0, isInBraces: true))" }
        }
        return "{\(words.joined(separator: ", "))}"
    }

    private static func written(_ amount: Amount) -> String {
        switch amount {
        case .number(let money): money.written
        case .none: "none"
        case .undisclosed: "undisclosed"
        case .unknown: "unknown"
        }
    }

    private static func written(_ interval: DateInterval) -> String {
        interval.isSingle
            ? interval.start?.edtf ?? ""
            : "\(interval.start?.edtf ?? "..")/\(interval.end?.edtf ?? "..")"
    }

    private static func written(_ people: AffectedPeople) -> String {
        switch people {
        case .exactly(let number): "\(number)"
        case .about(let number): "\"~\(number)\""
        case .moreThan(let number): "\">\(number)\""
        case .fewerThan(let number): "<\(number)"
        case .unknown: "unknown"
        }
    }

    private static func written(_ event: Event) -> String {
        var fields = ["type: \(event.type.rawValue)"]
        func add(_ name: String, _ text: String?) {
            if let text { fields.append("\(name): \(text)") }
        }
        func list(_ name: String, _ items: [String]) {
            if !items.isEmpty { fields.append("\(name): [\(items.joined(separator: ", "))]") }
        }
        add("id", event.id?.value)
        switch event.date {
        case .on(let date): add("date", date.edtf)
        case .unknown: add("date", "unknown")
        case nil: break
        }
        add("known_by", event.knownBy?.edtf)
        list("sanction", event.sanctions.map(\.value))
        list("by", event.by.compactMap { $0.id?.value })
        list("to", event.to.compactMap { $0.id?.value })
        switch event.amount?.value {
        case .one(let amount): add("amount", written(amount))
        case .range(let from, let to): add("amount", "{from: \(from.written), to: \(to.written)}")
        case nil: break
        }
        add("replaces", event.replaces?.value)
        add("deadline", event.deadline?.edtf)
        if let penalty = event.penalty, let rate = penalty.rate, let per = penalty.per {
            let cap = penalty.cap.map { ", cap: \($0.written)" } ?? ""
            add("penalty", "{rate: \(rate.written), per: \(per.rawValue)\(cap)}")
        }
        add("outcome", event.outcome?.value.rawValue)
        add("challenge", event.challenge?.value)
        add("findings", event.findings?.value.rawValue)
        add("remitted_to", event.remittedTo?.value)
        if event.isAnnounced { add("announced", "true") }
        if event.isDischarged { add("discharged", "true") }
        if event.isUnverified { add("unverified", "true") }
        return "{\(fields.joined(separator: ", "))}"
    }
}

extension CaseTranslation {
    /// The headline and the summary as the text of a file.
    package var writtenHead: String {
        var lines = ["---"]
        if let title { lines.append("title: \(YAMLText.scalar(title))") }
        if let summary { lines.append("summary: \(YAMLText.scalar(summary))") }
        return (lines + ["---", ""]).joined(separator: "\n")
    }
}
