import Publication

/// What the program says of itself.
enum Program {
    static let version = ProgramVersion.current
}
