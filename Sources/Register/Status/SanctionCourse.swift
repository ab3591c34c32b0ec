import Content

/// One sanction while its case is followed: its status and what must be remembered to change it.
struct SanctionCourse {
    /// A case that must be decided again: sent back by a court, or taken up after it was final.
    struct Pending {
        var index: Int
        /// Who must decide; nil where it was reopened.
        var to: String?
    }

    var status: SanctionStatus
    /// The ids of the fines that it consists of, the present one last; a replaced fine keeps its name.
    var ids: [String]
    /// The filings that are open, and those that a further appeal of the same party left behind: places in the story.
    var open: [Int] = []
    var superseded: [Int] = []
    var pending: Pending?
    var finalAt: Int?
    var annulledAt: Int?
    var revokedAt: Int?
    /// What a reinstatement brings back.
    var beforeAnnulment: (standing: Standing, current: Amount)?
    /// The events on which the present standing and finality rest.
    var standingAt: Int
    var currentAt: Int
    var finalityAt: Int

    init(_ status: SanctionStatus) {
        self.status = status
        ids = status.id.map { [$0] } ?? []
        standingAt = status.eventIndex
        currentAt = status.eventIndex
        finalityAt = status.eventIndex
    }

    var finality: Finality {
        if finalAt != nil { return .final }
        return open.isEmpty && pending == nil ? .unknown : .contested
    }

    /// The currency of its amounts, where one is known.
    var currency: Currency? {
        status.imposed.money?.currency ?? status.current.money?.currency ?? status.paid.money?.currency
            ?? status.penalty?.rate?.currency
    }

    /// The sanction as a noun in a message.
    var noun: String { status.type.noun }
}

// MARK: - The outcomes of a decision, as the table has them

extension SanctionCourse {
    /// `dismissed`: imposed becomes upheld; otherwise unchanged.
    mutating func dismiss(_ index: Int) {
        if status.standing == .imposed { status.standing = .upheld }
        standingAt = index
    }

    /// `reduced` to an amount: 0 < amount < current.
    mutating func reduce(to amount: Amount, _ index: Int) throws(Impossibility) {
        if let annulledAt {
            throw Impossibility(
                "not-reduced", "the \(noun) was annulled before: nothing is left to reduce",
                suggestion: "record the judgment that brought it back with `outcome: reinstated`, "
                    + "or write `raised` if this one set it anew",
                others: [(annulledAt, "it was annulled here")])
        }
        try checkCurrency(amount)
        if case .number(let money) = amount, money.minorUnits <= 0 {
            throw Impossibility(
                "not-reduced", "\(money.written) is not a reduced amount",
                suggestion: "write `outcome: annulled` if nothing is left of the \(noun)",
                others: [(standingAt, "the amount before stands here")])
        }
        if case .number(let new) = amount, case .number(let old) = status.current, new.minorUnits >= old.minorUnits {
            throw Impossibility(
                "not-reduced", "\(new.written) is not less than the current \(old.written)",
                suggestion: new == old ? "write `outcome: dismissed`" : "write `outcome: raised`, or check the amounts",
                others: [(standingAt, "\(old.written) stands since here")])
        }
        status.standing = .reduced
        status.current = amount
        (standingAt, currentAt) = (index, index)
    }

    /// `reduced` to a periodic penalty: neither rate nor cap may rise, and one must fall.
    mutating func reduce(to penalty: PeriodicPenalty, _ index: Int) throws(Impossibility) {
        let before = (standingAt, "the penalty before stands here")
        if let annulledAt {
            throw Impossibility(
                "not-reduced", "the \(noun) was annulled before: nothing is left to reduce",
                suggestion: "record the judgment that brought it back with `outcome: reinstated`",
                others: [(annulledAt, "it was annulled here")])
        }
        guard let old = status.penalty else {
            throw Impossibility(
                "no-penalty", "the \(noun) has no penalty that could be reduced",
                suggestion: "give the order its `penalty: {rate: …, per: …}`", others: [before])
        }
        var falls = false
        for (what, new, was) in [("rate", penalty.rate, old.rate), ("cap", penalty.cap, old.cap)] {
            guard let was else {
                // A cap where there was none is a limit.
                if new != nil { falls = true }
                continue
            }
            guard let new else {
                if what == "cap" {
                    throw Impossibility(
                        "not-reduced", "the reduced penalty has no cap, the one before has",
                        suggestion: "add `cap: \(was.written)` if the cap was left as it was", others: [before])
                }
                continue
            }
            guard new.currency == was.currency else {
                throw Impossibility(
                    "currency-mismatch", "the penalty is in \(was.currency.code), not in \(new.currency.code)",
                    suggestion: "write the sum in \(was.currency.code)", others: [before])
            }
            // Rates for different periods are not compared.
            if what == "rate", penalty.per != old.per {
                falls = true
            } else if new.minorUnits > was.minorUnits {
                throw Impossibility(
                    "not-reduced", "the \(what) of \(new.written) is more than the current \(was.written)",
                    suggestion: "check the sums", others: [before])
            } else if new.minorUnits < was.minorUnits {
                falls = true
            }
        }
        guard falls else {
            throw Impossibility(
                "not-reduced", "the penalty is the same as before", suggestion: "write `outcome: dismissed`",
                others: [before])
        }
        status.standing = .reduced
        status.penalty = penalty
        standingAt = index
    }

