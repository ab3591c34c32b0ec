import ArgumentParser

/// The manual page in roff: what the help of each command says, one section for each.
struct ManualPage {
    private let root: any ParsableCommand.Type

    init(of root: any ParsableCommand.Type) {
        self.root = root
    }

    var text: String {
        let name = root.configuration.commandName ?? "casebook"
        var text = ".TH \(name.uppercased()) 1 \"\" \"\(name) \(Program.version)\" \"User Commands\"\n"
        text += ".SH NAME\n\(name) \\- \(Self.escaped(Self.lowered(root.configuration.abstract)))\n"
        text += section(root, path: [name], title: "DESCRIPTION")
        for command in Self.leaves(below: root, path: [name]) {
            text += section(command.type, path: command.path, title: command.path.joined(separator: " ").uppercased())
        }
        text += ".SH COMPLETION\n"
        text += ".nf\n\(name) \\-\\-generate\\-completion\\-script bash|zsh|fish\n.fi\n"
        text += "prints a script with which a shell completes commands, options and ids.\n"
        return text
    }

    private struct Command {
        var type: any ParsableCommand.Type
        var path: [String]
    }

    private static func leaves(below command: any ParsableCommand.Type, path: [String]) -> [Command] {
        command.configuration.subcommands.flatMap { type -> [Command] in
            let name = type.configuration.commandName ?? Self.name(of: type)
            return [Command(type: type, path: path + [name])] + leaves(below: type, path: path + [name])
        }
    }

    /// The name that the parser gives a command that names itself after its type.
    private static func name(of type: any ParsableCommand.Type) -> String {
        var name = ""
        for character in String(describing: type) {
            if character.isUppercase, !name.isEmpty { name += "-" }
            name += character.lowercased()
        }
        return name
    }

    /// The help of a command: its lists as they stand, as the help is set for terminals.
    private func section(_ command: any ParsableCommand.Type, path: [String], title: String) -> String {
        let help = root.helpMessage(for: command, includeHidden: false, columns: 76)
        var text = ".SH \"\(Self.escaped(title))\"\n"
        var isList = false
        for line in help.split(separator: "\n", omittingEmptySubsequences: false) {
            let line = line.hasPrefix("OVERVIEW: ") ? line.dropFirst("OVERVIEW: ".count) : line
            let isHeading = line.hasSuffix(":") && line.first?.isUppercase == true && !line.contains(" ")
            if isHeading {
                if isList { text += ".fi\n" }
                text += ".SS \(Self.escaped(String(line.dropLast())))\n.nf\n"
                isList = true
                continue
            }
            if line.isEmpty, !isList { text += ".PP\n" } else { text += Self.protected(String(line)) + "\n" }
        }
        if isList { text += ".fi\n" }
        return text
    }

    private static func lowered(_ text: String) -> String {
        let sentence = text.hasSuffix(".") ? text.dropLast() : text[...]
        return sentence.prefix(1).lowercased() + sentence.dropFirst()
    }

    /// A line that roff takes for no request of its own.
    private static func protected(_ line: String) -> String {
        let text = escaped(line)
        return text.hasPrefix(".") || text.hasPrefix("'") ? "\\&" + text : text
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\e"
            case "-": result += "\\-"
            case "`": result += "\\(ga"
            case "'": result += "\\(aq"
            case "^": result += "\\(ha"
            case "~": result += "\\(ti"
            default:
                if scalar.isASCII {
                    result.unicodeScalars.append(scalar)
                } else {
                    result += "\\[u" + String(repeating: "0", count: max(0, 4 - hex(scalar).count)) + hex(scalar) + "]"
                }
            }
        }
        return result
    }

    private static func hex(_ scalar: Unicode.Scalar) -> String { String(scalar.value, radix: 16, uppercase: true) }
}
