import CLinux
import Glibc

/// Runs another program to its end: by its arguments, never through a shell, and gathers what it prints.
///
/// The program reads what ``input`` holds, or nothing; it begins with the environment of this process, in which
/// ``environment`` puts or (with nil) removes variables. What it prints is read as it comes, so that it never waits.
package struct ChildProcess: Sendable {
    /// What became of the program.
    package struct Outcome: Sendable {
        /// The exit code; 128 and the number of the signal where one ended it.
        package var status: Int32
        package var output: [UInt8]
        /// The last 64 kB of standard error.
        package var error: String

        package var succeeded: Bool { status == 0 }
        package var text: String { String(decoding: output, as: UTF8.self) }
    }

    /// Why a program could not be run to its end.
    package enum Failure: Error, Equatable, Sendable {
        case notFound(String)
        case notStarted(String, code: Int32)
        case tookTooLong(String, Duration)
        /// It printed more than ``ChildProcess/outputLimit`` bytes.
        case saidTooMuch(String, limit: Int)
    }

    /// A name that is looked for on the PATH, or a path.
    package var program: String
    package var arguments: [String]
    package var environment: [String: String?] = [:]
    /// The folder it runs in; nil for this process's own.
    package var folder: String?
    package var input: [UInt8] = []
    /// The most bytes of standard output that are kept; more is a failure.
    package var outputLimit = 256 << 20
    package var timeLimit: Duration?
    /// A descriptor that the program holds as its number 3 for as long as it lives: a lock, for example.
    package var held: Int32?
    /// Called for each line of standard output, instead of keeping it.
    package var onOutputLine: (@Sendable (String) -> Void)?
    /// Called for each line of standard error, as it comes.
    package var onErrorLine: (@Sendable (String) -> Void)?
    /// Called again and again while the program runs, about five times a second.
    package var onTick: (@Sendable () -> Void)?

    package init(_ program: String, _ arguments: [String]) {
        self.program = program
        self.arguments = arguments
    }

    /// Runs the program and waits for its end.
    package func run() throws(Failure) -> Outcome {
        guard let path = Self.find(program) else { throw .notFound(program) }
        var output = PipeReader(limit: outputLimit, onLine: onOutputLine)
        var error = PipeReader(limit: 64 << 10, keepsEnd: true, onLine: onErrorLine)
        let outputPipe = try makePipe()
        let errorPipe = try makePipe()
        defer {
            close(outputPipe.read)
            close(errorPipe.read)
        }
        let spawned = Result { () throws(Failure) in
            try spawn(path, output: outputPipe.write, error: errorPipe.write)
        }
        close(outputPipe.write)
        close(errorPipe.write)
        let identifier = try spawned.get()
        let start = ContinuousClock.now
        var waitStatus: Int32 = 0
        var hasEnded = false
        while true {
            var open = [
                pollfd(fd: output.isAtEnd ? -1 : outputPipe.read, events: Int16(POLLIN), revents: 0),
                pollfd(fd: error.isAtEnd ? -1 : errorPipe.read, events: Int16(POLLIN), revents: 0),
            ]
            let isSilent = output.isAtEnd && error.isAtEnd
            // A program of its own that it left behind may hold the pipes open: its end counts, not theirs.
            let ready = poll(&open, 2, hasEnded ? 0 : isSilent ? 2 : 200)
            if ready > 0 {
                if open[0].revents != 0 { output.readSome(of: outputPipe.read) }
                if open[1].revents != 0 { error.readSome(of: errorPipe.read) }
            }
            if hasEnded, ready <= 0 || isSilent { break }
            if !hasEnded {
                let result = waitpid(
                    identifier, &waitStatus, isSilent && timeLimit == nil && onTick == nil ? 0 : WNOHANG)
                if result == identifier || (result < 0 && errno == ECHILD) { hasEnded = true }
            }
            onTick?()
            var failure: Failure?
            if let timeLimit, !hasEnded, ContinuousClock.now - start > timeLimit {
                failure = .tookTooLong(program, timeLimit)
            }
            if output.isOverLimit { failure = .saidTooMuch(program, limit: outputLimit) }
            if let failure {
                if !hasEnded {
                    kill(identifier, SIGKILL)
                    while waitpid(identifier, &waitStatus, 0) < 0, errno == EINTR {}
                }
                throw failure
            }
        }
        output.finish()
        error.finish()
        let signal = waitStatus & 0x7F
        return Outcome(
            status: signal == 0 ? (waitStatus >> 8) & 0xFF : 128 + signal, output: output.bytes,
            error: String(decoding: error.bytes, as: UTF8.self))
    }

    /// Where a program is: a name is looked for in the folders of PATH; nil where there is none that may be run.
    package static func find(_ program: String) -> String? {
        func isProgram(_ path: String) -> Bool {
            var status = stat()
            return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
        }
        if program.contains("/") { return isProgram(program) ? program : nil }
        let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"
        for folder in path.split(separator: ":") where folder.hasPrefix("/") {
            let place = "\(folder)/\(program)"
            if isProgram(place) { return place }
        }
        return nil
    }

    private func makePipe() throws(Failure) -> (read: Int32, write: Int32) {
        var ends: [Int32] = [0, 0]
        guard casebook_pipe(&ends) == 0 else { throw .notStarted(program, code: errno) }
        return (ends[0], ends[1])
    }

    private func spawn(_ path: String, output: Int32, error: Int32) throws(Failure) -> pid_t {
        let source = try openInput()
        defer { close(source) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, source, STDIN_FILENO)
        posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, error, STDERR_FILENO)
        if let held { posix_spawn_file_actions_adddup2(&actions, held, 3) }
        if let folder {
            let code = casebook_spawn_folder(&actions, folder)
            guard code == 0 else { throw .notStarted(program, code: code) }
        }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // A writer whose reader has gone is to end, whatever this process does about that signal.
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))

        var identifier: pid_t = 0
        let code = Self.withPointers([program] + arguments) { arguments in
            Self.withPointers(variables()) { variables in
                posix_spawn(&identifier, path, &actions, &attributes, arguments, variables)
            }
        }
        guard code == 0 else { throw .notStarted(program, code: code) }
        return identifier
    }

    private func openInput() throws(Failure) -> Int32 {
        let file = input.isEmpty ? open("/dev/null", O_RDONLY | O_CLOEXEC) : casebook_memory_file("input")
        guard file >= 0 else { throw .notStarted(program, code: errno) }
        var start = 0
        while start < input.count {
            let count = input.withUnsafeBytes { write(file, $0.baseAddress! + start, input.count - start) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                let code = errno
                close(file)
                throw .notStarted(program, code: code)
            }
            start += count
        }
        lseek(file, 0, SEEK_SET)
        return file
    }

    private func variables() -> [String] {
        var result: [String] = []
        var next = environ
        while let variable = next.pointee {
            let text = String(cString: variable)
            if environment[String(text.prefix { $0 != "=" })] == nil { result.append(text) }
            next += 1
        }
        for (name, value) in environment.sorted(by: { $0.key < $1.key }) {
            if let value { result.append("\(name)=\(value)") }
        }
        return result
    }

    private static func withPointers<Result>(
        _ texts: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let pointers = texts.map { strdup($0) }
        defer { for pointer in pointers { free(pointer) } }
        return body(pointers + [nil])
    }
}

extension ChildProcess.Failure: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notFound(let program): "the program `\(program)` is not installed"
        case .notStarted(let program, let code): "could not run `\(program)`: \(String(cString: strerror(code)))"
        case .tookTooLong(let program, let limit): "`\(program)` was stopped after \(limit.components.seconds) s"
        case .saidTooMuch(let program, let limit): "`\(program)` printed more than \(limit) bytes"
        }
    }
}
