/// The fields of one view type: their names, what they hold, and how to read them.
package struct ViewDeclaration<V: View>: Sendable {
    let shape: ViewShape
    /// How each slot is read, apart from the rest of the fields: lowering a view touches nothing else.
    let readers: [@Sendable (V) -> Slot]

    /// Declares a view under the kebab-case name that errors and the documentation call it by.
    package init(_ name: String, _ summary: String, fields: [ViewField<V>]) {
        readers = fields.map(\.slot)
        shape = ViewShape(
            type: ObjectIdentifier(V.self), name: name, summary: summary, fields: fields.map(\.shape))
    }

    /// The names a template may use of this view and of the views within it, as Markdown.
    package func reference() -> String {
        ViewReference(of: [shape]).markdown
    }
}

/// One field of a view: its name, what it holds, and how its value is read.
package struct ViewField<V: View>: Sendable {
    let shape: FieldShape
    let slot: @Sendable (V) -> Slot

    private init(
        _ name: String, _ kind: FieldShape.Kind, _ summary: String,
        nested: (@Sendable () -> ViewShape)? = nil, slot: @escaping @Sendable (V) -> Slot
    ) {
        shape = FieldShape(name: name, kind: kind, summary: summary, nested: nested)
        self.slot = slot
    }

    /// Plain text, escaped when printed: `{{name}}`.
    package static func text(
        _ name: String, _ summary: String, _ read: @escaping @Sendable (V) -> String?
    ) -> Self {
        Self(name, .text, summary) { view in
            guard let text = read(view), !text.isEmpty else { return .empty }
            return .text(text)
        }
    }

    /// Ready markup, printed as it is: `{{{name}}}`.
    package static func html(
        _ name: String, _ summary: String, _ read: @escaping @Sendable (V) -> HTML?
    ) -> Self {
        Self(name, .html, summary) { view in
            guard let html = read(view), !html.isEmpty else { return .empty }
            return .html(html.bytes)
        }
    }

    /// Yes or no: `{{#name}}…{{/name}}` and `{{^name}}…{{/name}}`.
    package static func flag(
        _ name: String, _ summary: String, _ read: @escaping @Sendable (V) -> Bool
    ) -> Self {
        Self(name, .flag, summary) { read($0) ? .set : .empty }
    }

    /// A view within the view, or none: `{{#name}}…{{/name}}`, `{{name.field}}`.
    package static func view<W: View>(
        _ name: String, _ summary: String, _ read: @escaping @Sendable (V) -> W?
    ) -> Self {
        // The nested declaration is asked for late: a view may hold views of its own type.
        Self(name, .view, summary, nested: { W.declaration.shape }) { view in
            guard let inner = read(view) else { return .empty }
            return .record(inner.record())
        }
    }

    /// A view that was lowered before, within the view.
    package static func view<W: View>(
        _ name: String, _ summary: String, _ read: @escaping @Sendable (V) -> Prepared<W>
    ) -> Self {
        Self(name, .view, summary, nested: { W.declaration.shape }) { .record(read($0).record) }
    }

    /// Views of one type, one after the other: `{{#name}}…{{/name}}` repeats for each.
    package static func list<W: View>(
        _ name: String, _ summary: String, _ read: @escaping @Sendable (V) -> [W]
    ) -> Self {
        Self(name, .list, summary, nested: { W.declaration.shape }) { view in
            let items = read(view)
            return items.isEmpty ? .empty : .records(items.map { $0.record() })
        }
    }

    /// Views that were lowered before, one after the other: what stands on many pages is lowered once.
    package static func list<W: View>(
        _ name: String, _ summary: String, _ read: @escaping @Sendable (V) -> [Prepared<W>]
    ) -> Self {
        Self(name, .list, summary, nested: { W.declaration.shape }) { view in
            let items = read(view)
            return items.isEmpty ? .empty : .records(items.map(\.record))
        }
    }

    /// Plain texts, one after the other: `{{#name}}{{.}}{{/name}}`.
    package static func texts(
        _ name: String, _ summary: String, _ read: @escaping @Sendable (V) -> [String]
    ) -> Self {
        Self(name, .texts, summary) { view in
            let items = read(view)
            return items.isEmpty ? .empty : .texts(items)
        }
    }
}
