import Content
import Publication
import Register

/// What a shell offers for the id of an entity.
enum EntityCompletion {
    /// The ids of a category in the content folder that the command line names.
    static func ids(_ category: EntityFile.Category, _ words: [String]) -> [String] {
        var content = "content"
        for (index, word) in words.enumerated() {
            if word == "--content", index + 1 < words.count { content = words[index + 1] }
            if word.hasPrefix("--content=") { content = String(word.dropFirst("--content=".count)) }
        }
        let files = (try? ContentListing.files(in: content)) ?? []
        return files.filter { $0.kind == EntityDraft.document(category) }.map(\.id)
    }
}
