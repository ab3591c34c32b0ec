#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What libFuzzer calls with each of its inputs; `CASEBOOK_FUZZ_TARGET` names what reads them.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: data, count: size))
    let start = processorTime()
    target.read(bytes)
    let used = processorTime() - start
    // Instrumented code on a busy machine: what takes longer than this is not linear in what it reads.
    if used > 1 + Double(size) / 20_000 { fail("took \(used) s for \(size) bytes") }
    return 0
}

private let target: FuzzTarget = {
    let name = getenv("CASEBOOK_FUZZ_TARGET").map { String(cString: $0) } ?? ""
    guard let target = FuzzTarget.all.first(where: { $0.name == name }) else {
        fail("CASEBOOK_FUZZ_TARGET is one of \(FuzzTarget.all.map(\.name).joined(separator: ", "))")
    }
    return target
}()

/// Something that reads what strangers write, with what must hold of it whatever they write.
struct FuzzTarget: Sendable {
    var name: String
    /// Reads one input and ends the process where something does not hold.
    var read: @Sendable ([UInt8]) -> Void

    static let all = [frontMatter, markdown, query, citation, importer]
}

/// Ends the process, so that libFuzzer keeps the input that led here.
func fail(_ message: String) -> Never {
    let text = Array("fuzz: \(message)\n".utf8)
    write(2, text, text.count)
    abort()
}

func require(_ condition: Bool, _ message: @autoclosure () -> String) {
    if !condition { fail(message()) }
}

/// What the thread has used of the processor, in seconds.
private func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
