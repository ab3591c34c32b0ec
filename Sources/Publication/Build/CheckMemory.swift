import Content
import Glibc
import Site

/// The last check of a content folder: where no file has changed since, what it found still holds.
///
/// Every file of the content and of the themes is asked for its size, times and inode; nothing is read. What cannot be
/// remembered, or not for certain, costs the next check its time and nothing else.
package struct CheckMemory: Sendable {
    package struct Findings: Sendable {
        package var diagnostics: [Diagnostic]
        package var caseCount: Int
        package var waiting: WaitingSummary

        package init(diagnostics: [Diagnostic], caseCount: Int, waiting: WaitingSummary) {
            self.diagnostics = diagnostics
            self.caseCount = caseCount
            self.waiting = waiting
        }
    }

    private static let mark = "casebook check 2\n"

    /// Where it is kept: beside the content, in the folder that holds all that can be thrown away.
    private let path: String
    /// What the findings depend on.
    private let key: UInt64
    /// A file that changed so late that a later change could look the same.
    private let isRacy: Bool

    /// Looks at every file; nil where that is not possible.
    package init?(_ build: SiteBuild) {
        guard build.previous == nil, build.baseURL == nil, let folder = CheckMemory.resolved(build.content),
            let slash = folder.lastIndex(of: "/"),
            let settings = (try? Disk.read(folder + "/site.yml", limit: 1 << 20)).flatMap({ $0 }),
            let (zone, name) = SourceParts.zoneAndTheme(of: settings),
            let day = build.asOf ?? Today.day(in: zone)
        else { return nil }
        let place = build.theme.map(ThemeLocation.named) ?? ThemeLocation.search(name, besides: build.content)
        guard let place, let themes = CheckMemory.resolved(place.root) else { return nil }
        path = "\(folder[..<slash])/.casebook/check-\(folder[folder.index(after: slash)...])"
        var hasher = StableHasher()
        hasher.combine(ProgramFingerprint.current)
        for text in [build.content, build.theme ?? "", place.root, place.name] { hasher.combine(text) }
        hasher.combine(UInt64(bitPattern: Int64(day.number)))
        var walk = StampWalk()
        guard walk.add(folder), walk.add(themes) else { return nil }
        hasher.combine(walk.hash)
        key = hasher.finalize()
        isRacy = walk.isRacy
    }

    /// What the last check found, if it would find the same now.
    package func findings() -> Findings? {
        guard let bytes = (try? Disk.read(path, limit: 16 << 20)).flatMap({ $0 }),
            var reader = ByteReader(bytes, mark: Self.mark), reader.integer() == key
        else { return nil }
        let caseCount = Int(reader.integer())
        var diagnostics: [Diagnostic] = []
        for _ in 0..<reader.count() { diagnostics.append(reader.checkDiagnostic()) }
        var sentences: [String] = []
        for _ in 0..<reader.count() { sentences.append(reader.checkText()) }
        let waiting = WaitingSummary(sentences: sentences)
        return reader.isWhole ? Findings(diagnostics: diagnostics, caseCount: caseCount, waiting: waiting) : nil
    }

    /// Remembers what a check found of the files as they were when this was made.
    package func remember(_ findings: Findings) {
        guard !isRacy, findings.diagnostics.count <= 10_000 else { return }
        var writer = ByteWriter(mark: Self.mark)
        writer.append(key)
        writer.append(UInt64(findings.caseCount))
        writer.append(UInt64(findings.diagnostics.count))
        for diagnostic in findings.diagnostics { writer.appendCheck(diagnostic) }
        writer.append(UInt64(findings.waiting.sentences.count))
        for sentence in findings.waiting.sentences { writer.append(Array(sentence.utf8)) }
        let bytes = writer.finished()
        let folder = path.prefix(upTo: path.lastIndex(of: "/") ?? path.startIndex)
        mkdir(String(folder), 0o777)
        let draft = "\(path).\(getpid()).tmp"
        let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
        guard file >= 0 else { return }
        let isWhole = bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) } == bytes.count
        close(file)
        if !isWhole || rename(draft, path) != 0 { unlink(draft) }
    }

    private static func resolved(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}

