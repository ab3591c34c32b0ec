/// Shows that two writings of the same fields say the same.
enum RepairProof {
    /// True where both are read without an error as the same values, whatever the order of the fields at the top.
    ///
    /// What a reader makes of the fields follows from these values alone, but for the lines it names in messages.
    static func saysTheSame(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        guard let left = tree(one), let right = tree(other), left.entries.count == right.entries.count else {
            return one == other
        }
        if case .sequence = left.content { return isEqual(left, right) }
        let others = Dictionary(right.entries.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
        return left.entries.allSatisfy { entry in others[entry.key].map { isEqual($0, entry.value) } ?? false }
    }

    static func tree(_ bytes: [UInt8]) -> YAMLNode? {
        var diagnostics: [Diagnostic] = []
        let node = YAMLParser.parse(bytes, file: "", diagnostics: &diagnostics)
        return diagnostics.isEmpty ? node : nil
    }

    private static func isEqual(_ one: YAMLNode, _ other: YAMLNode) -> Bool {
        switch (one.content, other.content) {
        case (.scalar(let left), .scalar(let right)):
            left.text == right.text && left.isPlain == right.isPlain && left.commentText == right.commentText
        case (.sequence(let left), .sequence(let right)):
            left.count == right.count && zip(left, right).allSatisfy(isEqual)
        case (.mapping(let left, _), .mapping(let right, _)):
            left.count == right.count
                && zip(left, right).allSatisfy { $0.key == $1.key && isEqual($0.value, $1.value) }
        default: false
        }
    }
}
