/// The scalar values that fields are made of.
enum Shapes {
    /// A text that readers see, taken whole: what YAML would cut off is an error.
    static func text(_ example: String) -> Shape<String> {
        let kind = ShapeKind.text(pattern: nil, example: example)
        return Shape(kind) { node, reader in
            guard case .scalar(let scalar) = node.content else {
                reader.report(
                    "wrong-type", "a text is expected here, not \(node.kindName)", at: node,
                    suggestion: "put quotes round a text that begins with a bracket")
                return nil
            }
            if let comment = scalar.comment {
                reader.report(
                    "yaml-cut-text", "YAML cuts this text off at ` #`", at: comment,
                    suggestion: "put quotes round the whole text, or put the comment on a line of its own",
                    fix: wholeText(node, scalar))
                return nil
            }
            let trimmed = trim(scalar.text)
            if trimmed.isEmpty {
                reader.report("empty", "the text is empty", at: node, suggestion: "write it, or delete the field")
                return nil
            }
            return trimmed
        }
    }

    /// A text that names somebody: what makes two names look like one is warned of.
    static func name(_ example: String) -> Shape<String> {
        let text = text(example)
        return Shape(text.kind) { node, reader in
            guard let name = text.read(node, &reader) else { return nil }
            if let fault = NameDisguise(in: name) {
                reader.warn("disguised-name", fault.message, at: node, suggestion: fault.suggestion)
            }
            return name
        }
    }

    /// The edit that puts quotes round a text with what YAML cuts off, where that is no comment: `case #4`.
    private static func wholeText(_ node: YAMLNode, _ scalar: YAMLNode.Scalar) -> TextEdit? {
        guard let comment = scalar.comment, let cut = scalar.commentText, comment.line == node.position.line,
            let next = cut.dropFirst().first, !next.isWhitespace, next != "#",
            !cut.contains(where: { "]}".contains($0) }),
            node.length == scalar.text.unicodeScalars.count
        else { return nil }
        let gap = comment.column - node.position.column - node.length
        let text = scalar.text + String(repeating: " ", count: gap) + cut
        return TextEdit(
            at: node.position, length: node.length + gap + cut.unicodeScalars.count, text: YAMLText.quoted(text))
    }

    static let flag = Shape<Bool>.scalar(.flag, what: "`true` or `false`") { text in
        switch text {
        case "true": .success(true)
        case "false": .success(false)
        default:
            .failure(
                ScalarProblem(
                    "bad-flag", "`\(text)` is neither `true` nor `false`",
                    suggestion: ["yes", "Yes", "on", "ja", "True", "TRUE"].contains(text)
                        ? "write `true`"
                        : ["no", "No", "off", "nee", "False", "FALSE"].contains(text) ? "write `false`" : nil
                ))
        }
    }

    static func integer(_ range: ClosedRange<Int>, what: String) -> Shape<Int> {
        .scalar(.integer(range), what: what) { text in
            guard let value = Int(text), range.contains(value) else {
                return .failure(
                    ScalarProblem(
                        "bad-number", "`\(text)` is not a whole number from \(range.lowerBound) to \(range.upperBound)")
                )
            }
            return .success(value)
        }
    }

    static let id = Shape<String>.scalar(
        .text(pattern: "^[a-z0-9]+(-[a-z0-9]+)*$", example: "netflix"), what: "an id", parse: Identifiers.id)

    static let date = Shape<PartialDate>.scalar(
        .text(pattern: PatternText.date, example: "2024-12-18"), what: "a date"
    ) { text in
        PartialDate(text).map(Result.success) ?? .failure(DateAdvice.problem(text))
    }

