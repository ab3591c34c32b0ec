/// Makes a message of what may quote a text of any length and any number of lines.
package enum OneLine {
    /// No more of a message is read.
    private static let longest = 1000

    /// The text in one line, its end cut off where it is longer than anybody reads.
    package static func of(_ text: String) -> String {
        guard text.utf8.count > longest || text.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return text }
        var line = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.prefix(longest) {
            line.append(scalar == "\n" || scalar == "\r" ? " " : scalar)
        }
        if text.unicodeScalars.dropFirst(longest).first != nil { line.append("…") }
        return String(line)
    }
}
