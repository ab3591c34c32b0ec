import Content

/// Names: what they refer to, and what may be written of it.
extension TemplateCompiler {
    /// A field that a name refers to, and how to get there.
    struct Reference {
        /// The register and slot of each view on the way, outermost first, for a name with dots.
        var path: [(slot: Int, shape: ViewShape)]
        /// The register of the view that owns the name.
        var register: Int
        var slot: Int
        var field: FieldShape
        /// The value that holds the field.
        var value: Int
    }

    mutating func compileText(_ name: TagName, in place: Place) {
        if name.text == "." { return compileDot(asMarkup: false, name, in: place) }
        if let key = localeKey(name) { return compileLocaleText(key, name, in: place) }
        guard let reference = resolve(name, in: place) else { return }
        guard reference.field.kind == .text else {
            let identifier = reference.field.kind == .html ? "markup-as-text" : "not-text"
            report(
                identifier, "`\(name.text)` is \(reference.field.description)", at: name, in: place,
                suggestion: "write `\(usage(of: reference.field, as: name.text))`")
            return
        }
        let source = load(reference)
        program.append(.text(register: source, slot: reference.slot))
    }

    mutating func compileMarkup(_ name: TagName, in place: Place) {
        if name.text == "." { return compileDot(asMarkup: true, name, in: place) }
        if localeKey(name) != nil {
            report(
                "text-as-markup", "`\(name.text)` is text", at: name, in: place, suggestion: "write `{{\(name.text)}}`")
            return
        }
        guard let reference = resolve(name, in: place) else { return }
        guard reference.field.kind == .html else {
            let identifier = reference.field.kind == .text ? "text-as-markup" : "not-text"
            report(
                identifier, "`\(name.text)` is \(reference.field.description)", at: name, in: place,
                suggestion: "write `\(usage(of: reference.field, as: name.text))`")
            return
        }
        let source = load(reference)
        program.append(.markup(register: source, slot: reference.slot))
    }

    private mutating func compileDot(asMarkup: Bool, _ name: TagName, in place: Place) {
        switch place.context.dot {
        case .item where !asMarkup: program.append(.item)
        case .field(let register, let slot, false) where !asMarkup:
            program.append(.text(register: register, slot: slot))
        case .field(let register, let slot, true) where asMarkup:
            program.append(.markup(register: register, slot: slot))
        case .nothing:
            report(
                "unknown-name", "`.` stands for a text, and there is none here: this is \(place.context.description)",
                at: name, in: place, suggestion: "write the name of a field")
        default:
            report(
                asMarkup ? "text-as-markup" : "markup-as-text", "`.` is \(asMarkup ? "text" : "markup") here", at: name,
                in: place, suggestion: asMarkup ? "write `{{.}}`" : "write `{{{.}}}`")
        }
    }

    /// The key of the locale's text that a name asks for.
    func localeKey(_ name: TagName) -> String? {
        if name.text == "t" { return "" }
        return name.text.hasPrefix("t.") ? String(name.text.dropFirst(2)) : nil
    }

    private mutating func compileLocaleText(_ key: String, _ name: TagName, in place: Place) {
        guard let entry = locale.entries[key] else {
            hasFailed = true
            // Where another language has the text, loading the theme has reported that this one lacks it.
            guard !theme.locales.values.contains(where: { $0.entries[key] != nil }) else { return }
            let near = NearMiss.nearest(to: key, among: Array(locale.entries.keys))
            report(
                "unknown-text", "`\(name.text)`: the locale has no text `\(key)`", at: name, in: place,
                suggestion: near.map { "did you mean `t.\($0)`?" } ?? "write `t.` and a key of the locale")
            return
        }
        guard case .pattern(let pattern) = entry.text else {
            report(
                "plural-text", "`\(name.text)` has a form for each number, and a template has no numbers", at: name,
                in: place, suggestion: "print a field that holds the finished text")
            return
        }
        usedTexts.insert(key)
        for part in pattern.parts {
            switch part {
            case .literal(let text):
                var escaped: [UInt8] = []
                escaped.appendEscaped(text)
                program.appendLiteral(escaped)
            case .placeholder(let field): compilePlaceholder(field, of: name, entry, in: place)
            }
        }
    }

