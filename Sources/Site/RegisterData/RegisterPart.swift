import Content
import Register

/// The cases of one file of data: all of them, or those of one year of a large register.
struct RegisterPart: Sendable {
    /// The files' name, without what follows the point: `cases`, `2024`.
    var name: String
    /// The places of its cases in the register, which follow each other.
    var cases: Range<CaseIndex>

    /// Up to so many cases stand in one file.
    static let singleLimit = 12_000

    /// The parts of a register, newest first.
    static func all(of register: Register, singleLimit: Int = RegisterPart.singleLimit) -> [RegisterPart] {
        let count = register.cases.count
        guard count > singleLimit else { return [RegisterPart(name: "cases", cases: 0..<count)] }
        var parts: [RegisterPart] = []
        var start = 0
        while start < count {
            let year = register.cases[start].year
            var end = start
            while end < count, register.cases[end].year == year { end += 1 }
            let earlier = parts.count { $0.name == String(year) || $0.name.hasPrefix("\(year)-") }
            parts.append(RegisterPart(name: earlier == 0 ? String(year) : "\(year)-\(earlier + 1)", cases: start..<end))
            start = end
        }
        return parts
    }
}
