import Testing

@testable import Content

/// Every way in which a field of a case file can be wrong, with the exact place, message and remedy.
@Suite("Problems of fields")
struct FieldProblemTests {
    struct Problem: CustomTestStringConvertible, Sendable {
        /// The line that takes the place of one of the case below, by its field.
        var line: String
        var expected: [String]
        var testDescription: String { line }

        init(_ line: String, _ expected: String...) {
            self.line = line
            self.expected = expected
        }
    }

    private static let base = [
        "---", "title: Netflix fined", "authority: ap", "company: netflix", "decided: 2024-11-26", "fine: EUR 4750000",
        "source: {id: decision, url: \"https://example.org/decision\", kind: decision}", "---", "What happened.",
    ]

    /// The case with a line in the place of that of the same field, or behind the last field.
    static func text(with line: String) -> String {
        var lines = base
        let field = line.prefix { $0 != ":" } + ":"
        if let place = lines.firstIndex(where: { $0.hasPrefix(field) }) {
            lines[place] = line
        } else {
            lines.insert(line, at: 7)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    static func problems(_ text: String) -> [String] {
        CaseFile.parse(text, file: "a.md").1.map { diagnostic in
            let place = diagnostic.location.position
            let remedy = diagnostic.suggestion.map { " => \($0)" } ?? ""
            return
                "\(place.line):\(place.column)+\(diagnostic.length) \(diagnostic.identifier): \(diagnostic.message)\(remedy)"
        }
    }

    @Test("A case without a mistake has no problem")
    func noProblem() {
        #expect(Self.problems(Self.text(with: "title: Netflix fined")) == [])
    }

    @Test("A mistake is told with its place and remedy", arguments: table)
    func problem(_ problem: Problem) {
        #expect(Self.problems(Self.text(with: problem.line)) == problem.expected)
    }

    static let table: [Problem] = [
        Problem(
            "fine: EUR 4.750.000",
            "6:7+13 bad-money: `EUR 4.750.000`: amounts are written without separators => write `EUR 4750000`"),
        Problem(
            "fine: 4,75 mln",
            "6:7+8 bad-money: `4,75 mln` has no currency => write for example `EUR 4750000`"),
        Problem(
            "fine: EUR 4,75 mln",
            "6:7+12 bad-money: `EUR 4,75 mln`: amounts are written out in digits => write `EUR 4750000`"),
        Problem(
            "fine: € 4.750.000",
            "6:7+11 bad-money: `€ 4.750.000`: amounts are written without separators => write `EUR 4750000`"),
        Problem(
            "fine: 4750000",
            "6:7+7 bad-money: `4750000` has no currency => write for example `EUR 4750000`"),
        Problem(
            "fine: eur 4750000",
            "6:7+11 bad-money: `eur 4750000`: an amount is the currency's code, a blank and digits => write `EUR 4750000`"
        ),
        Problem(
            "fine: EUR 35258707,95",
            "6:7+15 bad-money: `EUR 35258707,95`: the decimals stand behind a point => write `EUR 35258707.95`"),
        Problem(
            "fine: EUR 1.005",
            "6:7+9 bad-money: `EUR 1.005`: amounts are written without separators => write `EUR 1005`"),
        Problem(
            "fine: JPY 100.50",
            "6:7+10 bad-money: `JPY 100.50`: JPY has 0 decimals => round it as the decision does"),
        Problem(
            "fine: EUR -5",
            "6:7+6 bad-money: `EUR -5`: an amount cannot be negative => write `EUR 4750000`"),
        Problem(
            "fine: EUR 99999999999999999999",
            "6:7+24 bad-money: `EUR 99999999999999999999`: the amount is too large"),
        Problem(
            "fine: XXZ 100",
            "6:7+7 bad-money: `XXZ 100` is not an amount of money => write the currency's code, a blank and digits: `EUR 4750000`; or `undisclosed`, `unknown`, `none`"
        ),
        Problem(
            "fine: a lot",
            "6:7+5 bad-money: `a lot` is not an amount of money => write the currency's code, a blank and digits: `EUR 4750000`; or `undisclosed`, `unknown`, `none`"
        ),
        Problem(
            "fine: [EUR 5]",
            "6:7+1 wrong-type: an amount of money is expected here, not a list => for example `EUR 4750000`"),
        Problem(
            "fine: € 800.000",
            "6:7+9 bad-money: `€ 800.000` can be read as two amounts => write `EUR 800000` or `EUR 800`"),
        Problem(
            "fine: EUR 4,750",
            "6:7+9 bad-money: `EUR 4,750` can be read as two amounts => write `EUR 4750` or `EUR 4.75`"),
        Problem(
            "decided: 26-11-2024",
            "5:10+10 bad-date: `26-11-2024`: dates are written year-month-day => write `2024-11-26`"),
        Problem(
            "decided: 03/04/2024",
            "5:10+10 bad-date: `03/04/2024` can be read as two days => write `2024-04-03` or `2024-03-04`"),
        Problem(
            "decided: 2024-02-30",
            "5:10+10 bad-date: `2024-02-30` is not a day that exists"),
        Problem(
            "decided: 26 november 2024",
            "5:10+16 bad-date: `26 november 2024`: dates are written year-month-day => write `2024-11-26`"),
        Problem(
            "decided: Nov 26, 2024",
            "5:10+12 bad-date: `Nov 26, 2024`: dates are written year-month-day => write `2024-11-26`"),
        Problem(
            "decided: soon",
            "5:10+4 bad-date: `soon` is not a date => write `2024-12-18`, or as much as is known: `2024-12`, `2024`"),
        Problem(
            "decided: 2024-13",
            "5:10+7 bad-date: `2024-13` is not a date => write `2024-12-18`, or as much as is known: `2024-12`, `2024`"),
        Problem(
            "published: 2024-11-25",
            "8:12+10 date-order: the case was published on 2024-11-25, before it was decided on 2024-11-26 => check both dates"
        ),
        Problem(
            "publish_after: 2024-11",
            "8:16+7 bad-date: `2024-11` is not a whole date => write year, month and day: `2024-12-18`"),
        Problem(
            "authority: AP",
            "3:12+2 bad-id: `AP` is not an id => an id is made of a–z, 0–9 and single hyphens: `ap`"),
        Problem(
            "company: Netflix International",
            "4:10+21 bad-id: `Netflix International` is not an id => an id is made of a–z, 0–9 and single hyphens: `netflix-international`"
        ),
        Problem(
            "company: {id: netflix, undisclosed: a hospital, name: Netflix}",
            "4:10+1 missing-field: a party is named in one way: by `id`, `name`, `undisclosed` or `pseudonym` => for example `{id: netflix}` or `{undisclosed: \"a hospital\"}`"
        ),
        Problem(
            "company: {role: controller}",
            "4:10+1 missing-field: a party is named in one way: by `id`, `name`, `undisclosed` or `pseudonym` => for example `{id: netflix}` or `{undisclosed: \"a hospital\"}`"
        ),
        Problem(
            "company: {id: netflix, role: victim}",
            "4:30+6 unknown-word: `victim` is not a role of a party => one of `respondent`, `controller`, `processor`, `parent`, `co-liable`"
        ),
        Problem(
            "companies: [uber]",
            "8:1+9 duplicate-field: `company` and `companies` are the same field => keep one of the two, with all its values"
        ),
        Problem(
            "titel: Netflix",
            "8:1+5 unknown-field: a case has no field `titel` => did you mean `title`?"),
        Problem(
            "ecli: ECLI:NL:RBDHA:21:3090",
            "8:7+21 bad-ecli: `ECLI:NL:RBDHA:21:3090` is not an ECLI: `21` is not a year => for example `ECLI:NL:RBDHA:2021:3090`"
        ),
        Problem(
            "ecli: ECLI:ZZ:RBDHA:2021:3090",
            "8:7+23 bad-ecli: `ECLI:ZZ:RBDHA:2021:3090` is not an ECLI: `ZZ` is not a country => for example `ECLI:NL:RBDHA:2021:3090`"
        ),
        Problem(
            "ecli: NL:RBDHA:2021:3090",
            "8:7+18 bad-ecli: `NL:RBDHA:2021:3090` is not an ECLI: it has five parts with colons between them => for example `ECLI:NL:RBDHA:2021:3090`"
        ),
        Problem(
            "provisions: [gdpr 13]",
            "8:14+7 bad-provision: `gdpr 13` does not name a provision => write `gdpr/13`"
        ),
        Problem(
            "provisions: gdpr/13",
            "8:13+7 not-a-list: a list is expected here, not a text => write `[…]`, or each item on a line of its own after `- `"
        ),
        Problem(
            "provisions: [{ref: gdpr/13, finding: infringed}]",
            "8:38+9 unknown-word: `infringed` is not a finding => one of `violated`, `not-violated`, `cited`, `overturned`, `not-reached`"
        ),
        Problem(
            "topics: Transparency",
            "8:9+12 bad-id: `Transparency` is not an id => an id is made of a–z, 0–9 and single hyphens: `transparency`"
        ),
        Problem(
            "conduct: 2020/2018",
            "8:10+9 bad-date: `2020/2018` is neither a date nor two in order with `/` between => for example `2018/2020`, `2018-05-25/2019-03` or `2018/..`"
        ),
        Problem(
            "affected: 350.000",
            "8:11+7 bad-number: `350.000` is not a number of people => write `350000`"),
        Problem(
            "affected: many",
            "8:11+4 bad-number: `many` is not a number of people => write `5200`, `~174000`, `>350000` or `unknown`"),
        Problem(
            "cross_border: yes",
            "8:15+3 bad-flag: `yes` is neither `true` nor `false` => write `true`"),
        Problem(
            "publication: hidden",
            "8:14+6 unknown-word: `hidden` is not a state of publication => one of `draft`, `published`, `withdrawn`"),
        Problem(
            "gone: true",
            "8:1+1 misplaced-field: `gone` belongs to a withdrawn case => add `publication: withdrawn`, or delete `gone`"
        ),
        Problem(
            "verified: last week",
            "8:11+9 bad-date: `last week` is not a date => write `2024-12-18`, or as much as is known: `2024-12`, `2024`"
        ),
        Problem(
            "external_ids: ETid-5",
            "8:15+6 wrong-type: names of registers with ids are expected here, not a text => for example `{enforcementtracker: ETid-2503}`"
        ),
        Problem(
            "quotes: [{text: Hallo}]",
            "8:10+1 missing-field: the quote has no `by` => add `by: Aleid Wolfsen`"),
        Problem(
            "statement: []",
            "8:12+1 wrong-type: a text is expected here, not a list => put quotes round a text that begins with a bracket"
        ),
        Problem(
            "conflicts: [{about: the date, values: [{value: one, source: nowhere}]}]",
            "8:61+7 unknown-source: `nowhere`: the case has no source with this id => one of `decision`"),
        Problem(
            "corrections: [{date: 2024, was: one, now: two}]",
            "8:22+4 bad-date: `2024` is not a whole date => write year, month and day: `2024-12-18`"),
        Problem(
            "source: www.example.org/decision",
            "7:9+24 bad-link: `www.example.org/decision` is not an address of the web => write `https://www.example.org/decision`"
        ),
        Problem(
            "source: {kind: decision}",
            "7:9+1 missing-field: a source has an address or, where it has none, a title => add `url: https://…` or `title: …`"
        ),
        Problem(
            "source: {url: \"https://example.org/a b\", kind: decision}",
            "7:15+25 bad-link: the address holds the character ` ` => copy it from the browser's address bar, where it stands encoded"
        ),
        Problem(
            "source: {url: \"https://example.org/\", kind: decission}",
            "7:45+9 unknown-word: `decission` is not a kind of source => did you mean `decision`?"),
        Problem(
            "source: {url: \"https://example.org/\", sha256: abc}",
            "7:47+3 bad-sha256: a SHA-256 is 64 digits of 0–9 and a–f => as `sha256sum FILE` prints it"),
        Problem(
            "events: [{date: 2024-01-01}]",
            "8:10+1 missing-field: the event has no `type` => add `type: fine`"),
        Problem(
            "events: [{type: appeall, date: 2024-01-01}]",
            "8:17+7 unknown-word: `appeall` is not a type of event => did you mean `appeal`?"),
        Problem(
            "events: [{type: judgment, date: 2024-12-30, outcome: reduced}]",
            "8:10+1 missing-field: `reduced` needs the new amount => add `amount: EUR 350000` (or `penalty: {…}` for an order), or write `outcome: unknown`"
        ),
        Problem(
            "events: [{type: judgment, date: 2024-12-30}]",
            "8:10+1 missing-field: a judgment has no `outcome` => add `outcome: dismissed`, or, where it is not known, `outcome: unknown`"
        ),
        Problem(
            "events: [{type: judgment, date: 2024-12-30, outcome: dismissed, amount: EUR 5}]",
            "8:73+5 misplaced-field: `amount` does not belong to the outcome `dismissed` => delete it, or write `outcome: reduced` or `outcome: raised`"
        ),
        Problem(
            "events: [{type: complaint, amount: EUR 5}]",
            "8:28+6 misplaced-field: `amount` does not belong to `complaint` => it belongs to `proposal`, `fine`, `settlement`, `objection-decided`, `judgment`, `paid`, `refunded`, `forfeited`"
        ),
        Problem(
            "events: [{type: fine, amount: EUR 5}]",
            "8:10+1 duplicate-event: `fine:` above is a `fine` event already => keep one of the two"),
        Problem(
            "events: [{type: appeal, id: a, date: 2024-12-01}, {type: appeal, id: a, date: 2024-12-02}]",
            "8:70+1 duplicate-id: a second event has the id `a` => give it another id"),
        Problem(
            "events: [{type: appeal, date: 2024-12-01, source: decison}]",
            "8:51+7 unknown-source: `decison`: the case has no source with this id => did you mean `decision`?"),
        Problem(
            "events: [{type: paid, amount: unknown}]",
            "8:31+7 bad-money: `paid` needs a sum => leave the event out if the sum is not known"),
        Problem(
            "events: [{type: order, penalty: {rate: EUR 5}}]",
            "8:33+1 missing-field: the penalty has no `per` => add `per: week`"),
        Problem(
            "events: [{type: proposal, amount: {from: EUR 50, to: EUR 30}}]",
            "8:35+1 bad-money: a range goes from a smaller to a larger amount of one currency => for example `{from: EUR 30000000, to: EUR 50000000}`"
        ),
        Problem(
            "title: Netflix: boete",
            "2:8+14 yaml-colon: a text with `: ` in it needs quotes => write `title: \"Netflix: boete\"`"),
        Problem(
            "title: Fined in case #4",
            "2:22+1 yaml-cut-text: YAML cuts this text off at ` #` => put quotes round the whole text, or put the comment on a line of its own"
        ),
        Problem(
            "title: Fined #4",
            "2:14+1 yaml-cut-text: YAML cuts this text off at ` #` => put quotes round the whole text, or put the comment on a line of its own"
        ),
        Problem(
            "source: https://example.org/decision #page=3",
            "7:9+28 yaml-cut-value: YAML takes `#page=3` for a comment: the value ends before it => leave out the blank before the `#` if it belongs to the value, or write a blank behind it"
        ),
        Problem("source: https://example.org/decision # not the press release"),
        Problem("source: https://example.org/decision#page=3"),
        Problem(
            "title: [2023] UKFTT 819",
            "2:8+16 yaml-bracket-text: a text that begins with `[` needs quotes => write `title: \"[2023] UKFTT 819\"`"),
        Problem(
            "title: \"Netflix",
            "2:8+1 yaml-unclosed-quote: the quote that opens here is not closed => close it, or write the text with the other kind of quote if it contains this one"
        ),
        Problem(
            "title: &netflix Netflix",
            "2:8+1 yaml-anchor: `&` begins a YAML anchor, which is not read here => put quotes round a text that begins with `&`"
        ),
        Problem(
            "title: *netflix",
            "2:8+1 yaml-alias: `*` begins a YAML alias, which is not read here => put quotes round a text that begins with `*`"
        ),
        Problem(
            "title: !!str Netflix",
            "2:8+1 yaml-tag: `!` begins a YAML tag, which is not read here => put quotes round a text that begins with `!`"
        ),
        Problem(
            "title: %netflix",
            "2:8+8 yaml-reserved: a text may not begin with `%` without quotes => write `title: \"%netflix\"`"),
        Problem(
            "title: @netflix",
            "2:8+8 yaml-reserved: a text may not begin with `@` without quotes => write `title: \"@netflix\"`"),
        Problem(
            "title: \"\"",
            "2:8+2 empty: the text is empty => write it, or delete the field"),
        Problem(
            "title:",
            "2:1+5 empty: the field `title` is empty => write `title: Netflix fined for unclear privacy information`, or delete the line"
        ),
        Problem(
            "company: {name: Apple, Inc.}",
            "4:24+4 yaml-comma: the comma before `Inc.` begins a new field here => put quotes round a text that contains a comma"
        ),
        Problem(
            "company: [netflix",
            "4:10+1 yaml-unclosed-bracket: the `[` that opens here is not closed where it should be => close it with `]`, and put quotes round texts that contain brackets or commas"
        ),
        Problem(
            "company: &a netflix",
            "4:10+1 yaml-anchor: `&` begins a YAML anchor, which is not read here => put quotes round a text that begins with `&`"
        ),
        Problem(
            "\tsummary: Text",
            "8:1+1 yaml-tab: a tab stands here, and YAML does not allow tabs for indentation => use spaces"),
        Problem(
            "title: \"a\\0b\"",
            "2:8+1 forbidden-character: a NUL character (U+0000) is not allowed in a text => delete it: it came along when the text was copied"
        ),
        Problem(
            "? [a]: b",
            "8:3+1 yaml-key: a field's name must be a plain word"),
    ]
}
