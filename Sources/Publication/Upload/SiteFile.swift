import Content

/// One file as a target is to have it.
struct SiteFile: Sendable {
    var path: String
    /// Where its bytes come from.
    enum Making: Equatable, Sendable {
        /// It is there.
        case none
        case packing(PublishTarget.Packing)
        case signing
    }

    /// What tells that the target has it: of a plain file its SHA-256, of a made one that of the file it is made from
    /// and the way of making.
    var identity: String
    /// Bytes; of a file that is yet to be made those of the one it is made from.
    var size: Int
    var making = Making.none
    /// Whether it stands for a withdrawn case: then its address is written nowhere.
    var isUnnamed = false

    var delivery: Delivery { Delivery(path: path) }
}
