import Content
import Glibc
import Site
import Synchronization

/// The social cards that were drawn, kept beside the site's state in `cards/`, each under the hash of all it was made of.
///
/// A card that is drawn once is drawn no more until what it says changes. Each is put in its place whole: a build that
/// is broken off loses only the one it was drawing.
struct CardStore {
    /// A card with the name of its file.
    struct Entry: Sendable {
        var path: String
        var key: UInt64
        var svg: @Sendable () -> [UInt8]

        var name: String { String(key, radix: 16) + ".png" }
    }

    private static let root = RelativePath("cards")
    /// How long one picture may take before the program is thought to hang.
    private static let patience = Duration.seconds(30)

    let folder: Folder
    /// The path of `rsvg-convert`.
    let program: String
    let entries: [Entry]

    /// Asks every card what it is made of.
    init(_ cards: [SocialCard], in folder: Folder, program: String, jobs: Int) {
        self.folder = folder
        self.program = program
        // Another version of the program may draw other bytes.
        let identity = ProgramIdentity.of(program)
        entries = Parallel.slices(of: cards.count, jobs: jobs) { range in
            cards[range].map { card in
                let drawing = card.prepare()
                var hasher = StableHasher()
                hasher.combine(drawing.key)
                hasher.combine(identity)
                return Entry(path: card.path, key: hasher.finalize(), svg: drawing.svg)
            }
        }.flatMap { $0 }
    }

    /// The names of the pictures that are there.
    func names() throws(PublicationError) -> Set<String> {
        guard try folder.status(Self.root)?.kind == .folder else { return [] }
        return Set(try folder.list(Self.root).map { String(decoding: $0.name, as: UTF8.self) })
    }

    /// The cards that are drawn, as files of the site.
    func pages(_ names: Set<String>) -> [PlannedPage] {
        entries.filter { names.contains($0.name) }.map { entry in
            let location = "\(folder.location)/\(Self.root.text)/\(entry.name)"
            return PlannedPage(path: entry.path, listing: .unlisted) {
                PreparedPage(key: entry.key, source: .file(location))
            }
        }
    }

    /// Draws what is not there yet, with so many programs at once; the first that fails ends it.
    ///
    /// - Returns: how many were drawn, and why it ended before all were.
    func draw(
        besides names: Set<String>, jobs: Int, progress: (@Sendable (Int, Int) -> Void)?
    ) throws(PublicationError) -> (drawn: Int, failure: String?) {
        var seen = names
        let missing = entries.filter { seen.insert($0.name).inserted }
        if missing.isEmpty { return (0, nil) }
        try folder.makeFolder(Self.root)
        let state = Mutex<(drawn: Int, failure: String?)>((0, nil))
        _ = Parallel.slices(of: missing.count, jobs: jobs) { [folder, program] range in
            for entry in missing[range] {
                if state.withLock({ $0.failure != nil }) { return }
                let failure = Self.draw(entry, by: program, in: folder)
                state.withLock { state in
                    if let failure { state.failure = state.failure ?? failure } else { state.drawn += 1 }
                    progress?(state.drawn, missing.count)
                }
            }
        }
        return state.withLock { $0 }
    }

    /// Removes pictures of what no page says any more.
    func prune(_ names: Set<String>) throws(PublicationError) {
        for name in names.subtracting(entries.map(\.name)) {
            try folder.removeFile(Self.root.appending(name.utf8))
        }
    }

    /// Removes all pictures: without cards nothing that is withdrawn later is to stay here.
    static func discard(in folder: Folder) throws(PublicationError) { try folder.removeTree(root) }

    /// Draws one; returns why it could not.
    private static func draw(_ entry: Entry, by program: String, in folder: Folder) -> String? {
        var process = ChildProcess(program, ["--format", "png"])
        process.input = entry.svg()
        process.environment = ["LC_ALL": "C.UTF-8"]
        process.outputLimit = 16 << 20
        process.timeLimit = patience
        do {
            let outcome = try process.run()
            guard outcome.succeeded else {
                let words = outcome.error.split(whereSeparator: \.isNewline).last.map(String.init)
                return "\(entry.path): \(words ?? "`\(program)` ended with status \(outcome.status)")"
            }
            guard isCard(outcome.output) else {
                return "\(entry.path): `\(program)` made no PNG of \(SocialCard.width) by \(SocialCard.height) pixels"
            }
            try folder.replace(root.appending(entry.name.utf8), outcome.output)
            return nil
        } catch let error as PublicationError {
            return error.description
        } catch {
            return "\(entry.path): \(error)"
        }
    }

    /// Whether bytes begin as a PNG of a card's size does.
    private static func isCard(_ bytes: [UInt8]) -> Bool {
        func number(_ at: Int) -> Int { bytes[at..<at + 4].reduce(0) { $0 << 8 | Int($1) } }
        return bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) && bytes.count > 24
            && number(16) == SocialCard.width && number(20) == SocialCard.height
    }
}
