import CMarkGFM

extension MarkdownCompiler {
    mutating func enterBlock(_ node: OpaquePointer, _ type: cmark_node_type) -> Bool {
        switch type {
        case CMARK_NODE_PARAGRAPH:
            beginText(node)
            if !isTight(node) { write("<p>") }
        case CMARK_NODE_HEADING: beginHeading(node)
        case CMARK_NODE_BLOCK_QUOTE:
            write("<blockquote>\n")
            return deepen(node)
        case CMARK_NODE_LIST: beginList(node)
        case CMARK_NODE_ITEM:
            beginItem(node)
            return deepen(node)
        case CMARK_NODE_CODE_BLOCK:
            codeBlock(node)
            return false
        case CMARK_NODE_HTML_BLOCK:
            htmlBlock(node)
            return false
        case CMARK_NODE_THEMATIC_BREAK: write("<hr>\n")
        case CMARK_NODE_FOOTNOTE_DEFINITION:
            beginFootnote(node)
            return deepen(node)
        case types.table:
            table = MarkdownTableState(node)
            isInTable = true
            write("<div class=\"table\">\n<table>\n")
        case types.row: beginRow(node)
        case types.cell: beginCell(node)
        default: break
        }
        return true
    }

    mutating func exitBlock(_ node: OpaquePointer, _ type: cmark_node_type) {
        switch type {
        case CMARK_NODE_PARAGRAPH: endParagraph(node)
        case CMARK_NODE_HEADING: endHeading(node)
        case CMARK_NODE_BLOCK_QUOTE:
            depth -= 1
            write("</blockquote>\n")
        case CMARK_NODE_LIST:
            if cmark_node_get_list_type(node) == CMARK_ORDERED_LIST { write("</ol>\n") } else { write("</ul>\n") }
        case CMARK_NODE_ITEM:
            depth -= 1
            write("</li>\n")
        case CMARK_NODE_FOOTNOTE_DEFINITION:
            depth -= 1
            endFootnote(node)
        case types.table:
            if table.hasBody { write("</tbody>\n") }
            write("</table>\n</div>\n")
            isInTable = false
        case types.row:
            if table.isHeader { write("</tr>\n</thead>\n") } else { write("</tr>\n") }
        case types.cell:
            if table.isHeader, cmark_node_first_child(node) != nil { write("</th>\n") } else { write("</td>\n") }
            table.column += 1
        default: break
        }
    }

    /// Goes into a container, unless it lies too deep.
    private mutating func deepen(_ node: OpaquePointer) -> Bool {
        depth += 1
        guard depth > MarkdownLimits.depth else { return true }
        if diagnostics.last?.identifier != "markdown-limit" {
            report(
                "markdown-limit", "more than \(MarkdownLimits.depth) quotes or lists within each other",
                at: offset(of: node, beginning: []), suggestion: "write it flatter, or put it in a code block")
        }
        return false
    }

    /// Remembers the lines of a block that holds words.
    private mutating func beginText(_ node: OpaquePointer) {
        let first = max(1, Int(cmark_node_get_start_line(node)))
        blockLines = first...max(first, Int(cmark_node_get_end_line(node)))
        guard !scan.doubleBrackets.isEmpty else { return }
        let start = source.lineRange(first).lowerBound
        bracketCursor = scan.doubleBrackets.firstIndex { $0 >= start } ?? scan.doubleBrackets.count
    }

    private func isTight(_ node: OpaquePointer) -> Bool {
        guard let parent = cmark_node_parent(node), cmark_node_get_type(parent) == CMARK_NODE_ITEM,
            let list = cmark_node_parent(parent)
        else { return false }
        return cmark_node_get_list_tight(list) != 0
    }

    private mutating func endParagraph(_ node: OpaquePointer) {
        if isTight(node) {
            if cmark_node_next(node) != nil { write("\n") }
            return
        }
        if let parent = cmark_node_parent(node), cmark_node_get_type(parent) == CMARK_NODE_FOOTNOTE_DEFINITION,
            cmark_node_next(node) == nil
        {
            hole(.footnoteBacklinks(document.footnoteCount))
        }
        write("</p>\n")
    }

    // MARK: Headings

    /// The levels follow from the order of the headings, so that none is skipped whatever the editor wrote.
    private mutating func beginHeading(_ node: OpaquePointer) {
        beginText(node)
        let level = Int(cmark_node_get_heading_level(node))
        while let last = headingLevels.last, last >= level { headingLevels.removeLast() }
        headingLevels.append(level)
        writeHeadingTag(opening: true)
        hole(.headingID(document.headings.count))
        write("\">")
        headingStart = (document.template.count, document.holes.count)
    }

    private mutating func endHeading(_ node: OpaquePointer) {
        let text = document.plainText(
            document.template[headingStart.template...], holes: document.holes[headingStart.holes...])
        let location = source.location(ofByte: offset(of: node, beginning: []))
        if text.isEmpty {
            report(
                "empty-heading", "a heading without text", at: offset(of: node, beginning: []),
                suggestion: "write its text behind the `#`, or delete it", severity: .warning)
        }
        hole(.headingLink(document.headings.count))
        document.headings.append(
            MarkdownHeading(
                level: min(6, headingLevels.count + 1), text: text, anchor: anchors.anchor(for: text),
                location: location))
        writeHeadingTag(opening: false)
    }

