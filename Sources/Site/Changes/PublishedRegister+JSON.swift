import Content
import Register

/// The file `changes/register.json`: a line for each case, so that version control compares it well.
extension PublishedRegister {
    /// The form of the file; a reader refuses any other.
    private static let form = "casebook-register/1"

    var json: [UInt8] {
        var text = JSONWriter()
        text.object { file in
            file.member("form", PublishedRegister.form)
            file.member("facts", factsVersion)
            file.member("since", since.date.edtf)
            file.list("cases") { list in
                for state in cases {
                    list.newLine()
                    list.object { write(state, to: &$0) }
                }
            }
            file.newLine()
            file.list("history") { list in
                for day in history {
                    list.newLine()
                    list.object { day.write(to: &$0) }
                }
            }
            file.newLine()
            file.list("addresses") { list in
                for address in addresses {
                    list.newLine()
                    list.text(address)
                }
            }
            file.newLine()
            file.list("unlisted") { list in
                for mark in unlisted { list.text(String(mark, radix: 16)) }
            }
        }
        return text.bytes + [0x0A]
    }

    private func write(_ state: CaseState, to text: inout JSONWriter) {
        text.member("id", state.id)
        if state.firstID != state.id { text.member("first", state.firstID) }
        text.member("added", state.added?.date.edtf)
        text.member("updated", state.updated.date.edtf)
        write(state.substance, to: &text)
        switch state.before {
        case nil: break
        case .absent:
            text.key("before")
            text.null()
        case .present(let substance, let updated):
            text.object("before") { before in
                before.member("updated", updated.date.edtf)
                write(substance, to: &before)
            }
        }
    }

    private func write(_ substance: CaseSubstance, to text: inout JSONWriter) {
        text.member("standing", substance.standing.rawValue)
        text.member("finality", substance.finality.rawValue)
        if substance.isSuspended { text.member("suspended", true) }
        for name in CaseSubstance.AmountName.allCases where substance.amount(name) != name.usual {
            text.member(name.rawValue, substance.amount(name))
        }
        text.texts("corrections", substance.corrections.map(hexadecimal))
        text.member("facts", substance.facts.map(hexadecimal).joined())
    }
}

/// Eight digits.
private func hexadecimal(_ mark: UInt32) -> String {
    let digits = String(mark, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
}

extension ChangeDay {
    /// The members of a day in the file.
    func write(to text: inout JSONWriter) {
        text.member("day", day.date.edtf)
        text.texts("added", added)
        if !changed.isEmpty {
            text.list("changed") { list in
                for change in changed { list.object { change.write(to: &$0) } }
            }
        }
        if withdrawn > 0 { text.member("withdrawn", withdrawn) }
    }
}

extension CaseChange {
    /// The members of a change in the file: every value as what it was and what it is.
    func write(to text: inout JSONWriter) {
        text.member("id", id)
        for value in values {
            text.list(value.name.rawValue) { pair in
                pair.text(value.from)
                pair.text(value.to)
            }
        }
        text.texts("facts", facts.map(\.rawValue))
        text.texts("corrections", corrections.map(hexadecimal))
    }
}

// MARK: Reading

extension PublishedRegister {
    /// Reads what an earlier build wrote; nil where the bytes are nothing of the kind, or of a form not known here.
    package init?(json bytes: [UInt8]) {
        guard let file = JSONReader.read(bytes), file["form"]?.text == PublishedRegister.form,
            let since = file["since"]?.text.flatMap(Day.init), let facts = file["facts"]?.int,
            let cases = file["cases"]?.list, let history = file["history"]?.list,
            let addresses = file["addresses"]?.texts, let unlisted = file["unlisted"]?.texts
        else { return nil }
        self.init(since: since)
        factsVersion = facts
        self.cases = cases.compactMap(CaseState.init)
        self.history = history.compactMap(ChangeDay.init)
        self.addresses = addresses
        self.unlisted = unlisted.compactMap { UInt64($0, radix: 16) }
        guard self.cases.count == cases.count, self.history.count == history.count,
            self.unlisted.count == unlisted.count,
            zip(self.history, self.history.dropFirst()).allSatisfy({ $0.day > $1.day })
        else { return nil }
    }
}

extension CaseState {
    fileprivate init?(_ value: JSONTree) {
        guard let id = value["id"]?.text, let updated = value["updated"]?.text.flatMap(Day.init),
            let substance = CaseSubstance(value)
        else { return nil }
        self.init(
            id: id, firstID: value["first"]?.text ?? id, added: value["added"]?.text.flatMap(Day.init),
            updated: updated, substance: substance, before: nil)
        switch value["before"] {
        case nil: break
        case .null: before = .absent
        case let earlier?:
            guard let updated = earlier["updated"]?.text.flatMap(Day.init), let substance = CaseSubstance(earlier)
            else { return nil }
            before = .present(substance, updated: updated)
        }
    }
}

extension CaseSubstance {
    fileprivate init?(_ value: JSONTree) {
        guard let standing = value["standing"]?.text.flatMap(CaseStanding.init(rawValue:)),
            let finality = value["finality"]?.text.flatMap(Finality.init(rawValue:)), let facts = value["facts"]?.text
        else { return nil }
        self.init(
            amounts: AmountName.allCases.map { value[$0.rawValue]?.text ?? $0.usual },
            corrections: (value["corrections"]?.texts ?? []).compactMap { UInt32($0, radix: 16) },
            facts: marks(facts))
        self.standing = standing
        self.finality = finality
        isSuspended = value["suspended"] == .flag(true)
    }
}

/// The marks that stand one after the other, eight digits each.
private func marks(_ digits: String) -> [UInt32] {
    let bytes = Array(digits.utf8)
    return stride(from: 0, to: bytes.count, by: 8).map { start in
        UInt32(String(decoding: bytes[start..<min(start + 8, bytes.count)], as: UTF8.self), radix: 16) ?? 0
    }
}

extension ChangeDay {
    fileprivate init?(_ value: JSONTree) {
        guard let day = value["day"]?.text.flatMap(Day.init) else { return nil }
        self.init(day: day)
        added = value["added"]?.texts ?? []
        let changes = value["changed"]?.list ?? []
        changed = changes.compactMap(CaseChange.init)
        withdrawn = value["withdrawn"]?.int ?? 0
        guard changed.count == changes.count, withdrawn >= 0 else { return nil }
    }
}

extension CaseChange {
    fileprivate init?(_ value: JSONTree) {
        guard let id = value["id"]?.text else { return nil }
        self.init(id: id)
        values = ValueName.allCases.compactMap { name in
            guard let pair = value[name.rawValue]?.texts, pair.count == 2 else { return nil }
            return Value(name: name, from: pair[0], to: pair[1])
        }
        facts = (value["facts"]?.texts ?? []).compactMap(FactGroup.init(rawValue:))
        corrections = (value["corrections"]?.texts ?? []).compactMap { UInt32($0, radix: 16) }
    }
}
