/// A count or a sum for each country, as a map of equal tiles that needs no geography.
struct TileMap: Chart {
    /// A country that has a value.
    struct Country: Sendable {
        /// ISO 3166-1, two capital letters.
        var code: String
        var name: String
        var value: Int64
        var href: String?
    }

    /// The words of the drawing and the table.
    struct Words: Sendable {
        /// The heading of countries beyond the map: "Elsewhere".
        var elsewhere: String
        /// The heading of the key: "Fines, as current".
        var value: String
        /// The head of the table's first column.
        var country: String
        /// "€ 1.2m to € 3.4m", or one value where both are the same.
        var range: @Sendable (_ lowest: String, _ highest: String) -> String
    }

    var identity: ChartIdentity
    var words: Words
    /// `tick` is what stands in a tile: as short as can be.
    var format: ChartFormat
    var countries: [Country]

    var isEmpty: Bool { countries.isEmpty }
    var hasLinks: Bool { countries.contains { $0.href != nil } }

    var table: ChartTable {
        let sorted = countries.sorted { (-$0.value, $0.code) < (-$1.value, $1.code) }
        return ChartTable(
            caption: identity.title, columns: [words.country, words.value],
            rows: sorted.map { [ChartTable.Cell(text: $0.name, href: $0.href), .number(format.exact($0.value))] })
    }

    func draw(_ layout: ChartLayout) -> Drawing {
        TileDrawing(map: self, layout: layout).draw()
    }
}
