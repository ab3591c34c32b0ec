// swift-tools-version: 6.0
import Foundation
import PackageDescription

// CI sets CASEBOOK_STRICT so that a warning fails it; an editor with a newer compiler is not stopped by a new warning.
let strict = ProcessInfo.processInfo.environment["CASEBOOK_STRICT"] != nil
// Debug builds and tests check at run time that nothing is read while it is written; what is released was checked so.
let settings: [SwiftSetting] =
    [.unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release))]
    + (strict ? [.unsafeFlags(["-warnings-as-errors"])] : [])

// libFuzzer brings a `main` of its own, so what is fuzzed is built apart from the program: see `.ci/fuzz`.
let fuzzes = ProcessInfo.processInfo.environment["CASEBOOK_FUZZ"] != nil

let package = Package(
    name: "casebook",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "casebook", targets: ["casebook"])],
    dependencies: [
        // The command line: parsing, help, completion scripts and the man page from one declaration.
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        // The server behind `serve`: no NIO, so it builds in seconds; it only ever answers this machine.
        .package(url: "https://github.com/swhitty/FlyingFox", exact: "0.27.1"),
    ],
    targets: [
        // The reference implementation of GitHub-flavoured Markdown.
        .systemLibrary(
            name: "CMarkGFM", pkgConfig: "libcmark-gfm",
            providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
        // The C reference parser of YAML: every scalar keeps its line and column.
        .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        // SHA-256, for the hashes that people check.
        .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        // The register as one database, which opens in Datasette.
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        // The register as a spreadsheet.
        .systemLibrary(name: "CXLSXWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
        // What Glibc's Swift module lacks: renameat2, syncfs, memfd_create.
        .target(name: "CLinux"),

        .target(name: "Content", dependencies: ["CMarkGFM", "COpenSSL", "CYAML"], swiftSettings: settings),
        .target(name: "Register", dependencies: ["Content"], swiftSettings: settings),
        .target(
            name: "Site", dependencies: ["CSQLite", "CXLSXWriter", "Content", "Register"],
            swiftSettings: settings),
        .target(name: "Publication", dependencies: ["CLinux", "Site"], swiftSettings: settings),
        .executableTarget(
            name: "casebook",
            dependencies: [
                "Content", "Register", "Site", "Publication",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "FlyingFox", package: "FlyingFox"),
                .product(name: "FlyingSocks", package: "FlyingFox"),
            ],
            swiftSettings: settings),
        .target(
            name: "CasebookTesting", dependencies: ["Content", "Register", "Site", "Publication"],
            swiftSettings: settings),

        .testTarget(name: "ContentTests", dependencies: ["CasebookTesting", "Content"], swiftSettings: settings),
        .testTarget(name: "RegisterTests", dependencies: ["CasebookTesting", "Register"], swiftSettings: settings),
        .testTarget(name: "SiteTests", dependencies: ["Site"], exclude: ["Golden"], swiftSettings: settings),
        // A process of its own that publishes and can be killed while it does.
        .executableTarget(
            name: "SwapDriver", dependencies: ["Publication", "Site"], path: "Tests/SwapDriver",
            swiftSettings: settings),
        .testTarget(
            name: "PublicationTests", dependencies: ["Publication", "Site", "SwapDriver"], swiftSettings: settings),
        .testTarget(name: "CasebookTests", dependencies: ["casebook", "CasebookTesting"], swiftSettings: settings),
    ]
)

if fuzzes {
    // The importer alone: nothing else of the command reads what strangers write.
    let read: Set<String> = ["CMarkGFM", "COpenSSL", "CYAML", "Content", "Register"]
    package.products = [.executable(name: "Fuzz", targets: ["Fuzz"])]
    package.dependencies = []
    package.targets =
        package.targets.filter { read.contains($0.name) } + [
            .target(name: "casebook", dependencies: ["Content"], path: "Sources/casebook/Import"),
            .executableTarget(
                name: "Fuzz", dependencies: ["Content", "Register", "casebook"], path: "Tests/Fuzz",
                exclude: ["Corpus"], swiftSettings: [.unsafeFlags(["-parse-as-library"])]),
        ]
}
