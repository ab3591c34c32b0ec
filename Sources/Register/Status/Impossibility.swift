import Content

/// Why an event cannot stand where it stands: the facts of an error, before it is tied to a file.
struct Impossibility: Error {
    var identifier: String
    var message: String
    var suggestion: String?
    /// The other events of the contradiction, by their places in the story.
    var others: [(index: Int, text: String)] = []
    /// Where the message points, if not at the event itself.
    var position: SourcePosition?
    var length = 1

    init(
        _ identifier: String, _ message: String, suggestion: String? = nil, others: [(index: Int, text: String)] = []
    ) {
        self.identifier = identifier
        self.message = message
        self.suggestion = suggestion
        self.others = others
    }

    /// The same, pointing at a value of the event.
    func at<Value>(_ value: Located<Value>?) -> Impossibility {
        guard let value else { return self }
        var copy = self
        copy.position = value.position
        copy.length = value.length
        return copy
    }

    /// The diagnostic of an event of the story.
    func diagnostic(_ event: Event, in story: [StoryEvent], file: String) -> Diagnostic {
        Diagnostic(
            identifier, message, at: SourceLocation(file: file, position: position ?? event.position), length: length,
            suggestion: suggestion,
            notes: others.map {
                Diagnostic.Note($0.text, at: SourceLocation(file: file, position: story[$0.index].event.position))
            })
    }
}