    private mutating func writeHeadingTag(opening: Bool) {
        if opening { write("<h") } else { write("</h") }
        document.template.append(UInt8(ascii: "0") + UInt8(min(6, headingLevels.count + 1)))
        if opening { write(" id=\"") } else { write(">\n") }
    }

    // MARK: Lists

    private mutating func beginList(_ node: OpaquePointer) {
        guard cmark_node_get_list_type(node) == CMARK_ORDERED_LIST else {
            write("<ul>\n")
            return
        }
        let start = cmark_node_get_list_start(node)
        if start == 1 {
            write("<ol>\n")
        } else {
            write("<ol start=\"")
            write(escaping: String(start))
            write("\">\n")
        }
    }

    private mutating func beginItem(_ node: OpaquePointer) {
        guard let name = cmark_node_get_type_string(node), String(cString: name) == "tasklist" else {
            write("<li>")
            return
        }
        // A character instead of a disabled checkbox, which would need a label.
        if cmark_gfm_extensions_get_tasklist_item_checked(node) {
            write("<li class=\"task\"><span class=\"task-box\">☑</span> ")
        } else {
            write("<li class=\"task\"><span class=\"task-box\">☐</span> ")
        }
    }

    // MARK: Code and HTML

    private mutating func codeBlock(_ node: OpaquePointer) {
        let first = Int(cmark_node_get_start_line(node))
        codeLines.append(first...max(first, Int(cmark_node_get_end_line(node))))
        let info = String(decoding: Self.bytes(cmark_node_get_fence_info(node)), as: UTF8.self)
        if info.hasPrefix("{") {
            blockCell(node, info: info)
            return
        }
        write("<pre><code")
        if let language = info.split(separator: " ").first {
            write(" class=\"language-")
            write(escaping: String(language))
            write("\"")
        }
        write(">")
        write(escaping: Self.literal(node))
        write("</code></pre>\n")
    }

    private mutating func htmlBlock(_ node: OpaquePointer) {
        let first = Int(cmark_node_get_start_line(node))
        codeLines.append(first...max(first, Int(cmark_node_get_end_line(node))))
        readRawHTML(node, isBlock: true)
        if options.allowsHTML { write("\n") }
    }

    // MARK: Tables

    private mutating func beginRow(_ node: OpaquePointer) {
        table.column = 0
        table.isHeader = cmark_gfm_extensions_get_table_row_is_header(node) != 0
        if table.isHeader {
            write("<thead>\n")
        } else if !table.hasBody {
            table.hasBody = true
            write("<tbody>\n")
        }
        write("<tr>\n")
    }

    private mutating func beginCell(_ node: OpaquePointer) {
        beginText(node)
        // An empty heading cell names nothing, so it is not one.
        if table.isHeader, cmark_node_first_child(node) != nil { write("<th scope=\"col\"") } else { write("<td") }
        switch table.alignment {
        case UInt8(ascii: "l"): write(" class=\"align-left\">")
        case UInt8(ascii: "c"): write(" class=\"align-center\">")
        case UInt8(ascii: "r"): write(" class=\"align-right\">")
        default: write(">")
        }
    }

    // MARK: Footnotes

    private mutating func beginFootnote(_ node: OpaquePointer) {
        if document.footnoteCount == 0 { write("<section class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n") }
        document.footnoteCount += 1
        footnoteLines.insert(Int(cmark_node_get_start_line(node)))
        write("<li id=\"")
        hole(.footnoteID(document.footnoteCount))
        write("\">")
    }

    private mutating func endFootnote(_ node: OpaquePointer) {
        let last = cmark_node_last_child(node)
        if last.map({ cmark_node_get_type($0) != CMARK_NODE_PARAGRAPH }) ?? true {
            hole(.footnoteBacklinks(document.footnoteCount))
        }
        write("</li>\n")
    }

    /// Warns of footnotes that nothing refers to, which the parser leaves out, and of labels used twice.
    mutating func checkFootnotes() {
        for line in scan.footnoteDefinitionLines where !footnoteLines.contains(line) {
            if codeLines.contains(where: { $0.contains(line) }) { continue }
            let range = source.lineRange(line)
            guard let start = source.firstIndex(of: UInt8(ascii: "["), from: range.lowerBound, to: range.upperBound),
                let end = source.firstIndex(of: UInt8(ascii: "]"), from: start, to: range.upperBound)
            else { continue }
            report(
                "footnote-unused",
                "nothing refers to the footnote `\(source.string(start..<(end + 1)))`, so it is not shown",
                at: start, length: source.string(start..<(end + 1)).unicodeScalars.count,
                suggestion: "refer to it, or delete it; a label is defined only once")
        }
    }
}
