import Content

/// Asks at a terminal, line by line, until an answer is one.
struct Interview {
    /// Why a question has no answer.
    enum Stop: Error {
        /// The answers came to an end before the questions did.
        case ended
        /// The question before is to be asked again.
        case back
    }

    static let guide = "`<` goes back one question, `?` explains one, Ctrl-C ends. Nothing is written before the last."

    let console: Console
    /// How many questions were asked.
    let count = QuestionCount()

    /// Takes steps in their order, each of which may ask; `<` leads back to the last one that did.
    ///
    /// - Parameter isWhole: true where nothing was asked before the first step; else `<` there is for who asked before.
    func take(_ steps: [() throws -> Void], isWhole: Bool) throws {
        var place = 0
        var asked: [Int] = []
        while place < steps.count {
            let before = count.value
            do {
                try steps[place]()
                if count.value > before { asked.append(place) }
                place += 1
            } catch Stop.back {
                if let last = asked.popLast() {
                    place = last
                } else if isWhole {
                    say("This is the first question.")
                } else {
                    throw Stop.back
                }
            }
        }
    }

    /// Asks for the text of a field; the reader of the field itself says what is wrong with an answer.
    ///
    /// - Parameters:
    ///   - needed: what an empty answer is answered with.
    ///   - likely: what was probably meant by an answer that is wrong, to be agreed to.
    ///   - reading: makes the field's text of what was typed.
    func ask(
        _ question: String, field: String, of document: DocumentKind, suggestion: String? = nil,
        needed: String = "This is needed.", likely: (String) -> String? = { _ in nil },
        reading: (String) -> String = { $0 }
    ) throws(Stop) -> String {
        while true {
            if let answer = try optional(
                question, field: field, of: document, suggestion: suggestion, likely: likely, reading: reading)
            {
                return answer
            }
            say(needed)
        }
    }

    /// The same for a field that may be left out; nil for an empty answer.
    func optional(
        _ question: String, field: String, of document: DocumentKind, suggestion: String? = nil,
        likely: (String) -> String? = { _ in nil }, reading: (String) -> String = { $0 }
    ) throws(Stop) -> String? {
        while true {
            let help = Interview.help(field, of: document)
            guard let answer = try line(question, suggestion: suggestion, help: help).map(reading) else { return nil }
            guard let problem = DocumentReading.problem(with: answer, in: field, of: document) else { return answer }
            if let fix = problem.fix?.text ?? likely(answer) {
                if try agrees("\(problem.message). Take `\(fix)`?") { return fix }
                continue
            }
            say(Interview.sentence(problem))
        }
    }

    /// An answer as it is typed, without blanks around it; the suggestion, or nil, for an empty one.
    ///
    /// - Parameter help: what `?` is answered with; without it, `?` is an answer like any other.
    func line(_ question: String, suggestion: String? = nil, help: String? = nil) throws(Stop) -> String? {
        count.add()
        while true {
            console.error("\(question)\(suggestion.map { " [\(DisplayWidth.harmless($0))]" } ?? ""): ")
            guard let typed = console.input() else { throw .ended }
            let answer = Interview.trimmed(typed)
            if answer == "<" { throw .back }
            if answer == "?", let help {
                say(help)
                continue
            }
            return answer.isEmpty ? suggestion : answer
        }
    }

    /// What the reference of the fields says of one.
    private static func help(_ field: String, of document: DocumentKind) -> String? {
        guard case .record(_, let fields, _) = document.kind, let field = fields.first(where: { $0.name == field })
        else { return nil }
        return "  \(field.summary)\n  For example: \(field.example)"
    }

    /// Asks for yes or no; an empty answer is yes.
    func agrees(_ question: String) throws(Stop) -> Bool {
        while true {
            let answer = try line("\(question) [Y/n]")?.lowercased() ?? "y"
            if Interview.isYes(answer) { return true }
            if ["n", "no", "nee"].contains(answer) { return false }
            say("Answer y or n.")
        }
    }

    static func isYes(_ answer: String) -> Bool { ["y", "yes", "j", "ja"].contains(answer.lowercased()) }

    /// Asks for one of a few words, by its number, the word or its beginning.
    func choose(_ question: String, among words: [String], suggestion: String? = nil) throws(Stop) -> String {
        for (index, word) in words.enumerated() { say("  \(index + 1)  \(word)") }
        while true {
            let help = "  A number of the list, one of its words, or the word's beginning."
            guard let answer = try line(question, suggestion: suggestion, help: help) else {
                say("This is needed.")
                continue
            }
            if let number = Int(answer), words.indices.contains(number - 1) { return words[number - 1] }
            let matches = words.filter { $0.hasPrefix(answer.lowercased()) }
            if words.contains(answer) { return answer }
            if matches.count == 1 { return matches[0] }
            let near = NearMiss.nearest(to: answer, among: words).map { "; did you mean `\($0)`?" } ?? ""
            say("`\(answer)` is not one of these\(near)")
        }
    }

    func say(_ text: String) { console.error(DisplayWidth.harmless(text) + "\n") }

    /// What is wrong with an answer and what to write instead, in one line.
    static func sentence(_ problem: Diagnostic) -> String {
        problem.message + (problem.suggestion.map { ": \($0)" } ?? "")
    }

    private static func trimmed(_ text: String) -> String {
        let isBlank: (Character) -> Bool = { $0.isWhitespace }
        return String(text.drop(while: isBlank).reversed().drop(while: isBlank).reversed())
    }
}
