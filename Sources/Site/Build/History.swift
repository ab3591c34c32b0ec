import Content

/// What version control knows of the files of the content: it depends on the commit alone, not on the machine.
package struct History: Sendable {
    /// The day of the last commit that changed a file, by the file's path below the content folder.
    ///
    /// What a shallow clone cannot know is left out.
    package var changes: [String: Day]
    /// The content folder's path within its repository, such as `content`; nil where there is no repository.
    package var folder: String?
    /// Why less is known than the repository holds; nil where all is.
    package var gap: Gap?

    /// Why version control does not tell all that it knows.
    package enum Gap: Sendable {
        /// A clone without the older commits.
        case shallow
        /// There is a repository, and no program that reads it.
        case noProgram
    }

    package init(changes: [String: Day] = [:], folder: String? = nil, gap: Gap? = nil) {
        self.changes = changes
        self.folder = folder
        self.gap = gap
    }

    /// Where there is no version control.
    package static let none = History()

    /// The day on which the words of a page last changed: those of its file, and of the original of a translation.
    func lastChange(of path: String) -> Day? {
        guard let own = changes[path] else { return nil }
        guard let original = History.original(of: path) else { return own }
        return changes[original].map { max($0, own) }
    }

    /// `cases/x.md` for `cases/x.nl.md`; nil for a file that translates none.
    private static func original(of path: String) -> String? {
        guard path.hasSuffix(".md") else { return nil }
        let stem = path.dropLast(3)
        guard let dot = stem.lastIndex(of: "."), !stem[dot...].contains("/") else { return nil }
        return stem[..<dot] + ".md"
    }
}
