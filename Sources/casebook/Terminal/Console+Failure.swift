import Publication

extension Console {
    /// Says in one sentence why the build could not be tried, and what that means for the shell.
    func report(_ failure: BuildFailure) -> ExitStatus {
        error("casebook: \(DisplayWidth.harmless("\(failure)"))\n")
        return failure.isUsage ? .wrongUsage : .machineFailed
    }
}
