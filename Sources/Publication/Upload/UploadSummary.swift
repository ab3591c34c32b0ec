/// What one publication to a target did, or would do.
package struct UploadSummary: Sendable {
    /// A file that went up, with its size in bytes.
    package struct Upload: Equatable, Sendable {
        package var path: String
        package var size: Int
    }

    package var uploads: [Upload] = []
    package var deletions: [String] = []
    /// Files that the target had already.
    package var unchanged = 0
    /// The commit, for a git branch.
    package var commit: String?
    /// What the publisher should know.
    package var notes: [String] = []

    /// Bytes that went up.
    package var bytes: Int { uploads.reduce(0) { $0 + $1.size } }
}
