import Content
import Glibc

/// What day it is somewhere.
enum Today {
    /// The folder where the system describes its time zones.
    static let zones = "/usr/share/zoneinfo"

    /// The day in this zone now; nil where the machine knows no such zone.
    ///
    /// The C library is asked, as it costs microseconds where Foundation's calendar takes milliseconds to load. It keeps
    /// the zone for the whole process, so this is called once, before any thread is started.
    static func day(in zone: String, now: time_t = time(nil)) -> Day? {
        guard isKnown(zone) else { return nil }
        let old = getenv("TZ").map { String(cString: $0) }
        setenv("TZ", zone == "UTC" ? "UTC0" : ":" + zone, 1)
        tzset()
        defer {
            if let old { setenv("TZ", old, 1) } else { unsetenv("TZ") }
            tzset()
        }
        var moment = now
        var local = tm()
        guard localtime_r(&moment, &local) != nil else { return nil }
        return Day(year: Int(local.tm_year) + 1900, month: Int(local.tm_mon) + 1, day: Int(local.tm_mday))
    }

    /// The names of all zones, for near misses; empty where none are installed.
    static func names() -> [String] {
        guard let bytes = try? Disk.read(zones + "/tzdata.zi") else { return [] }
        // Lines of zones begin with `Z NAME`, those of other names for them with `L NAME OTHER`.
        return bytes.split(separator: UInt8(ascii: "\n")).compactMap { line in
            let words = line.split(separator: UInt8(ascii: " "))
            switch words.first.map({ String(decoding: $0, as: UTF8.self) }) {
            case "Z" where words.count > 1: return String(decoding: words[1], as: UTF8.self)
            case "L" where words.count > 2: return String(decoding: words[2], as: UTF8.self)
            default: return nil
            }
        }
    }

    private static func isKnown(_ zone: String) -> Bool {
        if zone == "UTC" { return true }
        guard !zone.isEmpty, !zone.hasPrefix("/"), !zone.split(separator: "/").contains("..") else { return false }
        var status = stat()
        return stat(zones + "/" + zone, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }
}
