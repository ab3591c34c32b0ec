import Content
import Register

extension Register {
    /// The companies that became part of another and have no page of their own, with the one that their address leads to.
    ///
    /// Not one whom a withdrawn case, a draft or one under embargo names: its address would tell that there was a case.
    var mergedAway: [(company: Entity, heir: Entity)] {
        entities.compactMap { company in
            guard company.category == .company, company.mergedInto != nil, !company.hasPage,
                !unseenParties.contains(company.id),
                !settings.removed.contains(PageIdentity.entity(.company, company.id).path)
            else { return nil }
            var heir = company
            // One merger after another; linking has refused circles.
            while let next = heir.mergedInto {
                heir = entities[next]
                if heir.hasPage { return (company, heir) }
            }
            return nil
        }
    }
}
