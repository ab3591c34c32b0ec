import Content

/// What children put in place of a parent's blocks.
struct BlockOverrides {
    struct Override {
        let block: TemplateBlock
        let template: ParsedTemplate
        /// The overrides in force where the block was written: its own blocks are replaced by those, not by its own.
        let overrides: BlockOverrides
        let includedAt: Diagnostic.Note?
    }

    static let none = BlockOverrides(blocks: [:])

    private(set) var blocks: [String: Override]

    /// Adds the overrides of a template nearer to the root; what its own child has replaced stays replaced.
    func adding(_ blocks: [TemplateBlock], of place: TemplateCompiler.Place) -> BlockOverrides {
        var merged = self
        for block in blocks where merged.blocks[block.name.text] == nil {
            merged.blocks[block.name.text] = Override(
                block: block, template: place.template, overrides: place.overrides, includedAt: place.includedAt)
        }
        return merged
    }

    /// Equal for equal overrides.
    var key: String {
        blocks.sorted { $0.key < $1.key }
            .map { "\($0.value.template.source.name):\($0.value.block.name.offset)(\($0.value.overrides.key))" }
            .joined(separator: ",")
    }
}

/// Partials, parents and blocks.
extension TemplateCompiler {
    mutating func compilePartial(_ name: TagName, in place: Place) {
        guard let template = includedTemplate(name, "unknown-partial", in: place) else { return }
        // A partial stands for itself: overrides of the template around it don't reach into it.
        let inner = Place(
            template: template, overrides: .none, context: place.context, includedAt: includeNote(name, in: place))
        expand(inner, from: name, in: place)
    }

    mutating func compileParent(_ name: TagName, _ overrides: [TemplateBlock], in place: Place) {
        guard let template = includedTemplate(name, "unknown-parent", in: place) else { return }
        let blocks = blocks(of: template)
        for override in overrides where !blocks.names.contains(override.name.text) && !blocks.isIncomplete {
            let near = NearMiss.nearest(to: override.name.text, among: blocks.names.sorted())
            report(
                "unknown-block", "`\(override.name.text)`: no parent has a block of this name", at: override.name,
                in: place,
                suggestion: near.map { "did you mean `\($0)`?" }
                    ?? "`\(name.text)` has "
                    + (blocks.names.isEmpty
                        ? "no blocks" : blocks.names.sorted().map { "`\($0)`" }.joined(separator: ", ")))
        }
        let inner = Place(
            template: template, overrides: place.overrides.adding(overrides, of: place), context: place.context,
            includedAt: includeNote(name, in: place))
        expand(inner, from: name, in: place)
    }

    mutating func compileBlock(_ block: TemplateBlock, in place: Place) {
        guard let override = place.overrides.blocks[block.name.text] else {
            compile(block.body, in: place)
            return
        }
        let inner = Place(
            template: override.template, overrides: override.overrides, context: place.context,
            includedAt: override.includedAt)
        compile(override.block.body, in: inner)
    }

    /// All blocks that a child of the template may replace: its own and those of its parents.
    private func blocks(of template: ParsedTemplate) -> (names: Set<String>, isIncomplete: Bool) {
        var names: Set<String> = []
        var isIncomplete = false
        var queue = [template]
        var seen: Set<String> = []
        while let next = queue.popLast() {
            guard seen.insert(next.source.name).inserted else { continue }
            names.formUnion(next.blocks)
            for parent in next.parents {
                if let found = theme.templates[parent] { queue.append(found) } else { isIncomplete = true }
            }
            isIncomplete = isIncomplete || next.isBroken
        }
        return (names, isIncomplete)
    }

    private mutating func includedTemplate(_ name: TagName, _ identifier: String, in place: Place) -> ParsedTemplate? {
        if let template = theme.templates[name.text] { return template }
        let near = NearMiss.nearest(to: name.text, among: Array(theme.templates.keys))
        report(
            identifier, "`\(name.text)`: the theme has no template of this name", at: name, in: place,
            suggestion: near.map { "did you mean `\($0)`?" } ?? "add `templates/\(name.text).mustache`")
        return nil
    }

    private func includeNote(_ name: TagName, in place: Place) -> Diagnostic.Note {
        Diagnostic.Note("included here", at: place.template.source.location(at: name.offset))
    }
}
