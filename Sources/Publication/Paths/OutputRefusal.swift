/// Why a folder is not taken as the output folder: what is there must not be mixed with a site, nor swapped away.
package enum OutputRefusal: Equatable, Sendable, CustomStringConvertible {
    case empty
    case fileSystemRoot
    case homeFolder
    case aboveHomeFolder
    case notAFolder
    case repositoryRoot
    case sameAs(String)
    case contains(String)
    case inside(String)
    case insideRepositoryData

    package var description: String {
        switch self {
        case .empty: "it has no name"
        case .fileSystemRoot: "it is the root of the file system"
        case .homeFolder: "it is your home folder"
        case .aboveHomeFolder: "your home folder lies in it"
        case .notAFolder: "a file has that name"
        case .repositoryRoot: "it is the root of a repository"
        case .sameAs(let input): "the site is made from it (`\(input)`)"
        case .contains(let input): "`\(input)`, which the site is made from, lies in it"
        case .inside(let input): "it lies in `\(input)`, which the site is made from"
        case .insideRepositoryData: "it lies among a repository's own files (`.git`)"
        }
    }

    var remedy: String {
        switch self {
        case .repositoryRoot:
            "Choose a folder of its own, such as `public`. If this is a checkout kept for the published site alone, "
                + "put an empty file named `\(OutputFolder.consent)` into it."
        case .notAFolder: "Move that file away, or choose another name, such as `public`."
        default: "Choose a folder of its own, such as `public`."
        }
    }
}