    /// Prints the field that a locale's text has a place for.
    private mutating func compilePlaceholder(
        _ field: String, of name: TagName, _ entry: Locale.Entry, in place: Place
    ) {
        let notes = [Diagnostic.Note("the text", at: entry.location)]
        let placeholder = TagName(text: field, offset: name.offset)
        guard let reference = resolve(placeholder, in: place, writtenAs: "{\(field)}", notes: notes) else { return }
        guard reference.field.kind == .text else {
            report(
                "not-text", "`{\(field)}` in `\(name.text)` is \(reference.field.description)", at: name, in: place,
                suggestion: "name a field that is text", notes: notes)
            return
        }
        let source = load(reference)
        program.append(.text(register: source, slot: reference.slot))
    }

    /// Finds what a name refers to, or reports why it refers to nothing.
    mutating func resolve(
        _ name: TagName, in place: Place, writtenAs: String? = nil, notes: [Diagnostic.Note] = []
    ) -> Reference? {
        var segments = name.text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        let first = segments.removeFirst()
        if place.context.isInList, first == "-first" || first == "-last" {
            report(
                "not-text", "`\(first)` is a flag", at: name, in: place,
                suggestion: "write `{{#\(first)}}…{{/\(first)}}`")
            return nil
        }
        guard let owner = place.context.owner(of: first) else {
            let near = NearMiss.nearest(to: first, among: place.context.names)
            let isLoopFlag = first == "-first" || first == "-last"
            report(
                "unknown-name",
                isLoopFlag
                    ? "`\(first)`: there is no list around this"
                    : "`\(writtenAs ?? first)`: no such name in \(place.context.description)",
                at: TagName(text: first, offset: name.offset), in: place,
                suggestion: near.map { "did you mean `\($0)`?" }, notes: notes)
            return nil
        }
        var reference = Reference(
            path: [], register: owner.entry.register, slot: owner.slot, field: owner.entry.shape.fields[owner.slot],
            value: owner.entry.value)
        var offset = name.offset + first.utf8.count + 1
        for segment in segments {
            guard reference.field.kind == .view, let nested = reference.field.nested?() else {
                report(
                    "not-a-view",
                    "`\(reference.field.name)` is \(reference.field.description) and has no `.\(segment)`",
                    at: TagName(text: segment, offset: writtenAs == nil ? offset : name.offset), in: place,
                    suggestion: reference.field.kind == .list
                        ? "write `{{#\(reference.field.name)}}{{\(segment)}}{{/\(reference.field.name)}}`" : nil,
                    notes: notes)
                return nil
            }
            check(nested, at: place)
            guard let slot = nested.slot(of: segment) else {
                let near = NearMiss.nearest(to: segment, among: nested.fields.map(\.name))
                report(
                    "unknown-name", "`\(segment)`: no such name in `\(nested.name)`",
                    at: TagName(text: segment, offset: writtenAs == nil ? offset : name.offset), in: place,
                    suggestion: near.map { "did you mean `\($0)`?" }, notes: notes)
                return nil
            }
            reference.path.append((reference.slot, nested))
            reference.slot = slot
            reference.field = nested.fields[slot]
            reference.value = newValue(in: reference.value)
            offset += segment.utf8.count + 1
        }
        return reference
    }

    /// Appends what brings the view that holds the field into a register, and says which.
    mutating func load(_ reference: Reference) -> Int {
        var register = reference.register
        for step in reference.path {
            program.append(.load(register: register, slot: step.slot))
            register = 0
        }
        return register
    }

    private func usage(of field: FieldShape, as written: String) -> String {
        FieldShape(name: written, kind: field.kind, summary: "", nested: nil).usage
    }
}
