import Content
import Register

extension PageScope {
    /// What changed in the register, newest first.
    func changesPage(part: Int) -> ChangesPage {
        let all = context.changes.entries
        let heading = wording("heading.changes")
        let lead = changesLead
        let start = (part - 1) * PagePlanner.pageLength
        let identity = part == 1 ? PageIdentity.changes : .part(.changes, part)
        let title = part == 1 ? heading : wording("page.part", ["title": heading, "n": wording.money.grouped(part)])
        var page = ChangesPage(
            page: head(identity, title: title, description: lead), lead: lead,
            changes: all[min(start, all.count)..<min(start + PagePlanner.pageLength, all.count)].map { change($0) })
        page.page.alternates = context.changes.days.prefix(30).map { day in
            FeedView(
                href: context.addresses.href(file: "changes/\(day.day.date.edtf).json"),
                title: wording("changes.day-file", ["date": wording.dates.text(day.day.date)]), type: "application/json"
            )
        }
        page.record = LinkView(
            text: wording("changes.record"), href: context.addresses.href(file: PublishedRegister.path), lang: nil,
            title: nil)
        if var pagination = pagination(of: .changes, part: part, count: all.count, anchor: "changes") {
            pagination.summary = wording(
                "changes.summary",
                [
                    "from": wording.money.grouped(start + 1),
                    "to": wording.money.grouped(min(start + PagePlanner.pageLength, all.count)),
                    "total": wording.money.grouped(all.count),
                ])
            page.pagination = pagination
        }
        return page
    }

    var changesLead: String {
        let since = wording.dates.text(context.changes.since.date)
        return wording(context.changes.entries.isEmpty ? "changes.none" : "changes.lead", ["date": since])
    }

    /// A change as lists show it; on the page of its case, without the case's name.
    func change(_ entry: ChangeRecord.Entry, onCasePage: Bool = false) -> ChangeView {
        var view = ChangeView(
            date: wording.dates.view(entry.day.date), code: "withdrawn", label: "",
            link: LinkView(text: "", href: nil, lang: nil, title: nil))
        switch entry.event {
        case .withdrawn(let count):
            view.label = wording("changes.label-withdrawn")
            view.link.text = wording.locale.plural("changes.withdrawn", count, ["n": wording.money.grouped(count)])
        case .added(let index):
            view.code = "added"
            view.label = wording("changes.label-added")
            if !onCasePage {
                view.link = link(index)
                view.text = sentence(register.cases[index]) + "."
            }
        case .changed(let index, let change):
            let isCorrection = !change.corrections.isEmpty
            view.code = isCorrection ? "correction" : change.values.isEmpty ? "revised" : "changed"
            view.label = wording("changes.label-" + view.code)
            if !onCasePage { view.link = link(index) }
            view.text = text(of: change, register.cases[index])
        }
        if onCasePage { view.id = "changed-" + entry.day.date.edtf }
        return view
    }

    /// What a change was, in words: each value as it was and is, then what else was revised.
    func text(of change: CaseChange, _ record: CaseRecord) -> String {
        var sentences = change.values.map { value in
            wording(
                "changes.from-to",
                [
                    "what": wording("field." + value.name.rawValue), "from": words(value.from, of: value.name),
                    "to": words(value.to, of: value.name),
                ])
        }
        for correction in record.corrections(change) {
            let translated = record.content.file.translation(language)?.correction(correction.id)
            var words = [
                wording(
                    "changes.corrected",
                    [
                        "was": translated?.was ?? caseText(correction.was)?.text ?? "",
                        "now": translated?.now ?? caseText(correction.now)?.text ?? "",
                    ])
            ]
            if let why = translated?.why ?? caseText(correction.why)?.text { words.append(why) }
            sentences.append(words.joined(separator: " "))
        }
        if !change.facts.isEmpty {
            let groups = change.facts.map { wording("changes.fact-" + $0.rawValue) }
            sentences.append(wording("changes.revised", ["list": wording.list(groups)]))
        }
        return sentences.joined(separator: " ")
    }

    /// A value of a change as readers of the page's language write it.
    private func words(_ value: String, of name: CaseChange.ValueName) -> String {
        switch name {
        case .standing: return wording("standing." + (value == "under-investigation" ? "investigation" : value))
        case .finality: return wording("finality." + (value == "unknown" ? "not-known" : value))
        case .suspended: return wording(value == "true" ? "value.yes" : "value.no")
        default: return amountWords(value)
        }
    }

    /// An amount as ``CaseAmount/written`` wrote it, in words.
    private func amountWords(_ written: String) -> String {
        if ["none", "undisclosed", "unknown"].contains(written) { return wording("amount." + written) }
        var sum = written[...]
        var known: [Substring] = []
        if let start = written.firstIndex(of: "(") {
            known = written[start...].split { "( )".contains($0) }
            sum = written[..<start]
        }
        let parts = sum.split(separator: "+").map { part in
            Money(written: String(part)).map(wording.money.text) ?? String(part)
        }
        let amount = wording.list(parts)
        guard known.count == 3 else { return amount }
        return wording("value.exact-partly", ["amount": amount, "n": String(known[0]), "of": String(known[2])])
    }
}

extension Money {
    /// Reads what ``Money/written`` wrote: `EUR 35258707.95`.
    init?(written: String) {
        let words = written.split(separator: " ")
        guard words.count == 2, let currency = Currency(String(words[0])) else { return nil }
        let number = words[1].split(separator: ".", maxSplits: 1)
        guard let whole = number.first else { return nil }
        let fraction = number.count == 2 ? String(number[1]) : ""
        guard fraction.count <= currency.minorDigits else { return nil }
        let digits = whole + fraction + String(repeating: "0", count: currency.minorDigits - fraction.count)
        guard let units = Int64(digits) else { return nil }
        self.init(currency, minorUnits: units)
    }
}
