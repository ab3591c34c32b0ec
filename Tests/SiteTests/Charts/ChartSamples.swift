@testable import Site

/// Charts as the site draws them, with data that look like the register's: one of each kind, and the awkward ones.
enum ChartSamples {
    /// Euro amounts in cents, short enough for an axis: "€20m".
    static let euro = ChartFormat(
        tick: { short($0, units: ["", "k", "m", "bn"]) },
        label: { short($0, units: ["", ",000", " million", " billion"]) },
        exact: { "€" + grouped($0 / 100) })
    static let count = ChartFormat(tick: { String($0) }, label: { String($0) }, exact: { String($0) })
    static let time = TimeFormat(
        year: { String($0) },
        month: { year, month in
            let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
            return "\(names[month - 1]) \(year)"
        })

    static func identity(_ id: String, _ title: String, _ finding: String) -> ChartIdentity {
        ChartIdentity(id: id, title: title, finding: finding, emptyText: "No fines are known here.")
    }

    static func million(_ amount: Double) -> Int64 { Int64(amount * 100_000_000) }

    private static func short(_ cents: Int64, units: [String]) -> String {
        var tenths = cents / 10
        var unit = 0
        while tenths >= 10_000, unit < units.count - 1 {
            tenths = (tenths + 500) / 1000
            unit += 1
        }
        let whole = grouped(tenths / 10)
        return "€" + (tenths % 10 == 0 || tenths >= 1000 ? whole : "\(whole).\(tenths % 10)") + units[unit]
    }

    private static func grouped(_ value: Int64) -> String {
        var digits = Array(String(value))
        var place = digits.count - 3
        while place > 0 {
            digits.insert(",", at: place)
            place -= 3
        }
        return String(digits)
    }

    static let barWords = BarChart.Words(
        label: "Authority", value: "as current", reference: "as imposed", marker: nil, note: "Fines",
        more: { "and \($0) more, in the table" })

    static let bars = BarChart(
        identity: identity(
            "authorities", "Fines by authority",
            "Ireland's DPC imposed €3.6 billion in fines that stand, more than all other authorities together."),
        words: barWords, format: euro,
        bars: [
            .init(
                label: "Autoriteit Persoonsgegevens (AP)", value: million(340.2), reference: million(341),
                note: "14 fines", href: "/authorities/ap/", isEmphasized: true),
            .init(
                label: "Data Protection Commission (DPC)", value: million(3560), reference: million(3560),
                note: "13 fines", href: "/authorities/dpc/"),
            .init(
                label: "Commission nationale de l’informatique et des libertés (CNIL)", value: million(820.5),
                reference: million(828), note: "9 fines", href: "/authorities/cnil/"),
            .init(
                label: "Commission nationale pour la protection des données (CNPD)", value: 0,
                reference: million(746), note: "1 fine, annulled", href: "/authorities/cnpd/"),
            .init(label: "Garante (GPDP)", value: million(66.1), reference: million(143), note: "6 fines"),
            .init(label: "ICO", value: million(44.9), reference: million(44.9), note: "4 fines"),
            .init(label: "UODO", value: million(6.3), reference: million(6.3), note: "1 fine"),
            .init(label: "HDPA", value: nil, note: "2 fines, amounts not published"),
        ])

    static let medians = BarChart(
        identity: identity(
            "medians", "Median fine by sector", "The median fine is highest in social media, at €251 million."),
        words: BarChart.Words(
            label: "Sector", value: "median", reference: nil, marker: "mean", note: "Fines",
            more: { "and \($0) more, in the table" }),
        format: euro,
        bars: [
            .init(label: "Social media", value: million(251), marker: million(402), note: "12 fines"),
            .init(label: "Telecoms", value: million(9.6), marker: million(17.2), note: "7 fines"),
            .init(label: "Banking", value: million(5), marker: million(4.4), note: "6 fines"),
            .init(label: "Hospitals", value: nil, note: "2 fines: €460,000 and €440,000"),
        ])

    static let years: [ChartColumn] = (2018...2026).map { ChartColumn(label: String($0), short: "’\($0 % 100)") }

    static let stacked = StackedBars(
        identity: identity("kinds", "Sanctions by year", "Fines rose from 1 in 2018 to 14 in 2022 and 9 in 2025."),
        format: count, columns: years,
        parts: [
            .init(name: "Fines that stand", values: [1, 6, 9, 9, 14, 10, 8, 9, 2]),
            .init(name: "Orders", values: [0, 1, 2, 3, 5, 3, 6, 3, 1]),
            .init(name: "Reprimands", values: [0, 0, 1, 2, 2, 3, 1, 0, 0]),
            .init(name: "Annulled", values: [0, 2, 3, 1, 0, 0, 1, 0, 0], isFallen: true),
        ], columnTitle: "Year", totalTitle: "All")

