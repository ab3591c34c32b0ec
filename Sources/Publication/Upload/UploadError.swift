/// Why a site did not get to its target, or not wholly; what is there stays readable, and the next publish completes it.
package enum UploadError: Error, Sendable {
    case noSite(String)
    case noTool(String, remedy: String)
    /// The tool gave up, after so many tries.
    case tool(String, doing: String, tries: Int, said: String)
    /// Another publisher is at work there.
    case busy(until: Int64, holder: String)
    case busyHere(String)
    /// Another publisher took over, or published meanwhile.
    case overtaken
    /// Files of the output folder that are not what the build wrote.
    case changed([String])
    case badName(String)
    case refused(String, reason: String)
    case disk(PublicationError)
}

extension UploadError: CustomStringConvertible {
    /// What went wrong, in one or a few lines, without the remedy.
    package var description: String {
        switch self {
        case .noSite(let folder): "there is no site in `\(folder)`"
        case .noTool(let tool, _): "`\(tool)` is not installed, and this target needs it"
        case .tool(let tool, let work, let tries, let said):
            "\(tool) could not \(work)" + (tries > 1 ? ", tried \(tries) times" : "")
                + (said.isEmpty ? "" : ":\n\(said)")
        case .busy(let until, let holder):
            "another publisher (\(holder)) is at work on this target, until \(Self.time(until)) at the latest"
        case .busyHere(let folder): "another `casebook publish` to this target is at work here (`\(folder)`)"
        case .overtaken: "another publisher went to work on this target at the same time"
        case .changed(let paths):
            "not what the build wrote:\n"
                + paths.prefix(10).map { "  \($0)" }.joined(separator: "\n")
                + (paths.count > 10 ? "\n  and \(paths.count - 10) more" : "")
        case .badName(let name): "`\(name)`: no file of this name can be published"
        case .refused(let place, let reason): "`\(place)` can not be published to: \(reason)"
        case .disk(let error): error.description
        }
    }

    /// What to do about it.
    package var remedy: String {
        switch self {
        case .noSite: "Build the site first: `casebook build`, or `make site`."
        case .noTool(_, let remedy): remedy
        case .tool:
            "What is at the target can be read as before. When that is put right, publish again: it completes the rest."
        case .busy: "Wait for it to end. If that publisher is dead, publish with `--take-over`."
        case .busyHere: "Wait for it to end."
        case .overtaken: "Publish again."
        case .changed: "Nothing was published. Build the site again, then publish."
        case .badName: "Rename it, or move it out of the output folder."
        case .refused: "Correct the target in `site.yml`."
        case .disk(let error): error.remedy
        }
    }

    /// A moment as people write it, in UTC.
    private static func time(_ seconds: Int64) -> String {
        let minutes = (seconds % 86400) / 60
        func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(two(minutes / 60)):\(two(minutes % 60)) UTC"
    }
}
