/// Numbers of things as English writes them: `1 page`, `1,024 pages`.
enum Counted {
    static func text(_ count: Int, _ singular: String, plural: String? = nil) -> String {
        grouped(count) + " " + (count == 1 ? singular : plural ?? singular + "s")
    }

    /// The number with a comma before each group of three digits.
    static func grouped(_ number: Int) -> String {
        let digits = Array(String(number.magnitude))
        var text = number < 0 ? "-" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
            text.append(digit)
        }
        return text
    }

    /// A number of bytes as people say it: `512 bytes`, `340 kB`, `1.2 MB`.
    static func size(_ bytes: Int) -> String {
        if bytes < 1000 { return text(bytes, "byte") }
        for (unit, scale) in [("kB", 1000), ("MB", 1_000_000)] where bytes < scale * 1000 {
            let tenths = bytes / (scale / 10)
            return tenths < 100 ? "\(tenths / 10).\(tenths % 10) \(unit)" : "\(tenths / 10) \(unit)"
        }
        let tenths = bytes / 100_000_000
        return "\(grouped(tenths / 10)).\(tenths % 10) GB"
    }
}
