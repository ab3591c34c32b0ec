import Content
import Glibc
import Site

/// The register as a site last published it, read from where it is kept.
package enum PublishedSite {
    /// Reads the record of a site: from its folder, from the file itself, or over http through `curl`.
    ///
    /// - Parameter place: a folder, a file, or an address that begins with `http://` or `https://`.
    package static func register(at place: String) throws(BuildFailure) -> PublishedRegister {
        let isAddress = ["http://", "https://"].contains { place.hasPrefix($0) }
        let file = location(in: place, isFolder: isAddress ? !place.hasSuffix(".json") : Disk.isFolder(place))
        let bytes = isAddress ? try fetch(file) : try read(file)
        guard let register = PublishedRegister(json: bytes) else {
            throw .noRecord(file, "is not a record of a register")
        }
        return register
    }

    /// The record that an output folder holds; nil where it holds none, as before the first build.
    package static func register(ofOutput folder: String) throws(BuildFailure) -> PublishedRegister? {
        let file = location(in: folder, isFolder: true)
        guard access(file, F_OK) == 0 else { return nil }
        return try register(at: file)
    }

    private static func location(in place: String, isFolder: Bool) -> String {
        guard isFolder else { return place }
        return place + (place.hasSuffix("/") ? "" : "/") + PublishedRegister.path
    }

    private static func read(_ file: String) throws(BuildFailure) -> [UInt8] {
        do throws(Disk.Failure) {
            if let bytes = try Disk.read(file) { return bytes }
        } catch {
            throw BuildFailure(error)
        }
        throw .noRecord(file, "is not there")
    }

    /// What an address answers, asked by the program that every machine has for it.
    private static func fetch(_ address: String) throws(BuildFailure) -> [UInt8] {
        var curl = ChildProcess(
            "curl",
            ["--silent", "--fail", "--location", "--max-time", "60", "--proto", "=http,https", "--", address])
        curl.timeLimit = .seconds(90)
        let outcome: ChildProcess.Outcome
        do {
            outcome = try curl.run()
        } catch .notFound {
            throw .noRecord(address, "can not be read without the program `curl`")
        } catch {
            throw .noRecord(address, "did not answer")
        }
        switch outcome.status {
        case 0: return outcome.output
        case 22: throw .noRecord(address, "is not there")
        default: throw .noRecord(address, "did not answer (curl says \(outcome.status))")
        }
    }
}
