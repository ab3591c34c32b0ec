import Content

/// Which words stand in which cases, for searches: folded, in every language, each word once.
package struct CaseWords: Sendable {
    /// All words, one behind the other.
    private var letters: [UInt8] = []
    /// Where each word begins, and at last where all end.
    private var starts: [Int] = [0]
    /// The cases of each word, in their order.
    private var cases: [[Int32]] = []
    /// Places for words by their hash: the number of a word, or -1; a power of two of them, half of them empty.
    private var slots: [Int32] = [Int32](repeating: -1, count: 1024)
    private let count: Int

    init(_ register: Register) {
        count = register.cases.count
        var text: [UInt8] = []
        for (index, record) in register.cases.enumerated() {
            text.removeAll(keepingCapacity: true)
            Self.append(record.file, register, to: &text)
            add(text, of: index)
        }
    }

    /// Appends all that is searched of a case.
    private static func append(_ file: CaseFile, _ register: Register, to text: inout [UInt8]) {
        TextFolding.append(file.title.value, to: &text)
        if let summary = file.summary { TextFolding.append(summary, to: &text) }
        append(file.body, register, to: &text)
        for translation in file.translations {
            if let title = translation.title { TextFolding.append(title, to: &text) }
            if let summary = translation.summary { TextFolding.append(summary, to: &text) }
            append(translation.body, register, to: &text)
        }
    }

    /// Links by id are words as readers see them: the entity's name.
    private static func append(_ body: MarkdownDocument, _ register: Register, to text: inout [UInt8]) {
        guard !body.isEmpty else { return }
        let language = register.settings.defaultLanguage
        let plain = body.plainText { link in
            if let label = link.label { return label }
            if register.hidesName(of: link.target) { return "" }
            guard let index = register.entityIndices[link.target] else { return link.target }
            let names = register.entities[index].file.names
            return (names.short ?? names.name).text(language, fallback: language) ?? link.target
        }
        TextFolding.append(plain, to: &text)
    }

    /// Notes the words of a case; each begins behind a blank.
    private mutating func add(_ text: [UInt8], of index: CaseIndex) {
        text.withUnsafeBufferPointer { text in
            var place = 0
            while place < text.count {
                let start = place + 1
                place = start
                while place < text.count, text[place] != UInt8(ascii: " ") { place += 1 }
                guard place > start else { continue }
                let number = number(of: UnsafeBufferPointer(rebasing: text[start..<place]))
                if cases[number].last != Int32(index) { cases[number].append(Int32(index)) }
            }
        }
    }

    /// The number of a word, a new one where it has none yet.
    private mutating func number(of word: UnsafeBufferPointer<UInt8>) -> Int {
        var slot = hash(word) & (slots.count - 1)
        while slots[slot] >= 0 {
            let number = Int(slots[slot])
            if isEqual(number, word) { return number }
            slot = (slot + 1) & (slots.count - 1)
        }
        let number = cases.count
        slots[slot] = Int32(number)
        letters.append(contentsOf: word)
        starts.append(letters.count)
        cases.append([])
        if cases.count * 2 > slots.count { grow() }
        return number
    }

    private func isEqual(_ number: Int, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = starts[number]
        guard starts[number + 1] - start == word.count else { return false }
        for offset in 0..<word.count where letters[start + offset] != word[offset] { return false }
        return true
    }

    /// Seeded anew in every process, so that no text can be made to fill one slot; no result depends on it.
    private func hash(_ word: UnsafeBufferPointer<UInt8>) -> Int {
        var hasher = Hasher()
        hasher.combine(bytes: UnsafeRawBufferPointer(word))
        return hasher.finalize()
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: slots.count * 2)
        let mask = slots.count - 1
        letters.withUnsafeBufferPointer { letters in
            for number in cases.indices {
                let word = UnsafeBufferPointer(rebasing: letters[starts[number]..<starts[number + 1]])
                var slot = hash(word) & mask
                while slots[slot] >= 0 { slot = (slot + 1) & mask }
                slots[slot] = Int32(number)
            }
        }
    }

    /// Hands out every word with its cases, in no order that means anything.
    package func forEach(_ body: (UnsafeBufferPointer<UInt8>, [Int32]) -> Void) {
        letters.withUnsafeBufferPointer { letters in
            for number in cases.indices {
                body(UnsafeBufferPointer(rebasing: letters[starts[number]..<starts[number + 1]]), cases[number])
            }
        }
    }

    /// The cases of which a word begins with these letters.
    func cases(withWord beginning: [UInt8]) -> CaseSet {
        var result = CaseSet(capacity: count)
        for number in cases.indices where starts[number + 1] - starts[number] >= beginning.count {
            let start = starts[number]
            var offset = 0
            while offset < beginning.count, letters[start + offset] == beginning[offset] { offset += 1 }
            guard offset == beginning.count else { continue }
            for index in cases[number] { result.insert(CaseIndex(index)) }
        }
        return result
    }
}