    private static func line(_ name: String, _ values: [Double?]) -> LineChart.Series {
        LineChart.Series(name: name, values: values.map { $0.map(million) })
    }

    static let lines = LineChart(
        identity: identity("countries", "Fines by country and year", "Ireland has led since 2021."),
        format: euro, columns: years,
        series: [
            line("Ireland", [nil, nil, 0.45, 225, 965, 1900, 652, 530, nil]),
            line("France", [nil, 50, 135, 210, 25, 82, nil, 475, 12]),
            line("Netherlands", [0.6, 1.4, 0.83, 4.3, 3.7, 10.6, 325, 2.7, 1]),
            line("Luxembourg", [nil, nil, nil, 746, nil, nil, nil, nil, nil]),
        ], columnTitle: "Year")

    private static func step(_ year: Int, _ month: Int, _ day: Int, _ value: Double, _ label: String? = nil)
        -> StepChart.Step
    {
        StepChart.Step(
            day: ChartDay(year, month, day), value: million(value), date: "\(year)-\(month)-\(day)", label: label)
    }

    static let steps = StepChart(
        identity: identity(
            "total", "All fines so far", "Fines imposed since 2018 add up to €6.2 billion, of which €5.3 billion stand."
        ),
        format: euro, time: time,
        series: [
            .init(
                name: "as imposed",
                steps: [
                    step(2018, 11, 6, 0.6), step(2019, 1, 21, 50.6, "Google"), step(2019, 7, 16, 51.1),
                    step(2020, 12, 7, 220), step(2021, 7, 15, 966, "Amazon"), step(2021, 8, 20, 1191, "WhatsApp"),
                    step(2021, 12, 31, 1401), step(2022, 9, 5, 1806, "Instagram"), step(2022, 12, 31, 2196),
                    step(2023, 5, 12, 3396, "Meta"), step(2023, 9, 1, 3741), step(2024, 7, 22, 4031, "Uber"),
                    step(2024, 10, 22, 4341), step(2024, 12, 17, 4592), step(2025, 5, 2, 5122, "TikTok"),
                    step(2025, 9, 3, 5597),
                ]),
            .init(
                name: "as current",
                steps: [
                    step(2018, 11, 6, 0.6), step(2019, 1, 21, 50.6), step(2020, 12, 7, 220), step(2021, 7, 15, 966),
                    step(2021, 8, 20, 1191), step(2021, 12, 31, 1401), step(2022, 9, 5, 1806),
                    step(2022, 12, 31, 2196), step(2023, 5, 12, 3396), step(2023, 9, 1, 3741),
                    step(2024, 7, 22, 4031), step(2024, 10, 22, 4341), step(2024, 12, 17, 4592),
                    step(2025, 3, 18, 3846), step(2025, 5, 2, 4376), step(2025, 9, 3, 4851),
                ]),
        ], until: ChartDay(2026, 11, 15), dayTitle: "Date")

    /// Amounts that lie as fines do: many small, few huge; the same at every run.
    static func fines(_ count: Int) -> [StripMark] {
        (0..<count).map { index in
            let spread = Double((index * 7919) % 1000) / 1000
            var value = 3_000_00.0
            for _ in 0..<Int(spread * 17) { value *= 2.1 }
            value *= 1 + Double((index * 104_729) % 97) / 97
            let shape = StripMark.Shape.allCases[[0, 0, 0, 1, 0, 2, 0, 1, 3, 0][index % 10]]
            return StripMark(name: "Company \(index)", value: Int64(value), shape: shape)
        }
    }

    static let stripWords = StripPlot.Words(
        median: { "median " + euro.label($0) }, mean: { "mean " + euro.label($0) },
        shape: {
            switch $0 {
            case .final: "final"
            case .contested: "contested"
            case .changed: "lowered or raised"
            case .fallen: "annulled"
            }
        }, group: "Authority", name: "Company", date: "Decided",
        value: "Fine, as imposed", status: "Status")

