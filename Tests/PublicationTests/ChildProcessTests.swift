import Glibc
import Synchronization
import Testing

@testable import Publication

@Suite("Running other programs")
struct ChildProcessTests {
    @Test("arguments arrive as they are, whatever a shell would make of them")
    func arguments() throws {
        let odd = ["$(touch /tmp/never)", "a b", "*", "'\"", "", ";ls", "é\n"]
        let outcome = try ChildProcess("printf", ["%s|"] + odd).run()
        #expect(outcome.text == odd.map { $0 + "|" }.joined())
        #expect(outcome.succeeded)
    }

    @Test("input, output and error larger than any pipe pass without waiting for each other")
    func large() throws {
        var process = ChildProcess("sh", ["-c", "cat; head -c 300000 /dev/zero | tr '\\0' e >&2; exit 7"])
        process.input = [UInt8](repeating: 65, count: 500_000)
        let outcome = try process.run()
        #expect(outcome.output == process.input)
        #expect(outcome.error == String(repeating: "e", count: 64 << 10))
        #expect(outcome.status == 7)
    }

    @Test("without input there is nothing to read, and a signal shows in the status")
    func signal() throws {
        #expect(try ChildProcess("cat", []).run().output.isEmpty)
        #expect(try ChildProcess("sh", ["-c", "kill -9 $$"]).run().status == 128 + SIGKILL)
    }

    @Test("variables are put and removed, and the folder is the one asked for")
    func surroundings() throws {
        var process = ChildProcess("sh", ["-c", "echo \"$CASEBOOK_TEST ${HOME-none}\"; pwd"])
        process.environment = ["CASEBOOK_TEST": "yes", "HOME": nil]
        process.folder = "/usr"
        #expect(try process.run().text == "yes none\n/usr\n")
    }

    @Test("lines are told as they come")
    func lines() throws {
        let lines = Mutex<[String]>([])
        var process = ChildProcess("printf", ["one\\r\\ntwo\\n\\nthree"])
        process.onOutputLine = { line in lines.withLock { $0.append(line) } }
        #expect(try process.run().output.isEmpty)
        #expect(lines.withLock { $0 } == ["one", "two", "three"])
    }

    @Test("a program that takes too long or says too much is ended")
    func limits() {
        var slow = ChildProcess("sleep", ["60"])
        slow.timeLimit = .milliseconds(300)
        #expect(throws: ChildProcess.Failure.tookTooLong("sleep", .milliseconds(300))) { try slow.run() }
        var loud = ChildProcess("yes", [])
        loud.outputLimit = 1000
        #expect(throws: ChildProcess.Failure.saidTooMuch("yes", limit: 1000)) { try loud.run() }
        #expect(throws: ChildProcess.Failure.notFound("no-such-program")) {
            try ChildProcess("no-such-program", []).run()
        }
    }

    @Test("a process that it leaves behind with its pipes open is not waited for")
    func leftBehind() throws {
        let start = ContinuousClock.now
        #expect(try ChildProcess("sh", ["-c", "sleep 20 & echo done"]).run().text == "done\n")
        #expect(ContinuousClock.now - start < .seconds(10))
    }

    @Test("no descriptor leaks but the one that is held")
    func descriptors() throws {
        let file = open("/proc/self/status", O_RDONLY | O_CLOEXEC)
        defer { close(file) }
        var process = ChildProcess("sh", ["-c", "readlink /proc/$$/fd/3; readlink /proc/$$/fd/* | grep -c status"])
        process.held = file
        #expect(try process.run().text == "/proc/\(getpid())/status\n1\n")
        process.held = nil
        #expect(try process.run().text.hasSuffix("0\n"))
    }
}
