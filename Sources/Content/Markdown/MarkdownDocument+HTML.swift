extension MarkdownDocument {
    /// The text as HTML.
    ///
    /// - Parameters:
    ///   - links: what a link by id came to.
    ///   - cells: what a query came to, as HTML; where there is none its text is shown as code.
    ///   - files: the URL of a file beside the text, relative to the page; not yet escaped for HTML.
    ///   - prefix: what keeps the anchors of several texts on one page apart, such as `summary-`.
    package func html(
        links: (WikiLink) -> ResolvedLink, cells: (MarkdownCell) -> [UInt8]?,
        files: (MarkdownFileLink) -> String = { $0.address }, prefix: String = ""
    ) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(template.count + holes.count * 64)
        var position = 0
        var isLinkOpen = false
        for (index, hole) in holes.enumerated() {
            if hole.offset > position {
                output.append(contentsOf: template[position..<hole.offset])
                position = hole.offset
            }
            switch hole.kind {
            case .linkStart(let reference):
                let link = references[reference]
                let resolved = links(link)
                isLinkOpen = Self.open(link, resolved, to: &output)
                // The words given stand for whatever label the editor wrote; the hole at the link's end comes next.
                if !isLinkOpen, !link.isMarkdownLink { position = holes[index + 1].offset }
            case .linkEnd:
                if isLinkOpen { HTMLBytes.append("</a>", to: &output) }
            case .cell(let number): Self.append(self.cells[number], rendered: cells(self.cells[number]), to: &output)
            case .file(let number):
                HTMLBytes.append(address: files(attachmentsReferenced[number]), to: &output)
            case .headingID(let number):
                HTMLBytes.append(escaping: prefix + headings[number].anchor, to: &output)
            case .headingLink(let number):
                // Its name is the heading's own text, whatever the language.
                let anchor = prefix + headings[number].anchor
                HTMLBytes.append(" <a class=\"anchor\" href=\"#", to: &output)
                HTMLBytes.append(escaping: anchor, to: &output)
                HTMLBytes.append("\" aria-labelledby=\"", to: &output)
                HTMLBytes.append(escaping: anchor, to: &output)
                HTMLBytes.append("\"><span aria-hidden=\"true\">#</span></a>", to: &output)
            case .prefix: HTMLBytes.append(escaping: prefix, to: &output)
            case .footnoteReference(let number, let occurrence):
                HTMLBytes.append("<sup class=\"footnote-ref\"><a href=\"#", to: &output)
                HTMLBytes.append(escaping: "\(prefix)fn-\(number)", to: &output)
                HTMLBytes.append("\" id=\"", to: &output)
                HTMLBytes.append(escaping: Self.referenceID(number, occurrence, prefix: prefix), to: &output)
                HTMLBytes.append("\" role=\"doc-noteref\">", to: &output)
                output.append(contentsOf: String(number).utf8)
                HTMLBytes.append("</a></sup>", to: &output)
            case .footnoteID(let number):
                HTMLBytes.append(escaping: "\(prefix)fn-\(number)", to: &output)
            case .footnoteBacklinks(let number): appendBacklinks(of: number, prefix: prefix, to: &output)
            }
        }
        output.append(contentsOf: template[position...])
        return output
    }

    /// Writes a link's start and, where the editor gave no label, its text; says whether there is an element to close.
    private static func open(_ link: WikiLink, _ resolved: ResolvedLink, to output: inout [UInt8]) -> Bool {
        switch resolved {
        case .page(let href, let title):
            HTMLBytes.append("<a href=\"", to: &output)
            HTMLBytes.append(address: href, to: &output)
            HTMLBytes.append("\">", to: &output)
            if link.label == nil { HTMLBytes.append(escaping: title ?? link.target, to: &output) }
            return true
        case .plain(let text):
            if !link.isMarkdownLink { HTMLBytes.append(escaping: text, to: &output) }
            return false
        }
    }

    private static func append(_ cell: MarkdownCell, rendered: [UInt8]?, to output: inout [UInt8]) {
        if let rendered {
            output.append(contentsOf: rendered)
        } else if cell.isInline {
            HTMLBytes.append("<code>", to: &output)
            HTMLBytes.append(escaping: cell.query, to: &output)
            HTMLBytes.append("</code>", to: &output)
        } else {
            HTMLBytes.append("<pre><code>", to: &output)
            HTMLBytes.append(escaping: cell.query, to: &output)
            HTMLBytes.append("</code></pre>", to: &output)
        }
    }

    private func appendBacklinks(of number: Int, prefix: String, to output: inout [UInt8]) {
        let count = footnoteOccurrences[number] ?? 0
        for occurrence in 1..<(count + 1) {
            HTMLBytes.append(" <a href=\"#", to: &output)
            HTMLBytes.append(escaping: Self.referenceID(number, occurrence, prefix: prefix), to: &output)
            HTMLBytes.append("\" class=\"footnote-back\" role=\"doc-backlink\">↩", to: &output)
            if count > 1 {
                HTMLBytes.append("<sup>", to: &output)
                output.append(contentsOf: String(occurrence).utf8)
                HTMLBytes.append("</sup>", to: &output)
            }
            HTMLBytes.append("</a>", to: &output)
        }
    }

    private static func referenceID(_ number: Int, _ occurrence: Int, prefix: String) -> String {
        occurrence == 1 ? "\(prefix)fnref-\(number)" : "\(prefix)fnref-\(number)-\(occurrence)"
    }
}
