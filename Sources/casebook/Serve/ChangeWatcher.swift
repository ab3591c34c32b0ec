import Content

/// Waits for changes in folders.
protocol ChangeWatcher: AnyObject {
    /// Watches these folders with all below them, and no others any more.
    ///
    /// - Returns: whether a folder is newly watched, so that what changed in it before has to be looked for.
    func watch(_ folders: [String]) throws(WatchFailure) -> Bool

    /// Waits until something changed and then for a moment of rest; nil once the time is up.
    func next(within time: Duration?) throws(WatchFailure) -> ContentChange?
}

/// Why folders can not be watched.
enum WatchFailure: Error, Equatable {
    /// The system watches as many folders as it may.
    case noMoreWatches
    case failed(code: Int32)
}
