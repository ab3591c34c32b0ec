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
        let (status, bytes) = run([
            "curl", "--silent", "--fail", "--location", "--max-time", "60", "--proto", "=http,https", "--", address,
        ])
        switch status {
        case 0: return bytes
        case 127: throw .noRecord(address, "can not be read without the program `curl`")
        case 22: throw .noRecord(address, "is not there")
        default: throw .noRecord(address, "did not answer (curl says \(status))")
        }
    }

    /// Runs a program of the PATH and returns its status and what it wrote; 127 where there is none.
    private static func run(_ words: [String]) -> (status: Int32, output: [UInt8]) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return (127, []) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
        defer { posix_spawn_file_actions_destroy(&actions) }
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        defer { arguments.forEach { free($0) } }
        var process: pid_t = 0
        let failure = posix_spawnp(&process, words[0], &actions, nil, &arguments, environ)
        close(ends[1])
        defer { close(ends[0]) }
        guard failure == 0 else { return (127, []) }
        var output: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(ends[0], &buffer, buffer.count)
            if count > 0 {
                output += buffer[..<count]
            } else if count == 0 || errno != EINTR {
                break
            }
        }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return (status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F), output)
    }
}
