import Foundation
import Glibc
import Publication
import Testing

/// What only a real disk can refuse; mounting one takes root.
@Suite("Disks and permissions", .serialized)
struct DiskTests {
    /// A small disk in memory, unmounted afterwards.
    final class Disk {
        let place: String

        init(at place: String, kilobytes: Int) throws {
            self.place = place
            try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
            try #require(mount("none", place, "tmpfs", 0, "size=\(kilobytes)k") == 0)
        }

        deinit { umount2(place, Int32(MNT_DETACH)) }
    }

    /// Whether this process may mount a disk: root of the machine can, root of most containers can't.
    static let canMount: Bool = {
        guard let shop = try? Workshop(), mount("none", shop.root, "tmpfs", 0, "size=16k") == 0 else { return false }
        return umount(shop.root) == 0
    }()

    @Test("on a full disk the old site stays whole, and the next build that fits succeeds", .enabled(if: canMount))
    func full() throws {
        let shop = try Workshop()
        let disk = try Disk(at: "\(shop.root)/disk", kilobytes: 600)
        let output = "\(disk.place)/public"
        #expect(try drive(output, 1, size: 20).status == 0)
        let before = shop.contents(of: output)
        for _ in 1...2 {
            let failed = try drive(output, 2, size: 20, "--weight", "200000")
            #expect(failed.status == 3 && failed.said.contains("No space left") && failed.said.contains("Free some"))
            #expect(shop.contents(of: output) == before)
        }
        #expect(try drive(output, 2, size: 20).status == 0)
        #expect(try drive(output, 1, size: 20).status == 0)
        #expect(shop.contents(of: output) == before)
    }

    @Test("a disk that fills up while files are replaced in place leaves the old site", .enabled(if: canMount))
    func fullInPlace() throws {
        let shop = try Workshop()
        let disk = try Disk(at: shop.output, kilobytes: 600)
        #expect(try drive(disk.place, 1, size: 20).status == 0)
        let before = shop.contents()
        #expect(try drive(disk.place, 2, size: 20, "--weight", "200000").status == 3)
        #expect(shop.contents() == before)
        #expect(try drive(disk.place, 3, size: 20).status == 0)
    }

    @Test("an output folder that is a mount point is published to in place, and says so once", .enabled(if: canMount))
    func mountPoint() throws {
        let shop = try Workshop()
        let disk = try Disk(at: shop.output, kilobytes: 4000)
        try shop.write("mine", to: "CNAME")
        let first = try shop.publish(["a": "1", "b/c": "C"])
        let second = try shop.publish(["a": "2", "b/c": "C"])
        let third = try shop.publish(["a": "3"])
        #expect(first.notes.count == 1 && second.notes == [] && third.notes == [])
        #expect(second.written == 1 && third.removed == 1)
        #expect(shop.contents() == ["a": "3", "CNAME": "mine"])
        _ = disk
    }

    @Test("so is a folder of the same disk mounted there", .enabled(if: canMount))
    func bindMount() throws {
        let shop = try Workshop()
        let other = "\(shop.root)/other"
        for place in [other, shop.output] {
            try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        }
        try #require(mount(other, shop.output, nil, UInt(MS_BIND), nil) == 0)
        defer { umount2(shop.output, Int32(MNT_DETACH)) }
        for build in 1...3 {
            let summary = try shop.publish(["a": "\(build)", "b/c": "C"])
            #expect(summary.notes.count == (build == 1 ? 1 : 0))
            #expect(shop.contents(of: other) == ["a": "\(build)", "b/c": "C"])
        }
    }

    @Test(
        "a disk mounted somewhere within the output folder stays there", .enabled(if: canMount),
        arguments: [true, false])
    func mountedWithin(isEmpty: Bool) throws {
        let shop = try Workshop()
        try shop.publish(["a": "0"])
        let disk = try Disk(at: "\(shop.output)/media", kilobytes: 100)
        if !isEmpty { try shop.write("film", to: "media/film") }
        let device = shop.status("media")?.st_dev
        for build in 1...3 {
            try shop.publish(["a": "\(build)"])
            #expect(shop.text("a") == "\(build)" && shop.text("media/film") == (isEmpty ? nil : "film"))
            #expect(shop.status("media")?.st_dev == device)
        }
        _ = disk
    }

    /// Runs the driver as a user without rights; the driver is copied where that user can reach it.
    private func driveAsNobody(_ shop: Workshop, _ number: Int) throws -> Run {
        let driver = "\(shop.root)/driver"
        if !FileManager.default.fileExists(atPath: driver) {
            try FileManager.default.copyItem(atPath: try Program.driver(), toPath: driver)
        }
        return try Program(
            "/usr/bin/setpriv",
            ["--reuid=65534", "--regid=65534", "--clear-groups", driver, shop.output, "\(number)", "10"]
        ).wait()
    }

    @Test(
        "without permission to write anywhere the old site stays, and the error says where",
        .enabled(if: geteuid() == 0))
    func unwritable() throws {
        let shop = try Workshop()
        #expect(try drive(shop.output, 1, size: 10).status == 0)
        let before = shop.contents()
        let failed = try driveAsNobody(shop, 2)
        #expect(failed.status == 3 && failed.said.contains("Permission denied") && failed.said.contains(shop.output))
        #expect(shop.contents() == before)
        #expect(try drive(shop.output, 2, size: 10).status == 0)
    }

    @Test(
        "where only the output folder itself may be written, it is published to in place",
        .enabled(if: geteuid() == 0))
    func onlyInside() throws {
        let shop = try Workshop()
        try FileManager.default.createDirectory(atPath: shop.output, withIntermediateDirectories: true)
        chown(shop.output, 65534, 65534)
        let first = try driveAsNobody(shop, 1)
        #expect(first.status == 0 && first.said.contains("note:"), "\(first.said)")
        let second = try driveAsNobody(shop, 2)
        #expect(second.status == 0 && !second.said.contains("note:"), "\(second.said)")
        #expect(second.said.hasPrefix("written 5 unchanged 8 removed 2"), "\(second.said)")
    }

    @Test("another user's file that may not be shared is left alone", .enabled(if: geteuid() == 0))
    func unshareable() throws {
        let shop = try Workshop()
        chown(shop.root, 65534, 65534)
        #expect(try driveAsNobody(shop, 1).status == 0)
        try shop.write("root's", to: "robots.txt")
        chmod("\(shop.output)/robots.txt", 0o600)
        let inode = shop.inode("robots.txt")
        for number in 2...3 { #expect(try driveAsNobody(shop, number).status == 0) }
        #expect(shop.inode("robots.txt") == inode && shop.text("robots.txt") == "root's")
    }

    @Test("a read-only folder among the foreign ones does not stop a build", .enabled(if: geteuid() == 0))
    func readOnlyFolder() throws {
        let shop = try Workshop()
        chown(shop.root, 65534, 65534)
        #expect(try driveAsNobody(shop, 1).status == 0)
        try shop.write("x", to: "archive/2019/x")
        for path in ["archive", "archive/2019", "archive/2019/x"] { chown("\(shop.output)/\(path)", 65534, 65534) }
        chmod("\(shop.output)/archive/2019", 0o555)
        for number in 2...4 { #expect(try driveAsNobody(shop, number).status == 0) }
        #expect(shop.text("archive/2019/x") == "x")
        #expect(shop.status("archive/2019").map { $0.st_mode & 0o777 } == 0o555)
        try shop.remove("archive")
        for number in 5...6 { #expect(try driveAsNobody(shop, number).status == 0) }
        #expect(shop.text("archive/2019/x") == nil)
    }
}
