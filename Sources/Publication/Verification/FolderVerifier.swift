import Content
import Glibc

/// Checks a copy of a site in a folder.
package struct FolderVerifier: Sendable {
    package var folder: String
    package var jobs: Int
    package var signer: Signer?
    /// The signature's file; nil for the one beside the list.
    package var signature: String?

    package init(folder: String, jobs: Int, signer: Signer? = nil, signature: String? = nil) {
        self.folder = folder
        self.jobs = jobs
        self.signer = signer
        self.signature = signature
    }

    package func verify() throws(VerificationFailure) -> Verification {
        var result: Verification
        do throws(PublicationError) {
            result = try compare()
        } catch {
            throw .upload(.disk(error))
        }
        if result.listSum.isEmpty { throw .noList(folder) }
        if signer != nil {
            result.signatureProblem = try refusal()
            result.isSigned = result.signatureProblem == nil
        }
        return result
    }

    private func refusal() throws(VerificationFailure) -> String? {
        guard let signer else { return nil }
        let place = signature ?? folder + "/" + signer.kind.path
        guard access(place, R_OK) == 0 else { return "there is no signature `\(place)`" }
        do throws(UploadError) {
            return try signer.refusal(of: folder + "/" + ChecksumList.path, signature: place)
        } catch {
            throw .upload(error)
        }
    }

    private func compare() throws(PublicationError) -> Verification {
        let root = try Folder(folder)
        var result = Verification()
        guard let bytes = try root.read(RelativePath(ChecksumList.path)) else { return result }
        let list = ChecksumList(decoding: bytes)
        result.badLines = list.badLines
        result.listSum = SHA256(of: bytes).description
        result.record = try root.read(RelativePath(BuildRecord.path)).flatMap { BuildRecord(decoding: $0) }
        var present: [RelativePath] = []
        var folders = [RelativePath.root]
        while let folder = folders.popLast() {
            for entry in try root.list(folder) {
                let path = folder.appending(entry.name)
                if entry.kind == .folder { folders.append(path) } else { present.append(path) }
            }
        }
        let sums = try mapInSlices(of: present.count, jobs: jobs, worker: {}) {
            (_, index) throws(PublicationError) -> String in
            // A link is read by nobody: what it leads to is not part of the copy.
            guard try root.status(present[index])?.kind == .file else { return "" }
            if let plain = packedSum(of: present[index].text, list) { return plain }
            return SHA256(of: try root.read(present[index]) ?? []).description
        }
        var wanted = list.sums
        let withdrawn = Set(result.record?.withdrawn ?? [])
        for (path, sum) in zip(present, sums) {
            let name = path.text
            if let expected = wanted.removeValue(forKey: name) {
                if sum == expected { result.matching += 1 } else { result.changed.append(name) }
            } else if let expected = list.sums[Delivery.unpacked(name)] {
                if sum != expected { result.changed.append(name) }
            } else if !Verification.isBeside(name), !withdrawn.contains(sum) {
                result.extra.append(name)
            }
        }
        result.missing = wanted.keys.sorted()
        result.changed.sort()
        result.extra.sort()
        return result
    }

    /// The sum of what a packed copy holds; nil for other files.
    ///
    /// Hosts hand out the packed copy in place of the plain file: what it holds has to be the same.
    private func packedSum(of path: String, _ list: ChecksumList) -> String? {
        let plain = Delivery.unpacked(path)
        guard plain != path, list.sums[path] == nil else { return nil }
        let tool = path.hasSuffix(".br") ? "brotli" : "gzip"
        guard let outcome = try? ChildProcess(tool, ["-d", "-c", "--", folder + "/" + path]).run(), outcome.succeeded
        else { return "" }
        return SHA256(of: outcome.output).description
    }
}
