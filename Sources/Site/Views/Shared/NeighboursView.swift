/// The cases before and after a case in the list of one who takes part in it.
struct NeighboursView: View, Equatable {
    /// Whose cases they are.
    var of: LinkView
    var previous: LinkView?
    var next: LinkView?

    static let declaration = ViewDeclaration<NeighboursView>(
        "neighbours", "The cases before and after a case in the list of one who takes part in it.",
        fields: [
            .view("of", "Whose cases they are.") { $0.of },
            .view("previous", "The case decided before.") { $0.previous },
            .view("next", "The case decided after.") { $0.next },
        ])
}
