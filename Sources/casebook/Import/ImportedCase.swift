import Content

/// A case as an import writes it: fields in the order that editors use, each on lines of its own.
struct ImportedCase {
    var title = ""
    var summary: String?
    var authority = ""
    /// An id, or the words for a party that was not named.
    var company = ""
    var isUndisclosed = false
    var provisions: [String] = []
    var topics: [String] = []
    var sectors: [String] = []
    /// The day of the decision or publication, and its field; nil where only `knownBy` is.
    var date: PartialDate?
    var dateField = "decided"
    var knownBy: PartialDate?
    var event = "fine"
    /// As case files write it: `EUR 9380`, `unknown`, `undisclosed`; nil for none.
    var amount: String?
    var sourceURL: String?
    var sourceTitle: String?
    var sourceKind: String?
    var sourcePublisher: String?
    var register = ""
    var externalID = ""
    var body = ""

    /// What a merge must not do to one of these alone: they say one thing together.
    var blocks: CaseBlocks {
        var blocks: [CaseBlocks.Block] = []
        func add(_ name: String, _ value: String) {
            blocks.append(CaseBlocks.Block(name: name, text: "\(name): \(value)\n"))
        }
        add("title", YAMLText.scalar(title))
        if let summary, !summary.isEmpty { add("summary", YAMLText.scalar(summary)) }
        add("authority", authority)
        add("company", isUndisclosed ? "{undisclosed: \(YAMLText.scalar(company, isInBraces: true))}" : company)
        if !provisions.isEmpty { add("provisions", "[" + provisions.joined(separator: ", ") + "]") }
        if !topics.isEmpty { add("topics", "[" + topics.joined(separator: ", ") + "]") }
        if !sectors.isEmpty { add("sectors", "[" + sectors.joined(separator: ", ") + "]") }
        let isShort = event == "fine" && date != nil
        if let date { add(dateField, date.edtf) }
        if let amount, isShort {
            add("fine", amount)
        } else if let amount {
            var event = "{type: \(event)"
            if let date, dateField == "decided" { event += ", date: \(date.edtf)" }
            if date == nil, let knownBy { event += ", known_by: \(knownBy.edtf)" }
            event += ", amount: \(amount)}"
            blocks.append(CaseBlocks.Block(name: "events", text: "events:\n  - \(event)\n"))
        }
        var source: [String] = []
        if let sourceURL { source.append("url: \(YAMLText.quoted(sourceURL))") }
        if let sourceTitle { source.append("title: \(YAMLText.scalar(sourceTitle, isInBraces: true))") }
        if let sourceKind { source.append("kind: \(sourceKind)") }
        if let sourcePublisher { source.append("publisher: \(YAMLText.scalar(sourcePublisher, isInBraces: true))") }
        blocks.append(CaseBlocks.Block(name: "source", text: "source: {\(source.joined(separator: ", "))}\n"))
        add("external_ids", "{\(register): \(YAMLText.quoted(externalID))}")
        return CaseBlocks(blocks: blocks, body: body.isEmpty ? "" : body + "\n")
    }
}
