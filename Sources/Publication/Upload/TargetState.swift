import Glibc

/// What this machine keeps for a target, beside the records of the build: a lock, a number of its own, a staging folder.
struct TargetState {
    let folder: Folder
    /// A random number that tells this working copy from others.
    let name: String
    /// Held by every tool of the publication too, so that what a killed one left running is waited for.
    let lock: Int32

    init(_ target: String, below state: Folder, patience: Duration) throws(UploadError) {
        do throws(PublicationError) {
            let path = RelativePath("targets/\(target)")
            try state.makeFolder(path)
            folder = try Folder("\(state.location)/\(path.text)", forces: true)
            lock = open("\(folder.location)/lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o666)
            guard lock >= 0 else { throw folder.failure(.lock, RelativePath("lock"), errno) }
        } catch {
            throw .disk(error)
        }
        let start = ContinuousClock.now
        while flock(lock, LOCK_EX | LOCK_NB) != 0 {
            guard ContinuousClock.now - start < patience else {
                Glibc.close(lock)
                throw .busyHere(folder.location)
            }
            usleep(50_000)
        }
        do throws(PublicationError) {
            if let bytes = try folder.read(RelativePath("name")), bytes.count == 16 {
                name = String(decoding: bytes, as: UTF8.self)
            } else {
                // No secret, and no name of a person or machine: others see it while this one is at work.
                let digits = String(UInt64.random(in: .min ... .max), radix: 16)
                name = String(repeating: "0", count: 16 - digits.count) + digits
                try folder.replace(RelativePath("name"), Array(name.utf8))
            }
        } catch {
            Glibc.close(lock)
            throw .disk(error)
        }
    }

    /// An empty folder for the files of one publication.
    func makeStage() throws(PublicationError) -> Folder {
        try folder.removeTree(RelativePath("stage"))
        try folder.makeFolder(RelativePath("stage"))
        return try Folder(folder.location + "/stage", forces: true)
    }

    func close() {
        // The system lets go of the lock, too, when the last process that has it ends.
        try? folder.removeTree(RelativePath("stage"))
        Glibc.close(lock)
    }
}
