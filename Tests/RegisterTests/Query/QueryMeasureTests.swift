import Testing

@testable import Register

@Suite("Query: measures")
struct QueryMeasureTests {
    @Test(
        "figures of the small register",
        arguments: [
            ("count", ["12"]), ("count(sanctions)", ["14"]),
            // Two cases of one decision, and one that is only proposed.
            ("count(decisions)", ["10"]),
            // Annulled counts as nothing; undisclosed and unknown are of the N.
            ("sum(imposed)", ["~146367939.09 7/9"]), ("sum(current)", ["~145532939.09 7/9"]),
            ("sum(paid)", ["350000 1/9"]), ("sum(settled)", ["250000 1/1"]), ("sum(forfeited)", ["500000 1/1"]),
            // Of what stands: 350000, 1000000, 4750000, 8932939.09, 30500000, 100000000.
            ("median(current)", ["~6841469.54 6/9"]), ("mean(current)", ["~24255489.85 6/9"]),
            ("max(current), min(current)", ["100000000 6/9 in dpc-meta-2022 | 350000 6/9 in ap-haga-2019"]),
            ("median(days), mean(days)", ["437 days 3/11 | 414 days 3/11"]),
            ("share(cases) where standing = annulled", ["83‰"]),
            ("share(imposed) where country = IE", ["683‰"]),
            ("count(sanctions) where kind = order", ["2"]),
            ("sum(current) where company = whatsapp", ["25000000 1/1"]),
            ("sum(paid) where company = whatsapp", ["– 0/1"]),
            ("sum(current) where group = meta", ["100000000 1/1"]),
        ])
    func figures(query: String, expected: [String]) throws {
        #expect(try QueryRegister.lines(query) == expected)
    }

    @Test(
        "groups with their figures, and a total that is not the sum of the rows",
        arguments: [
            // Without an order years go up.
            (
                "count, sum(imposed) group by year",
                [
                    "2019 | 1 | 460000 1/1", "2020 | 1 | 725000 1/1", "2021 | 1 | – 0/1",
                    "2022 | 2 | ~108932939.09 2/2", "2023 | 2 | 1000000 1/1", "2024 | 3 | 35250000 2/2",
                    "2025 | 2 | – 0/1", "total | 12 | ~146367939.09 7/9",
                ]
            ),
            // Others go down by the first measure, then by their ids; the joint case stands under both.
            (
                "count group by authority",
                ["ap | 5", "gba | 4", "dpc | 2", "ico | 2", "total | 12"]
            ),
            (
                "sum(current) where year = 2022 group by company",
                [
                    "meta | 60000000 1/1", "whatsapp | 25000000 1/1", "instagram | 15000000 1/1",
                    "clearview | ~8932939.09 1/1", "total | ~108932939.09 2/2",
                ]
            ),
            (
                "sum(current), count where company = meta group by group",
                [
                    "meta | 60000000 1/1 | 3", "instagram | 0 1/1 | 1", "whatsapp | 0 1/1 | 1",
                    "total | 60000000 1/1 | 3",
                ]
            ),
            (
                "count(sanctions), sum(imposed), sum(settled), sum(forfeited) group by kind",
                [
                    "fine | 9 | ~146367939.09 7/9 | – 0/0 | – 0/0", "order | 2 | – 0/0 | – 0/0 | 500000 1/1",
                    "reprimand | 1 | – 0/0 | – 0/0 | – 0/0", "settlement | 1 | – 0/0 | 250000 1/1 | – 0/0",
                    "warning | 1 | – 0/0 | – 0/0 | – 0/0",
                    "total | 14 | ~146367939.09 7/9 | 250000 1/1 | 500000 1/1",
                ]
            ),
            (
                "count where topic is known and country != NL group by country, topic",
                ["GB | biometrics | 1", "IE | transparency | 1", "total |  | 2"]
            ),
            (
                "share(cases), share(imposed) where year = 2024 group by authority order by share(imposed) desc",
                ["ap | 667‰ | 1000‰", "gba | 333‰ | 0‰", "total | 1000‰ | 1000‰"]
            ),
            (
                "max(current) group by sector order by max(current)",
                [
                    "health | 1000000 2/3 in ap-gba-2023", "media | 100000000 2/2 in dpc-meta-2022",
                    "total | 100000000 6/9 in dpc-meta-2022",
                ]
            ),
            (
                "count group by dossier", ["faces | 2", "total | 12"]
            ),
        ])
    func groups(query: String, expected: [String]) throws {
        #expect(try QueryRegister.lines(query) == expected)
    }

