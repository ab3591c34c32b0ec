/// Markup that is ready to be put into a page as it is: UTF-8 bytes whose text has been escaped already.
///
/// Its own type, so that text from a file can't be printed unescaped by accident.
package struct HTML: Hashable, Sendable {
    package var bytes: [UInt8]

    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    package init(_ markup: String) {
        bytes = Array(markup.utf8)
    }

    /// Plain text as markup: what has a meaning in HTML is escaped.
    package static func escaping(_ text: String) -> HTML {
        var bytes: [UInt8] = []
        bytes.appendEscaped(text)
        return HTML(bytes)
    }

    package var isEmpty: Bool { bytes.isEmpty }
    package var string: String { String(decoding: bytes, as: UTF8.self) }
}
