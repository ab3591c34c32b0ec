/// A template as a tree.
enum TemplateNode: Sendable {
    /// Text to copy, as a range of the file's bytes.
    case literal(Range<Int>)
    case text(TagName)
    case markup(TagName)
    case section(TagName, isInverted: Bool, body: [TemplateNode])
    case partial(TagName)
    /// A template to inherit from, and what replaces its blocks.
    case parent(TagName, overrides: [TemplateBlock])
    case block(TemplateBlock)
}

/// A named block: a parent's default, or what a child puts in its place.
struct TemplateBlock: Sendable {
    let name: TagName
    let body: [TemplateNode]
}

/// One template that has been read: its tree, or that it could not be read.
struct ParsedTemplate: Sendable {
    let source: TemplateSource
    let nodes: [TemplateNode]
    /// Errors were reported when it was read, so that nothing should be reported for lack of what it would have held.
    let isBroken: Bool

    /// The blocks of this template that a child may replace, at any depth.
    var blocks: [String] { Self.blocks(in: nodes) }

    /// The templates this one inherits from.
    var parents: [String] { Self.parents(in: nodes) }

    private static func blocks(in nodes: [TemplateNode]) -> [String] {
        nodes.flatMap { node -> [String] in
            switch node {
            case .literal, .text, .markup, .partial: []
            case .section(_, _, let body): blocks(in: body)
            case .block(let block): [block.name.text] + blocks(in: block.body)
            case .parent(_, let overrides): overrides.flatMap { [$0.name.text] + blocks(in: $0.body) }
            }
        }
    }

    private static func parents(in nodes: [TemplateNode]) -> [String] {
        nodes.flatMap { node -> [String] in
            switch node {
            case .literal, .text, .markup, .partial: []
            case .section(_, _, let body): parents(in: body)
            case .block(let block): parents(in: block.body)
            case .parent(let name, let overrides): [name.text] + overrides.flatMap { parents(in: $0.body) }
            }
        }
    }
}
