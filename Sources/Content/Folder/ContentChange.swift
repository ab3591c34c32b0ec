/// What may have changed in a folder since it was last read.
package enum ContentChange: Sendable {
    /// Anything: every file is looked at, and read where it is not what it was.
    case everything
    /// These files and folders, and no others; each path begins with that of the content folder.
    case paths(Set<String>)

    package static let nothing = ContentChange.paths([])

    package func merging(_ other: ContentChange) -> ContentChange {
        switch (self, other) {
        case (.paths(let one), .paths(let two)): .paths(one.union(two))
        default: .everything
        }
    }
}
