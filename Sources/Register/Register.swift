import Content

/// The linked whole: every case, authority, company and court with what follows from them.
package struct Register: Sendable {
    package init() {}
}
