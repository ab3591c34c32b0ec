import Content
import Register

/// Which words stand in which cases, in files by how the words begin: a reader who looks for a word loads one of them.
struct RegisterWords: Sendable {
    /// What the words of each file begin with; one file holds all words of a small register.
    let shards: [String]
    private let isOne: Bool

    /// Up to so many cases have all their words in one file.
    static let singleLimit = 500

    init(cases: Int) {
        isOne = cases <= Self.singleLimit
        shards = isOne ? ["all"] : Self.letters.map { String(UnicodeScalar($0)) } + ["0", "other"]
    }

    private static let letters = Array("abcdefghijklmnopqrstuvwxyz".utf8)

    /// The place of the file that holds a word.
    private func shard(_ first: UInt8) -> Int {
        if isOne { return 0 }
        switch first {
        case UInt8(ascii: "a")...UInt8(ascii: "z"): return Int(first - UInt8(ascii: "a"))
        case UInt8(ascii: "0")...UInt8(ascii: "9"): return 26
        default: return 27
        }
    }

    /// All files, each with its words in the order of their bytes and, for each, how far its cases lie apart.
    func write(_ words: CaseWords) -> [[UInt8]] {
        var sorted = [[(word: [UInt8], cases: [Int32])]](repeating: [], count: shards.count)
        words.forEach { word, cases in
            guard let first = word.first else { return }
            sorted[shard(first)].append((Array(word), cases))
        }
        return sorted.indices.map { place in
            sorted[place].sort { $0.word.lexicographicallyPrecedes($1.word) }
            var writer = ColumnWriter()
            writer.object { object in
                object.name("words")
                let all = Array(sorted[place].map(\.word).joined(separator: [UInt8(ascii: " ")]))
                all.withUnsafeBufferPointer { object.text($0) }
                object.name("cases")
                object.list { list in
                    for (_, cases) in sorted[place] {
                        var last: Int32 = 0
                        list.list { list in
                            for index in cases {
                                list.number(Int64(index - last))
                                last = index
                            }
                        }
                    }
                }
            }
            sorted[place] = []
            return writer.bytes
        }
    }

    /// A number that changes when a word of a case may have.
    static func key(_ register: Register) -> UInt64 {
        var hasher = StableHasher()
        hasher.combine(RegisterData.format)
        let language = register.settings.defaultLanguage
        func combine(_ body: MarkdownDocument) {
            hasher.combine(body.markup)
            for link in body.references {
                hasher.combine(link.target)
                hasher.combine(link.label ?? "")
                hasher.combine(link.label == nil && register.hidesName(of: link.target))
                guard link.label == nil, let index = register.entityIndex(link.target) else { continue }
                let names = register.entities[index].names
                hasher.combine((names.short ?? names.name).text(language, fallback: language) ?? "")
            }
        }
        for record in register.cases {
            hasher.combine(record.content.file.title.value)
            hasher.combine(record.content.file.summary ?? "")
            combine(record.content.file.body)
            for translation in record.content.file.translations {
                hasher.combine(translation.title ?? "")
                hasher.combine(translation.summary ?? "")
                combine(translation.body)
            }
        }
        return hasher.finalize()
    }
}
