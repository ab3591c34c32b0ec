/// Stops or refuses a publication at named steps, so that tests can see what is left behind.
package struct PublicationFaults: Sendable {
    /// A moment of a publication at which it may be killed.
    package enum Step: String, CaseIterable, Sendable {
        case locked, recovered, surveyed, treeReady, pageWritten, pagesWritten, pagesLinked, manifestWritten, synced
        case exchanged, foreignCarried, journalWritten, journalRemoved, journalMoved, journalManifest, finished
    }

    /// The errno with which the exchange of the two trees is refused.
    package var exchangeFailure: Int32?
    /// Called whenever a step is reached; what it throws ends the publication there.
    package var reached: (@Sendable (Step) throws(PublicationError) -> Void)?

    package init(
        exchangeFailure: Int32? = nil, reached: (@Sendable (Step) throws(PublicationError) -> Void)? = nil
    ) {
        self.exchangeFailure = exchangeFailure
        self.reached = reached
    }

    func reach(_ step: Step) throws(PublicationError) {
        if let reached { try reached(step) }
    }
}
