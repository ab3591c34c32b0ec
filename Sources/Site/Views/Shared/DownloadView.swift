/// A file to take away.
struct DownloadView: View, Equatable {
    /// What it is: "This case as JSON", "The decision (PDF, 2.1 MB, in Dutch)".
    var text: String
    var href: String
    /// The format's name: "JSON".
    var format: String
    /// What it holds, and to whom it is of use.
    var note: String?
    /// "1.4 MB".
    var size: String?
    /// Hex, of the file's bytes.
    var sha256: String?
    /// The language of the file where it is not the page's.
    var lang: String?

    static let declaration = ViewDeclaration<DownloadView>(
        "download", "A file to take away.",
        fields: [
            .text("text", "What it is.") { $0.text },
            .text("href", "Address.") { $0.href },
            .text("format", "The format's name.") { $0.format },
            .text("note", "What it holds.") { $0.note },
            .text("size", "How large it is.") { $0.size },
            .text("sha256", "SHA-256 of its bytes.") { $0.sha256 },
            .text("lang", "The language of the file where it is not the page's.") { $0.lang },
        ])
}