    @Test("a limit shows the first groups and says how many there are")
    func limit() throws {
        let result = try Query.parse("count group by year order by year desc limit 2").evaluate(
            in: try QueryRegister.small.get())
        #expect(result.rows.map { $0.values[0] } == [.number(2025), .number(2024)])
        #expect(result.rowCount == 7)
        #expect(result.notes.contains(.limited(shown: 2, of: 7)))
        #expect(result.total?.values == [.none, .number(12)])
        #expect(result.rows[1].cases.count == 3)
    }

    @Test("several provisions do not multiply a case without a word about it")
    func severalValues() throws {
        let result = try Query.parse("count, sum(imposed) group by provision").evaluate(
            in: try QueryRegister.small.get())
        #expect(result.notes.contains(.several(.provision, cases: 4)))
        // The reprimand, the proposal and others found nothing violated.
        #expect(result.notes.contains(.without(.provision, cases: 6)))
        #expect(
            try QueryRegister.lines("count group by provision").prefix(3) == [
                "gdpr/5 | 3", "gdpr/13 | 2", "gdpr/14 | 2",
            ])
    }

    @Test("what stands beside the fines, fell, was converted or divided is said")
    func notes() throws {
        #expect(
            try QueryRegister.notes("sum(current)") == [.estimate(cases: 1), .apart(settlements: 1, forfeitures: 1)])
        #expect(try QueryRegister.notes("sum(current), sum(settled), sum(forfeited)") == [.estimate(cases: 1)])
        #expect(try QueryRegister.notes("median(current) where country = NL and year < 2024") == [.fallen(cases: 1)])
        #expect(try QueryRegister.notes("sum(imposed) where company = meta").contains(.parts(cases: 1)))
        #expect(try QueryRegister.notes("count group by year").contains(.datedOtherwise(cases: 2)))
        #expect(try QueryRegister.notes("count") == [])
        // The whole holds a converted amount, so the share is an estimate, and says why.
        #expect(try QueryRegister.notes("share(imposed) where country = IE") == [.estimate(cases: 1)])
    }

    @Test("the totals of the register's pages are those of the same query")
    func totals() throws {
        let register = try QueryRegister.small.get()
        func sums(_ query: String) throws -> [Int64?] {
            let result = try Query.parse("sum(imposed), sum(current), median(current) where " + query).evaluate(
                in: register)
            return result.rows[0].values.map { if case .money(let figure) = $0 { figure.value } else { nil } }
        }
        for entity in register.entities where entity.category == .company {
            let own = register.totals(
                of: entity.cases.filter { register.cases[$0].parties.contains { $0.entity == entity.index } },
                for: [entity.index])
            let group = register.totals(of: entity.groupCases, for: register.groupMembers(of: entity.index))
            #expect(try sums("company = \(entity.id)").prefix(2) == [own.imposed?.minorUnits, own.current?.minorUnits])
            #expect(
                try sums("group = \(entity.id)").prefix(2) == [group.imposed?.minorUnits, group.current?.minorUnits])
        }
        let all = register.totals(of: Array(register.cases.indices))
        #expect(try sums("year > 1") == [all.imposed?.minorUnits, all.current?.minorUnits, all.median])
    }
}
