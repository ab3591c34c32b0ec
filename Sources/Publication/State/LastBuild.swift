import Content
import Site

/// What a build was made from and what it left: where all of it is still the same, there is nothing to build.
struct LastBuild: Sendable {
    private static let mark = "casebook build 1\n"

    /// A hash of the program and of all that the command line said.
    var options: UInt64
    /// The ``ContentHash`` of the manifest that the build left.
    var manifest: UInt64
    /// The day from which the register was seen.
    var day: Int
    /// The zone that decided what day it was, unless the command line named the day.
    var timeZone: String
    var themeName: String
    var theme: ThemeLocation.Place
    /// How many of the files are pages.
    var pages: Int
    var diagnostics: [Diagnostic]
    var inputs: [ContentInput]

    func encoded() -> [UInt8] {
        var writer = ByteWriter(mark: Self.mark)
        writer.reserve(inputs.count * 128)
        writer.append(options)
        writer.append(manifest)
        writer.append(day)
        for text in [timeZone, themeName, theme.root, theme.name] { writer.append(text) }
        writer.append(pages)
        writer.append(diagnostics.count)
        for diagnostic in diagnostics { writer.append(diagnostic) }
        writer.append(inputs.count)
        for input in inputs {
            writer.append(input.path)
            writer.append(input.stamp.inode)
            writer.append(Int(input.stamp.size))
            writer.append(Int(input.stamp.modified))
            writer.append(Int(input.stamp.changed))
            writer.append(input.listing == nil ? 0 : 1 as UInt64)
            writer.append(input.listing ?? 0)
        }
        return writer.finished()
    }

    /// Nil if the bytes are not those of a whole record.
    init?(decoding bytes: [UInt8]) {
        guard var reader = ByteReader(bytes, mark: Self.mark) else { return nil }
        options = reader.integer()
        manifest = reader.integer()
        day = reader.number()
        timeZone = reader.text()
        themeName = reader.text()
        theme = ThemeLocation.Place(root: reader.text(), name: reader.text())
        pages = reader.number()
        diagnostics = []
        for _ in 0..<reader.count() { diagnostics.append(reader.diagnostic()) }
        inputs = []
        for _ in 0..<reader.count() {
            let path = reader.text()
            let inode = reader.integer()
            let size = Int64(reader.number())
            let modified = Int64(reader.number())
            let changed = Int64(reader.number())
            let isFolder = reader.integer() == 1
            let listing = reader.integer()
            inputs.append(
                ContentInput(
                    path: path, stamp: InputStamp(inode: inode, size: size, modified: modified, changed: changed),
                    listing: isFolder ? listing : nil))
        }
        guard reader.isWhole else { return nil }
    }

    init(_ plan: SitePlan, options: UInt64, manifest: UInt64, theme: ThemeLocation.Place) {
        self.options = options
        self.manifest = manifest
        day = plan.day.number
        timeZone = plan.timeZone
        themeName = plan.themeName
        self.theme = theme
        pages = plan.pages.count { $0.path.hasSuffix(".html") }
        diagnostics = plan.diagnostics
        inputs = plan.inputs
    }
}

extension ByteWriter {
    fileprivate mutating func append(_ number: Int) { append(UInt64(bitPattern: Int64(number))) }
    fileprivate mutating func append(_ text: String) { append(Array(text.utf8)) }

    fileprivate mutating func append(_ location: SourceLocation) {
        append(location.file)
        append(location.position.line)
        append(location.position.column)
    }

    fileprivate mutating func append(_ diagnostic: Diagnostic) {
        append(diagnostic.severity.rawValue)
        append(diagnostic.identifier)
        append(diagnostic.message)
        append(diagnostic.location)
        append(diagnostic.length)
        append(diagnostic.suggestion == nil ? 0 : 1 as UInt64)
        append(diagnostic.suggestion ?? "")
        append(diagnostic.notes.count)
        for note in diagnostic.notes {
            append(note.text)
            append(note.location)
        }
    }
}

extension ByteReader {
    fileprivate mutating func number() -> Int { Int(Int64(bitPattern: integer())) }
    fileprivate mutating func text() -> String { String(decoding: record() ?? [], as: UTF8.self) }

    fileprivate mutating func location() -> SourceLocation {
        let file = text()
        let line = number()
        return SourceLocation(file: file, position: SourcePosition(line: line, column: number()))
    }

    fileprivate mutating func diagnostic() -> Diagnostic {
        let severity = Diagnostic.Severity(rawValue: text()) ?? .warning
        let identifier = text()
        let message = text()
        let place = location()
        let length = number()
        let hasSuggestion = integer() == 1
        let suggestion = text()
        var notes: [Diagnostic.Note] = []
        for _ in 0..<count() {
            let words = text()
            notes.append(Diagnostic.Note(words, at: location()))
        }
        return Diagnostic(
            severity, identifier, message, at: place, length: length, suggestion: hasSuggestion ? suggestion : nil,
            notes: notes)
    }
}
