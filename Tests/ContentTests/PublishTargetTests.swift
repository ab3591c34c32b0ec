import Testing

@testable import Content

@Suite("Targets of publishing")
struct PublishTargetTests {
    private static func read(_ publish: String) -> (SiteSettings?, [String]) {
        var diagnostics: [Diagnostic] = []
        let text = "title: A\nbase_url: https://a.example/\n" + publish + "\n"
        let settings = Batch.yaml(Array(text.utf8), "site.yml", SiteSettings.shape.shape, &diagnostics)
        return (
            settings,
            diagnostics.map { problem in
                let place = problem.location.position
                let remedy = problem.suggestion.map { " => \($0)" } ?? ""
                return "\(place.line):\(place.column): \(problem.message)\(remedy)"
            }
        )
    }

    @Test("every kind is read with its place, and a place alone tells the kind")
    func kinds() throws {
        let (settings, problems) = Self.read(
            """
            publish:
              - {name: store, kind: rclone, remote: "live:bucket/site", url: https://a.example, keep: [CNAME, "old/**"]}
              - {name: server, path: "www@a.example:/srv/www", precompress: [br, gz], headers: none}
              - {name: pages, repository: "git@a.example:a.git", branch: site}
            """)
        #expect(problems.isEmpty)
        let targets = try #require(settings?.publishTargets)
        #expect(targets.map(\.kind) == [.rclone, .rsync, .git])
        #expect(targets.map(\.place.value) == ["live:bucket/site", "www@a.example:/srv/www", "git@a.example:a.git"])
        #expect(targets[0].url == "https://a.example/")
        #expect(targets[0].keep == ["CNAME", "old/**"])
        #expect(targets[0].headers == .upload)
        #expect(targets[1].packings == [.brotli, .gzip])
        #expect(targets[1].headers == .none)
        #expect(targets[2].branch == "site")
        #expect(Self.read("publish: {name: live, path: /srv/www}").0?.publishTargets.count == 1)
    }

    @Test(
        "places that are understood",
        arguments: [
            "remote: \"live:\"", "remote: \"my-store_2:a/b\"", "path: /srv/www", "path: \"host::module/a\"",
            "path: \"rsync://host/module\"", "path: \"me@[::1]:/srv\"", "repository: https://a.example/a.git",
            "repository: \"ssh://git@a.example:22/a.git\"", "repository: /srv/a.git",
            "repository: \"file:///srv/a.git\"",
        ])
    func places(field: String) {
        #expect(Self.read("publish: {name: live, \(field)}").1.isEmpty)
    }

    @Test(
        "a place that holds a secret is refused, wherever it stands",
        arguments: [
            "repository: \"https://me:secret@a.example/a.git\"", "repository: https://ghp_0123456789@a.example/a.git",
            "repository: \"ssh://me:secret@a.example/a.git\"", "path: \"rsync://me:secret@host/module\"",
            "remote: \":s3,access_key_id=A,secret_access_key=B:bucket\"", "remote: \":webdav:site\"",
            "remote: \"live,pass=secret:site\"", "path: \"me:secret@host:/srv\"",
        ])
    func secrets(field: String) {
        let problems = Self.read("publish: {name: live, \(field)}").1
        #expect(problems.count == 1)
        #expect(problems.first?.contains("secret") == true || problems.first?.contains("token") == true)
        #expect(problems.first?.contains("=>") == true)
        #expect(problems.first?.contains("ghp_") == false)
        #expect(problems.first?.contains("me:secret") == false)
    }

    @Test(
        "what a tool would take for something else is refused",
        arguments: [
            "repository: \"ext::sh -c touch% /tmp/x\"", "repository: \"-oProxyCommand=x\"", "path: \"-e\"",
            "path: www/site", "path: /", "path: /srv/../etc", "remote: /srv/www", "remote: \"live:../x\"",
            "remote: bucket", "{}: 1",
        ])
    func traps(field: String) {
        #expect(!Self.read("publish: {name: live, \(field)}").1.isEmpty)
    }

    @Test(
        "mistakes are told with their place and remedy",
        arguments: [
            (
                "publish:\n  - {name: live, kind: rclon, remote: \"a:\"}",
                "4:24: `rclon` is not a kind of target => did you mean `rclone`?"
            ),
            (
                "publish:\n  - {name: live, kind: rsync, remote: \"a:\"}",
                "4:31: `remote` is for targets of the kind `rclone`, and this one's is `rsync` "
                    + "=> write `kind: rclone`, or delete the line"
            ),
            (
                "publish:\n  - {name: live, kind: git}",
                "4:5: the target has no `repository` => add `repository: git@example.org:register.git`"
            ),
            (
                "publish:\n  - {path: /srv/www}", "4:5: the target has no `name` => add `name: live`"
            ),
            (
                "publish:\n  - {name: a, path: /srv/www}\n  - {name: a, path: /srv/two}",
                "5:12: two targets are called `a` => give one of them another name"
            ),
            (
                "publish:\n  - {name: a, path: /srv/www, branch: x}",
                "4:31: `branch` is for targets of the kind `git` => delete the line"
            ),
            (
                "publish:\n  - {name: a, repository: /srv/a.git, branch: \"a..b\"}",
                "4:47: `a..b` is not the name of a branch => for example `gh-pages`"
            ),
            (
                "publish:\n  - {name: a, repository: /srv/a.git, precompress: br}",
                "4:39: no host that serves a git branch hands out packed copies "
                    + "=> delete the line: such hosts compress by themselves"
            ),
            (
                "publish:\n  - {name: a, path: /srv/www, keep: [../x]}",
                "4:38: `../x` is not a pattern of paths below the target => for example `CNAME` or `archive/**`"
            ),
        ])
    func mistakes(publish: String, expected: String) {
        #expect(Self.read(publish).1.contains(expected), "\(Self.read(publish).1)")
    }
}
