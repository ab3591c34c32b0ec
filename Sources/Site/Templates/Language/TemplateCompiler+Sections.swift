import Content

/// Sections: what is printed only where there is something, and once for each.
extension TemplateCompiler {
    mutating func compileSection(_ name: TagName, isInverted: Bool, _ body: [TemplateNode], in place: Place) {
        if place.context.isInList, name.text == "-first" || name.text == "-last" {
            skip(name.text == "-first" ? .isFirst : .isLast, isInverted: isInverted, body, in: place)
            return
        }
        if name.text == "." || localeKey(name) != nil {
            report(
                "not-a-section", "`\(name.text)` is text to print, not a section", at: name, in: place,
                suggestion: "write `{{\(name.text)}}`")
            return
        }
        // Where the name is unknown, so is what the names inside refer to: they are left alone.
        guard let reference = resolve(name, in: place) else { return }
        if isInverted {
            let register = load(reference)
            skip(.present(register: register, slot: reference.slot), isInverted: true, body, in: place)
            return
        }
        switch reference.field.kind {
        case .flag:
            let register = load(reference)
            skip(.present(register: register, slot: reference.slot), isInverted: false, body, in: place)
        case .text, .html: compilePresent(reference, body, in: place)
        case .view, .list: compileInner(reference, body, in: place)
        case .texts:
            let register = load(reference)
            var inner = place
            inner.context = place.context.enteringItem()
            enclose(.texts(register: register, slot: reference.slot, end: 0), body, in: inner)
        }
    }

    private mutating func skip(
        _ condition: Operation.Condition, isInverted: Bool, _ body: [TemplateNode], in place: Place
    ) {
        enclose(.skip(condition, unless: !isInverted, to: 0), body, in: place)
    }

    /// A section on text or markup: printed where there is some; `{{.}}` is the text itself.
    private mutating func compilePresent(_ reference: Reference, _ body: [TemplateNode], in place: Place) {
        // The views of a name with dots stay in a register while the section lasts, since `{{.}}` reads from it.
        var register = reference.register
        var opened: [Int] = []
        for step in reference.path {
            opened.append(program.operations.count)
            let free = place.context.freeRegister
            program.append(.view(register: register, slot: step.slot, into: free, end: 0))
            register = free
        }
        var inner = place
        inner.context.dot = .field(register: register, slot: reference.slot, isMarkup: reference.field.kind == .html)
        enclose(.skip(.present(register: register, slot: reference.slot), unless: true, to: 0), body, in: inner)
        for offset in opened.reversed() { program.close(at: offset) }
    }

    /// A section on a view or a list of views: its names come first within.
    private mutating func compileInner(_ reference: Reference, _ body: [TemplateNode], in place: Place) {
        guard let shape = reference.field.nested?() else { return }
        check(shape, at: place)
        let isList = reference.field.kind == .list
        let source = load(reference)
        var inner = place
        inner.context = place.context.entering(shape, value: newValue(in: reference.value), asItem: isList)
        let into = inner.context.top.register
        enclose(
            isList
                ? .list(register: source, slot: reference.slot, into: into, end: 0)
                : .view(register: source, slot: reference.slot, into: into, end: 0), body, in: inner)
    }

    /// Appends the operation, the body it governs, and notes for it where the body ends.
    private mutating func enclose(_ operation: Operation, _ body: [TemplateNode], in place: Place) {
        let offset = program.operations.count
        program.append(operation)
        compile(body, in: place)
        program.close(at: offset)
    }
}
