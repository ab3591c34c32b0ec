/// A social card: what a page says, in the few words that a picture of 1,200 by 630 pixels holds.
struct CardView: View, Equatable {
    /// BCP 47 code of the card's language.
    var language: String
    /// How the theme's pages look.
    var look = CardLookView()
    /// The site's name.
    var site: String
    /// The host of the site's address; nil where there is no room for it.
    var host: String?
    /// What kind of page it is, or when a case was decided.
    var kicker: String?
    /// How large the lines are set, by how many they are: `large`, `medium`, `small` or `smallest`.
    var size: String
    /// What the page says, broken into lines.
    var lines: [CardLineView]
    /// More about it, in smaller lines.
    var details: [CardLineView] = []
    /// What became of a case.
    var status: StatusView?
    /// What stands at the foot where there is no status.
    var foot: String?

    /// All that the card says, as one text.
    var words: String {
        let texts = [lines.map(\.text).joined(separator: " "), status?.words ?? foot ?? "", kicker ?? ""]
        return texts.filter { !$0.isEmpty }.joined(separator: ". ")
    }

    static let declaration = ViewDeclaration<CardView>(
        "card", "A social card: what a page says, in the few words that a picture of 1,200 by 630 pixels holds.",
        fields: [
            .text("language", "BCP 47 code of the card's language.") { $0.language },
            .view("look", "How the theme's pages look, for a card that looks like them.") { $0.look },
            .text("site", "The site's name.") { $0.site },
            .text("host", "The host of the site's address; empty where there is no room for it.") { $0.host },
            .text("kicker", "What kind of page it is, or when a case was decided.") { $0.kicker },
            .text("size", "How large the lines are set: `large`, `medium`, `small` or `smallest`.") { $0.size },
            .list("lines", "What the page says, broken into lines.") { $0.lines },
            .list("details", "More about it, in smaller lines.") { $0.details },
            .view("status", "What became of a case.") { $0.status },
            .text("foot", "What stands at the foot where there is no status.") { $0.foot },
        ])
}

/// How pages look, from the tokens of the theme's stylesheet: a drawing knows no stylesheet, and no variables.
struct CardLookView: View, Equatable {
    var paper = ""
    var ink = ""
    var soft = ""
    var hair = ""
    /// A list of fonts, as CSS has it.
    var heading = ""
    var sans = ""
    var weight = ""

    init(_ tokens: [String: String] = [:]) {
        paper = tokens["paper"] ?? "#ffffff"
        ink = tokens["ink"] ?? "#000000"
        soft = tokens["soft"] ?? ink
        hair = tokens["hair"] ?? soft
        sans = tokens["sans"] ?? "sans-serif"
        heading = tokens["heading"] ?? sans
        weight = tokens["heading-weight"] ?? "700"
    }

    static let declaration = ViewDeclaration<CardLookView>(
        "card-look", "How the theme's light pages look: tokens of its stylesheet.",
        fields: [
            .text("paper", "The colour of the ground: `--paper`.") { $0.paper },
            .text("ink", "The colour of text: `--ink`.") { $0.ink },
            .text("soft", "The colour of lesser text: `--soft`.") { $0.soft },
            .text("hair", "The colour of thin lines: `--hair`.") { $0.hair },
            .text("heading", "The fonts of headings: `--heading`.") { $0.heading },
            .text("sans", "The fonts of all else: `--sans`.") { $0.sans },
            .text("weight", "How bold headings are: `--heading-weight`.") { $0.weight },
        ])
}

/// A line of a card: nothing breaks text in a drawing.
struct CardLineView: View, Equatable {
    var text: String

    static let declaration = ViewDeclaration<CardLineView>(
        "card-line", "A line of a card.",
        fields: [.text("text", "Its words.") { $0.text }])
}

extension StatusView {
    /// The status without what is known of it.
    var words: String { suspended.map { "\(word), \($0)" } ?? word }
}
