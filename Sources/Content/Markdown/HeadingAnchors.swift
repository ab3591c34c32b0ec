/// Makes the fragments of headings as GitHub does: lower-case, letters of any script, unique.
struct HeadingAnchors {
    private var taken: Set<String> = []
    private var next: [String: Int] = [:]

    /// The anchor of a heading's text, numbered if it has been used before.
    mutating func anchor(for text: String) -> String {
        let slug = Self.slug(text)
        if taken.insert(slug).inserted { return slug }
        var number = next[slug] ?? 1
        while !taken.insert("\(slug)-\(number)").inserted { number += 1 }
        next[slug] = number + 1
        return "\(slug)-\(number)"
    }

    /// The text lower-cased, without punctuation, with hyphens for blanks; `section` if nothing is left.
    static func slug(_ text: String) -> String {
        var slug = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar.isASCII {
                switch scalar {
                case "a"..."z", "0"..."9", "-", "_": slug.append(scalar)
                case "A"..."Z": slug.append(Unicode.Scalar(UInt8(scalar.value) + 32))
                case " ": slug.append("-")
                default: break
                }
            } else if isLetterLike(scalar) {
                slug.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
            } else if scalar.properties.isWhitespace {
                slug.append("-")
            }
        }
        return slug.isEmpty ? "section" : String(slug)
    }

    private static func isLetterLike(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
            .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .connectorPunctuation:
            true
        default: false
        }
    }
}
