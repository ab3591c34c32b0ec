import Content
import Register

/// The reference rates of the days of all cases, for queries that name amounts in other currencies.
struct RegisterRates {
    let register: Register

    func write() -> [UInt8] {
        let days = Set(register.cases.map { $0.date.latest }).sorted()
        let currencies = register.rates.currencies.compactMap { Currency($0) }
        var writer = ColumnWriter()
        writer.object { object in
            object.name("days")
            object.numbers(days.map(\.number))
            for currency in currencies {
                object.name(currency.code)
                object.ids(
                    days.map { day in
                        // As digits and how many of them stand behind the point, nothing where there is no rate.
                        register.rates.rate(of: currency, on: day).map { "\($0.rate.mantissa)e\($0.rate.scale)" } ?? "-"
                    })
            }
        }
        return writer.bytes
    }
}
