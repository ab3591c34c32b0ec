import Content

/// The course of a case while its events are followed one by one.
struct Proceedings {
    let file: CaseFile

    init(_ file: CaseFile) {
        self.file = file
    }

    mutating func run() -> (CaseStatus, [Diagnostic]) {
        var status = CaseStatus()
        status.publishedOn = file.published?.value
        status.decidedOn = file.decided?.value ?? file.published?.value
        if let fine = file.fine {
            status.sanctions = [
                SanctionStatus(
                    id: "fine", type: .fine, eventIndex: 0, date: file.decided?.value, imposed: fine.value,
                    current: fine.value, paid: .unknown)
            ]
            status.standing = .imposed
            status.imposed = CaseAmount.sum([fine.value]) ?? .none
            status.current = status.imposed
        }
        return (status, [])
    }
}
