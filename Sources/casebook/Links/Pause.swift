import Glibc

/// Waits without doing anything.
enum Pause {
    static func wait(_ duration: Duration) {
        guard duration > .zero else { return }
        var time = timespec(
            tv_sec: Int(duration.components.seconds), tv_nsec: Int(duration.components.attoseconds / 1_000_000_000))
        var left = timespec()
        while nanosleep(&time, &left) != 0, errno == EINTR { time = left }
    }
}