    /// `raised`: amount > current; restored if equal to imposed, increased if above, else reduced.
    mutating func raise(to amount: Amount, _ index: Int) throws(Impossibility) {
        if let revokedAt {
            throw Impossibility(
                "after-revoked", "the \(noun) was revoked before: there is nothing to raise",
                suggestion: "write a `fine` with `replaces:` if the authority set a new one",
                others: [(revokedAt, "it was revoked here")])
        }
        try checkCurrency(amount)
        if case .number(let new) = amount, case .number(let old) = status.current, new.minorUnits <= old.minorUnits {
            throw Impossibility(
                "not-raised", "\(new.written) is not more than the current \(old.written)",
                suggestion: new == old
                    ? "write `outcome: dismissed`" : "write `outcome: reduced`, or check the amounts",
                others: [(standingAt, "\(old.written) stands since here")])
        }
        status.standing =
            if case .number(let new) = amount, case .number(let imposed) = status.imposed {
                new.minorUnits == imposed.minorUnits
                    ? .restored : new.minorUnits > imposed.minorUnits ? .increased : .reduced
            } else if status.current == status.imposed {
                // More than what was imposed, whatever that is.
                .increased
            } else {
                // Without both numbers it cannot be said on which side of the amount imposed it lies.
                .unknown
            }
        status.current = amount
        status.findings = nil
        annulledAt = nil
        beforeAnnulment = nil
        (standingAt, currentAt) = (index, index)
    }

    /// `annulled`: current 0; annulling twice is an error.
    mutating func annul(_ findings: FindingsAfterAnnulment?, _ index: Int) throws(Impossibility) {
        if let annulledAt {
            throw Impossibility(
                "annulled-twice", "the \(noun) was annulled before",
                suggestion:
                    "write `outcome: dismissed` if the annulment was upheld, or name with `sanction:` what was annulled",
                others: [(annulledAt, "it was annulled here")])
        }
        beforeAnnulment = (status.standing, status.current)
        status.standing = .annulled
        status.current = zero
        status.findings = findings
        status.isSuspended = false
        annulledAt = index
        (standingAt, currentAt) = (index, index)
    }

    /// `reinstated`: only from annulled; the amount before it returns, the standing with `remitted_to` only.
    mutating func reinstate(remitted: Bool, _ index: Int) throws(Impossibility) {
        guard annulledAt != nil, let before = beforeAnnulment else {
            throw Impossibility(
                "not-annulled", "the \(noun) is not annulled, so it cannot be reinstated",
                suggestion: "record the annulment before, or write `outcome: dismissed`",
                others: [(standingAt, "it is \(status.standing.rawValue) since here")])
        }
        status.standing = remitted ? before.standing : .restored
        status.current = before.current
        status.findings = nil
        annulledAt = nil
        beforeAnnulment = nil
        (standingAt, currentAt) = (index, index)
    }

    /// `unknown`: standing and current unknown.
    mutating func loseTrack(_ index: Int) {
        status.standing = .unknown
        if status.isMoney { status.current = .unknown }
        status.findings = nil
        annulledAt = nil
        revokedAt = nil
        beforeAnnulment = nil
        (standingAt, currentAt) = (index, index)
    }

    /// `revoked`: current 0.
    mutating func revoke(_ index: Int) throws(Impossibility) {
        if let revokedAt {
            throw Impossibility(
                "revoked-twice", "the \(noun) was revoked before", suggestion: "delete one of the two",
                others: [(revokedAt, "it was revoked here")])
        }
        status.standing = .revoked
        status.current = zero
        annulledAt = nil
        beforeAnnulment = nil
        revokedAt = index
        (standingAt, currentAt) = (index, index)
    }

    /// Nothing in the sanction's currency; what has no amount keeps having none.
    private var zero: Amount {
        guard status.isMoney, status.imposed != .none else { return status.current }
        // Nothing is nothing in any currency: where the amount was kept back, its currency is not known.
        return .number(Money(currency ?? .euro, minorUnits: 0))
    }

    /// Checks that an amount is in the sanction's currency and is one.
    func checkCurrency(_ amount: Amount) throws(Impossibility) {
        if amount == .none {
            throw Impossibility(
                "bad-money", "`none` is not an amount that a \(noun) can have after a decision",
                suggestion: "write the new amount, or `undisclosed`", others: [(standingAt, "the \(noun) stands here")])
        }
        guard let money = amount.money, let currency, money.currency != currency else { return }
        throw Impossibility(
            "currency-mismatch", "the \(noun) is in \(currency.code), not in \(money.currency.code)",
            suggestion: "write the amount in \(currency.code), as the decision does",
            others: [(status.eventIndex, "the \(noun) stands here")])
    }
}
