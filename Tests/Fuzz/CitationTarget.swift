import Content
@testable import casebook

extension FuzzTarget {
    /// What tables and case files write of provisions, dates and amounts.
    static let citation = FuzzTarget(name: "citation") { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        if let citation = ProvisionCitation(text) {
            require(ProvisionCitation(citation.text) == citation, "`\(citation.text)` is read as another provision")
        }
        let found = ImportCitation.read(text, law: "gdpr", names: ["GDPR", "AVG"])
        require(Set(found.provisions).count == found.provisions.count, "a provision stands twice")
        for provision in found.provisions {
            guard let citation = ProvisionCitation(provision) else { fail("`\(provision)` is no provision") }
            require(citation.law == "gdpr" && citation.text == provision, "`\(provision)` is read as another")
        }
        if let date = ImportDate.read(text, formats: ["DD-MM-YYYY", "D MMMM YYYY", "M/D/YY"]) {
            require(PartialDate(date.edtf) == date, "the date `\(date.edtf)` is read as another")
        }
        for decimal in [nil, ".", ","] as [Character?] {
            guard let amount = try? ImportAmount(currency: Currency("EUR"), decimal: decimal).read(text) else {
                continue
            }
            let problem = DocumentReading.problem(with: amount, in: "fine", of: .caseFile)
            require(problem == nil, "`\(text)` becomes `\(amount)`, which no case file may hold")
        }
        for plain in [ImportText.plain(text), ImportText.markdown(text)] {
            require(!plain.contains("\0") && !plain.contains("\u{202E}"), "a character that files refuse")
        }
    }
}
