/// An authority in a case and what it did in it.
package struct AuthorityReference: Sendable {
    package enum Role: String, CaseIterable, Sendable {
        case imposing, joint, lead, concerned, forwarding

        /// True for the roles in which an authority's totals count the case.
        package var counts: Bool { self == .imposing || self == .joint }
    }

    package var id: Located<String>
    package var role = Role.imposing

    static let shape: Shape<AuthorityReference> = {
        let record = RecordShape<AuthorityReference>(
            "authority",
            [
                Field("id", Shapes.id.located, "The authority's id.", example: "ap", required: true) { $0.id = $1 },
                Field(
                    "role", Shapes.choice(Role.self, what: "a role of an authority"),
                    "What it did: imposing (default), joint, lead, concerned, forwarding.", example: "lead"
                ) {
                    $0.role = $1
                },
            ], make: { AuthorityReference(id: Located("", at: $0.position)) })
        return Shape(.either([Shapes.id.kind, record.kind])) { node, reader in
            if case .mapping = node.content { return record.read(node, &reader) }
            return Shapes.id.located.read(node, &reader).map { AuthorityReference(id: $0) }
        }
    }()
}

/// A party of a case that the decision is about, and how it is named there.
package struct PartyReference: Sendable {
    package enum Identity: Sendable {
        /// An entity with a file.
        case entity(Located<String>)
        /// A party introduced here by its name, without a file.
        case introduced(name: String, country: Country?, position: SourcePosition)
        /// A party that the authority did not name: only described.
        case undisclosed(LocalizedText)
        /// A party named by a made-up name.
        case pseudonym(LocalizedText)

        /// Readers learn who it is.
        var isNamed: Bool {
            switch self {
            case .entity, .introduced: true
            case .undisclosed, .pseudonym: false
            }
        }
    }

    package enum Role: String, CaseIterable, Sendable {
        case respondent, controller, processor, parent
        case coLiable = "co-liable"
    }

    package var identity: Identity
    package var position: SourcePosition
    /// The name printed in the decision, where it differs from the entity's.
    package var printedAs: String?
    package var role = Role.respondent
    /// The services concerned, by the ids that the company's file declares.
    package var services: [Located<String>] = []
    /// A name by which translations refer to an undisclosed party.
    package var key: String?

    static let shape: Shape<PartyReference> = {
        struct Draft: Sendable {
            var id: Located<String>?
            var name: String?
            var country: Country?
            var undisclosed: LocalizedText?
            var pseudonym: LocalizedText?
            var printedAs: String?
            var role = Role.respondent
            var services: [Located<String>] = []
        }
        let record = RecordShape<Draft>(
            "party",
            [
                Field("id", Shapes.id.located, "The company's id.", example: "netflix") { $0.id = $1 },
                Field(
                    "as", Shapes.name("Netflix International B.V."), "The name printed in the decision.",
                    example: "Netflix International B.V."
                ) {
                    $0.printedAs = $1
                },
                Field(
                    "role", Shapes.choice(Role.self, what: "a role of a party"),
                    "What it is in the case: respondent (default), controller, processor, parent, co-liable.",
                    example: "processor"
                ) {
                    $0.role = $1
                },
                Field(
                    "service", Shapes.id.located.oneOrMany, "The services concerned, by the ids of the company's file.",
                    example: "instagram"
                ) {
                    $0.services = $1
                },
                Field(
                    "name", Shapes.name("Bakkerij De Vries B.V."), "The name of a party that has no file.",
                    example: "Bakkerij De Vries B.V."
                ) {
                    $0.name = $1
                },
                Field("country", Shapes.country, "The country of a party that has no file.", example: "NL") {
                    $0.country = $1
                },
                Field(
                    "undisclosed", Shapes.localized("a hospital"),
                    "What is known of a party that the authority did not name.", example: "a hospital"
                ) {
                    $0.undisclosed = $1
                },
                Field("pseudonym", Shapes.localized("Company A"), "The made-up name of a party.", example: "Company A")
                {
                    $0.pseudonym = $1
                },
            ], rules: [.oneOf(["id", "name", "undisclosed", "pseudonym"])], make: { _ in Draft() })
        return Shape(.either([Shapes.id.kind, record.kind])) { node, reader in
            guard case .mapping = node.content else {
                return Shapes.id.located.read(node, &reader).map {
                    PartyReference(identity: .entity($0), position: node.position)
                }
            }
            guard let draft = record.read(node, &reader) else { return nil }
            var identities: [Identity] = []
            if let undisclosed = draft.undisclosed {
                // Beside a description, an id is only the key of its translation.
                identities.append(.undisclosed(undisclosed))
            } else if let pseudonym = draft.pseudonym {
                identities.append(.pseudonym(pseudonym))
            } else if let id = draft.id {
                identities.append(.entity(id))
            }
            if let name = draft.name {
                identities.append(.introduced(name: name, country: draft.country, position: node.position))
            }
            guard let identity = identities.first, identities.count == 1 else {
                reader.report(
                    "missing-field", "a party is named in one way: by `id`, `name`, `undisclosed` or `pseudonym`",
                    at: node,
                    suggestion: "for example `{id: netflix}` or `{undisclosed: \"a hospital\"}`")
                return nil
            }
            if let printed = node.entries.first(where: { $0.key == "as" }), !identity.isNamed {
                reader.report(
                    "misplaced-field", "`as` would name a party that is not to be named", at: printed.keyPosition,
                    length: printed.keyLength, suggestion: "delete it")
                return nil
            }
            var party = PartyReference(identity: identity, position: node.position)
            party.printedAs = draft.printedAs
            party.role = draft.role
            party.services = draft.services
            if case .entity = identity {} else { party.key = draft.id?.value }
            return party
        }
    }()
}

extension CaseFile {
    /// The ids of the entities that the decision is about.
    package var partyIDs: [String] {
        companies.compactMap { party in
            if case .entity(let id) = party.identity { id.value } else { nil }
        }
    }

    /// The ids of the parties that have a name; of one without a file, that which its name makes.
    package var namedPartyIDs: [String] {
        companies.compactMap { party in
            switch party.identity {
            case .entity(let id): id.value
            case .introduced(let name, _, _): slug(name)
            case .undisclosed, .pseudonym: nil
            }
        }
    }
}
