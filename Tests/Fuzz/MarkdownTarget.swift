@testable import Content

extension FuzzTarget {
    /// The body of a file.
    static let markdown = FuzzTarget(name: "markdown") { bytes in
        let (document, problems) = MarkdownDocument.parse(bytes[...], file: "a.md")
        DiagnosticCheck.require(problems, in: bytes)
        let html = document.html(
            // A link to a file without a name, `[a](.md)`, has no id: nothing is called so, and a build refuses it.
            links: {
                $0.target.isEmpty || $0.target.hasPrefix("x")
                    ? .plain(text: $0.target) : .page(href: "/\($0.target)/", title: "T")
            },
            cells: { _ in nil }, prefix: "p-")
        if let fault = MarkupCheck.fault(in: html) { fail(fault + "\n" + String(decoding: html, as: UTF8.self)) }
        let plain = document.plainText
        require(!plain.utf8.contains(0), "a NUL in the words")
        for address in document.webAddresses {
            let scheme = address.prefix { $0 != ":" }.lowercased()
            require(scheme == "http" || scheme == "https", "the address \(address)")
        }
        // Raw HTML brings no more than it is known for, whatever the site allows.
        let (open, raw) = MarkdownDocument.parse(bytes[...], file: "a.md", options: MarkdownOptions(allowsHTML: true))
        DiagnosticCheck.require(raw, in: bytes)
        let shown = open.html(links: { .plain(text: $0.target) }, cells: { _ in nil }, prefix: "p-")
        if let fault = MarkupCheck.danger(in: shown) { fail(fault + "\n" + String(decoding: shown, as: UTF8.self)) }
        let (again, same) = MarkdownDocument.parse(bytes[...], file: "a.md")
        require(again == document && same == problems, "a text is read in two ways")
    }
}
