/// The version of the program: what `--version` says and every site names.
package enum ProgramVersion {
    package static let current = "0.1.0"
}