    static let day = Shape<Day>.scalar(
        .text(pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", example: "2024-12-18"), what: "a day"
    ) { text in
        if let day = Day(text) { return .success(day) }
        if PartialDate(text) != nil {
            return .failure(
                ScalarProblem(
                    "bad-date", "`\(text)` is not a whole date", suggestion: "write year, month and day: `2024-12-18`"))
        }
        return .failure(DateAdvice.problem(text))
    }

    static let eventDate = Shape<EventDate>.scalar(
        .text(pattern: "^(unknown|\(PatternText.date.dropFirst().dropLast()))$", example: "2024-12-18"), what: "a date"
    ) { text in
        text == "unknown"
            ? .success(.unknown) : PartialDate(text).map { .success(.on($0)) } ?? .failure(DateAdvice.problem(text))
    }

    static let interval = Shape<DateInterval>.scalar(
        .text(pattern: nil, example: "2018/2020"), what: "a date or two with `/` between"
    ) { text in
        DateInterval(text).map(Result.success)
            ?? .failure(
                ScalarProblem(
                    "bad-date", "`\(text)` is neither a date nor two in order with `/` between",
                    suggestion: "for example `2018/2020`, `2018-05-25/2019-03` or `2018/..`"))
    }

    static let money = Shape<Money>.scalar(
        .text(pattern: "^[A-Z]{3} [0-9]+(\\.[0-9]+)?$", example: MoneyReading.example), what: "an amount of money",
        parse: MoneyReading.money)

    static let amount = Shape<Amount>.scalar(
        .text(pattern: "^([A-Z]{3} [0-9]+(\\.[0-9]+)?|none|undisclosed|unknown)$", example: MoneyReading.example),
        what: "an amount of money", parse: MoneyReading.amount)

    static let ecli = Shape<String>.scalar(
        .text(pattern: "^ECLI:", example: "ECLI:NL:RBDHA:2021:3090"), what: "an ECLI", parse: Identifiers.ecli)

    static let country = Shape<Country>.scalar(.text(pattern: "^[A-Z]{2}$", example: "NL"), what: "a country's code") {
        text in
        if let country = Country(text) { return .success(country) }
        let remedies = [
            "UK": "GB", "EL": "GR", "USA": "US", "Netherlands": "NL", "Nederland": "NL", "Germany": "DE",
            "France": "FR",
        ]
        let remedy = remedies[text] ?? (Country(text.uppercased()) != nil ? text.uppercased() : nil)
        return .failure(
            ScalarProblem(
                "bad-country", "`\(text)` is not a country's code",
                suggestion: remedy.map { "write `\($0)`" } ?? "two capitals of ISO 3166-1, such as `NL`"))
    }

    static let language = Shape<String>.scalar(
        .text(pattern: "^[a-z]{2,3}$", example: "nl"), what: "a language's code"
    ) { text in
        (2...3).contains(text.utf8.count) && text.utf8.allSatisfy { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") }
            ? .success(text)
            : .failure(
                ScalarProblem(
                    "bad-language", "`\(text)` is not a language's code", suggestion: "for example `nl` or `en`"))
    }

    static let link = Shape<String>.scalar(
        .text(pattern: "^https?://", example: "https://www.autoriteitpersoonsgegevens.nl/"),
        what: "an address of the web",
        parse: LinkCheck.web)

    /// One of a closed list of words.
    static func choice<Choice: RawRepresentable & CaseIterable & Sendable>(
        _ type: Choice.Type, what: String, not excluded: [String] = []
    ) -> Shape<Choice> where Choice.RawValue == String {
        let words = Choice.allCases.map(\.rawValue).filter { !excluded.contains($0) }
        return .scalar(.choice(words), what: what) { text in
            if let choice = Choice(rawValue: text), words.contains(text) { return .success(choice) }
            return .failure(
                ScalarProblem(
                    "unknown-word", "`\(text)` is not \(what)",
                    suggestion: NearMiss.nearest(to: text, among: words).map { "did you mean `\($0)`?" }
                        ?? "one of \(words.map { "`\($0)`" }.joined(separator: ", "))"))
        }
    }

    /// A text that may differ by language: one text, or language codes with a text each.
    static func localized(_ example: String) -> Shape<LocalizedText> {
        let plain = text(example)
        return Shape(.localized(plain.kind)) { node, reader in
            guard case .mapping(let entries, _) = node.content else {
                return plain.read(node, &reader).map { LocalizedText($0) }
            }
            var result = LocalizedText()
            for entry in entries {
                guard case .success(let language) = languageCode(entry.key) else {
                    reader.report(
                        "bad-language", "`\(entry.key)` is not a language's code", at: entry.keyPosition,
                        length: entry.keyLength, suggestion: "for example `en: …`, `nl: …`")
                    continue
                }
                if let value = plain.read(entry.value, &reader) { result.set(value, in: language) }
            }
            return result
        }
    }

    /// True for two or three lower-case letters.
    static func languageCode(_ text: String) -> Result<String, ScalarProblem> {
        (2...3).contains(text.utf8.count) && text.utf8.allSatisfy { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") }
            ? .success(text) : .failure(ScalarProblem("bad-language", text))
    }

    /// A text without blanks at its ends.
    static func trim(_ text: String) -> String {
        guard let first = text.utf8.first, let last = text.utf8.last, isBlank(first) || isBlank(last) else {
            return text
        }
        var bytes = Array(text.utf8)[...]
        while let byte = bytes.first, isBlank(byte) { bytes.removeFirst() }
        while let byte = bytes.last, isBlank(byte) { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }
}

/// Patterns that the JSON Schema shows.
enum PatternText {
    static let date = #"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?\??$"#
}
