import Content
import Register
import Site

/// What one build of a site leaves to the next in the same process.
package struct SiteMemory: Sendable {
    var content: ContentSession?
    var links = LinkMemory()
    var theme: ThemeMemory?
    var history: History?

    package init() {}

    /// Every file and folder that the last plan was made from, each as it was then.
    var inputs: [ContentInput] { (content?.inputs ?? []) + (theme?.inputs ?? []) }
}
