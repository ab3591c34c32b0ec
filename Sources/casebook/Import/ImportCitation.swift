import Content

/// Reads citations as people write them: `Art. 5 (1) c) GDPR|Art.32`, `Article 6(1) GDPRArticle 13 GDPR`,
/// `Art. 15 (1), (3) GDPR`.
enum ImportCitation {
    struct Found: Equatable {
        /// `gdpr/5(1)(c)`, each once, in the order of the text.
        var provisions: [String] = []
        /// What was not understood.
        var unknown: [String] = []
    }

    /// - Parameters:
    ///   - law: the law that is meant, by its id.
    ///   - names: by which the text calls it: `GDPR`, `DSGVO`; others are not understood.
    static func read(_ text: String, law: String, names: [String]) -> Found {
        var found = Found()
        var seen: Set<String> = []
        for part in ImportText.plain(text).split(whereSeparator: { "|;\n".contains($0) }) {
            var reading = Reading(
                tokens: tokens(String(part)), law: law, names: names.map { $0.lowercased() }, text: String(part))
            reading.run(&found, &seen)
        }
        return found
    }

    /// Words, numbers and signs; a number may carry a letter, as in `6a`.
    private static func tokens(_ text: String) -> [String] {
        var tokens: [String] = []
        var word = ""
        // Kept beside the word, lest a long one be read again for each of its letters.
        var last: Unicode.Scalar?
        var capitals = 0
        func end() {
            if !word.isEmpty { tokens.append(word) }
            (word, last, capitals) = ("", nil, 0)
        }
        for scalar in text.unicodeScalars {
            let isDigit = scalar.isASCII && scalar.properties.numericType == .decimal
            guard scalar.properties.isAlphabetic || isDigit else {
                end()
                if !scalar.properties.isWhitespace, scalar != "." { tokens.append(String(scalar)) }
                continue
            }
            // `GDPRArticle` and `Art32`: a new word begins where another kind of letter does.
            if let before = last {
                let lastIsDigit = before.isASCII && before.properties.numericType == .decimal
                let startsWord = scalar.properties.isUppercase && !before.properties.isUppercase
                // -1 stands for a word that has other letters than capitals.
                if capitals > 1, scalar.properties.isLowercase {
                    word.unicodeScalars.removeLast()
                    end()
                    word = String(before)
                } else if startsWord || (isDigit && !lastIsDigit) {
                    end()
                }
            }
            word.unicodeScalars.append(scalar)
            last = scalar
            capitals = scalar.properties.isUppercase && capitals >= 0 ? capitals + 1 : -1
        }
        end()
        return tokens
    }

    private struct Reading {
        let tokens: [String]
        let law: String
        let names: [String]
        let text: String
        var place = 0

        private static let articleWords = [
            "art", "arts", "article", "articles", "artikel", "artículo", "articolo", "§",
        ]
        private static let fillers: Set<String> = [
            "of", "the", "van", "de", "of", "and", "en", "und", "y", "e", "no", "para", "paragraph", "lit", "letter",
            "–",
            "-", ":", "in", "conjunction", "with", "i", "c", "w", "lid", "abs", "&", "/",
        ]

        private var token: String? { place < tokens.count ? tokens[place].lowercased() : nil }

        mutating func run(_ found: inout Found, _ seen: inout Set<String>) {
            var pending: [String] = []
            var isSure = true
            var junk = false
            func flush() {
                for provision in pending where seen.insert(provision).inserted {
                    found.provisions.append(provision)
                }
                pending = []
            }
            while let token {
                if Self.articleWords.contains(token) {
                    flush()
                    isSure = true
                    place += 1
                    while token == self.token || self.token == "s" { place += 1 }
                } else if let number = article(token), isSure {
                    place += 1
                    for provision in subdivided(number) {
                        // More parts than any provision has: what was meant, nobody can tell.
                        if ProvisionCitation(provision) == nil { junk = true } else { pending.append(provision) }
                    }
                } else if names.contains(token) || isMisspelt(token) {
                    flush()
                    isSure = false
                    place += 1
                } else if isOtherLaw(token), !pending.isEmpty {
                    // Articles of a law that the map does not speak of.
                    found.unknown.append(text.trimmingPrefix(" ").description)
                    return
                } else if Self.fillers.contains(token) || token == "," || token == "(" || token == ")" {
                    place += 1
                } else {
                    junk = true
                    place += 1
                }
            }
            flush()
            if junk { found.unknown.append(ImportText.collapsed(text)) }
        }

        private func isOtherLaw(_ token: String) -> Bool {
            let original = tokens[place]
            return original.count > 1 && original.allSatisfy { $0.isUppercase } && !names.contains(token)
        }

        /// `GDRP` where the law is called `GDPR`.
        private func isMisspelt(_ token: String) -> Bool {
            token.count > 3 && tokens[place].allSatisfy(\.isUppercase)
                && names.contains {
                    $0.count == token.count && NearMiss.distance($0, token) == 1
                }
        }

        /// The number of an article, `5` or `6a`; nil for other words.
        private func article(_ token: String) -> String? {
            let digits = token.prefix { $0.isNumber && $0.isASCII }
            let letters = token.dropFirst(digits.count)
            guard (1...4).contains(digits.count), letters.count <= 2, letters.allSatisfy({ $0.isASCII && $0.isLetter })
            else { return nil }
            return token
        }

        /// The article with what stands behind it in brackets: `(1) c)` is one place, `(1), (3)` are two.
        private mutating func subdivided(_ number: String) -> [String] {
            var results: [String] = []
            var current: [String] = []
            func end() {
                results.append("\(law)/\(number)" + current.map { "(\($0))" }.joined())
            }
            while place < tokens.count {
                let start = place
                if self.token == "," {
                    // A comma before another bracket begins another paragraph of the same article.
                    guard place + 1 < tokens.count, tokens[place + 1] == "(", !current.isEmpty else { break }
                    end()
                    current = []
                    place += 1
                }
                if ["lit", "letter", "para", "paragraph", "abs", "lid"].contains(self.token ?? "") { place += 1 }
                let opens = self.token == "("
                if opens { place += 1 }
                guard let part = self.token, isPart(part), place + 1 < tokens.count, tokens[place + 1] == ")" else {
                    place = start
                    break
                }
                current.append(part)
                place += 2
            }
            end()
            return results
        }

        private func isPart(_ token: String) -> Bool {
            token.count <= 4 && token.allSatisfy { $0.isASCII && ($0.isNumber || $0.isLetter) }
        }
    }
}
