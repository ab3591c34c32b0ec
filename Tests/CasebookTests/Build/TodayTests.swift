import Content
import Testing

@testable import Publication

// The C library keeps the zone for the whole process, so these run one after the other.
@Suite("What day it is", .serialized)
struct TodayTests {
    @Test(
        "a day begins at midnight in the site's time zone, in summer and winter time",
        arguments: [
            ("UTC", 1_734_566_399, "2024-12-18"), ("UTC", 1_734_566_400, "2024-12-19"),
            ("Europe/Amsterdam", 1_734_562_799, "2024-12-18"), ("Europe/Amsterdam", 1_734_562_800, "2024-12-19"),
            ("Europe/Amsterdam", 1_719_784_799, "2024-06-30"), ("Europe/Amsterdam", 1_719_784_800, "2024-07-01"),
            ("America/New_York", 1_734_566_400, "2024-12-18"), ("Pacific/Kiritimati", 1_734_516_000, "2024-12-19"),
        ])
    func midnight(zone: String, moment: Int, day: String) {
        #expect(Today.day(in: zone, now: moment) == Day(day))
    }

    @Test(
        "what is no zone has no day", arguments: ["", "Europe", "Europe/Amsterdm", "../zoneinfo/UTC", "/etc/localtime"])
    func unknown(zone: String) {
        #expect(Today.day(in: zone) == nil)
    }

    @Test("zones are known by name, also by their other names")
    func names() {
        let names = Set(Today.names())
        #expect(names.isSuperset(of: ["Europe/Amsterdam", "Europe/Brussels", "UTC"]))
    }
}
