import Content

/// Every text of a theme that the program asks for by its name, with the values it fills in.
///
/// A theme that lacks one fails when it is loaded, and not when a reader meets the gap.
package enum SiteLocaleKeys {
    package static let all: [LocaleKey] =
        plain.map { LocaleKey($0) } + filled + families + figures + changes + data + scripts + search

    /// Texts without values.
    private static let plain = """
        actor.police affected.unknown amount.none amount.undisclosed amount.unknown caption.cases caption.empty \
        caption.group caption.largest caption.newest caption.outcomes caption.own-share cite.bibtex cite.csl \
        cite.ris cite.text date.month-unknown date.published date.unknown event-after.none event-after.unknown \
        event-detail.penalty event.appeal-announced event.fine-replaced event.objection-announced \
        event.order-penalty event.proposal-police event.ruling event.unpaid explanation.appeal-unnamed \
        explanation.final explanation.objection-unnamed explanation.reopened \
        explanation.suspended fact.country fact.cross-border-no fact.cross-border-yes fact.official-text fact.party \
        figure-label.cases figure-label.estimate figure-label.group-cases figure-label.median \
        figure-label.median-duration figure-label.own-cases figure-label.own-fines group.no-country group.note \
        group.whole heading.all heading.authorities heading.by-outcome heading.cases \
        heading.cases-against-its-companies heading.cases-complained heading.cases-group heading.cases-imposed \
        heading.cases-other heading.cases-other-role heading.cases-own heading.cases-violated heading.companies \
        heading.courts heading.dossiers heading.home heading.largest heading.largest-of-year heading.laws \
        heading.newest heading.organisations heading.years kind.other-authority kind.other-organisation label.cases \
        label.outcome label.proceedings label.sum law.open law.other-provisions link.unpublished list.separator \
        measure.none money.proposed nav.home not-found.heading note.groups note.joint note.several note.several-laws \
        note.several-provisions number.decimal number.group page.draft page.edit page.repository pagination.next \
        pagination.previous role.complainant role.pseudonym role.undisclosed source.archived source.left-out \
        source.never-verified source.other status.suspended status.unverified withdrawn.heading withdrawn.sentence-undated
        """.split(separator: " ").map(String.init)

    /// Texts with values or with forms for numbers.
    private static let filled: [LocaleKey] = [
        LocaleKey("affected.about", "n"),
        LocaleKey("page.embargo", "date"),
        .plural("affected.exact"),
        LocaleKey("affected.less-than", "n"),
        LocaleKey("affected.more-than", "n"),
        LocaleKey("amount.estimate", "amount"),
        LocaleKey("amount.estimate-basis", "date"),
        LocaleKey("amount.pattern", "currency", "number"),
        LocaleKey("caption.breakdown", "property"),
        LocaleKey("card.fines", "amount"),
        LocaleKey("caption.index", "what"),
        LocaleKey("caption.total", "total"),
        LocaleKey("caption.total-partial", "total", "n", "of"),
        LocaleKey("case.source-number", "n"),
        LocaleKey("cite.pattern", "sentence", "site", "id", "url", "date"),
        LocaleKey("cite.undated", "sentence", "site", "id", "url"),
        .plural("count.authorities"),
        .plural("count.cases"),
        .plural("count.companies"),
        .plural("count.days"),
        .plural("count.ended"),
        .plural("count.months"),
        .plural("count.pending"),
        .plural("count.provisions"),
        .plural("count.years"),
        LocaleKey("date.day", "d", "month", "y"),
        LocaleKey("date.day-short", "d", "month", "y"),
        LocaleKey("date.interval", "from", "to"),
        LocaleKey("date.known-by", "date"),
        LocaleKey("date.month", "month", "y"),
        LocaleKey("date.month-short", "month", "y"),
        LocaleKey("date.since", "date"),
        LocaleKey("date.uncertain", "date"),
        LocaleKey("date.years", "from", "to"),
        LocaleKey("description.cases", "name", "cases"),
        LocaleKey("description.cases-total", "name", "cases", "total"),
        LocaleKey("description.court", "name", "pending", "ended"),
        LocaleKey("description.provision", "name", "cases"),
        LocaleKey("duration.pattern", "years", "months"),
        LocaleKey("duration.so-far", "duration"),
        LocaleKey("event-after.amount", "amount"),
        LocaleKey("event-detail.penalty-cap", "penalty", "cap"),
        LocaleKey("event-detail.penalty-pattern", "rate", "per"),
        LocaleKey("event-detail.remitted", "body"),
        LocaleKey("explanation.announced", "party"),
        LocaleKey("explanation.appeal", "body"),
        LocaleKey("explanation.objection", "body"),
        LocaleKey("explanation.remitted", "body"),
        LocaleKey("figure-label.median-duration-of", "n"),
        LocaleKey("figure-label.median-of", "n"),
        LocaleKey("figure-label.partial", "n", "of"),
        LocaleKey("group.between", "from", "to"),
        LocaleKey("group.of-which", "cases"),
        LocaleKey("group.since", "date"),
        LocaleKey("group.until", "date"),
        LocaleKey("heading.cases-of-year", "year"),
        LocaleKey("language.in", "language"),
        LocaleKey("language.translated-from", "language"),
        LocaleKey("language.untranslated", "language"),
        LocaleKey("language.untranslated-page", "language"),
        LocaleKey("lead.cases", "n"),
        LocaleKey("lead.cases-all", "n"),
        LocaleKey("lead.home", "cases", "companies", "authorities", "date"),
        LocaleKey("lead.law", "violated", "cases"),
        LocaleKey("lead.year", "cases", "total"),
        LocaleKey("lead.year-without-fines", "cases"),
        LocaleKey("list.more", "list", "last"),
        .plural("list.others", "list"),
        LocaleKey("list.pair", "first", "last"),
        LocaleKey("number.billion", "n"),
        LocaleKey("number.million", "n"),
        LocaleKey("number.percent", "n"),
        LocaleKey("outcome.unverified", "outcome", "unverified"),
        LocaleKey("page.build", "cases", "authorities"),
        LocaleKey("page.changed", "date"),
        LocaleKey("page.part", "title", "n"),
        LocaleKey("page.title", "title", "site"),
        LocaleKey("pagination.page", "n"),
        LocaleKey("pagination.companies", "from", "to", "total"),
        LocaleKey("pagination.summary", "from", "to", "total"),
        LocaleKey("provision.chapter", "number"),
        LocaleKey("provision.heading", "number", "law"),
        LocaleKey("provision.heading-section", "number", "law"),
        LocaleKey("provision.paragraph", "n"),
        LocaleKey("provision.titled", "provision", "title"),
        LocaleKey("role.as", "name"),
        LocaleKey("role.service", "name"),
        LocaleKey("sentence.authority", "name"),
        LocaleKey("sentence.authority-within", "name"),
        LocaleKey("sentence.banned", "authority", "company"),
        LocaleKey("sentence.closed", "authority", "company"),
        LocaleKey("sentence.fined", "authority", "company", "amount"),
        LocaleKey("sentence.fined-undisclosed", "authority", "company"),
        LocaleKey("sentence.fined-unknown", "authority", "company"),
        LocaleKey("sentence.investigation", "authority", "company"),
        LocaleKey("sentence.ordered", "authority", "company"),
        LocaleKey("sentence.ordered-penalty", "authority", "company", "rate"),
        LocaleKey("sentence.proposed", "authority", "company", "amount"),
        LocaleKey("sentence.proposed-unknown", "authority", "company"),
        LocaleKey("sentence.reprimanded", "authority", "company"),
        LocaleKey("sentence.settled", "company", "authority", "amount"),
        LocaleKey("sentence.settled-unknown", "company", "authority"),
        LocaleKey("sentence.warned", "authority", "company"),
        LocaleKey("source.none-official", "date"),
        LocaleKey("source.retrieved", "date"),
        LocaleKey("source.verified", "date"),
        LocaleKey("status.pattern", "standing", "finality"),
        LocaleKey("status.seen", "date"),
        LocaleKey("withdrawn.sentence", "date"),
    ]
}
