import Testing

@testable import CasebookTesting
