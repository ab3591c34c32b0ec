import Content

/// Derives the status and the amounts of a case from its events.
package enum StatusDerivation {
    /// The status of a case, with every impossible or ambiguous order of its events as an error.
    package static func derive(_ file: CaseFile) -> (CaseStatus, [Diagnostic]) {
        var proceedings = Proceedings(file)
        return proceedings.run()
    }
}
