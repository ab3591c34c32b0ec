import Content
import Register

/// Worked examples of how to use the downloads: lines of code with what they print of this register.
///
/// The results are worked out from the register and not by the code shown, so that a test can hold one against the other.
struct DataExamples {
    private let exports: Exports
    private let scope: PageScope

    init(_ exports: Exports, _ scope: PageScope) {
        self.exports = exports
        self.scope = scope
    }

    private var register: Register { exports.scope.register }
    private var wording: Wording { scope.wording }
    private var currency: String { exports.scope.currencyName }

    var all: [DataExampleView] { [spreadsheet, pandas, r, duckDB, sql].compactMap { $0 } }

    /// The address of a file in full, as code names it.
    private func url(_ file: String) -> String { scope.context.addresses.baseURL + "data/" + file }

    private func view(
        _ id: String, _ code: String, result: String, _ values: [String: String], hasInstruction: Bool = false
    ) -> DataExampleView {
        DataExampleView(
            id: id, tool: wording("data-example.\(id)"), question: wording("data-question.\(id)", values),
            instruction: hasInstruction ? wording("data-instruction.\(id)") : nil, code: code, result: result,
            answer: wording("data-answer.\(id)", values))
    }

    private func decimal(_ money: Money) -> String {
        var bytes: [UInt8] = []
        ExactDecimal(money).append(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The fines of the newest year that has any.
    private var spreadsheet: DataExampleView? {
        guard let table = exports.tables.table("cases"),
            let year = register.years.first(where: { totals(of: register.casesByYear[$0] ?? []).current != nil }),
            let sum = totals(of: register.casesByYear[year] ?? []).current,
            let years = table.columns.firstIndex(where: { $0.name == "year" }),
            let amounts = table.columns.firstIndex(where: { $0.name == "current_" + currency })
        else { return nil }
        let (dates, sums) = (letters(years), letters(amounts))
        return view(
            "spreadsheet", "=SUMIFS(cases!\(sums):\(sums), cases!\(dates):\(dates), \(year))", result: decimal(sum),
            ["year": String(year), "amount": wording.money.exact(sum)], hasInstruction: true)
    }

    /// The name of a column of a sheet: A to Z, then AA.
    private func letters(_ place: Int) -> String {
        var place = place
        var name = ""
        repeat {
            name = String(Unicode.Scalar(UInt8(ascii: "A") + UInt8(place % 26))) + name
            place = place / 26 - 1
        } while place >= 0
        return name
    }

    /// The authority with the largest sum of fines as current.
    private var pandas: DataExampleView? {
        var largest: (authority: Entity, sum: Money)?
        for index in exports.scope.owners(.authority) {
            let entity = register.entities[index]
            let imposed = entity.cases.filter { place in
                register.cases[place].authorities.contains { $0.entity == index && $0.role.counts }
            }
            guard let sum = totals(of: imposed).current, sum.minorUnits > largest?.sum.minorUnits ?? -1 else {
                continue
            }
            largest = (entity, sum)
        }
        guard let largest else { return nil }
        let code = """
            import pandas as pd

            cases = pd.read_csv("\(url("cases.csv"))")
            roles = pd.read_csv("\(url("case_authorities.csv"))")
            counted = roles[roles["counts"]].merge(
                cases[["id", "current_\(currency)"]], left_on="case_id", right_on="id")
            totals = counted.groupby("authority_id")["current_\(currency)"].sum()
            print(totals.idxmax(), f"{totals.max():.\(register.settings.currency.minorDigits)f}")
            """
        return view(
            "pandas", code, result: "\(largest.authority.id) \(decimal(largest.sum))",
            [
                "authority": scope.name(largest.authority).text, "amount": wording.money.exact(largest.sum),
            ])
    }

    /// How many fines are still contested.
    private var r: DataExampleView? {
        let fined = exports.scope.cases.filter { register.cases[$0].content.status.imposed.of > 0 }
        guard !fined.isEmpty else { return nil }
        let contested = fined.filter { register.cases[$0].content.status.finality == .contested }.count
        let code = """
            cases <- read.csv("\(url("cases.csv"))")
            fined <- subset(cases, imposed_state != "none")
            cat(sum(fined$finality == "contested"), "of", nrow(fined), "\\n")
            """
        return view(
            "r", code, result: "\(contested) of \(fined.count)",
            ["n": wording.money.grouped(contested), "of": wording.money.grouped(fined.count)])
    }

    /// The provision that most cases found violated.
    private var duckDB: DataExampleView? {
        var most: (id: String, name: String, cases: Int)?
        for law in register.laws {
            for article in law.articles {
                let cases = article.violations.filter { exports.scope.isExported(caseAt: $0) }.count
                let id = law.id + "/" + article.number
                guard cases > 0, most.map({ (-cases, id) < (-$0.cases, $0.id) }) ?? true,
                    let citation = ProvisionCitation(id)
                else { continue }
                most = (id, scope.citation(citation, law), cases)
            }
        }
        guard let most else { return nil }
        let code = """
            SELECT law_id || '/' || article AS provision, count(DISTINCT case_id) AS cases
            FROM '\(url("provisions.csv"))'
            WHERE finding = 'violated'
            GROUP BY provision
            ORDER BY cases DESC, provision
            LIMIT 1;
            """
        return view(
            "duckdb", code, result: "\(most.id) \(most.cases)",
            ["provision": most.name, "cases": wording.count("cases", most.cases)])
    }

    /// How many fines did not stay as they were imposed, and how many of them fell altogether.
    private var sql: DataExampleView? {
        let changed = exports.scope.cases.map { register.cases[$0] }.filter { record in
            guard let imposed = record.amounts.imposed, let current = record.amounts.current else { return false }
            return imposed.money != current.money
        }
        guard !exports.scope.cases.isEmpty else { return nil }
        let fallen = changed.filter { $0.amounts.current?.money.minorUnits == 0 }.count
        let code = """
            SELECT count(*) AS changed, count(*) FILTER (WHERE current_\(currency) = 0) AS fallen
            FROM fines
            WHERE current_\(currency) <> imposed_\(currency);
            """
        return view(
            "sql", code, result: "\(changed.count) \(fallen)",
            ["n": wording.money.grouped(changed.count), "fallen": wording.money.grouped(fallen)], hasInstruction: true)
    }

    private func totals(of indices: [CaseIndex]) -> Totals {
        register.totals(of: indices.filter { exports.scope.isExported(caseAt: $0) })
    }
}
