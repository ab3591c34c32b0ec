/// Where each country of Europe stands in a grid of tiles: neighbours as far as squares allow, all of one size.
enum EuropeGrid {
    static let columns = 8
    static let rows = 9

    /// ISO 3166-1 codes of two letters, row by row from the north-west.
    ///
    /// Dots stand for the sea, or for a country that is not shown; `XK` for Kosovo.
    private static let map = [
        "IS .. .. .. NO SE FI ..",
        "IE GB .. .. DK .. EE ..",
        ".. .. .. NL DE .. LV ..",
        ".. .. BE LU CZ PL LT BY",
        ".. FR CH LI AT SK UA ..",
        "PT ES .. IT SI HU RO MD",
        ".. .. .. .. HR RS BG ..",
        ".. .. .. .. BA XK MK TR",
        ".. .. .. MT ME AL GR CY",
    ]

    /// The tiles in order of their rows.
    static let tiles: [(code: String, column: Int, row: Int)] = map.enumerated().flatMap { row, line in
        line.split(separator: " ").enumerated().compactMap { column, code in
            code == ".." ? nil : (String(code), column, row)
        }
    }
}
