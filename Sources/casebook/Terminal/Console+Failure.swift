import Publication

extension Console {
    /// Says in one sentence why the build could not be tried, and what that means for the shell.
    func report(_ failure: BuildFailure) -> ExitStatus {
        error("casebook: \(DisplayWidth.harmless("\(failure)"))\n")
        return failure.isUsage ? .wrongUsage : .machineFailed
    }

    /// Says why the site was not published and what to do, and what that means for the shell.
    func report(_ failure: PublicationError) -> ExitStatus {
        let lines = "\(failure)".split(separator: "\n").map { DisplayWidth.harmless(String($0)) }
        error("casebook: " + lines.joined(separator: "\n") + "\n" + DisplayWidth.harmless(failure.remedy) + "\n")
        return switch failure {
        case .refusedOutput: .wrongUsage
        case .pagePaths: .contentHasErrors
        case .foreignFiles, .busy, .unreadableSource, .notMade, .system, .stopped: .machineFailed
        }
    }

    /// Says why the site did not get to its target and what to do, and what that means for the shell.
    func report(_ failure: UploadError) -> ExitStatus {
        let lines = "\(failure)".split(separator: "\n").map { DisplayWidth.harmless(String($0)) }
        error("casebook: " + lines.joined(separator: "\n") + "\n" + DisplayWidth.harmless(failure.remedy) + "\n")
        return switch failure {
        case .noSite, .refused, .disk(.refusedOutput): .wrongUsage
        default: .machineFailed
        }
    }
}
