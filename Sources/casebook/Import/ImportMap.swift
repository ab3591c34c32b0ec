import Content

/// What a map says: which columns of a table make which fields of a case.
struct ImportMap {
    /// An authority or company: one for all rows by its id, or the name in a column.
    struct Party {
        var id: String?
        var column: String?
        /// Names that nothing is known by become entity files.
        var creates = false
        var country: Country?
        var countryColumn: String?
        /// Names that name nobody; `*` stands for any letters.
        var undisclosed: [String] = []
    }

    struct Dates {
        var column = ""
        var formats: [String] = []
        var unknown: [String] = []
        /// For rows whose date is not known: a day on which the fine was known.
        var knownBy: PartialDate?
        /// The field of the case: `decided` or `published`.
        var field = "decided"
    }

    struct Amounts {
        /// The event: `fine` or `settlement`.
        var event = "fine"
        var column = ""
        var reading = ImportAmount()
        var currencyColumn: String?
        var unknown: [String] = []
        var undisclosed: [String] = []
    }

    struct Provisions {
        var column = ""
        var law = ""
        var names: [String] = []
    }

    /// Ids of a closed list: some for all rows, some by what a column says.
    struct Terms {
        var column: String?
        var values: [(text: String, ids: [String])] = []
        var always: [String] = []
    }

    struct Source {
        var url: ImportTemplate?
        var title: ImportTemplate?
        var kind: String?
        var publisher: String?
    }

    /// Rows that are left out: a column, and what stands there.
    struct Exclusion {
        var column: String
        var values: [String]
    }

    var idColumns: [String] = []
    /// The name of the other register in `external_ids`.
    var register = ""
    var title: ImportTemplate?
    var summary: ImportTemplate?
    var text: ImportTemplate?
    var authority = Party()
    var company = Party()
    var dates = Dates()
    var amounts: Amounts?
    var provisions: Provisions?
    var topics = Terms()
    var sectors = Terms()
    var source = Source()
    var exclusions: [Exclusion] = []
}

/// A text in which `{column}` stands for a cell.
struct ImportTemplate {
    enum Piece: Equatable {
        case text(String)
        case column(String)
    }

    let pieces: [Piece]

    init(_ text: String) {
        var pieces: [Piece] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            if open > rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
            pieces.append(.column(String(rest[rest.index(after: open)..<close])))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { pieces.append(.text(String(rest))) }
        self.pieces = pieces
    }

    var columns: [String] { pieces.compactMap { if case .column(let name) = $0 { name } else { nil } } }

    /// The text for a row; each cell as `clean` has it.
    func filled(_ cell: (String) -> String, clean: (String) -> String) -> String {
        var result = ""
        for piece in pieces {
            switch piece {
            case .text(let text): result += text
            case .column(let name): result += clean(cell(name))
            }
        }
        return result
    }
}

/// Texts of cells that a map lists; `*` stands for any letters, and the case of letters does not count.
enum ImportPattern {
    static func matches(_ text: String, _ patterns: [String]) -> Bool {
        let text = Array(ImportText.plain(text).lowercased().unicodeScalars)
        return patterns.contains { matches(text[...], Array($0.lowercased().unicodeScalars)[...]) }
    }

    private static func matches(_ text: ArraySlice<Unicode.Scalar>, _ pattern: ArraySlice<Unicode.Scalar>) -> Bool {
        // Greedy with one place to go back to, so that no pattern takes long.
        var (text, pattern) = (text, pattern)
        var back: (text: ArraySlice<Unicode.Scalar>, pattern: ArraySlice<Unicode.Scalar>)?
        while true {
            if let sign = pattern.first, sign == "*" {
                pattern = pattern.dropFirst()
                back = (text, pattern)
            } else if let sign = pattern.first, sign == text.first {
                (text, pattern) = (text.dropFirst(), pattern.dropFirst())
            } else if pattern.isEmpty, text.isEmpty {
                return true
            } else if let last = back, !last.text.isEmpty {
                (text, pattern) = (last.text.dropFirst(), last.pattern)
                back = (text, pattern)
            } else {
                return false
            }
        }
    }
}
