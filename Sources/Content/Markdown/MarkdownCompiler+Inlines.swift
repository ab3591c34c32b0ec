import CMarkGFM

extension MarkdownCompiler {
    mutating func enterInline(_ node: inout OpaquePointer, _ type: cmark_node_type) -> Bool {
        switch type {
        case CMARK_NODE_TEXT: text(&node)
        case CMARK_NODE_SOFTBREAK: write("\n")
        case CMARK_NODE_LINEBREAK: if images.isEmpty { write("<br>\n") } else { write(" ") }
        case CMARK_NODE_CODE: code(node)
        case CMARK_NODE_HTML_INLINE: readRawHTML(node, isBlock: false)
        case CMARK_NODE_LINK: beginLink(node)
        case CMARK_NODE_IMAGE: beginImage(node)
        case CMARK_NODE_FOOTNOTE_REFERENCE: footnoteReference(node)
        // An image's description is plain text.
        case _ where !images.isEmpty: break
        case CMARK_NODE_EMPH: write("<em>")
        case CMARK_NODE_STRONG: write("<strong>")
        case types.strikethrough: write("<del>")
        default: break
        }
        return true
    }

    mutating func exitInline(_ node: OpaquePointer, _ type: cmark_node_type) {
        switch type {
        case CMARK_NODE_LINK: endLink()
        case CMARK_NODE_IMAGE: endImage(node)
        case _ where !images.isEmpty: break
        case CMARK_NODE_EMPH: write("</em>")
        case CMARK_NODE_STRONG: write("</strong>")
        case types.strikethrough: write("</del>")
        default: break
        }
    }

    // MARK: Text

    /// Writes a text node; where links by id or footnotes may be in it, together with the text that follows it.
    private mutating func text(_ node: inout OpaquePointer) {
        guard !scan.doubleBrackets.isEmpty || scan.footnoteReferences > 0 else {
            let literal = Self.literal(node)
            refuseHiddenCharacters(in: literal, of: node)
            write(escaping: literal)
            return
        }
        // The parser ends a text node at each bracket, so that only the run of them shows a link.
        let first = node
        guard Self.textBehind(node) != nil else {
            let literal = Self.literal(node)
            refuseHiddenCharacters(in: literal, of: node)
            writeRun(literal)
            return
        }
        run.removeAll(keepingCapacity: true)
        run.append(contentsOf: Self.literal(node))
        while let next = Self.textBehind(node) {
            node = next
            if cmark_node_get_type(node) == CMARK_NODE_TEXT {
                run.append(contentsOf: Self.literal(node))
            } else {
                run.append(UInt8(ascii: "\n"))
            }
        }
        // Taken out while it is read, so that it is neither copied nor written to.
        let text = run
        run = []
        text.withUnsafeBufferPointer {
            refuseHiddenCharacters(in: $0, of: first)
            writeRun($0)
        }
        run = text
    }

    /// The node behind this one, if it is text or the end of a line within a paragraph.
    private static func textBehind(_ node: OpaquePointer) -> OpaquePointer? {
        guard let next = cmark_node_next(node) else { return nil }
        let type = cmark_node_get_type(next)
        return type == CMARK_NODE_TEXT || type == CMARK_NODE_SOFTBREAK ? next : nil
    }

    /// Refuses what an entity such as `&#x202E;` put into a text that holds none by itself.
    private mutating func refuseHiddenCharacters(in text: UnsafeBufferPointer<UInt8>, of node: OpaquePointer) {
        guard scan.hasEntities, let found = ForbiddenCharacters.next(in: text, from: 0) else { return }
        let place = source.location(ofByte: offset(of: node, beginning: [Array("&".utf8)]))
        diagnostics.append(ForbiddenCharacters.diagnostic(for: found.scalar, at: place))
    }

    // MARK: Code and HTML

    private mutating func code(_ node: OpaquePointer) {
        let literal = Self.literal(node)
        passBrackets(in: literal)
        guard images.isEmpty else {
            write(escaping: literal)
            return
        }
        if literal.starts(with: "{casebook}".utf8) {
            inlineCell(node, literal)
            return
        }
        write("<code>")
        write(escaping: literal)
        write("</code>")
    }

    /// Passes on what raw HTML may show, or leaves it out and says so.
    mutating func readRawHTML(_ node: OpaquePointer, isBlock: Bool) {
        let literal = Self.literal(node)
        passBrackets(in: literal)
        let place = offset(of: node, beginning: [Array("<".utf8)])
        guard options.allowsHTML else {
            let html = String(decoding: literal, as: UTF8.self)
            // A comment shows nothing, and the end of an element was announced by its start.
            if html.hasPrefix("</") || RawHTML.isComment(html) { return }
            let tag = LinkAddress.shortened(String(html.prefix { $0 != "\n" && $0 != "\r\n" }))
            report(
                "raw-html", "the HTML `\(tag)` is left out", at: place,
                length: isBlock ? 1 : tag.unicodeScalars.count,
                suggestion: "write it in Markdown, between backticks, or set `allow_html: true` in content/site.yml",
                severity: .warning)
            return
        }
        guard images.isEmpty else { return }
        let lines = isBlock ? MarkdownLines(literal, from: Int(cmark_node_get_start_line(node)), of: source) : nil
        let read = rawHTML.read(literal) { lines?.offset(of: $0) ?? place + $0 }
        document.template += read.html
        report(read.faults)
    }

    mutating func report(_ faults: [RawHTML.Fault]) {
        for fault in faults {
            report(fault.identifier, fault.message, at: fault.offset, suggestion: fault.suggestion)
        }
    }

    // MARK: Footnotes

    private mutating func footnoteReference(_ node: OpaquePointer) {
        guard images.isEmpty, let number = Int(String(decoding: Self.literal(node), as: UTF8.self)) else { return }
        guard links.isEmpty else {
            report(
                "nested-link", "a footnote within a link", at: offset(of: node, beginning: [Array("[^".utf8)]),
                suggestion: "put the footnote behind the link")
            return
        }
        let occurrence = (document.footnoteOccurrences[number] ?? 0) + 1
        document.footnoteOccurrences[number] = occurrence
        hole(.footnoteReference(number: number, occurrence: occurrence))
    }
}
