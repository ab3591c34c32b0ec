/// What the shell is told: the codes are part of the interface and never change.
enum ExitStatus: Int32 {
    case success = 0
    /// The content or the theme has errors, printed with file and line.
    case contentHasErrors = 1
    /// The command line was not understood, or names a folder that does not exist.
    case wrongUsage = 2
    /// The disk, a permission or another part of the machine failed.
    case machineFailed = 3
}
