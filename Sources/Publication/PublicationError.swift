import Glibc

/// Why a site was not published; whatever the reason, the site as it was before stands untouched and whole.
package enum PublicationError: Error, Equatable, Sendable {
    /// What was being done when the system refused.
    package enum Operation: String, Sendable {
        case open, create, write, read, link, exchange, rename, remove, sync, lock
        case inspect = "look at"
        case list = "list"
    }

    case refusedOutput(path: String, reason: OutputRefusal)
    case pagePaths([PagePathProblem])
    /// Files that Casebook did not write stand where pages must go.
    case foreignFiles([String])
    case busy(output: String, holder: Int32?)
    case unreadableSource(path: String, page: String, code: Int32)
    case notMade(page: String, reason: String)
    case system(Operation, path: String, code: Int32)
    /// A test stopped the publication here.
    case stopped(PublicationFaults.Step)
}

extension PublicationError: CustomStringConvertible {
    /// What went wrong, in one or a few lines, without the remedy.
    package var description: String {
        switch self {
        case .refusedOutput(let path, let reason): "`\(path)` can not be the output folder: \(reason)"
        case .pagePaths(let problems): Self.list(problems.map(\.description))
        case .foreignFiles(let paths):
            "not written by Casebook, and in the way of pages:\n" + Self.list(paths.map { "  \($0)" })
        case .busy(let output, let holder):
            "another build\(holder.map { " (process \($0))" } ?? "") is publishing to `\(output)`"
        case .unreadableSource(let path, let page, let code):
            "could not read `\(path)` for the page `\(page)`: \(Self.text(of: code))"
        case .notMade(let page, let reason): "could not make `\(page)`: \(reason)"
        case .system(let operation, let path, let code):
            "could not \(operation.rawValue) `\(path)`: \(Self.text(of: code))"
        case .stopped(let step): "stopped at \(step.rawValue)"
        }
    }

    /// The file or folder that the error is about, where there is a single one.
    package var path: String? {
        switch self {
        case .refusedOutput(let path, _), .unreadableSource(let path, _, _), .system(_, let path, _): path
        case .busy(let output, _): output
        case .foreignFiles(let paths): paths.first
        case .pagePaths, .notMade, .stopped: nil
        }
    }

    /// What to do about it.
    package var remedy: String {
        switch self {
        case .refusedOutput(_, let reason): reason.remedy
        case .pagePaths: "Nothing was written. Rename the content these addresses come from, then build again."
        case .foreignFiles:
            "Nothing was written. Move these files away, or delete them if an earlier Casebook wrote them "
                + "and its records (`.casebook` beside the output folder) were lost; then build again."
        case .busy: "Wait for that build to end, then build again."
        case .unreadableSource: "The site is as it was. Restore the file or correct its permissions, then build again."
        case .notMade:
            "The site is as it was. See that there is free memory and room for temporary files, then build again."
        case .system(_, _, let code): "The site is as it was. \(Self.remedy(for: code))"
        case .stopped: "The site is as it was. Build again."
        }
    }

    private static func list(_ lines: [String]) -> String {
        let shown = lines.prefix(10).joined(separator: "\n")
        return lines.count > 10 ? shown + "\n  and \(lines.count - 10) more" : shown
    }

    private static func text(of code: Int32) -> String { String(cString: strerror(code)) }

    private static func remedy(for code: Int32) -> String {
        switch code {
        case ENOSPC, EDQUOT: "Free some space on that disk, then build again."
        case EACCES, EPERM: "Give the user who builds permission to write there, or choose another output folder."
        case EROFS: "That disk is mounted read-only: mount it for writing, or choose another output folder."
        case EMFILE, ENFILE: "Too many files are open: raise the limit (`ulimit -n`), then build again."
        default: "Build again; if it happens again, choose an output folder on another disk."
        }
    }
}
