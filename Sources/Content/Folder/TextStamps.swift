/// Numbers by which the files of a text are told from what they were, apart from what the text itself says.
struct TextStamps {
    /// Of the files' paths and of all that stands before their bodies.
    var head: UInt64 = 0
    /// Of their bodies.
    var text: UInt64 = 0

    mutating func add(_ file: FrontMatter, of path: String) {
        head = Checksum.combining(head, Checksum.of(Array(path.utf8)))
        head = Checksum.combining(head, file.headStamp)
        text = Checksum.combining(text, Checksum.of(file.body))
    }
}
