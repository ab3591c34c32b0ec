import Content
import Glibc
import Site

/// Why a build could not even be tried: nothing is wrong with the content, and nothing was written.
package enum BuildFailure: Error, Sendable {
    /// A folder that the command line names, or implies, is not there.
    case noSuchFolder(String, remedy: String)
    /// The system refused to let a file or folder be read.
    case unreadable(path: String, code: Int32)
    /// What a site last published was asked for, and is not to be had there.
    case noRecord(String, String)
    /// The site's time zone can't tell what day it is.
    case noTimeZones(String)

    init(_ failure: Disk.Failure) {
        self = .unreadable(path: failure.path, code: failure.code)
    }

    /// True if another command line would do; else the machine failed.
    package var isUsage: Bool {
        switch self {
        case .noSuchFolder, .noRecord: true
        default: false
        }
    }
}

extension BuildFailure: CustomStringConvertible {
    /// What failed and what to do about it, in one line.
    package var description: String {
        switch self {
        case .noSuchFolder(let path, let remedy): "`\(path)`: no such folder; \(remedy)"
        case .unreadable(let path, let code):
            "could not read `\(path)`: \(String(cString: strerror(code))); \(Self.remedy(for: code))"
        case .noRecord(let place, let problem):
            "`\(place)` \(problem); name the site as last published, its folder or its file "
                + "`\(PublishedRegister.path)`, with `--previous` or `--against`"
        case .noTimeZones(let zone):
            "the machine knows no time zones, so not what day it is in `\(zone)`; "
                + "install the package `tzdata`, or name the day with `--as-of`"
        }
    }

    private static func remedy(for code: Int32) -> String {
        switch code {
        case EACCES, EPERM: "give the user who builds permission to read it"
        case ENOENT: "it went away during the build: build again"
        case EMFILE, ENFILE: "too many files are open: raise the limit (`ulimit -n`)"
        case EIO: "the disk may be failing: check it, then build again"
        default: "build again when that is put right"
        }
    }
}
