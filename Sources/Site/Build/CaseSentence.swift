import Content
import Register

extension PageScope {
    /// A case in one sentence: who did what to whom, and how much.
    func sentence(_ record: CaseRecord) -> String {
        let authorities =
            record.countingAuthorities.isEmpty ? record.authorities.map(\.entity) : record.countingAuthorities
        let company = wording.shortList(record.parties.map { link($0, of: record).text })
        func sentence(_ key: String, _ more: [String: String] = [:]) -> String {
            var values = more
            values["company"] = company
            // Only at the beginning of a sentence the article has a capital.
            let names = authorities.map { shortName(register.entities[$0]).text }
            values["authority"] = wording.list(
                names.enumerated().map { place, name in
                    wording(
                        place == 0 && !key.hasPrefix("settled") ? "sentence.authority" : "sentence.authority-within",
                        ["name": name])
                })
            return wording("sentence." + key, values)
        }
        let status = record.status
        switch status.standing {
        case .underInvestigation: return sentence("investigation")
        case .closed: return sentence("closed")
        case .proposed:
            guard let proposed = status.proposed?.money else { return sentence("proposed-unknown") }
            return sentence("proposed", ["amount": wording.money.text(proposed)])
        default: break
        }
        if status.sanctions.contains(where: { $0.type == .fine }) {
            switch status.imposed.summary {
            case .number(let money): return sentence("fined", ["amount": wording.money.text(money)])
            case .undisclosed: return sentence("fined-undisclosed")
            case .none, .unknown: return sentence("fined-unknown")
            }
        }
        guard let sanction = status.sanctions.first else { return title(record).text }
        switch sanction.type {
        case .settlement:
            guard let money = status.settled.summary.money else { return sentence("settled-unknown") }
            return sentence("settled", ["amount": wording.money.text(money)])
        case .reprimand: return sentence("reprimanded")
        case .warning: return sentence("warned")
        case .ban: return sentence("banned")
        default:
            let penalty = record.content.file.events.first { $0.type == sanction.type }?.penalty ?? sanction.penalty
            guard let rate = penaltyRate(penalty) else { return sentence("ordered") }
            return sentence("ordered-penalty", ["rate": rate])
        }
    }

    /// "€ 10 million per week".
    func penaltyRate(_ penalty: PeriodicPenalty?) -> String? {
        guard let rate = penalty?.rate, let per = penalty?.per else { return nil }
        return wording(
            "event-detail.penalty-pattern", ["rate": wording.money.text(rate), "per": wording("per." + per.rawValue)])
    }

    /// "€ 10 million per week, at most € 100 million".
    func words(_ penalty: PeriodicPenalty) -> String? {
        guard let rate = penaltyRate(penalty) else { return nil }
        guard let cap = penalty.cap else { return rate }
        return wording("event-detail.penalty-cap", ["penalty": rate, "cap": wording.money.text(cap)])
    }

    /// What was imposed where it was not a fine: "Reprimand", "Order subject to a periodic penalty".
    func measure(_ record: CaseRecord) -> String? {
        let status = record.status
        if status.sanctions.contains(where: { $0.type == .fine }) { return nil }
        if status.standing == .proposed { return wording("money.proposed") }
        guard let sanction = status.sanctions.first else { return wording("measure.none") }
        return measure(sanction)
    }

    func measure(_ sanction: SanctionStatus) -> String {
        let key = sanction.type == .order && sanction.penalty != nil ? "order-penalty" : sanction.type.rawValue
        return wording("measure." + key)
    }
}
