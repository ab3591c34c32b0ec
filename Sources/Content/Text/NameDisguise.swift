/// What makes a name look like another: letters of two scripts within a word, or signs that nobody sees.
struct NameDisguise {
    let message: String
    let suggestion: String

    /// The first disguise of a name, or nil where it is what it looks like.
    init?(in name: String) {
        var script: Script?
        for scalar in name.unicodeScalars {
            if Self.isInvisible(scalar) {
                message = "an invisible character (U+\(hexadecimal(scalar.value, digits: 4))) stands in the name"
                suggestion = "delete it: the name looks like another without it"
                return
            }
            guard scalar.properties.isAlphabetic else {
                // Marks belong to the letter before them.
                if scalar.properties.generalCategory != .nonspacingMark { script = nil }
                continue
            }
            guard let own = Script(scalar) else { continue }
            if let script, script != own {
                message =
                    "a word of the name mixes \(script.rawValue) with \(own.rawValue) letters: "
                    + "`\(scalar)` (U+\(hexadecimal(scalar.value, digits: 4))) is \(own.rawValue)"
                suggestion = "write the word in one script: letters that look alike make two names look like one"
                return
            }
            script = own
        }
        return nil
    }

    /// The scripts with letters that look like those of another.
    private enum Script: String {
        case latin = "Latin"
        case greek = "Greek"
        case cyrillic = "Cyrillic"
        case armenian = "Armenian"
        case cherokee = "Cherokee"

        init?(_ scalar: Unicode.Scalar) {
            switch scalar.value {
            case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF, 0x2C60...0x2C7F, 0xA720...0xA7FF,
                0xFF21...0xFF3A, 0xFF41...0xFF5A:
                self = .latin
            case 0x370...0x3FF, 0x1F00...0x1FFF: self = .greek
            case 0x400...0x52F, 0x1C80...0x1C8F, 0x2DE0...0x2DFF, 0xA640...0xA69F: self = .cyrillic
            case 0x530...0x58F: self = .armenian
            case 0x13A0...0x13FF, 0xAB70...0xABBF: self = .cherokee
            default: return nil
            }
        }
    }

    /// Signs that take no room; the joiners U+200C and U+200D shape the words of some scripts.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value == 0x00AD || scalar.value == 0x2060 || scalar.value == 0x034F
    }
}
