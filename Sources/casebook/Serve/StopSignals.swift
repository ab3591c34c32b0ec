import Glibc

/// Ends the process when somebody presses Ctrl-C or asks it to stop.
///
/// Nothing is written anywhere while the site is served, so that there is nothing to clear away: open connections are
/// closed by the kernel.
enum StopSignals {
    /// To be called before any other thread is started: those that follow leave the signals to the one that waits here.
    static func stopOnArrival() {
        // A tab that has gone is an error of writing, and no reason to end.
        signal(SIGPIPE, SIG_IGN)
        var signals = stopping
        pthread_sigmask(SIG_BLOCK, &signals, nil)
        var thread = pthread_t()
        pthread_create(
            &thread, nil,
            { _ in
                var signals = StopSignals.stopping
                var arrived: Int32 = 0
                while sigwait(&signals, &arrived) != 0 {}
                let words = "\nStopped.\n"
                _ = words.withCString { write(STDOUT_FILENO, $0, strlen($0)) }
                _exit(ExitStatus.success.rawValue)
            }, nil)
    }

    private static var stopping: sigset_t {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGINT)
        sigaddset(&signals, SIGTERM)
        return signals
    }
}
