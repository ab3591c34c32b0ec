import Content

/// What a `[[link]]` in a text leads to.
package enum LinkTarget: Hashable, Sendable {
    case caseRecord(CaseIndex)
    case entity(EntityIndex)
    case law(Int)
    case article(law: Int, article: Int, citation: ProvisionCitation)
    case topic(Int)
    case sector(Int)
    case dossier(Int)
    case page(Int)
    case report(Int)
    case country(Country)
    case year(Int)
    /// Something that exists and has no page now: a draft, or a company or dossier without a published case.
    case unpublished
}

extension Register {
    /// What a link's target names; nil for nothing that exists.
    ///
    /// Ids of different kinds may be equal: a bare one means an entity first, then a case, a dossier, a law, a page,
    /// a report, a topic, a sector. With its folder before it (`topics/cookies`) any can be named.
    package func resolve(_ target: String) -> LinkTarget? {
        if let slash = target.firstIndex(of: "/") {
            let folder = String(target[..<slash])
            var rest = target[target.index(after: slash)...]
            if rest.last == "/" { rest = rest.dropLast() }
            let id = String(rest)
            switch folder {
            case "cases": return caseTarget(id)
            case "authorities", "companies", "courts", "organisations":
                if let index = entityIndices[id] {
                    return entities[index].category.folder == folder ? entityTarget(index) : nil
                }
                return folder == "companies" && unpublishedParties.contains(id) ? .unpublished : nil
            case "laws":
                return id.contains("/") ? provisionTarget(id) : lawIndices[id].map(LinkTarget.law)
            case "topics": return topicIndices[id].map(LinkTarget.topic)
            case "sectors": return sectorIndices[id].map(LinkTarget.sector)
            case "dossiers": return dossierIndices[id].map(dossierTarget)
            case "reports": return reportIndices[id].map(LinkTarget.report)
            case "pages": return pageIndices[id].map(LinkTarget.page)
            case "countries":
                return Country(id.uppercased()).flatMap { casesByCountry[$0] == nil ? nil : .country($0) }
            case "years": return Int(id).flatMap { casesByYear[$0] == nil ? nil : .year($0) }
            default: return provisionTarget(target)
            }
        }
        if let index = entityIndices[target] { return entityTarget(index) }
        if let found = caseTarget(target) { return found }
        return dossierIndices[target].map(dossierTarget) ?? lawIndices[target].map(LinkTarget.law)
            ?? pageIndices[target].map(LinkTarget.page)
            ?? reportIndices[target].map(LinkTarget.report) ?? topicIndices[target].map(LinkTarget.topic)
            ?? sectorIndices[target].map(LinkTarget.sector)
    }

    /// The names that a link could have meant, for a near miss.
    package var linkableIDs: [String] {
        Array(entityIndices.keys) + Array(caseIndices.keys) + Array(dossierIndices.keys) + Array(lawIndices.keys)
            + Array(pageIndices.keys) + Array(reportIndices.keys) + Array(topicIndices.keys) + Array(sectorIndices.keys)
    }

    private func caseTarget(_ id: String) -> LinkTarget? {
        if let index = caseIndices[id] ?? formerCaseIndices[id] { return .caseRecord(index) }
        if unpublishedCases.contains(id) || unpublishedParties.contains(id) { return .unpublished }
        // A case that was taken away for good: what still names it is told, and breaks nothing.
        return settings.isRemoved("cases/\(id)/") ? .unpublished : nil
    }

    private func entityTarget(_ index: EntityIndex) -> LinkTarget {
        entities[index].hasPage ? .entity(index) : .unpublished
    }

    private func dossierTarget(_ index: Int) -> LinkTarget {
        dossiers[index].cases.isEmpty ? .unpublished : .dossier(index)
    }

    private func provisionTarget(_ text: String) -> LinkTarget? {
        guard let citation = ProvisionCitation(text), let law = lawIndices[citation.law] else { return nil }
        guard let article = laws[law].articles.firstIndex(where: { $0.number == citation.article }) else {
            // An open law's article that no case cites has no page of its own.
            return laws[law].file.isOpen ? .law(law) : nil
        }
        return .article(law: law, article: article, citation: citation)
    }
}
