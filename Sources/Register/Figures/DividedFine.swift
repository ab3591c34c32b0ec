import Content

/// A case's only fine, where it was divided among companies and the parts are still known.
package struct DividedFine: Sendable {
    /// The parts whose amount is known, in smallest units of the fine's currency.
    package var parts: [(entity: EntityIndex, units: Int64)] = []
    package var currency: Currency
    /// Nothing is left of it; otherwise it stands as imposed.
    package var hasFallen: Bool
}

extension Register {
    /// The parts of a case's fine; nil where it has several fines, or one that is not divided by company.
    ///
    /// Once a court has changed the sum nobody knows the parts: then there are none either.
    package func dividedFine(of record: CaseRecord) -> DividedFine? {
        let fines = record.status.sanctions.filter { $0.type == .fine }
        guard fines.count == 1, let fine = fines.first, !fine.parts.isEmpty,
            fine.parts.allSatisfy({ $0.against != nil }), let currency = fine.imposed.money?.currency
        else { return nil }
        var divided = DividedFine(currency: currency, hasFallen: false)
        switch fine.current {
        case fine.imposed: break
        case .number(let money) where money.minorUnits == 0: divided.hasFallen = true
        default: return nil
        }
        for part in fine.parts {
            guard let id = part.against?.value, let entity = entityIndices[id], let amount = part.amount else {
                continue
            }
            divided.parts.append((entity, amount.minorUnits))
        }
        return divided
    }
}
