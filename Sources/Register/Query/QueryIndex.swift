import Content
import Synchronization

/// A register made ready for many queries: what is costly is worked out once, when first asked for.
package final class QueryIndex: Sendable {
    package let register: Register
    let conversion: Conversion
    private let lazyTexts = Mutex<CaseTexts?>(nil)
    private let lazyCourts = Mutex<[[EntityIndex]]?>(nil)
    private let lazyDecisions = Mutex<[CaseIndex]?>(nil)

    package init(_ register: Register) {
        self.register = register
        conversion = Conversion(target: register.settings.currency, rates: register.rates)
    }

    /// The words of every case.
    var texts: CaseTexts {
        lazyTexts.withLock { texts in
            if let texts { return texts }
            let made = CaseTexts(register)
            texts = made
            return made
        }
    }

    /// For each case the first case of its decision: cases related as `same-decision` have one.
    var decisions: [CaseIndex] {
        lazyDecisions.withLock { decisions in
            if let decisions { return decisions }
            var first = Array(register.cases.indices)
            func root(_ index: CaseIndex) -> CaseIndex {
                var index = index
                while first[index] != index {
                    first[index] = first[first[index]]
                    index = first[index]
                }
                return index
            }
            for record in register.cases {
                for related in record.related where related.relation == .sameDecision {
                    let (one, other) = (root(record.index), root(related.caseIndex))
                    first[max(one, other)] = min(one, other)
                }
            }
            let made = first.indices.map(root)
            decisions = made
            return made
        }
    }

    /// The courts that take part in each case.
    var courts: [[EntityIndex]] {
        lazyCourts.withLock { courts in
            if let courts { return courts }
            var made = [[EntityIndex]](repeating: [], count: register.cases.count)
            for entity in register.entities where entity.category == .court {
                for index in entity.cases { made[index].append(entity.index) }
            }
            courts = made
            return made
        }
    }
}

/// The folded words of every case, in every language, for searches.
struct CaseTexts: Sendable {
    private var bytes: [UInt8] = []
    /// Where each case's words begin, and at last where all end.
    private var starts: [Int] = [0]

    init(_ register: Register) {
        for record in register.cases {
            let file = record.file
            append(file.title.value)
            if let summary = file.summary { append(summary) }
            append(file.body, register)
            for translation in file.translations {
                if let title = translation.title { append(title) }
                if let summary = translation.summary { append(summary) }
                append(translation.body, register)
            }
            starts.append(bytes.count)
        }
    }

    private mutating func append(_ text: String) { TextFolding.append(text, to: &bytes) }

    /// Links by id are words as readers see them: the entity's name.
    private mutating func append(_ body: MarkdownDocument, _ register: Register) {
        guard !body.isEmpty else { return }
        let language = register.settings.defaultLanguage
        append(
            body.plainText { link in
                if let label = link.label { return label }
                guard let index = register.entityIndices[link.target] else { return link.target }
                let names = register.entities[index].file.names
                return (names.short ?? names.name).text(language, fallback: language) ?? link.target
            })
    }

    /// The cases of which a word begins with these letters.
    func cases(withWord word: [UInt8]) -> CaseSet {
        let count = starts.count - 1
        var result = CaseSet(capacity: count)
        guard let first = word.first else { return result }
        bytes.withUnsafeBufferPointer { bytes in
            word.withUnsafeBufferPointer { word in
                for index in 0..<count {
                    var place = starts[index]
                    let end = starts[index + 1] - word.count
                    search: while place < end {
                        if bytes[place] == UInt8(ascii: " "), bytes[place + 1] == first {
                            var letter = 1
                            while letter < word.count, bytes[place + 1 + letter] == word[letter] { letter += 1 }
                            if letter == word.count {
                                result.insert(index)
                                break search
                            }
                        }
                        place += 1
                    }
                }
            }
        }
        return result
    }
}
