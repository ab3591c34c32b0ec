import Content

/// A file of the site that tells of all others: it is made when their bytes are known.
package struct ClosingPage: Sendable {
    /// A file that came before, with the SHA-256 of its bytes.
    package struct File: Sendable {
        package var path: String
        package var listing: PlannedPage.Listing
        package var sum: SHA256

        package init(path: String, listing: PlannedPage.Listing, sum: SHA256) {
            self.path = path
            self.listing = listing
            self.sum = sum
        }
    }

    package var path: String
    /// Gets all files that come before it, in the order of the plan.
    package var prepare: @Sendable ([File]) -> PreparedPage

    package init(path: String, prepare: @escaping @Sendable ([File]) -> PreparedPage) {
        self.path = path
        self.prepare = prepare
    }
}
