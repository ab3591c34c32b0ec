import Content
import Site

/// A theme as it was read and compiled.
struct ThemeMemory: Sendable {
    /// What was asked for.
    struct Question: Equatable, Sendable {
        var place: ThemeLocation.Place
        var languages: [String]
        /// Where the theme was chosen, for messages.
        var namedAt: SourceLocation
    }

    let question: Question
    /// Nil where the theme is not there, which the diagnostics say.
    let theme: CompiledTheme?
    let diagnostics: [Diagnostic]
    let inputs: [ContentInput]
    /// The folders of the theme and of those it extends.
    let folders: [String]

    init(_ question: Question) throws(Disk.Failure) {
        self.question = question
        let start = InputStamp.now()
        var reader = ThemeReader()
        let sources = try reader.read(question.place.name, in: question.place.root)
        let (theme, problems) = Theme.load(
            question.place.name, from: sources, languages: question.languages, keys: SiteLocaleKeys.all,
            namedAt: question.namedAt)
        self.theme = theme.map { CompiledTheme($0, languages: question.languages) }
        diagnostics = reader.diagnostics + problems
        inputs = reader.inputs.map { $0.settled(at: start) }
        folders = reader.folders
    }

    /// A number that changes when a file of the theme does; nil where one changed just now.
    var basis: UInt64? {
        var hasher = StableHasher()
        for text in [question.place.root, question.place.name] + question.languages { hasher.combine(text) }
        for input in inputs where input.listing == nil {
            guard let number = input.number else { return nil }
            hasher.combine(number)
        }
        return hasher.finalize()
    }

    /// The same again, if it still answers the question; nil where the theme has to be read anew, or was not there.
    func answer(to question: Question, after change: ContentChange) -> ThemeMemory? {
        guard theme != nil, question == self.question else { return nil }
        switch change {
        case .everything: return inputs.allSatisfy(\.isUnchanged) ? self : nil
        case .paths(let paths):
            return paths.contains { path in folders.contains { path == $0 || path.hasPrefix($0 + "/") } } ? nil : self
        }
    }
}
