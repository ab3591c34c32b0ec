/// The order in which names stand in lists: letters without their accents and capitals, the same on every machine.
struct AlphabeticalKey: Comparable {
    let text: String

    init(_ name: String) {
        var text = ""
        for character in name.lowercased() { text += Self.plain[character] ?? String(character) }
        self.text = text
    }

    /// The heading under which a name stands: its first letter as a capital, or nil where it begins with none.
    var letter: String? {
        guard let first = text.first(where: { $0.isLetter || $0.isNumber }), first.isLetter else { return nil }
        return first.uppercased()
    }

    static func < (left: Self, right: Self) -> Bool {
        left.text.unicodeScalars.lexicographicallyPrecedes(right.text.unicodeScalars)
    }

    private static let plain: [Character: String] = {
        let letters: KeyValuePairs = [
            "a": "àáâãäåāăą", "ae": "æ", "c": "çćĉċč", "d": "ďđð", "e": "èéêëēĕėęě", "g": "ĝğġģ", "h": "ĥħ",
            "i": "ìíîïĩīĭįı", "j": "ĵ", "k": "ķ", "l": "ĺļľŀł", "n": "ñńņňŉŋ", "o": "òóôõöøōŏő", "oe": "œ", "r": "ŕŗř",
            "s": "śŝşšș", "ss": "ß", "t": "ţťŧț", "th": "þ", "u": "ùúûüũūŭůűų", "w": "ŵ", "y": "ýÿŷ", "z": "źżž",
        ]
        var plain: [Character: String] = [:]
        for (letter, accented) in letters {
            for character in accented { plain[character] = letter }
        }
        return plain
    }()
}

extension Sequence {
    /// The elements by the alphabetical order of their names; those of one name keep their order.
    func alphabetically(by name: (Element) -> String) -> [Element] {
        enumerated().map { (key: AlphabeticalKey(name($0.element)), place: $0.offset, element: $0.element) }
            .sorted { $0.key != $1.key ? $0.key < $1.key : $0.place < $1.place }
            .map(\.element)
    }
}
