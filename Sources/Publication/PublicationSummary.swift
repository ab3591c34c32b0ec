/// What one publication did.
package struct PublicationSummary: Equatable, Sendable {
    /// Pages whose bytes were made, whether or not they turned out to be the old ones.
    package var rendered = 0
    /// Files that are new or have new bytes.
    package var written = 0
    /// Files left as they were: same key and file, or made again with the same bytes.
    package var unchanged = 0
    /// Those of them whose views were not made, for what they are made from is as it was.
    package var passedOver = 0
    /// Files of pages that are no more.
    package var removed = 0
    /// The size of the files written, in bytes.
    package var bytes = 0
    /// What the publisher should know, such as that this disk can not swap folders; each is said once.
    package var notes: [String] = []

    package init() {}
}
