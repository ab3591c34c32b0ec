/// The picture that other sites show beside a link to a page, before it is drawn.
///
/// The site describes it as SVG; what turns that into the PNG that networks ask for is a program, which only the last
/// room can run.
package struct SocialCard: Sendable {
    /// In pixels: what the networks recommend.
    package static let width = 1200
    package static let height = 630

    /// What decides a picture, and how its drawing is made.
    package struct Drawing: Sendable {
        /// A hash over everything that decides the drawing.
        package var key: UInt64
        /// The drawing as SVG.
        package var svg: @Sendable () -> [UInt8]

        package init(key: UInt64, svg: @escaping @Sendable () -> [UInt8]) {
            self.key = key
            self.svg = svg
        }
    }

    /// The picture's path below the output folder, beside its page: `cases/ap-netflix-2024/card.png`.
    package var path: String
    package var prepare: @Sendable () -> Drawing

    package init(path: String, prepare: @escaping @Sendable () -> Drawing) {
        self.path = path
        self.prepare = prepare
    }
}
