/// Which cases get a picture of their own, for other sites to show beside a link to them.
package enum CardChoice: Equatable, Sendable {
    case none
    /// The newest so many cases.
    case newest(Int)
    case all

    /// What holds where `site.yml` says nothing: a picture takes a twentieth of a second to draw and 60 kB to keep.
    package static let standard = CardChoice.newest(1000)

    /// How many of so many cases get one.
    package func count(of cases: Int) -> Int {
        switch self {
        case .none: 0
        case .newest(let number): min(number, cases)
        case .all: cases
        }
    }

    static let shape = Shape<CardChoice>.scalar(
        .either([.choice(["all", "none"]), .integer(1...1_000_000)]), what: "`all`, `none` or a number"
    ) { text in
        switch text {
        case "all": .success(.all)
        case "none": .success(.none)
        default:
            if let number = Int(text), (1...1_000_000).contains(number) {
                .success(.newest(number))
            } else {
                .failure(
                    ScalarProblem(
                        "unknown-word", "`\(text)` does not say which cases get a picture",
                        suggestion: "write `all`, `none`, or how many of the newest, such as `1000`"))
            }
        }
    }
}
