import Foundation
import Glibc
import Publication
import Site
import Testing

/// A folder of its own for one test, with an output folder `public` in it; removed afterwards.
final class Workshop: Sendable {
    let root: String
    let output: String

    init(in parent: String? = nil) throws {
        let folder = parent ?? FileManager.default.temporaryDirectory.path
        root = "\(folder)/casebook-\(UUID().uuidString)"
        output = "\(root)/public"
        try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    var state: String { "\(root)/.casebook/publication/public" }

    func publisher(jobs: Int = 2) -> Publisher { Publisher(output: output, protecting: [], jobs: jobs) }

    @discardableResult
    func publish(_ pages: [String: String], jobs: Int = 2) throws -> PublicationSummary {
        try publisher(jobs: jobs).publish(Self.plan(pages))
    }

    static func plan(_ pages: [String: String]) -> [PlannedPage] {
        pages.sorted { $0.key < $1.key }.map { path, text in page(path, text) }
    }

    static func page(_ path: String, _ text: String, key: UInt64? = nil) -> PlannedPage {
        PlannedPage(path: path) {
            var hash: UInt64 = 14_695_981_039_346_656_037
            for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211 }
            return PreparedPage(key: key ?? hash, source: .rendered { $0.append(contentsOf: text.utf8) })
        }
    }

    func write(_ text: String, to path: String) throws {
        let place = "\(output)/\(path)"
        let folder = (place as NSString).deletingLastPathComponent
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(fileURLWithPath: place))
    }

    func text(_ path: String) -> String? {
        FileManager.default.contents(atPath: "\(output)/\(path)").map { String(decoding: $0, as: UTF8.self) }
    }

    func remove(_ path: String) throws { try FileManager.default.removeItem(atPath: "\(output)/\(path)") }

    /// Every file below the output folder with its text; links with their target, empty folders with a slash.
    func contents(of folder: String? = nil) -> [String: String] {
        let folder = folder ?? output
        var contents: [String: String] = [:]
        guard let names = FileManager.default.enumerator(atPath: folder) else { return [:] }
        for case let name as String in names {
            let place = "\(folder)/\(name)"
            var status = stat()
            guard lstat(place, &status) == 0 else { continue }
            switch status.st_mode & S_IFMT {
            case S_IFDIR:
                if (try? FileManager.default.contentsOfDirectory(atPath: place))?.isEmpty ?? true {
                    contents[name + "/"] = ""
                }
            case S_IFLNK: contents[name] = try? FileManager.default.destinationOfSymbolicLink(atPath: place)
            case S_IFREG:
                contents[name] = FileManager.default.contents(atPath: place).map { String(decoding: $0, as: UTF8.self) }
            default: contents[name] = "neither file nor folder"
            }
        }
        return contents
    }

    func status(_ path: String) -> stat? {
        var status = stat()
        return lstat("\(output)/\(path)", &status) == 0 ? status : nil
    }

    func inode(_ path: String) -> UInt64? { status(path).map { UInt64($0.st_ino) } }
}

/// What a program did and said.
struct Run {
    var status: Int32
    var wasKilled: Bool
    var said: String
}

/// Starts the driver, or another program, and gathers what it says.
struct Program {
    private let process = Process()
    private let pipe = Pipe()

    /// The driver, built beside the tests.
    static func driver() throws -> String {
        let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return (own as NSString).deletingLastPathComponent + "/SwapDriver"
    }

    init(_ path: String, _ arguments: [String]) throws {
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
    }

    var identifier: Int32 { process.processIdentifier }

    func wait() -> Run {
        let said = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return Run(
            status: process.terminationStatus, wasKilled: process.terminationReason == .uncaughtSignal, said: said)
    }

    /// Waits for the first words only.
    func firstWords() -> String { String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self) }

    func kill() { Glibc.kill(process.processIdentifier, SIGKILL) }
}

/// Publishes an edition from a process of its own.
func drive(_ output: String, _ number: Int, size: Int = 20, _ options: String...) throws -> Run {
    try Program(try Program.driver(), [output, "\(number)", "\(size)"] + options).wait()
}
