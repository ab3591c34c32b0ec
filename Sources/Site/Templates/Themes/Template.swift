/// A template compiled for one view in one language.
package struct Template<V: View>: Sendable {
    package let name: String
    package let language: String
    /// A hash over the bytes of the template and of all it includes, and over the locale's texts it prints: a part of
    /// the key of each page.
    package let closureHash: UInt64
    let program: Program
    /// The files of the template and of all it includes, its own first.
    let files: [String]

    /// What of the theme makes the template's pages.
    var origin: PageOrigin { PageOrigin(view: V.declaration.shape.name, templates: files) }

    /// Appends the page to the buffer, as UTF-8.
    package func render(_ record: Record, into output: inout [UInt8]) {
        Renderer.render(program, record, into: &output)
    }

    /// The page as UTF-8.
    package func render(_ view: V) -> [UInt8] {
        var output: [UInt8] = []
        render(view.record(), into: &output)
        return output
    }
}
