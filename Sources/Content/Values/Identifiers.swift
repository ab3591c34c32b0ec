/// Rules for the identifiers that other systems give: their form and their check digits.
enum Identifiers {
    /// A European Case Law Identifier: `ECLI:NL:RBDHA:2021:3090`.
    static func ecli(_ text: String) -> Result<String, ScalarProblem> {
        let example = "ECLI:NL:RBDHA:2021:3090"
        func failure(_ why: String) -> Result<String, ScalarProblem> {
            .failure(
                ScalarProblem("bad-ecli", "`\(text)` is not an ECLI: \(why)", suggestion: "for example `\(example)`"))
        }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 5 else { return failure("it has five parts with colons between them") }
        guard parts[0] == "ECLI" else { return failure("it begins with `ECLI`") }
        guard parts[1] == "EU" || parts[1] == "CE" || Country(parts[1]) != nil else {
            return failure("`\(parts[1])` is not a country")
        }
        guard (1...7).contains(parts[2].utf8.count), parts[2].utf8.allSatisfy(isUpperOrDigit),
            parts[2].utf8.first.map({ $0 >= UInt8(ascii: "A") }) == true
        else { return failure("`\(parts[2])` is not a court's code of up to seven capitals") }
        guard parts[3].utf8.count == 4, parts[3].utf8.allSatisfy(isDigit) else {
            return failure("`\(parts[3])` is not a year")
        }
        guard (1...25).contains(parts[4].utf8.count),
            parts[4].utf8.allSatisfy({ isUpperOrDigit($0) || $0 == UInt8(ascii: ".") })
        else { return failure("`\(parts[4])` is not a number of up to 25 capitals, digits and points") }
        return .success(text)
    }

    /// A Legal Entity Identifier of ISO 17442, whose last two digits check the rest.
    static func lei(_ text: String) -> Result<String, ScalarProblem> {
        guard text.utf8.count == 20, text.utf8.allSatisfy(isUpperOrDigit), text.utf8.suffix(2).allSatisfy(isDigit)
        else {
            return .failure(
                ScalarProblem("bad-lei", "`\(text)` is not an LEI: that is 18 capitals or digits and two digits"))
        }
        var remainder = 0
        for byte in text.utf8 {
            if isDigit(byte) {
                remainder = (remainder * 10 + Int(byte - UInt8(ascii: "0"))) % 97
            } else {
                remainder = (remainder * 100 + Int(byte - UInt8(ascii: "A")) + 10) % 97
            }
        }
        return remainder == 1
            ? .success(text)
            : .failure(
                ScalarProblem(
                    "bad-lei", "the check digits of the LEI `\(text)` are wrong",
                    suggestion: "copy it again from its source"))
    }

    /// The letters that an id may have.
    static let idLimit = 100

    /// An id of the register: a file's name without its ending.
    static func id(_ text: String) -> Result<String, ScalarProblem> {
        isID(text)
            ? .success(text)
            : .failure(
                ScalarProblem(
                    "bad-id", "`\(text)` is not an id",
                    suggestion: "an id is made of a–z, 0–9 and single hyphens: `\(slug(text))`"))
    }

    /// True for lower-case letters, digits and single hyphens between them.
    static func isID(_ text: String) -> Bool {
        guard let first = text.utf8.first, let last = text.utf8.last, text.utf8.count <= idLimit else { return false }
        var previous: UInt8 = 0
        for byte in text.utf8 {
            let isHyphen = byte == UInt8(ascii: "-")
            guard isDigit(byte) || (byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z")) || isHyphen else {
                return false
            }
            if isHyphen, previous == byte { return false }
            previous = byte
        }
        return first != UInt8(ascii: "-") && last != UInt8(ascii: "-")
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

    private static func isUpperOrDigit(_ byte: UInt8) -> Bool {
        isDigit(byte) || (byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z"))
    }
}

/// Makes an id of a name: `Bakkerij De Vries B.V.` becomes `bakkerij-de-vries-bv`.
package func slug(_ name: String) -> String {
    var bytes: [UInt8] = []
    var pendingHyphen = false
    // Letters with marks are decomposed by hand for the Latin ones, so that no Foundation is needed. They are looked up
    // as characters, which are equal however their marks are encoded.
    for character in name {
        let folded: String
        if let ascii = character.asciiValue {
            folded = String(Unicode.Scalar(ascii)).lowercased()
        } else {
            folded = LatinFolding.fold(character)
        }
        for byte in folded.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                if pendingHyphen, !bytes.isEmpty { bytes.append(UInt8(ascii: "-")) }
                pendingHyphen = false
                bytes.append(byte)
            case UInt8(ascii: "."), UInt8(ascii: "'"):
                continue
            default:
                pendingHyphen = true
            }
        }
    }
    bytes.removeLast(max(0, bytes.count - 80))
    // Cut between words, it would end in what no id ends in.
    while bytes.last == UInt8(ascii: "-") { bytes.removeLast() }
    return bytes.isEmpty ? "x" : String(decoding: bytes, as: UTF8.self)
}

/// An id of two parts; where both are too long for one, the first is cut.
package func joinedID(_ first: String, _ last: String) -> String {
    var first = String(decoding: first.utf8.prefix(max(1, Identifiers.idLimit - last.utf8.count - 1)), as: UTF8.self)
    while first.count > 1, first.hasSuffix("-") { first.removeLast() }
    return first + "-" + last
}

/// Latin letters with marks as plain letters, for ids.
private enum LatinFolding {
    /// A character as plain letters; of one with marks that no letter here has, the letter without them.
    static func fold(_ character: Character) -> String {
        if let known = table[character] { return known }
        guard character.unicodeScalars.count > 1, let base = character.unicodeScalars.first else { return " " }
        if base.isASCII { return String(base).lowercased() }
        return table[Character(base)] ?? " "
    }

    private static let table: [Character: String] = {
        let groups: [(String, String)] = [
            ("a", "àáâãåāăąÀÁÂÃÅĀĂĄ"), ("ae", "äæÄÆ"), ("c", "çćĉċčÇĆĈĊČ"), ("d", "ďđðĎĐÐ"),
            ("e", "èéêëēĕėęěÈÉÊËĒĔĖĘĚ"),
            ("g", "ĝğġģĜĞĠĢ"), ("h", "ĥħĤĦ"), ("i", "ìíîïĩīĭįıÌÍÎÏĨĪĬĮİ"), ("j", "ĵĴ"), ("k", "ķĶ"),
            ("l", "ĺļľŀłĹĻĽĿŁ"),
            ("n", "ñńņňÑŃŅŇ"), ("o", "òóôõōŏőÒÓÔÕŌŎŐ"), ("oe", "öøœÖØŒ"), ("r", "ŕŗřŔŖŘ"), ("s", "śŝşšșŚŜŞŠȘ"),
            ("ss", "ß"), ("t", "ţťŧțŢŤŦȚ"), ("th", "þÞ"), ("u", "ùúûũūŭůűųÙÚÛŨŪŬŮŰŲ"), ("ue", "üÜ"), ("w", "ŵŴ"),
            ("y", "ýÿŷÝŸŶ"), ("z", "źżžŹŻŽ"), ("", "’‘"),
        ]
        var table: [Character: String] = [:]
        for (plain, marked) in groups {
            for character in marked { table[character] = plain }
        }
        return table
    }()
}
