/// A value of a YAML file with its place in the file, as text: what a scalar means is decided by the field that reads it.
package struct YAMLNode: Sendable {
    package enum Content: Sendable {
        case scalar(Scalar)
        case sequence([YAMLNode])
        case mapping([Entry], isFlow: Bool)
    }

    package struct Scalar: Sendable {
        package var text: String
        /// Written without quotes: YAML's traps apply.
        package var isPlain: Bool
        /// Where ` #` after a plain text begins a comment, and so cuts the text off.
        package var comment: SourcePosition?
        /// That comment, from its `#` to the end of the line.
        package var commentText: String?
    }

    package struct Entry: Sendable {
        package var key: String
        package var keyPosition: SourcePosition
        package var keyLength: Int
        package var value: YAMLNode
    }

    package var content: Content
    package var position: SourcePosition
    /// How many Unicode scalars of its first line the value takes.
    package var length: Int

    /// What the node is, in the words of an error message.
    var kindName: String {
        switch content {
        case .scalar(let scalar): scalar.text.isEmpty ? "nothing" : "a text"
        case .sequence: "a list"
        case .mapping: "a group of fields"
        }
    }

    /// The scalar's text, or nil for a list or a group.
    package var text: String? {
        if case .scalar(let scalar) = content { scalar.text } else { nil }
    }

    /// True for `key:` with nothing behind it.
    package var isEmpty: Bool {
        if case .scalar(let scalar) = content { scalar.text.isEmpty && scalar.isPlain } else { false }
    }

    /// The entries of a group of fields, or none.
    package var entries: [Entry] {
        if case .mapping(let entries, _) = content { entries } else { [] }
    }
}
