import Content

/// Builds a template's tree from its tags: what is opened must be closed, in order.
struct TemplateParser {
    /// Something opened and not yet closed, with what was read inside it so far.
    private struct Open {
        let tag: TemplateTag
        var nodes: [TemplateNode] = []
        var overrides: [TemplateBlock] = []
    }

    private let source: TemplateSource
    private var diagnostics: [Diagnostic]
    private var nodes: [TemplateNode] = []
    private var stack: [Open] = []

    static func parse(_ source: TemplateSource) -> (template: ParsedTemplate, diagnostics: [Diagnostic]) {
        let scanned = TemplateScanner.scan(source)
        var parser = TemplateParser(source: source, diagnostics: scanned.diagnostics)
        for token in scanned.tokens {
            switch token {
            case .literal(let range): parser.appendLiteral(range)
            case .tag(let tag): parser.take(tag)
            }
        }
        while let open = parser.stack.popLast() {
            parser.reportUnclosed(open.tag, notes: [])
            parser.append(open)
        }
        let diagnostics = parser.diagnostics.sorted { $0.location < $1.location }
        let template = ParsedTemplate(source: source, nodes: parser.nodes, isBroken: !diagnostics.isEmpty)
        return (template, diagnostics)
    }

    private init(source: TemplateSource, diagnostics: [Diagnostic]) {
        self.source = source
        self.diagnostics = diagnostics
    }

    private mutating func take(_ tag: TemplateTag) {
        switch tag.kind {
        case .comment: break
        case .text: append(.text(tag.name), from: tag)
        case .markup: append(.markup(tag.name), from: tag)
        case .partial: append(.partial(tag.name), from: tag)
        case .section, .inverted, .parent:
            rejectOutsideBlock(tag)
            stack.append(Open(tag: tag))
        case .block: stack.append(Open(tag: tag))
        case .close: close(tag)
        }
    }

    private mutating func close(_ tag: TemplateTag) {
        guard let depth = stack.lastIndex(where: { $0.tag.name.text == tag.name.text }) else {
            guard let open = stack.popLast() else {
                report("stray-close", "`\(tag.written)` closes nothing: nothing is open here", at: tag.name)
                return
            }
            let due = "{{/\(open.tag.name.text)}}"
            let line = source.location(at: open.tag.name.offset).position.line
            report(
                "mismatched-close",
                "`\(tag.written)` stands where `\(due)` is due, for `\(open.tag.written)` of line \(line)",
                at: tag.name, suggestion: "write `\(due)`", notes: [note("opened here", at: open.tag.name)])
            append(open)
            return
        }
        while stack.count > depth + 1, let inner = stack.popLast() {
            reportUnclosed(inner.tag, notes: [note("`\(tag.written)` closes what is around it", at: tag.name)])
            append(inner)
        }
        if let open = stack.popLast() { append(open) }
    }

    /// Puts what has just been closed into what is around it.
    private mutating func append(_ open: Open) {
        let name = open.tag.name
        switch open.tag.kind {
        case .section: append(.section(name, isInverted: false, body: open.nodes))
        case .inverted: append(.section(name, isInverted: true, body: open.nodes))
        case .parent: append(.parent(name, overrides: open.overrides))
        case .block:
            let block = TemplateBlock(name: name, body: open.nodes)
            guard let around = stack.indices.last, stack[around].tag.kind == .parent else {
                append(.block(block))
                return
            }
            if let first = stack[around].overrides.first(where: { $0.name.text == name.text }) {
                report(
                    "duplicate-block", "block `\(name.text)` is replaced twice", at: name,
                    suggestion: "keep one of the two", notes: [note("replaced here first", at: first.name)])
            } else {
                stack[around].overrides.append(block)
            }
        default: break
        }
    }

    private mutating func append(_ node: TemplateNode) {
        if stack.isEmpty {
            nodes.append(node)
        } else {
            stack[stack.count - 1].nodes.append(node)
        }
    }

    private mutating func append(_ node: TemplateNode, from tag: TemplateTag) {
        rejectOutsideBlock(tag)
        append(node)
    }

    private mutating func appendLiteral(_ range: Range<Int>) {
        if let parent = stack.last, parent.tag.kind == .parent {
            let isBlank = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
            guard let offset = range.first(where: { !isBlank(source.bytes[$0]) }) else { return }
            reportOutsideBlock(parent.tag, at: offset, length: 1)
        }
        append(.literal(range))
    }

    private mutating func rejectOutsideBlock(_ tag: TemplateTag) {
        guard let parent = stack.last, parent.tag.kind == .parent else { return }
        reportOutsideBlock(parent.tag, at: tag.name.offset, length: tag.name.length)
    }

    /// Mustache drops such text without a word; here nobody's words are dropped.
    private mutating func reportOutsideBlock(_ parent: TemplateTag, at offset: Int, length: Int) {
        diagnostics.append(
            Diagnostic(
                .error, "outside-block", "directly within `\(parent.written)` only blocks may stand",
                at: source.location(at: offset), length: length,
                suggestion: "put this into a block: `{{$name}}…{{/name}}`",
                notes: [note("opened here", at: parent.name)]))
    }

    private mutating func reportUnclosed(_ tag: TemplateTag, notes: [Diagnostic.Note]) {
        report(
            "unclosed-section", "`\(tag.written)` is never closed", at: tag.name,
            suggestion: "write `{{/\(tag.name.text)}}` where it ends", notes: notes)
    }

    private func note(_ text: String, at name: TagName) -> Diagnostic.Note {
        Diagnostic.Note(text, at: source.location(at: name.offset))
    }

    private mutating func report(
        _ identifier: String, _ message: String, at name: TagName, suggestion: String? = nil,
        notes: [Diagnostic.Note] = []
    ) {
        diagnostics.append(
            Diagnostic(
                .error, identifier, message, at: source.location(at: name.offset), length: name.length,
                suggestion: suggestion, notes: notes))
    }
}
