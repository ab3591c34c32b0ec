/// The picture that other sites show beside a link to a page.
struct CardLinkView: View, Equatable {
    /// The picture's address in full, which changes with what is drawn.
    var href: String
    /// In pixels.
    var width = String(SocialCard.width)
    var height = String(SocialCard.height)
    /// The picture in words.
    var alt: String

    static let declaration = ViewDeclaration<CardLinkView>(
        "card-link", "The picture that other sites show beside a link to a page.",
        fields: [
            .text("href", "The picture's address in full.") { $0.href },
            .text("width", "Its width in pixels.") { $0.width },
            .text("height", "Its height in pixels.") { $0.height },
            .text("alt", "The picture in words.") { $0.alt },
        ])
}
