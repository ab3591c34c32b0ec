import Content

/// Asks at a terminal, line by line, until an answer is one.
struct Interview {
    /// The answers came to an end before the questions did.
    struct Ended: Error {}

    let console: Console

    /// Asks for the text of a field; the reader of the field itself says what is wrong with an answer.
    ///
    /// - Parameter reading: makes the field's text of what was typed.
    func ask(
        _ question: String, field: String, of document: DocumentKind, suggestion: String? = nil,
        reading: (String) -> String = { $0 }
    ) throws(Ended) -> String {
        while true {
            if let answer = try optional(
                question, field: field, of: document, suggestion: suggestion, reading: reading)
            {
                return answer
            }
            say("This is needed.")
        }
    }

    /// The same for a field that may be left out; nil for an empty answer.
    func optional(
        _ question: String, field: String, of document: DocumentKind, suggestion: String? = nil,
        reading: (String) -> String = { $0 }
    ) throws(Ended) -> String? {
        while true {
            guard let answer = try line(question, suggestion: suggestion).map(reading) else { return nil }
            guard let problem = DocumentReading.problem(with: answer, in: field, of: document) else { return answer }
            if let fix = problem.fix?.text {
                if try agrees("\(problem.message). Take `\(fix)`?") { return fix }
                continue
            }
            say(Interview.sentence(problem))
        }
    }

    /// An answer as it is typed, without blanks around it; the suggestion, or nil, for an empty one.
    func line(_ question: String, suggestion: String? = nil) throws(Ended) -> String? {
        console.error("\(question)\(suggestion.map { " [\(DisplayWidth.harmless($0))]" } ?? ""): ")
        guard let typed = console.input() else { throw Ended() }
        let answer = Interview.trimmed(typed)
        return answer.isEmpty ? suggestion : answer
    }

    /// Asks for yes or no; an empty answer is yes.
    func agrees(_ question: String) throws(Ended) -> Bool {
        while true {
            let answer = try line("\(question) [Y/n]")?.lowercased() ?? "y"
            if Interview.isYes(answer) { return true }
            if ["n", "no", "nee"].contains(answer) { return false }
            say("Answer y or n.")
        }
    }

    static func isYes(_ answer: String) -> Bool { ["y", "yes", "j", "ja"].contains(answer.lowercased()) }

    /// Asks for one of a few words, by its number, the word or its beginning.
    func choose(_ question: String, among words: [String], suggestion: String? = nil) throws(Ended) -> String {
        for (index, word) in words.enumerated() { say("  \(index + 1)  \(word)") }
        while true {
            guard let answer = try line(question, suggestion: suggestion) else {
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
