/// Which form of a text goes with which whole number, as Unicode's CLDR 46 gives it for the languages of Europe.
///
/// The `many` of French, Italian, Portuguese and Spanish, which only whole millions take, is left out.
struct PluralRule: Sendable {
    enum Category: String, CaseIterable, Sendable {
        case zero, one, two, few, many, other
    }

    /// The forms a locale file must give, in the order of CLDR; `other` serves where a form is missing.
    let categories: [Category]
    let category: @Sendable (Int) -> Category

    init(language: String) {
        switch language.split(separator: "-").first.map(String.init) ?? language {
        case "fr", "pt": self.init([.one, .other]) { $0 < 2 ? .one : .other }
        case "pl": self.init([.one, .few, .many]) { $0 == 1 ? .one : Self.endsInTwoToFour($0) ? .few : .many }
        case "uk", "ru":
            self.init([.one, .few, .many]) { Self.endsInOne($0) ? .one : Self.endsInTwoToFour($0) ? .few : .many }
        case "hr", "sr", "bs":
            self.init([.one, .few, .other]) { Self.endsInOne($0) ? .one : Self.endsInTwoToFour($0) ? .few : .other }
        case "cs", "sk": self.init([.one, .few, .other]) { $0 == 1 ? .one : (2...4).contains($0) ? .few : .other }
        case "sl":
            self.init([.one, .two, .few, .other]) { number in
                switch number % 100 {
                case 1: .one
                case 2: .two
                case 3, 4: .few
                default: .other
                }
            }
        case "ro":
            self.init([.one, .few, .other]) { number in
                number == 1 ? .one : number == 0 || (1...19).contains(number % 100) ? .few : .other
            }
        case "lt":
            self.init([.one, .few, .other]) { number in
                (11...19).contains(number % 100) || number % 10 == 0 ? .other : number % 10 == 1 ? .one : .few
            }
        case "lv":
            self.init([.zero, .one, .other]) { number in
                (11...19).contains(number % 100) || number % 10 == 0 ? .zero : number % 10 == 1 ? .one : .other
            }
        case "ga":
            self.init([.one, .two, .few, .many, .other]) { number in
                switch number {
                case 1: .one
                case 2: .two
                case 3...6: .few
                case 7...10: .many
                default: .other
                }
            }
        case "mt":
            self.init([.one, .two, .few, .many, .other]) { number in
                switch number {
                case 1: .one
                case 2: .two
                default:
                    number == 0 || (3...10).contains(number % 100)
                        ? .few : (11...19).contains(number % 100) ? .many : .other
                }
            }
        default: self.init([.one, .other]) { $0 == 1 ? .one : .other }
        }
    }

    private init(_ categories: [Category], _ category: @escaping @Sendable (Int) -> Category) {
        self.categories = categories
        self.category = { category(Int($0.magnitude % 1_000_000_000_000)) }
    }

    private static func endsInOne(_ number: Int) -> Bool {
        number % 10 == 1 && number % 100 != 11
    }

    private static func endsInTwoToFour(_ number: Int) -> Bool {
        (2...4).contains(number % 10) && !(12...14).contains(number % 100)
    }
}
