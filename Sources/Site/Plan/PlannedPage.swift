import Content

/// One file of the site before it exists: where it goes and how it is made.
///
/// Preparing builds the page's view and its key and is cheap; rendering turns the view into bytes. A page whose key
/// equals that of the site as last published need not be rendered.
package struct PlannedPage: Sendable {
    /// Where a file may be named.
    package enum Listing: Sendable {
        /// In the sitemap and every other list.
        case listed
        /// In no list for readers and search engines: they are asked to leave it out, or it leads elsewhere.
        case unlisted
        /// In no file of the site at all, checksums included: the address of a withdrawn case names its company.
        case tombstone
    }

    /// When a file is made.
    package enum Turn: Int, Sendable {
        /// It takes far longer than others, and is begun before them so that nobody waits for it in the end.
        case early
        case usual
        /// It tells of files that take long, and waits for those that are not made yet.
        case late
    }

    /// The file's path below the output folder, such as `cases/ap-netflix-2024/index.html`: relative, `/`-separated, clean.
    package var path: String
    package var listing: Listing
    /// The page carries text of its own, for the search index.
    package var isSearched: Bool
    package var turn = Turn.usual
    /// A hash over everything that the page can be made from; nil where no such thing is known.
    ///
    /// It is coarser than the page's key, and at hand before the page is prepared: while it stays the same, so does the page.
    package var basis: UInt64?
    /// Told the key of a page that is as it was and is not prepared for that.
    package var whenPassedOver: (@Sendable (UInt64) -> Void)?
    /// Told the hash and the size in bytes of a file that stays as it is and is not made for that.
    package var whenKept: (@Sendable (SHA256, Int) -> Void)?
    package var prepare: @Sendable () -> PreparedPage
    /// What of the theme makes the page, for those who ask; nil for a file without a template.
    package var origin: (@Sendable () -> PageOrigin)?

    package init(
        path: String, listing: Listing = .listed, isSearched: Bool = false, turn: Turn = .usual, basis: UInt64? = nil,
        prepare: @escaping @Sendable () -> PreparedPage
    ) {
        self.path = path
        self.listing = listing
        self.isSearched = isSearched
        self.turn = turn
        self.basis = basis
        self.prepare = prepare
    }
}

/// What of the theme makes a page.
package struct PageOrigin: Sendable {
    /// The name of the view that the template prints.
    package var view: String
    /// The files of the page's template and of all it includes, the page's own first.
    package var templates: [String]
}

/// A page whose view is made: the key that tells whether it changed, and how to get its bytes.
package struct PreparedPage: Sendable {
    /// Where a page's bytes come from.
    package enum Source: Sendable {
        /// Appends the page's bytes to the buffer.
        case rendered(@Sendable (inout [UInt8]) -> Void)
        /// Appends the bytes of a file that a library makes, which can fail.
        case made(@Sendable (inout [UInt8]) throws(PageFailure) -> Void)
        /// Fills the empty file at this path of the disk and tells its hash: a download may be larger than what should be
        /// held in memory.
        case written(@Sendable (String) throws(PageFailure) -> SHA256)
        /// Copies the file at this path of the disk, an attachment: as it is, but for what a picture carries besides.
        case file(String)
    }

    /// A hash over everything that decides the page's bytes: program version, settings, template closure, view.
    package var key: UInt64
    package var source: Source

    package init(key: UInt64, source: Source) {
        self.key = key
        self.source = source
    }
}

extension PlannedPage {
    /// A small file whose text is at hand when the site is planned.
    static func text(_ path: String, listing: Listing = .listed, _ text: String) -> PlannedPage {
        PlannedPage.bytes(path, listing: listing, Array(text.utf8))
    }

    /// A file whose bytes are at hand when the site is planned.
    static func bytes(_ path: String, listing: Listing = .listed, _ bytes: [UInt8]) -> PlannedPage {
        PlannedPage(path: path, listing: listing) {
            PreparedPage(key: Checksum.of(bytes), source: .rendered { $0 += bytes })
        }
    }
}

/// Why a library could not make a file of the site.
package struct PageFailure: Error, Equatable, Sendable {
    /// What the library says, such as "the disk is full".
    package var reason: String

    package init(_ reason: String) {
        self.reason = reason
    }
}
