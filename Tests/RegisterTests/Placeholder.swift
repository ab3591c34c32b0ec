import Testing

@testable import Register
