/// How many people a case concerns, as exactly as the sources say.
package enum AffectedPeople: Hashable, Sendable {
    case exactly(Int)
    case about(Int)
    case moreThan(Int)
    case fewerThan(Int)
    case unknown

    static let shape = Shape<AffectedPeople>.scalar(
        .text(pattern: "^(unknown|[~<>]?[0-9]+)$", example: "~174000"), what: "a number of people"
    ) { text in
        if text == "unknown" { return .success(.unknown) }
        let sign = text.first.map { "~<>".contains($0) } == true ? text.first : nil
        let digits = sign == nil ? text[...] : text.dropFirst()
        guard let number = Int(digits), number >= 0, digits.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) else {
            let bare = String(text.filter { $0.isASCII && $0.isNumber })
            return .failure(
                ScalarProblem(
                    "bad-number", "`\(text)` is not a number of people",
                    suggestion: bare.isEmpty
                        ? "write `5200`, `~174000`, `>350000` or `unknown`"
                        : "write `\(sign.map(String.init) ?? "")\(bare)`"))
        }
        switch sign {
        case "~": return .success(.about(number))
        case ">": return .success(.moreThan(number))
        case "<": return .success(.fewerThan(number))
        default: return .success(.exactly(number))
        }
    }
}
