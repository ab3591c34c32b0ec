import Content
import Register

extension SiteLocaleKeys {
    /// Texts whose names are made from the values of a type: a new value without a word in a theme is an error.
    static let families: [LocaleKey] =
        cases + events + money + entities + parts + calendar

    /// `prefix.value` for each value of a type.
    private static func family<Value: CaseIterable & RawRepresentable>(
        _ prefix: String, _: Value.Type
    ) -> [LocaleKey] where Value.RawValue == String {
        family(prefix, Value.allCases.map(\.rawValue))
    }

    private static func family(_ prefix: String, _ values: [String]) -> [LocaleKey] {
        values.map { LocaleKey(prefix + "." + $0) }
    }

    private static let cases =
        family(
            "standing",
            CaseStanding.allCases.map { $0 == .underInvestigation ? "investigation" : $0.rawValue })
        + family("finality", Finality.allCases.map { $0 == .unknown ? "not-known" : $0.rawValue })
        + family("finding", ProvisionReference.Finding.self) + family("relation", CaseRelation.Relation.self)
        + family("relation", ["related"]) + family("source", SourceReference.Kind.self)
        + family("culpability", Comparables.Culpability.self) + family("role", AuthorityReference.Role.self)
        + family("role", PartyReference.Role.self)
        + family("explanation", ["objection", "appeal"]).map { LocaleKey($0.name, "body") }
        + family("explanation", ["objection-unnamed", "appeal-unnamed"])

    private static let events =
        family("event", EventType.allCases.filter { !$0.isDecisionOnChallenge }.map(\.rawValue))
        + family("objection-decided", Outcome.self) + family("judgment", Outcome.self) + family("outcome", Outcome.self)
        + family("event-detail", FindingsAfterAnnulment.allCases.map { "findings-" + $0.rawValue })
        + family("event-detail", ["number", "ecli", "deadline", "penalty", "parts", "discharged"])
        + family("measure", EventType.allCases.filter(\.isSanction).map(\.rawValue))
        + family("measure", ["settlement", "order-penalty"])

    private static let money =
        family("per", PeriodicPenalty.Period.self)
        + family("money", ["imposed", "current", "paid", "settled", "forfeited", "proposed"])
        + family(
            "figure-label",
            [
                "fines-current", "fines-imposed", "contested", "annulled", "settlements", "forfeited", "pending",
                "ended",
            ])

    private static let entities =
        family("kind", EntityFile.Kind.allCases.filter { $0 != .other }.map(\.rawValue))
        + family("kind", ["other-authority", "other-organisation", "country", "sector", "topic"])
        + family("level", EntityFile.CourtLevel.self) + family("unit", LawFile.Unit.self)
        + family(
            "fact",
            [
                "absorbed", "aggravating", "authorities", "authorities-there", "authority", "case-number",
                "case-numbers",
                "companies", "company", "complainant", "complainants", "conduct", "country", "courts-there",
                "cross-border",
                "culpability", "data-categories", "decided", "ecli", "former-names", "identifiers", "legal-name",
                "level",
                "merged-into", "mitigating", "published", "sector", "sectors", "services", "topic", "topics",
                "turnover",
                "turnover-share", "website",
            ])

    /// The parts of the site: their headings, what introduces them, and what their tables call an entry.
    private static let parts =
        family("heading", SiteSettings.sections) + family("lead", SiteSettings.sections.filter { $0 != "cases" })
        + ["year", "month", "authority", "country", "sector", "topic", "provision", "point"].flatMap {
            [LocaleKey("heading.by-" + $0), LocaleKey("label." + $0)]
        } + family("label", ["company", "court", "organisation", "dossier", "law"])
        + family("heading", ["pending", "ended"]) + family("caption", ["pending", "ended"])

    private static let calendar =
        family("month", (1...12).map(String.init)) + family("month-short", (1...12).map(String.init))
        + family("country", Country.codes)
}
