import ArgumentParser
import Content
import Publication
import Register

/// What is right and could be better: work for a quiet afternoon.
enum CaseList: String, CaseIterable, ExpressibleByArgument {
    case stale
    case noOfficialSource = "no-official-source"
    case noArchive = "no-archive"
    case openChallenges = "open-challenges"
    case untranslated
    case waiting
    case retention

    /// One thing to do, with the place to do it at.
    struct Entry {
        var file: String
        var line: Int
        /// The id of the case.
        var id: String
        /// What there is to say of it.
        var text: String
        /// What the list is sorted by: the earlier comes first.
        var rank: Int
    }

    /// What the list holds, in a sentence.
    var heading: String {
        switch self {
        case .stale: "cases by when they were last verified, the longest ago first"
        case .noOfficialSource: "cases without an official source"
        case .noArchive: "sources without an archive copy"
        case .openChallenges: "open challenges whose outcome was last looked for over a year ago"
        case .untranslated: "cases that are not translated"
        case .waiting: "cases that readers don't see yet: under embargo by their days, then drafts"
        case .retention: "cases that rules about their age concern, by the day"
        }
    }

    /// The entries of the list; of equal rank in the order of the ids.
    func entries(of register: Register) -> [Entry] {
        let entries =
            switch self {
            case .waiting: register.waiting.map(entry)
            case .retention: register.retention.map(entry)
            default: register.cases.flatMap { record in self.entries(of: record, register) }
            }
        return entries.sorted { one, other in
            (one.rank, one.id, one.line) < (other.rank, other.id, other.line)
        }
    }

    private func entry(_ waiting: WaitingCase) -> Entry {
        Entry(
            file: waiting.file, line: 1, id: waiting.id,
            text: waiting.day.map { "under embargo until \($0.date.edtf)" } ?? "draft",
            rank: waiting.day?.number ?? .max)
    }

    private func entry(_ effect: RetentionEffect) -> Entry {
        let words = WaitingSummary.words(effect.action)
        return Entry(
            file: effect.file, line: 1, id: effect.id,
            text: effect.isInEffect
                ? "\(words) since \(effect.day.date.edtf)" : "to be \(words) on \(effect.day.date.edtf)",
            rank: effect.day.number)
    }

    private func entries(of record: CaseRecord, _ register: Register) -> [Entry] {
        let file = record.file
        func entry(_ text: String, line: Int = 1, rank: Int = 0) -> Entry {
            Entry(file: file.file, line: line, id: file.id, text: text, rank: rank)
        }
        switch self {
        case .stale:
            guard let verified = file.verified else { return [entry("never verified", rank: .min)] }
            return [entry("verified \(verified.edtf)", rank: verified.latest.number)]
        case .noOfficialSource:
            if file.sources.contains(where: { $0.kind?.isOfficial == true }) { return [] }
            let search = file.officialSource?.noneFound
            return [
                entry(search.map { "none found when looked for on \($0.date.edtf)" } ?? "nobody looked for one so far")
            ]
        case .noArchive:
            return file.sources.compactMap { source in
                guard let url = source.url, source.archived == nil else { return nil }
                return entry(url, line: source.position.line)
            }
        case .openChallenges:
            guard record.status.finality == .contested else { return [] }
            let looked = CaseList.lastLook(record)
            guard let looked else { return [entry("contested; not known when its outcome was looked for", rank: .min)] }
            guard looked.latest.number < CaseList.yearBefore(register.asOf) else { return [] }
            let since = record.status.grade.lastSeen.map { ", contested as of \($0.edtf)" } ?? ""
            return [entry("last looked for \(looked.edtf)\(since)", rank: looked.latest.number)]
        case .untranslated:
            let missing = register.settings.languages.dropFirst().filter { file.translation($0) == nil }
            return missing.isEmpty ? [] : [entry("not in \(missing.joined(separator: ", "))")]
        case .waiting, .retention: return []
        }
    }

    /// When somebody last looked how a case stands: the day of its verification, else of reading a source, else that of
    /// the last event.
    private static func lastLook(_ record: CaseRecord) -> PartialDate? {
        if let verified = record.file.verified { return verified }
        let read = record.file.sources.compactMap(\.retrieved).max { $0.latest < $1.latest }
        return read ?? record.status.grade.lastSeen
    }

    /// The same day of the year before, as a number of days.
    private static func yearBefore(_ day: Day) -> Int {
        let date = day.date
        let isLeapDay = date.month == 2 && date.day == 29
        return Day(year: date.year - 1, month: date.month ?? 1, day: isLeapDay ? 28 : date.day ?? 1).number
    }
}
