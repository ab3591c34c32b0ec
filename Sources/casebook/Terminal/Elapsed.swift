/// Times as people say them: `0.8 s`, `40 ms`.
enum Elapsed {
    static func text(_ duration: Duration) -> String {
        let milliseconds = duration.components.seconds * 1000 + duration.components.attoseconds / 1_000_000_000_000_000
        if milliseconds < 100 { return "\(milliseconds) ms" }
        let tenths = (milliseconds + 50) / 100
        return "\(Counted.grouped(Int(tenths / 10))).\(tenths % 10) s"
    }
}
