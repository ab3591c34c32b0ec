/// What the names of a template may refer to at one place of it: the views around that place, innermost last.
///
/// Known when the theme is loaded, so a name's owner never depends on which values a page happens to have.
struct TemplateContext {
    struct Entry {
        let shape: ViewShape
        /// Where the renderer keeps the view's record.
        let register: Int
        /// Stands for the record itself: two entries of one value are the same record, whatever the page.
        let value: Int
    }

    /// What `{{.}}` prints.
    enum Dot: Hashable {
        case nothing
        /// The item of a list of texts.
        case item
        case field(register: Int, slot: Int, isMarkup: Bool)
    }

    /// What decides how a partial is compiled here: an equal key gives equal operations.
    struct Key: Hashable {
        let types: [ObjectIdentifier]
        let registers: [Int]
        let isInList: Bool
        let dot: Dot
    }

    private(set) var views: [Entry]
    private(set) var isInList = false
    var dot = Dot.nothing

    /// The context of a whole page, whose record is in the first register that isn't for passing use.
    init(page: ViewShape, value: Int) {
        views = [Entry(shape: page, register: 1, value: value)]
    }

    /// The innermost view.
    var top: Entry { views[views.count - 1] }

    /// A register that nothing visible from here is kept in.
    ///
    /// What is not visible is put back by whoever overwrites it.
    var freeRegister: Int { (views.map(\.register).max() ?? 0) + 1 }

    var key: Key {
        Key(types: views.map(\.shape.type), registers: views.map(\.register), isInList: isInList, dot: dot)
    }

    /// The context within a view of this shape.
    ///
    /// An outer view of the same type can't be reached any more, since the inner one declares all its names: the inner
    /// takes its place and its register. So a partial that includes itself meets its own context again.
    func entering(_ shape: ViewShape, value: Int, asItem: Bool) -> TemplateContext {
        var inner = self
        let register: Int
        if let outer = views.firstIndex(where: { $0.shape.type == shape.type }) {
            register = views[outer].register
            inner.views.remove(at: outer)
        } else {
            register = freeRegister
        }
        inner.views.append(Entry(shape: shape, register: register, value: value))
        inner.isInList = isInList || asItem
        inner.dot = .nothing
        return inner
    }

    /// The context within a list of texts.
    func enteringItem() -> TemplateContext {
        var inner = self
        inner.isInList = true
        inner.dot = .item
        return inner
    }

    /// The view that owns the name: the innermost that declares it, whether or not it has a value.
    func owner(of name: String) -> (entry: Entry, slot: Int)? {
        for entry in views.reversed() {
            if let slot = entry.shape.slot(of: name) { return (entry, slot) }
        }
        return nil
    }

    /// All names that can be written here.
    var names: [String] {
        views.flatMap { $0.shape.fields.map(\.name) } + (isInList ? ["-first", "-last"] : [])
    }

    /// The views around, innermost first, for a sentence of an error.
    var description: String {
        views.reversed().map { "`\($0.shape.name)`" }.joined(separator: " or ")
    }
}
