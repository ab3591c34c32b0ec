import Content

/// Makes the packed copies of files in a staging folder, with the usual tools: the same bytes give the same copy.
struct Packer {
    /// How many files one run of a tool takes.
    private static let batch = 200

    var retry: RetryPolicy
    var jobs: Int

    /// Makes those of the files that are packed ones.
    ///
    /// A packed copy that is no smaller than its file is a copy all the same: hosts choose by name alone.
    func pack(_ files: [SiteFile], in stage: String) throws(UploadError) {
        for packing in PublishTarget.Packing.allCases {
            let plain = files.filter { $0.making == .packing(packing) }.map { Delivery.unpacked($0.path) }
            guard !plain.isEmpty else { continue }
            var start = 0
            while start < plain.count {
                let batch = plain[start..<min(start + Self.batch, plain.count)].map { "./" + $0 }
                let tool = Tool(program: packing == .brotli ? "brotli" : "gzip", retry: retry)
                // The files have second names, which the tools mind without force.
                let options =
                    packing == .brotli
                    ? ["--quality=9", "--keep", "--force", "--no-copy-stat", "--"] : ["-9", "-n", "-k", "-f", "--"]
                try tool.run(options + batch, doing: "pack files", folder: stage) { _ in .hopeless }
                start += batch.count
            }
        }
    }
}
