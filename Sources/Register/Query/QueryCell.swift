import Content

/// A query in an editor's text and how its result is to be shown.
package struct QueryCell: Hashable, Sendable {
    /// How a result is shown.
    package enum Form: String, CaseIterable, Sendable {
        case number, sentence, table, cases, bars, stacked, line, steps, strip, tiles

        /// True for what fits into a sentence.
        var isInline: Bool { self == .number || self == .sentence }
    }

    package var query: Query
    package var form: Form
    package var title: String?
    package var caption: String?
    package var isInline: Bool
    package var location: SourceLocation

    /// Reads a cell of a text; nil where anything is wrong with it, which is reported at its place in the file.
    package static func parse(_ cell: MarkdownCell) -> (QueryCell?, [Diagnostic]) {
        var diagnostics: [Diagnostic] = []
        var form: (form: Form, option: MarkdownCell.Option)?
        var title: String?
        var caption: String?
        var seen: Set<String> = []
        for option in cell.options {
            guard seen.insert(option.name).inserted else {
                diagnostics.append(
                    problem("duplicate-cell-option", "`\(option.name)` stands here a second time", option, "keep one"))
                continue
            }
            switch option.name {
            case "show":
                if let value = Form(rawValue: option.value) {
                    form = (value, option)
                } else {
                    diagnostics.append(unknownForm(option))
                }
            case "title": title = option.value
            case "caption": caption = option.value
            default:
                let names = ["show", "title", "caption"]
                diagnostics.append(
                    problem(
                        "unknown-cell-option", "a cell has no option `\(option.name)`", option,
                        NearMiss.nearest(to: option.name, among: names).map { "did you mean `\($0)`?" }
                            ?? "write `show`, `title` or `caption`"))
            }
        }
        do {
            let query = try Query.parse(cell.query)
            let shown = form?.form ?? standard(query, isInline: cell.isInline)
            if let option = form?.option, let misfit = misfit(shown, query) {
                diagnostics.append(problem("cell-misfit", misfit.message, option, misfit.remedy))
            }
            if cell.isInline, !shown.isInline {
                diagnostics.append(
                    Diagnostic(
                        "cell-misfit", "a table does not fit into a sentence", at: cell.location,
                        length: cell.query.unicodeScalars.count,
                        suggestion: "write one measure without `group by`, or a block of its own"))
            }
            guard diagnostics.isEmpty else { return (nil, diagnostics) }
            return (
                QueryCell(
                    query: query, form: shown, title: title, caption: caption, isInline: cell.isInline,
                    location: cell.location), []
            )
        } catch {
            return (nil, diagnostics + error.list.map { $0.diagnostic(in: cell) })
        }
    }

    /// What the register does not have of what the query names, at its place in the file.
    package func check(against register: Register, in cell: MarkdownCell) -> [Diagnostic] {
        query.check(against: register).map { $0.diagnostic(in: cell) }
    }

    /// How a result is shown where the cell does not say.
    private static func standard(_ query: Query, isInline: Bool) -> Form {
        if query.listsCases { return .cases }
        return query.groups.isEmpty && query.measures.count == 1 ? .number : .table
    }

    /// Why a result cannot be shown so, and what to do; nil where it can.
    private static func misfit(_ form: Form, _ query: Query) -> (message: String, remedy: String)? {
        switch form {
        case .number, .sentence:
            if query.listsCases { return ("a \(form.rawValue) shows a measure", "write one: `count where …`") }
            guard query.groups.isEmpty else {
                return ("a \(form.rawValue) shows one row", "leave `group by` out, or show a table")
            }
            if form == .number, query.measures.count > 1 {
                return ("a number shows one measure", "keep one of the measures, or show a table")
            }
        case .table: break
        case .cases:
            if !query.listsCases {
                return ("measures are not a list of cases", "leave the measures and `group by` out")
            }
        case .bars:
            if query.groups.count != 1 { return ("bars show one group", "add `group by` with one field") }
        case .tiles:
            if query.groups.count != 1 || query.groups[0] != .country && query.groups[0] != .companyCountry {
                return ("tiles are countries", "write `group by country`")
            }
        case .stacked:
            if query.groups.count != 2 { return ("stacked bars show two groups", "write `group by year, standing`") }
        case .line, .steps:
            if query.groups.isEmpty || !query.groups[0].orders {
                return ("a line goes along time", "write `group by year`")
            }
        case .strip:
            if !query.listsCases { return ("a strip shows single cases", "leave the measures and `group by` out") }
        }
        return nil
    }

    private static func unknownForm(_ option: MarkdownCell.Option) -> Diagnostic {
        let names = Form.allCases.map(\.rawValue)
        return problem(
            "unknown-cell-option", "`\(option.value)` is no way to show a result", option,
            NearMiss.nearest(to: option.value, among: names).map { "did you mean `\($0)`?" }
                ?? "write one of \(names.map { "`\($0)`" }.joined(separator: ", "))")
    }

    private static func problem(
        _ identifier: String, _ message: String, _ option: MarkdownCell.Option, _ suggestion: String
    ) -> Diagnostic {
        Diagnostic(
            identifier, message, at: option.location, length: option.name.unicodeScalars.count, suggestion: suggestion)
    }
}

extension QueryError {
    /// The error at its place in the file that the cell stands in.
    package func diagnostic(in cell: MarkdownCell) -> Diagnostic {
        var position = cell.location.position
        let start = position.column
        for scalar in cell.query.unicodeScalars.prefix(span.offset) {
            if scalar == "\n" {
                position.line += 1
                // Lines of a block begin in one column, behind what marks a quotation or a list.
                position.column = start
            } else {
                position.column += 1
            }
        }
        return Diagnostic(
            "bad-query", message, at: SourceLocation(file: cell.location.file, position: position),
            length: max(1, span.length), suggestion: remedy)
    }
}
