/// Decides whether a file may be published beside a case as it is.
///
/// Whoever sends a case sends its attachments, and they are served from the register's own address: what a browser would
/// run there, or a web server would obey, could speak in the register's name.
enum AttachmentCheck {
    /// The endings of files that browsers show or save and do not run.
    static let endings: Set<String> = [
        "avif", "csv", "docx", "eml", "epub", "gif", "jpeg", "jpg", "json", "m4a", "mp3", "mp4", "odp", "ods", "odt",
        "ogg", "pdf", "png", "pptx", "rtf", "svg", "tsv", "txt", "wav", "webm", "webp", "xlsx", "zip",
    ]

    /// What is wrong with a file of this name and content; nil where it may be published.
    static func problem(_ name: String, _ bytes: [UInt8], path: String) -> Diagnostic? {
        let ending = name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
        guard endings.contains(ending) else {
            return Diagnostic(
                "attachment-kind", "`\(name)` is of no kind that may be attached", at: SourceLocation(file: path),
                suggestion: "attach a document, a picture, a table or a recording: "
                    + "\(endings.sorted().map { ".\($0)" }.joined(separator: ", "))")
        }
        guard ending == "svg", let fault = SVGCheck.fault(in: bytes) else { return nil }
        return Diagnostic(
            "active-picture", "the picture holds \(fault.what), which a browser may run or load",
            at: SourceLocation(
                file: path,
                position: bytes.withUnsafeBufferPointer { SourcePosition(ofByte: fault.offset, in: $0, startLine: 1) }),
            suggestion: "export it as a plain drawing, without scripts, links and styles, or attach it as PNG")
    }
}
