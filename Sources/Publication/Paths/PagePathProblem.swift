/// Why a page can not be written where its plan says; every such problem is found before anything is written.
package enum PagePathProblem: Equatable, Sendable, CustomStringConvertible {
    case empty
    case absolute(String)
    case emptyComponent(String)
    case dotComponent(String)
    case nulCharacter(String)
    case longComponent(String)
    case reserved(String)
    case duplicate(String)
    case sameButForCase(String, other: String)
    case fileAndFolder(String, below: String)

    package var description: String {
        switch self {
        case .empty: "a page has an empty path"
        case .absolute(let path): "`\(path)` begins with `/`: a page's path is relative to the output folder"
        case .emptyComponent(let path): "`\(path)` holds an empty name between two slashes, or ends in one"
        case .dotComponent(let path): "`\(path)` holds `.` or `..` as a name: it could leave the output folder"
        case .nulCharacter(let path): "`\(path.split(separator: "\0").joined(separator: "␀"))` holds a NUL character"
        case .longComponent(let path): "`\(path)` holds a name of more than 255 bytes, which file systems refuse"
        case .reserved(let path): "`\(path)` lies in the folder where Casebook keeps a publication under way"
        case .duplicate(let path): "two pages want to be `\(path)`"
        case .sameButForCase(let path, let other):
            "`\(path)` and `\(other)` differ only in upper and lower case: many hosts take them for one"
        case .fileAndFolder(let path, let below): "`\(path)` would be a file, and a folder for `\(below)`"
        }
    }
}
