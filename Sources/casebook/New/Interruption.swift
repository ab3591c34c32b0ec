import Glibc

/// Keeps Ctrl-C waiting for the few milliseconds in which files are written that belong together.
enum Interruption {
    static func held<Failure: Error>(_ body: () throws(Failure) -> Void) throws(Failure) {
        var signals = sigset_t()
        var before = sigset_t()
        sigemptyset(&signals)
        for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, signal) }
        pthread_sigmask(SIG_BLOCK, &signals, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        try body()
    }
}
