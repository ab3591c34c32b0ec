import CasebookTesting
import Foundation
import Testing

@testable import casebook

@Suite("The command line")
struct CommandTests {
    private static let goodCase = """
        ---
        title: Netflix fined
        authority: ap
        company: netflix
        decided: 2024-11-26
        published: 2024-12-18
        fine: EUR 4750000
        source: {url: "https://example.org/decision", title: The decision, kind: decision}
        ---
        What happened.

        """

    @Test(
        "help and version are results and succeed",
        arguments: [["--help"], [], ["--version"], ["help", "build"], ["check", "-h"]])
    func help(arguments: [String]) {
        let console = CommandRun(arguments: arguments)
        #expect(console.status == .success)
        #expect(!console.output.isEmpty)
        #expect(console.error.isEmpty)
    }

    @Test(
        "wrong usage is 2, and says what would be right",
        arguments: [
            (["upload"], "Unexpected argument 'upload'"),
            (["check", "--jobs", "0"], "at least one thread"),
            (["check", "--as-of", "yesterday"], "write a day, such as 2024-12-18"),
            (["check", "--format", "xml"], "text"),
            (
                ["check", "--content", "/nowhere"],
                "`/nowhere`: no such folder; name the folder of case files with `--content`"
            ),
            (["build", "--base-url", "register.example.org"], "write an address such as https://"),
            (["build", "--base-url", "https://example.org/?a"], "write an address such as https://"),
        ])
    func usage(arguments: [String], message: String) {
        let run = CommandRun(arguments: arguments)
        #expect(run.status == .wrongUsage)
        #expect(run.error.contains(message))
        #expect(run.output.isEmpty)
    }

    @Test("a theme that is named and not there is wrong usage")
    func noTheme() throws {
        let site = try TestSite("")
        let run = CommandRun("check", "--content", site.folder + "/content", "--theme", site.folder + "/nothing")
        #expect(run.status == .wrongUsage)
        #expect(run.error.contains("name the theme's folder with `--theme`"))
    }

    @Test("content with errors is 1, and neither writes nor changes the site")
    func errors() throws {
        let site = try TestSite("-- content/cases/ap-netflix-2024.md --\n" + Self.goodCase)
        let arguments = ["build", "--content", site.folder + "/content", "--output", site.folder + "/public"]
        #expect(CommandRun(arguments: arguments).status == .success)
        let before = try site.files()
        try site.edit("content/cases/ap-netflix-2024.md", replacing: "EUR 4750000", with: "4750000")
        let run = CommandRun(arguments: arguments)
        #expect(run.status == .contentHasErrors)
        #expect(run.error.contains("ap-netflix-2024.md:7:"))
        #expect(run.error.contains("1 error in 1 file"))
        #expect(run.output.isEmpty)
        #expect(try site.files() == before)
    }

    @Test("content without problems is checked in one line")
    func check() throws {
        let site = try TestSite("-- content/cases/ap-netflix-2024.md --\n" + Self.goodCase)
        let run = CommandRun("check", "--content", site.folder + "/content")
        #expect(run.status == .success)
        #expect(run.output == "1 case checked: no problems\n")
        #expect(run.error.isEmpty)
    }

    @Test("a warning is printed and passes, unless the check is strict")
    func strict() throws {
        let site = try TestSite("")
        try site.write("themes/default/notes.txt", "x")
        let arguments = ["check", "--content", site.folder + "/content"]
        let lenient = CommandRun(arguments: arguments)
        #expect(lenient.status == .success)
        #expect(lenient.error.contains("warning: `notes.txt` is not a part of a theme"))
        #expect(CommandRun(arguments: arguments + ["--strict"]).status == .contentHasErrors)
    }

    @Test("problems for machines are the result, on standard output")
    func formats() throws {
        let site = try TestSite("-- content/cases/ap-netflix-2024.md --\n---\ntitle: x\n---\n")
        let json = CommandRun("check", "--content", site.folder + "/content", "--format", "json")
        #expect(json.status == .contentHasErrors)
        #expect(json.error.isEmpty)
        #expect(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) is [String: Any])
        let annotations = CommandRun(
            arguments: ["check", "--content", site.folder + "/content", "--format", "github"],
            environment: ["GITHUB_WORKSPACE": site.folder])
        #expect(annotations.output.hasPrefix("::error file=content/cases/ap-netflix-2024.md,line="))
    }

    @Test("a build closes with one line, and with none when quiet")
    func closingLine() throws {
        let site = try TestSite("-- content/cases/ap-netflix-2024.md --\n" + Self.goodCase)
        let arguments = [
            "build", "--content", site.folder + "/content", "--output", site.folder + "/public", "--no-search",
            "--no-cards",
        ]
        let first = CommandRun(arguments: arguments)
        #expect(first.output.hasSuffix(": \(site.folder)/public/index.html\n"))
        #expect(first.output.split(separator: "\n").count == 1)
        #expect(first.error.isEmpty)
        let second = CommandRun(arguments: arguments)
        #expect(second.output.contains("(nothing changed)"))
        let quiet = CommandRun(arguments: arguments + ["--quiet"])
        #expect(quiet.output.isEmpty)
        #expect(quiet.error.isEmpty)
    }

    @Test("an output folder that the machine refuses is 3, with the path and a remedy")
    func machine() throws {
        let site = try TestSite("")
        try site.write("file", "")
        let run = CommandRun(
            "build", "--content", site.folder + "/content", "--output", site.folder + "/file/public")
        #expect(run.status == .machineFailed)
        #expect(run.error.contains(site.folder + "/file"))
        #expect(run.output.isEmpty)
    }

    @Test("a file that may not be read is 3", .enabled(if: getuid() != 0, "root may read everything"))
    func unreadable() throws {
        let site = try TestSite("-- content/cases/ap-netflix-2024.md --\n" + Self.goodCase)
        let path = site.folder + "/content/cases/ap-netflix-2024.md"
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
        let run = CommandRun("check", "--content", site.folder + "/content")
        #expect(run.status == .machineFailed)
        #expect(run.error.contains("give the user who builds permission to read it"))
    }

    @Test("the content folder is no place for the site")
    func refusedOutput() throws {
        let site = try TestSite("")
        let content = site.folder + "/content"
        let run = CommandRun("build", "--content", content, "--output", content + "/public")
        #expect(run.status == .wrongUsage)
        #expect(!FileManager.default.fileExists(atPath: content + "/public"))
    }

    @Test("the shell gets the same codes from the program itself")
    func process() throws {
        let program = Bundle.main.bundleURL.appendingPathComponent("casebook")
        try #require(
            FileManager.default.isExecutableFile(atPath: program.path), "the program is built beside the tests")
        func code(_ arguments: [String]) throws -> Int32 {
            let process = Process()
            process.executableURL = program
            process.arguments = arguments
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            return process.terminationStatus
        }
        #expect(try code(["--version"]) == 0)
        #expect(try code(["--nonsense"]) == 2)
        #expect(try code(["check", "--content", "/nowhere"]) == 2)
    }
}
