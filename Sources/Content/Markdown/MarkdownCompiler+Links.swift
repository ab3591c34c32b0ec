import CMarkGFM

extension MarkdownCompiler {
    mutating func beginLink(_ node: OpaquePointer) {
        let url = Self.bytes(cmark_node_get_url(node))
        if images.isEmpty, links.isEmpty, LinkAddress.isPlainWebAddress(url) {
            writeExternal(node, url)
            links.append(.element)
            return
        }
        let address = String(decoding: url, as: UTF8.self)
        guard images.isEmpty else {
            links.append(.nothing)
            return
        }
        guard links.isEmpty else {
            report(
                "nested-link", "a link within a link", at: place(ofLink: node, to: address),
                suggestion: "write the two links side by side")
            links.append(.nothing)
            return
        }
        links.append(open(node, address))
    }

    mutating func endLink() {
        switch links.popLast() {
        case .element: write("</a>")
        case .reference(let index): hole(.linkEnd(index))
        case .nothing, nil: break
        }
    }

    private mutating func open(_ node: OpaquePointer, _ address: String) -> OpenLink {
        switch LinkAddress(address) {
        case .external: writeExternal(node, Self.bytes(cmark_node_get_url(node)))
        case .fragment(let anchor):
            fragments.append((anchor, source.location(ofByte: place(ofLink: node, to: address))))
            write("<a href=\"#")
            hole(.prefix)
            write(escaping: anchor)
            write("\"")
            writeTitle(node)
            write(">")
        case .file(let path, let fragment):
            let place = source.location(ofByte: place(ofLink: node, to: address))
            if let target = Self.contentID(ofPath: path) {
                let index = document.references.count
                hole(.linkStart(index))
                document.references.append(
                    WikiLink(target: target, label: Self.words(in: node), location: place, isMarkdownLink: true))
                return .reference(index)
            }
            write("<a href=\"")
            file(MarkdownFileLink(path: path, fragment: fragment, isImage: false, location: place))
            write("\"")
            writeTitle(node)
            write(">")
        case .refused(let reason, let suggestion):
            report("bad-link", reason, at: place(ofLink: node, to: address), suggestion: suggestion)
            return .nothing
        }
        return .element
    }

    private mutating func writeExternal(_ node: OpaquePointer, _ url: UnsafeBufferPointer<UInt8>) {
        write("<a href=\"")
        HTMLBytes.append(address: url, to: &document.template)
        write("\"")
        writeTitle(node)
        write(" rel=\"noopener\">")
    }

    private mutating func file(_ link: MarkdownFileLink) {
        hole(.file(document.attachmentsReferenced.count))
        document.attachmentsReferenced.append(link)
    }

    private mutating func writeTitle(_ node: OpaquePointer) {
        let title = Self.bytes(cmark_node_get_title(node))
        guard !title.isEmpty else { return }
        if let found = ForbiddenCharacters.next(in: title, from: 0) {
            let place = source.location(ofByte: offset(of: node, beginning: [Array("[".utf8)]))
            diagnostics.append(ForbiddenCharacters.diagnostic(for: found.scalar, at: place))
        }
        write(" title=\"")
        write(escaping: title)
        write("\"")
    }

    /// The id that a link to another content file names: `ap-uber-2024` for `ap-uber-2024.md` and its translations.
    private static func contentID(ofPath path: String) -> String? {
        guard path.hasSuffix(".md") else { return nil }
        let components = path.dropLast(3).split(separator: "/")
        guard var name = components.last else { return nil }
        if let dot = name.firstIndex(of: ".") { name = name[..<dot] }
        // A case in a folder of its own is its folder's `index.md`.
        if name == "index", components.count > 1 { name = components[components.count - 2] }
        return String(name)
    }

    /// The text of a node's direct children: enough to show a link's label in a message.
    private static func words(in node: OpaquePointer) -> String {
        var words = ""
        var child = cmark_node_first_child(node)
        while let current = child {
            words += String(decoding: literal(current), as: UTF8.self)
            child = cmark_node_next(current)
        }
        return words
    }

    /// Where a link begins: at its bracket, its angle bracket, or the bare address itself.
    private func place(ofLink node: OpaquePointer, to address: String) -> Int {
        var needles: [[UInt8]] = []
        if let child = cmark_node_first_child(node) {
            let text = Self.literal(child)
            if !text.isEmpty {
                needles = [[UInt8(ascii: "[")] + text, [UInt8(ascii: "<")] + text, Array(text)]
            }
        }
        return offset(of: node, beginning: needles + [[UInt8(ascii: "[")]])
    }

    /// Refuses links within the page to headings that it does not have.
    mutating func checkFragments() {
        guard !fragments.isEmpty else { return }
        let known = document.headings.map(\.anchor)
        let anchors = Set(known)
        let names = NearMiss.Names(known)
        for fragment in fragments where !anchors.contains(fragment.anchor) {
            let near = names.nearest(to: fragment.anchor)
            diagnostics.append(
                Diagnostic(
                    .error, "unknown-anchor", "no heading of this text has the anchor `#\(fragment.anchor)`",
                    at: fragment.location,
                    suggestion: near.map { "did you mean `#\($0)`?" } ?? "link to a heading of this text"))
        }
    }

    // MARK: Images

    mutating func beginImage(_ node: OpaquePointer) {
        guard images.isEmpty else {
            images.append((false, document.template.count))
            return
        }
        let address = String(decoding: Self.bytes(cmark_node_get_url(node)), as: UTF8.self)
        let place = offset(of: node, beginning: [Array("![".utf8)])
        let fault: (reason: String, suggestion: String)
        switch LinkAddress(address) {
        case .file(let path, let fragment):
            write("<img src=\"")
            file(
                MarkdownFileLink(
                    path: path, fragment: fragment, isImage: true, location: source.location(ofByte: place)))
            write("\"")
            writeTitle(node)
            write(" loading=\"lazy\" alt=\"")
            images.append((true, document.template.count))
            return
        case .external:
            fault = (
                "an image from another site: the page would make its readers' browsers ask there",
                "put the image beside the text and write its file's name"
            )
        case .fragment:
            fault = ("an image without a file", "write the file's name")
        case .refused(let reason, let suggestion): fault = (reason, suggestion)
        }
        report("bad-image", fault.reason, at: place, suggestion: fault.suggestion)
        images.append((false, document.template.count))
    }

    mutating func endImage(_ node: OpaquePointer) {
        guard let image = images.popLast(), images.isEmpty, image.isWritten else { return }
        let description = document.template[image.start...]
        if description.allSatisfy({ $0 == 0x20 || $0 == 0x0A }) {
            report(
                "missing-alt", "an image without a description", at: offset(of: node, beginning: [Array("![".utf8)]),
                suggestion: "say between the brackets what it shows: `![The decision's first page](page.png)`",
                severity: .warning)
        }
        write("\">")
    }
}
