import Content

/// Compiles a template, and all it includes, to one program for one view and one language.
///
/// Includes are compiled in place, each time against the views around that place; only a partial that includes itself
/// is called. All errors of a template are collected, so compiling goes on after one.
struct TemplateCompiler {
    /// Where the compiler is: in which template, under which overrides of blocks, within which views.
    struct Place {
        let template: ParsedTemplate
        let overrides: BlockOverrides
        var context: TemplateContext
        /// Where this template was included from.
        let includedAt: Diagnostic.Note?
    }

    /// A template that is being compiled, for the case that it includes itself.
    struct Expansion {
        struct Key: Hashable {
            let template: String
            let overrides: String
            let context: TemplateContext.Key
        }

        let key: Key
        /// The innermost view's value where the template begins.
        let value: Int
        let start: Int
        /// Calls to this template that don't know yet where it ends.
        var calls: [Int] = []
    }

    let theme: Theme
    let locale: Locale
    var program = Program()
    var diagnostics: [Diagnostic] = []
    /// Something is wrong, reported here or when the theme was loaded.
    var hasFailed = false
    var expansions: [Expansion] = []
    /// For each value the one it was found in.
    private var holders: [Int?] = []
    private var checkedViews: Set<ObjectIdentifier> = []
    private(set) var usedTemplates: Set<String> = []
    var usedTexts: Set<String> = []

    init(theme: Theme, language: String) {
        self.theme = theme
        locale = theme.locale(language)
    }

    mutating func compile(_ name: String, for view: ViewShape) -> Program? {
        guard let template = theme.templates[name] else {
            let near = NearMiss.nearest(to: name, among: Array(theme.templates.keys))
            diagnostics.append(
                Diagnostic(
                    .error, "missing-template", "the theme has no template `\(name)`, which prints a \(view.name)",
                    at: SourceLocation(file: "\(theme.displayPath)/templates/\(name).mustache"),
                    suggestion: near.map { "is `\($0).mustache` meant?" } ?? "add this file"))
            return nil
        }
        let context = TemplateContext(page: view, value: newValue(in: nil))
        let place = Place(template: template, overrides: .none, context: context, includedAt: nil)
        check(view, at: place)
        expand(place, from: TagName(text: name, offset: 0), in: place)
        return hasFailed ? nil : program
    }

    /// The files that went into the program, that of the template of this name first.
    func usedFiles(of name: String) -> [String] {
        let names = [name] + usedTemplates.subtracting([name]).sorted()
        return names.compactMap { theme.templates[$0]?.source.displayPath }
    }

    /// The hash over everything of the theme that went into the program.
    var closureHash: UInt64 {
        var hasher = StableHasher()
        for name in usedTemplates.sorted() {
            hasher.combine(name)
            hasher.combine(theme.templates[name]?.source.bytes ?? [])
        }
        for key in usedTexts.sorted() {
            hasher.combine(key)
            guard case .pattern(let pattern)? = locale.entries[key]?.text else { continue }
            for part in pattern.parts {
                switch part {
                case .literal(let text): hasher.combine(text, tag: 1)
                case .placeholder(let name): hasher.combine(name, tag: 2)
                }
            }
        }
        return hasher.finalize()
    }

    mutating func compile(_ nodes: [TemplateNode], in place: Place) {
        for node in nodes {
            switch node {
            case .literal(let range): program.appendLiteral(place.template.source.bytes[range])
            case .text(let name): compileText(name, in: place)
            case .markup(let name): compileMarkup(name, in: place)
            case .section(let name, let isInverted, let body):
                compileSection(name, isInverted: isInverted, body, in: place)
            case .partial(let name): compilePartial(name, in: place)
            case .parent(let name, let overrides): compileParent(name, overrides, in: place)
            case .block(let block): compileBlock(block, in: place)
            }
        }
    }

    /// Compiles a template at its place, or calls it where it is being compiled for the same context already.
    mutating func expand(_ place: Place, from name: TagName, in outer: Place) {
        guard !place.template.isBroken else {
            hasFailed = true
            return
        }
        usedTemplates.insert(place.template.source.name)
        let key = Expansion.Key(
            template: place.template.source.name, overrides: place.overrides.key, context: place.context.key)
        let value = place.context.top.value
        if let index = expansions.lastIndex(where: { $0.key == key }) {
            guard isWithin(value, expansions[index].value) else {
                report(
                    "endless-include", "`\(name.text)` includes itself without going down into what it prints",
                    at: name,
                    in: outer, suggestion: "include it within a section of a view or list of its own, so that it ends")
                return
            }
            expansions[index].calls.append(program.operations.count)
            program.append(.call(start: expansions[index].start, end: 0))
            return
        }
        // Far more than any theme needs: what goes beyond multiplies.
        guard expansions.count < 64, program.operations.count < 50_000 else {
            if !hasFailed {
                report(
                    "too-many-includes", "including `\(name.text)` makes the template too large or too deep", at: name,
                    in: outer, suggestion: "include less")
            }
            hasFailed = true
            return
        }
        program.markTarget()
        expansions.append(Expansion(key: key, value: value, start: program.operations.count))
        compile(place.template.nodes, in: place)
        guard let done = expansions.popLast() else { return }
        for call in done.calls { program.close(at: call) }
    }

    /// A value of its own, found in another.
    mutating func newValue(in holder: Int?) -> Int {
        holders.append(holder)
        return holders.count - 1
    }

    /// Whether a value was found inside another, at any depth: records are finite, so going down comes to an end.
    private func isWithin(_ value: Int, _ outer: Int) -> Bool {
        var holder = holders[value]
        while let found = holder {
            if found == outer { return true }
            holder = holders[found]
        }
        return false
    }

    /// Reports mistakes in a view's declaration, once.
    mutating func check(_ view: ViewShape, at place: Place) {
        guard checkedViews.insert(view.type).inserted else { return }
        for mistake in view.mistakes {
            report("bad-view", mistake, at: TagName(text: "", offset: 0), in: place, suggestion: "correct it in Swift")
        }
    }

    /// Reports an error once, however often the template is included.
    mutating func report(
        _ identifier: String, _ message: String, at name: TagName, in place: Place, suggestion: String?,
        notes: [Diagnostic.Note] = []
    ) {
        hasFailed = true
        let location = place.template.source.location(at: name.offset)
        guard !diagnostics.contains(where: { $0.location == location && $0.message == message }) else { return }
        diagnostics.append(
            Diagnostic(
                .error, identifier, message, at: location, length: name.length, suggestion: suggestion,
                notes: notes + [place.includedAt].compactMap(\.self)))
    }
}
