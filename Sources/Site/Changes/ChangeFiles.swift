import Content
import Register

extension SiteBuilder {
    /// What changed in the register, for machines: a file for each day, and the record that the next build compares with.
    func changeFiles(besides pages: [PlannedPage]) -> [PlannedPage] {
        let days = context.published.history.map { day in
            PlannedPage.bytes("changes/\(day.day.date.edtf).json", delta(day))
        }
        return days + [
            PlannedPage(path: PublishedRegister.path) {
                var record = context.published
                (record.addresses, record.unlisted) = addresses(of: pages)
                let bytes = record.json
                return PreparedPage(key: Checksum.of(bytes), source: .rendered { $0 += bytes })
            }
        ]
    }

    /// One day's changes: what was added, changed, corrected and withdrawn.
    private func delta(_ day: ChangeDay) -> [UInt8] {
        let language = context.settings.defaultLanguage
        func open(_ id: String, _ text: inout JSONWriter) {
            text.member("id", id)
            text.member("url", context.addresses.url(.caseRecord(id), language))
            if let index = context.register.caseIndex(id) {
                text.member("title", context.register.cases[index].content.file.title.value)
            }
        }
        var text = JSONWriter()
        text.object { file in
            file.member("day", day.day.date.edtf)
            file.list("added") { list in
                for id in day.added { list.object { open(id, &$0) } }
            }
            file.list("changed") { list in
                for change in day.changed where !change.values.isEmpty || !change.facts.isEmpty {
                    list.object { entry in
                        open(change.id, &entry)
                        for value in change.values {
                            entry.object(value.name.rawValue) { pair in
                                pair.member("from", value.from)
                                pair.member("to", value.to)
                            }
                        }
                        entry.texts("revised", change.facts.map(\.rawValue))
                    }
                }
            }
            file.list("corrected") { list in
                for change in day.changed where !change.corrections.isEmpty {
                    list.object { entry in
                        open(change.id, &entry)
                        entry.list("corrections") { list in
                            for correction in corrections(change) {
                                list.object { correction.write(to: &$0, in: language) }
                            }
                        }
                    }
                }
            }
            file.object("withdrawn") { $0.member("count", day.withdrawn) }
        }
        return text.bytes + [0x0A]
    }

    private func corrections(_ change: CaseChange) -> [Correction] {
        guard let index = context.register.caseIndex(change.id) else { return [] }
        return context.register.cases[index].corrections(change)
    }
}

extension CaseRecord {
    /// The corrections that a change published, as they read now.
    func corrections(_ change: CaseChange) -> [Correction] {
        let marks = Set(change.corrections)
        return file.corrections.filter { marks.contains(CaseSubstance.mark($0)) }
    }
}

extension Correction {
    fileprivate func write(to text: inout JSONWriter, in language: String) {
        text.member("date", date?.date.edtf)
        text.member("was", was?.text(language, fallback: language))
        text.member("now", now?.text(language, fallback: language))
        text.member("why", why?.text(language, fallback: language))
    }
}
