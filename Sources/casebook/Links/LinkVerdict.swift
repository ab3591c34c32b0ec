/// What came of asking for an address.
struct LinkVerdict: Equatable {
    enum Kind: String {
        case good
        /// It leads on to another address.
        case moved
        /// The server says that there is nothing, or there is no server.
        case dead
        /// The server would not say: it refused, was busy, or took too long.
        case unclear
        /// The document is there and is not the one that was cited.
        case changed
    }

    var kind: Kind
    /// The status or the reason, or the address it leads to, for people.
    var detail: String
    /// When it was asked, in days since 1970.
    var day: Int

    /// For how many days the answer is taken to hold.
    var lifetime: Int {
        switch kind {
        case .good, .moved: 7
        case .dead, .unclear, .changed: 1
        }
    }
}
