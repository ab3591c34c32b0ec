import Content
import Register

/// The JSON record beside a case's, an authority's and a company's page.
extension Exports {
    /// The records that stand beside pages: their paths, and what they are of.
    ///
    /// At a former address stands what is told at the present one: whoever reads a record by a script follows no page.
    var records: [(path: String, kind: RecordKind, owner: Int)] {
        var records: [(path: String, kind: RecordKind, owner: Int)] = []
        for index in scope.cases {
            let record = scope.register.cases[index]
            for id in [record.id] + record.formerIDs { records.append((path(.caseRecord(id)), .caseRecord, index)) }
        }
        for kind in [RecordKind.authority, .company] {
            for index in scope.owners(kind) where scope.register.entities[index].hasPage {
                let entity = scope.register.entities[index]
                records.append((path(.entity(entity.category, entity.id)), kind, index))
            }
        }
        let companies = Set(scope.owners(.company))
        for (company, heir) in scope.register.mergedAway where companies.contains(heir.index) {
            records.append((path(.entity(.company, company.id)), .company, heir.index))
        }
        return records
    }

    private func path(_ page: PageIdentity) -> String { page.path + "index.json" }

    /// Appends a record, with who publishes it, on what terms, and for an entity the rows of its cases.
    func appendRecord(_ kind: RecordKind, _ owner: Int, to bytes: inout [UInt8]) throws(PageFailure) {
        bytes += "{\n".utf8
        bytes += head.bytes
        bytes += "  \"\(kind.rawValue)\": ".utf8
        try JSONFormat(exports: self).append(kind, owner, isOneLine: false, to: &bytes)
        if kind == .caseRecord { letGo(ofCaseAt: owner) } else { try appendCases(of: kind, owner, to: &bytes) }
        bytes += "\n}\n".utf8
    }

    private func appendCases(of kind: RecordKind, _ owner: Int, to bytes: inout [UInt8]) throws(PageFailure) {
        guard let table = tables.table("cases") else { return }
        bytes += ",\n  \"cases\": [".utf8
        for (place, index) in cases(of: kind, owner).enumerated() {
            bytes += (place == 0 ? "\n    {" : ",\n    {").utf8
            var isFirst = true
            if let role = role(kind, owner, in: index) {
                bytes += "\"role\":".utf8
                bytes.appendQuoted(role)
                isFirst = false
            }
            try forEachRow(of: table, index) {
                JSONFormat.append($0, table, separator: "", isFirst: isFirst, to: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
        bytes.append(UInt8(ascii: "]"))
        guard kind == .company else { return }
        bytes += ",\n  \"group_case_ids\": [".utf8
        for (place, id) in groupCases(of: kind, owner).enumerated() {
            if place > 0 { bytes += ", ".utf8 }
            bytes.appendQuoted(id)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    /// The cases that an entity takes part in itself, newest first.
    func cases(of kind: RecordKind, _ owner: Int) -> [CaseIndex] {
        guard kind == .authority || kind == .company else { return [] }
        return scope.register.entities[owner].cases.filter { scope.isExported(caseAt: $0) }
    }

    /// The ids of the cases of a company's group, its own included, newest first.
    func groupCases(of kind: RecordKind, _ owner: Int) -> [String] {
        guard kind == .company else { return [] }
        return scope.register.entities[owner].groupCases.filter { scope.isExported(caseAt: $0) }
            .map { scope.register.cases[$0].id }
    }

    /// An authority's or a party's role in a case; nil where it takes part otherwise, as a complainant say.
    func role(_ kind: RecordKind, _ owner: Int, in index: CaseIndex) -> String? {
        let record = scope.register.cases[index]
        switch kind {
        case .authority: return record.authorities.first { $0.entity == owner }?.role.rawValue
        case .company: return record.parties.first { $0.entity == owner }?.reference.role.rawValue
        default: return nil
        }
    }
}
