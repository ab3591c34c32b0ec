import Content
import Register

extension CaseFile {
    /// The case without names, for a file of its own.
    ///
    /// - Parameter taken: the ids that are used already.
    func pseudonymised(
        as description: LocalizedText?, on day: Day, avoiding taken: Set<String>, of register: Register
    ) -> CaseFile {
        let kinds = Dictionary(
            register.entities.lazy.map { ($0.id, $0.file.kind) }, uniquingKeysWith: { one, _ in one })
        var id = pseudonymousID
        var number = 2
        while taken.contains(id) {
            id = "\(pseudonymousID)-\(number)"
            number += 1
        }
        var copy = pseudonymised(
            id: id, as: description ?? partyWords(kinds), on: day, languages: register.settings.languages)
        copy.isNoindex = isNoindex
        return copy
    }
}
