/// A place in a source file, as editors count: lines and columns from 1, columns in Unicode scalars.
package struct SourcePosition: Hashable, Comparable, Sendable {
    package var line: Int
    package var column: Int

    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    package static let start = SourcePosition(line: 1, column: 1)

    package static func < (left: Self, right: Self) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}

/// A place in a named file: what a diagnostic points at.
package struct SourceLocation: Hashable, Comparable, Sendable {
    /// The file's path as the editor knows it, such as `content/cases/ap-netflix-2024.md`.
    package var file: String
    package var position: SourcePosition

    package init(file: String, position: SourcePosition = .start) {
        self.file = file
        self.position = position
    }

    package static func < (left: Self, right: Self) -> Bool {
        (left.file, left.position) < (right.file, right.position)
    }
}