    static let strip: StripPlot = {
        var marks = fines(70)
        marks += [
            StripMark(name: "Meta Platforms", value: million(1200), shape: .contested, href: "/cases/dpc-meta-2023/"),
            StripMark(name: "Amazon", value: million(746), shape: .fallen, href: "/cases/cnpd-amazon-2021/"),
            StripMark(name: "TikTok", value: million(530), shape: .contested, href: "/cases/dpc-tiktok-2025/"),
            StripMark(name: "Instagram", value: million(405), shape: .contested, href: "/cases/dpc-instagram-2022/"),
        ]
        return StripPlot(
            identity: identity("strip", "Every fine", "Half of all fines lie between €150,000 and €30 million."),
            format: euro, words: stripWords,
            rows: [
                .init(
                    label: "All authorities", note: "74 fines, half of them between €150,000 and €30 million",
                    marks: marks,
                    summary: .init(
                        lowerQuartile: million(0.15), median: million(2.6), upperQuartile: million(30),
                        mean: million(79)))
            ])
    }()

    private static func event(
        _ year: Int, _ month: Int, _ day: Int, _ label: String, _ amount: String? = nil, weighty: Bool = false,
        href: String? = nil
    ) -> TimelineChart.Event {
        let months = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ]
        return TimelineChart.Event(
            day: ChartDay(year, month, day), date: "\(day) \(months[month - 1]) \(year)", label: label, amount: amount,
            isWeighty: weighty, href: href)
    }

    static let timelineWords = TimelineChart.Words(date: "Date", event: "Event", amount: "Amount")

    static let timeline = TimelineChart(
        identity: identity(
            "timeline", "Course of the case",
            "From the complaint in January 2019 to the fine it took almost six years; the objection is still open."),
        time: time, words: timelineWords,
        events: [
            event(2019, 1, 18, "Complaint by noyb", href: "#event-1"),
            event(2019, 6, 1, "Investigation opened", href: "#event-2"),
            event(2022, 11, 9, "Draft decision", href: "#event-3"),
            event(2024, 11, 26, "Fine imposed", "€4.75 million", weighty: true, href: "#event-4"),
            event(2024, 12, 18, "Published", href: "#event-5"),
            event(2025, 1, 8, "Objection lodged", href: "#event-6"),
        ])

    static let denseTimeline = TimelineChart(
        identity: identity("dense", "Course of the case", "Fourteen steps in three years, nine of them in one month."),
        time: time, words: timelineWords,
        events: [
            event(2022, 2, 1, "Complaint by Stichting Bescherming Privacybelangen Nederland"),
            event(2024, 5, 16, "Fine imposed", "€30.5 million", weighty: true),
            event(2024, 5, 16, "First order, with a periodic penalty of €250,000 a month", weighty: true),
            event(2024, 5, 16, "Second order", weighty: true), event(2024, 5, 16, "Third order", weighty: true),
            event(2024, 5, 17, "Served"), event(2024, 5, 21, "Objection lodged"),
            event(2024, 5, 23, "Interim relief asked for"), event(2024, 5, 30, "Interim relief refused", weighty: true),
            event(2024, 6, 1, "Suspended"), event(2024, 9, 3, "Published"),
            event(2024, 11, 1, "Objection rejected", weighty: true), event(2024, 12, 12, "Appeal lodged"),
            event(2025, 2, 2, "Fine lowered", "€20 million", weighty: true),
        ])

    static let tileWords = TileMap.Words(
        elsewhere: "Elsewhere", value: "Fines, as current", country: "Country",
        range: { "\($0) to \($1)" })

    static let tiles = TileMap(
        identity: identity("map", "Cases by country", "The Netherlands has 15 cases, Ireland 13, France 11."),
        words: tileWords, format: count,
        countries: [
            ("NL", 15), ("IE", 13), ("FR", 11), ("IT", 6), ("DE", 7), ("GB", 5), ("SE", 3), ("AT", 2), ("ES", 3),
            ("GR", 2), ("LU", 1), ("NO", 1), ("DK", 1), ("PL", 1), ("HU", 1), ("HR", 1), ("BG", 1), ("CZ", 1),
            ("US", 1), ("KR", 0),
        ].map { .init(code: $0, name: "Country \($0)", value: $1, href: "/countries/\($0.lowercased())/") })

    static let sumTiles = TileMap(
        identity: identity("sums", "Fines by country", "Ireland's fines add up to €3.6 billion."),
        words: tileWords, format: euro,
        countries: [
            ("NL", 340.2), ("IE", 3560), ("FR", 820), ("IT", 66), ("DE", 95), ("GB", 44.9), ("SE", 10.3), ("AT", 18),
            ("ES", 15), ("GR", 29), ("LU", 0), ("NO", 5.7), ("PL", 6.3), ("HU", 0.7), ("HR", 5.5), ("BG", 2.6),
            ("CZ", 13.9), ("US", 4600),
        ].map { .init(code: $0, name: "Country \($0)", value: million($1)) })
}
