import Content
import Register

extension PageScope {
    /// A case as a row of a table.
    func row(_ index: CaseIndex, role: String? = nil) -> CaseRowView {
        let record = register.cases[index]
        let title = title(record)
        let status = record.status
        let current = amount(status.current.summary, on: record.date)
        let imposed =
            status.imposed.summary != status.current.summary ? amount(status.imposed.summary, on: record.date) : nil
        return CaseRowView(
            href: href(.caseRecord(record.id)), title: title.text, titleLang: title.lang,
            titleLanguage: title.lang.map { wording("language.in", ["language": wording.languageName($0)]) },
            date: wording.dates.view(record.date), dateKind: record.dateIsPublication ? wording("date.published") : nil,
            companies: record.parties.map { link($0, of: record) },
            authorities: record.countingAuthorities.map { link(register.entities[$0]) },
            country: record.countries.first.map { link($0) }, amount: current, imposed: imposed,
            measure: measure(record),
            status: self.status(record, inList: true), role: role)
    }

    /// A case as a row, made once for all the tables of a language unless it tells a part that somebody played.
    func preparedRow(_ index: CaseIndex, role: String? = nil) -> Prepared<CaseRowView> {
        role == nil ? rows.row(index) { Prepared(row(index)) } : Prepared(row(index, role: role))
    }

    /// Cases as a table; nil where there are none.
    func table(
        _ indices: [CaseIndex], id: String, heading: String, caption: String, showsCompany: Bool = true,
        showsAuthority: Bool = true, showsRole: Bool = false, total: Totals? = nil, more: LinkView? = nil,
        role: ((CaseRecord) -> String?)? = nil
    ) -> CaseTableView {
        CaseTableView(
            id: id, heading: heading, caption: caption, showsCompany: showsCompany, showsAuthority: showsAuthority,
            showsRole: showsRole, rows: indices.map { index in preparedRow(index, role: role?(register.cases[index])) },
            empty: indices.isEmpty ? wording("caption.empty") : nil, more: more, total: total.flatMap { sentence($0) })
    }

    /// "Together, as current: € 61.3 million (19 of 20 cases; …)"; nil where there is nothing to add up.
    func sentence(_ totals: Totals) -> String? {
        guard totals.fined > 1, let current = totals.current else { return nil }
        let sum = wording.money.rounded(current)
        if totals.currentKnown == totals.fined { return wording("caption.total", ["total": sum]) }
        return wording(
            "caption.total-partial",
            ["total": sum, "n": wording.money.grouped(totals.currentKnown), "of": wording.money.grouped(totals.fined)])
    }
}