/// The stamps of all files below folders, as one number.
private struct StampWalk {
    private(set) var hash: UInt64 = 0
    private(set) var isRacy = false
    private var hasher = StableHasher()
    private let start: timespec

    init() {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        start = now
    }

    /// False where a folder could not be read.
    mutating func add(_ root: String) -> Bool {
        guard visit(root) else { return false }
        hash = hasher.finalize()
        return true
    }

    private mutating func visit(_ folder: String) -> Bool {
        guard let entries = try? Disk.list(folder) else { return false }
        for entry in entries where !entry.name.hasPrefix(".") {
            let path = folder + "/" + entry.name
            var status = stat()
            guard lstat(path, &status) == 0 else { return false }
            hasher.combine(entry.name)
            hasher.combine(UInt64(status.st_mode))
            guard entry.kind != .folder else {
                if !visit(path) { return false }
                hasher.combine(1 as UInt64)
                continue
            }
            for number in [
                Int64(bitPattern: UInt64(status.st_ino)), Int64(status.st_size), Int64(status.st_mtim.tv_sec),
                Int64(status.st_mtim.tv_nsec), Int64(status.st_ctim.tv_sec), Int64(status.st_ctim.tv_nsec),
            ] {
                hasher.combine(UInt64(bitPattern: number))
            }
            // The system's clock for files moves in steps: two writes within one carry the same time.
            let age = (start.tv_sec - status.st_ctim.tv_sec) * 1_000_000_000 + start.tv_nsec - status.st_ctim.tv_nsec
            if age < 20_000_000 { isRacy = true }
        }
        return true
    }
}

extension ByteWriter {
    fileprivate mutating func appendCheck(_ diagnostic: Diagnostic) {
        for text in [
            diagnostic.severity.rawValue, diagnostic.identifier, diagnostic.message, diagnostic.location.file,
        ] { append(Array(text.utf8)) }
        appendCheck(diagnostic.location.position)
        append(UInt64(diagnostic.length))
        append(UInt64(diagnostic.suggestion == nil ? 0 : 1))
        append(Array((diagnostic.suggestion ?? "").utf8))
        append(UInt64(diagnostic.notes.count))
        for note in diagnostic.notes {
            append(Array(note.text.utf8))
            append(Array(note.location.file.utf8))
            appendCheck(note.location.position)
        }
        append(UInt64(diagnostic.fix == nil ? 0 : 1))
        if let fix = diagnostic.fix {
            appendCheck(fix.position)
            append(UInt64(fix.length))
            append(Array(fix.text.utf8))
        }
    }

    private mutating func appendCheck(_ position: SourcePosition) {
        append(UInt64(position.line))
        append(UInt64(position.column))
    }
}

extension ByteReader {
    fileprivate mutating func checkDiagnostic() -> Diagnostic {
        let severity = Diagnostic.Severity(rawValue: checkText()) ?? .warning
        let identifier = checkText()
        let message = checkText()
        let file = checkText()
        let location = SourceLocation(file: file, position: checkPosition())
        let length = Int(truncatingIfNeeded: integer())
        let hasSuggestion = integer() == 1
        let suggestion = checkText()
        var notes: [Diagnostic.Note] = []
        for _ in 0..<count() {
            let text = checkText()
            let file = checkText()
            notes.append(.init(text, at: SourceLocation(file: file, position: checkPosition())))
        }
        var diagnostic = Diagnostic(
            severity, identifier, message, at: location, length: length, suggestion: hasSuggestion ? suggestion : nil,
            notes: notes)
        if integer() == 1 {
            let position = checkPosition()
            let length = Int(truncatingIfNeeded: integer())
            diagnostic.fix = TextEdit(at: position, length: length, text: checkText())
        }
        return diagnostic
    }

    fileprivate mutating func checkText() -> String { String(decoding: record() ?? [], as: UTF8.self) }

    private mutating func checkPosition() -> SourcePosition {
        let line = Int(truncatingIfNeeded: integer())
        return SourcePosition(line: line, column: Int(truncatingIfNeeded: integer()))
    }
}
