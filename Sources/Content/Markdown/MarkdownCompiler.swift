import CMarkGFM

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Walks the tree of a text once and writes its document: HTML with holes, links, cells, headings, diagnostics.
///
/// The walk keeps its own place instead of recurring, so that no text can exhaust the stack.
struct MarkdownCompiler {
    /// What an open Markdown link became.
    enum OpenLink {
        case nothing
        case element
        case reference(Int)
    }

    var source: MarkdownSource
    let scan: MarkdownScan
    let options: MarkdownOptions
    let types: MarkdownTree.ExtensionTypes
    var document = MarkdownDocument()
    var diagnostics: [Diagnostic] = []

    /// Text nodes in a row, kept for its storage.
    var run: [UInt8] = []
    var depth = 0
    var links: [OpenLink] = []
    /// Images within images: only the outermost is one, the rest is its description.
    var images: [(isWritten: Bool, start: Int)] = []
    /// The levels, as written, of the headings that the present place stands under.
    var headingLevels: [Int] = []
    var headingStart = (template: 0, holes: 0)
    var anchors = HeadingAnchors()
    /// Links within the page, checked when all headings are known.
    var fragments: [(anchor: String, location: SourceLocation)] = []
    var table = MarkdownTableState()
    var isInTable = false
    /// The lines of the block whose words are being read, and how many `[[` have been passed.
    var blockLines = 1...1
    var bracketCursor = 0
    var codeLines: [ClosedRange<Int>] = []
    var rawHTML = RawHTML()
    var footnoteLines: Set<Int> = []

    init(_ scan: MarkdownScan, types: MarkdownTree.ExtensionTypes, options: MarkdownOptions) {
        source = scan.source
        self.scan = scan
        self.options = options
        self.types = types
        document.template.reserveCapacity(source.bytes.count + source.bytes.count / 4)
    }

    mutating func compile(_ root: OpaquePointer) {
        var node = root
        while true {
            var last = node
            if enter(&last), let child = cmark_node_first_child(node) {
                node = child
                continue
            }
            if last == node { exit(node) }
            // A run of text may have taken in the siblings up to `last`.
            node = last
            while true {
                if node == root {
                    finish()
                    return
                }
                if let next = cmark_node_next(node) {
                    node = next
                    break
                }
                guard let parent = cmark_node_parent(node) else { return }
                node = parent
                exit(node)
            }
        }
    }

    /// Writes a node's beginning and says whether its children are wanted.
    private mutating func enter(_ node: inout OpaquePointer) -> Bool {
        let type = cmark_node_get_type(node)
        if type.rawValue & 0xC000 == 0xC000 {
            return enterInline(&node, type)
        }
        return enterBlock(node, type)
    }

    private mutating func exit(_ node: OpaquePointer) {
        let type = cmark_node_get_type(node)
        if type.rawValue & 0xC000 == 0xC000 {
            exitInline(node, type)
        } else {
            exitBlock(node, type)
        }
    }

    private mutating func finish() {
        if document.footnoteCount > 0 { write("</ol>\n</section>\n") }
        let left = rawHTML.close()
        document.template += left.html
        report(left.faults)
        checkFragments()
        checkFootnotes()
    }

    // MARK: Writing

    mutating func write(_ markup: StaticString) {
        HTMLBytes.append(markup, to: &document.template)
    }

    mutating func write(escaping text: UnsafeBufferPointer<UInt8>) {
        HTMLBytes.append(escaping: text, to: &document.template)
    }

    mutating func write(escaping text: String) {
        HTMLBytes.append(escaping: text, to: &document.template)
    }

    mutating func hole(_ kind: MarkdownHole.Kind) {
        document.holes.append(MarkdownHole(kind: kind, offset: document.template.count))
    }

    mutating func report(
        _ identifier: String, _ message: String, at offset: Int, length: Int = 1, suggestion: String? = nil,
        severity: Diagnostic.Severity = .error
    ) {
        diagnostics.append(
            Diagnostic(
                severity, identifier, message, at: source.location(ofByte: offset), length: length,
                suggestion: suggestion))
    }

    // MARK: Reading nodes

    /// A node's text; valid until the node is freed or changed.
    static func literal(_ node: OpaquePointer) -> UnsafeBufferPointer<UInt8> {
        bytes(cmark_node_get_literal(node))
    }

    static func bytes(_ string: UnsafePointer<CChar>?) -> UnsafeBufferPointer<UInt8> {
        guard let string else { return UnsafeBufferPointer(start: nil, count: 0) }
        return UnsafeRawBufferPointer(start: string, count: strlen(string)).bindMemory(to: UInt8.self)
    }

    /// The byte at which a node begins, checked against one of the texts it may begin with.
    ///
    /// The parser forgets the blanks it drops at the start of a paragraph's later lines and the backslashes before a
    /// table's pipes, so its column may be too small: the first such text from there on is taken.
    func offset(of node: OpaquePointer, beginning needles: [[UInt8]]) -> Int {
        let position = position(of: node)
        let line = source.lineRange(position.line)
        let claimed = min(line.lowerBound + max(0, position.column - 1), line.upperBound)
        for start in [claimed, line.lowerBound] {
            // No further than this, lest a long line be searched for each of its links.
            let end = min(start + 512, line.upperBound)
            for needle in needles where !needle.isEmpty {
                var index = start
                while let found = source.firstIndex(of: needle[0], from: index, to: end) {
                    if source.has(needle, at: found) { return found }
                    index = found + 1
                }
            }
        }
        return claimed
    }

    /// The line and byte column of a node; for bare addresses, which have none, where the node before them ends.
    private func position(of node: OpaquePointer) -> (line: Int, column: Int) {
        let line = Int(cmark_node_get_start_line(node))
        if line > 0 { return (line, Int(cmark_node_get_start_column(node))) }
        var breaks = 0
        var previous = cmark_node_previous(node)
        while let sibling = previous {
            let type = cmark_node_get_type(sibling)
            if type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK {
                breaks += 1
            } else if cmark_node_get_end_line(sibling) > 0 {
                let column = breaks == 0 ? Int(cmark_node_get_end_column(sibling)) + 1 : 1
                return (Int(cmark_node_get_end_line(sibling)) + breaks, column)
            }
            previous = cmark_node_previous(sibling)
        }
        return (blockLines.lowerBound + breaks, 1)
    }
}
