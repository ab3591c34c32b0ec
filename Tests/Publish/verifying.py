"""Checks copies of a site with `casebook verify`: whole and damaged, in a folder and over http, signed and not.

CASEBOOK names the program.
"""

import functools
import http.server
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import threading

import counterparts
import publishing

require = publishing.require


def verify(place, *options):
    run = subprocess.run([publishing.PROGRAM, "verify", place, *options], capture_output=True, text=True)
    return run.returncode, run.stdout + run.stderr


def expect(place, status, *words, options=()):
    code, said = verify(place, *options)
    require(code == status, f"verify {place} {options} ends with {code}, not {status}:\n{said}")
    for word in words:
        require(word in said, f"verify {place} does not say `{word}`:\n{said}")


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass

    def list_directory(self, path):
        self.send_error(404)


def serve(folder):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, f"http://127.0.0.1:{server.server_port}/"


def damage(folder, path, data):
    """Changes a file, as a new one: no other copy shares it."""
    (folder / path).unlink()
    (folder / path).write_bytes(data)


def check_damage(copy, address, edition):
    page = next(path for path in edition if path.startswith("cases/") and path.endswith("2010/index.html"))
    whole = (copy / page).read_bytes()
    damage(copy, page, whole.replace(b"1", b"2", 1))
    expect(copy, 1, f"changed  {page}")
    expect(address, 1, f"changed  {page}")
    (copy / page).unlink()
    expect(copy, 1, f"missing  {page}")
    expect(address, 1, "missing  " + page)
    (copy / page).write_bytes(whole)
    (copy / "cases/extra.html").write_text("not of the site")
    expect(copy, 1, "extra    cases/extra.html")
    (copy / "cases/extra.html").unlink()
    packed = (copy / (page + ".gz")).read_bytes()
    damage(copy, page + ".gz", (copy / "index.html.gz").read_bytes())
    expect(copy, 1, f"changed  {page}.gz")
    damage(copy, page + ".gz", packed)
    expect(copy, 0, "as listed")
    expect(address, 0, "as listed")


def check_signatures(site, counterpart, variables, work):
    subprocess.run(["minisign", "-G", "-W", "-f", "-p", work / "m.pub", "-s", work / "m.key"], check=True, capture_output=True)
    subprocess.run(["minisign", "-G", "-W", "-f", "-p", work / "o.pub", "-s", work / "o.key"], check=True, capture_output=True)
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", work / "s.key"], check=True)
    (work / "signers").write_text("editors@register.example " + (work / "s.key.pub").read_text())
    folder = counterpart.folder
    server, address = serve(folder)
    ssh = ("--ssh-signers", str(work / "signers"), "--ssh-identity", "editors@register.example")
    for tool, key, options in (
        ("minisign", "m.key", ("--minisign-key", str(work / "m.pub"))), ("ssh", "s.key", ssh)
    ):
        said = publishing.publish(site, variables, "--sign", f"{tool}:{work / key}")
        require("1 file uploaded" in said, f"signing brings more than a signature:\n{said}")
        said = publishing.publish(site, variables, "--sign", f"{tool}:{work / key}")
        require("nothing to upload" in said, f"a signature is made again without need:\n{said}")
        expect(folder, 0, ", signed", options=options)
        expect(address, 0, ", signed", options=options)
        sums = (folder / "SHA256SUMS").read_bytes()
        damage(folder, "SHA256SUMS", sums.replace(b"a", b"b", 1))
        expect(folder, 1, "the signature is not good", options=options)
        expect(address, 1, "the signature is not good", options=options)
        damage(folder, "SHA256SUMS", sums)
    expect(folder, 1, "there is no signature", options=("--minisign-key", str(work / "o.pub")))
    publishing.publish(site, variables, "--sign", f"minisign:{work / 'm.key'}")
    expect(folder, 1, "the signature is not good", options=("--minisign-key", str(work / "o.pub")))
    expect(folder, 0, ", signed", options=("--minisign-key", (work / "m.pub").read_text().split("\n")[1]))
    server.shutdown()


def check_commit(site):
    """The record names the commit, and another commit of the same content changes it and the checksums alone."""
    git = ["git", "-C", str(site.folder), "-c", "user.name=A", "-c", "user.email=a@register.example"]
    (site.folder / ".gitignore").write_text("/public/\n/.casebook/\n")
    subprocess.run([*git, "init", "--quiet"], check=True)

    def commit(*options):
        subprocess.run([*git, "add", "-A"], check=True)
        subprocess.run([*git, "commit", "--quiet", "-m", "A", *options], check=True)
        return subprocess.run([*git, "rev-parse", "HEAD"], check=True, capture_output=True, text=True).stdout.strip()

    before = site.edition(1)
    require("commit" not in json.loads(before["build.json"]) or json.loads(before["build.json"])["commit"] is None,
            "a commit is named before there is one")
    first = commit()
    one = site.edition(1)
    require(json.loads(one["build.json"])["commit"] == first, one["build.json"].decode())
    require(json.loads(one["build.json"])["modified"] is False, one["build.json"].decode())
    second = commit("--allow-empty")
    two = site.edition(1)
    require(json.loads(two["build.json"])["commit"] == second, two["build.json"].decode())
    changed = {path for path in one if one[path] != two.get(path)}
    require(changed == {"build.json", "SHA256SUMS"}, f"another commit changes {sorted(changed)}")
    site.case(0, "Not committed.")
    subprocess.run([publishing.PROGRAM, "build", "--quiet", "--no-cards", "--as-of", "2026-01-01", "--content", site.folder / "content",
                    "--output", site.output, "--allow-vanished"], check=True)
    require(json.loads((site.output / "build.json").read_bytes())["modified"] is True, "a change is not told")
    site.edition(1)


def check_reproducible(site, work):
    """What the record names is enough to make the same bytes elsewhere."""
    edition = site.edition(1)
    record = json.loads(edition["build.json"])
    elsewhere = work / "elsewhere"
    subprocess.run(["git", "clone", "--quiet", site.folder, elsewhere], check=True)
    subprocess.run(["git", "-C", elsewhere, "checkout", "--quiet", record["commit"]], check=True)
    (work / "record.json").write_bytes(edition["changes/register.json"])
    subprocess.run(
        [publishing.PROGRAM, "build", "--quiet", "--no-cards", "--as-of", record["asOf"], "--content", elsewhere / "content",
         "--output", elsewhere / "site", "--previous", work / "record.json", "--allow-vanished"],
        check=True, env=dict(os.environ, TZ="Pacific/Kiritimati", LC_ALL="C"))
    again = counterparts.files_below(elsewhere / "site")
    differing = sorted(path for path in set(edition) | set(again) if edition.get(path) != again.get(path))
    require(not differing, f"another build from what the record names differs in {differing[:5]}")


def main():
    with tempfile.TemporaryDirectory(prefix="casebook-verify-") as name:
        work = pathlib.Path(name)
        counterpart = counterparts.RsyncFolder(work)
        site = publishing.Site(work, counterpart.settings)
        variables = counterparts.environment(counterpart, work, publishing.RCLONE)
        check_commit(site)
        check_reproducible(site, work)
        edition = site.edition(1)
        expect(site.output, 0, "as listed", "commit ")
        require(b"ap-made-up-2011" not in edition["SHA256SUMS"], "the checksums name a withdrawn case")
        require(b"ap-made-up-2011" not in edition["build.json"], "the record of the build names a withdrawn case")
        run = subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=site.output)
        require(run.returncode == 0, "sha256sum does not agree")
        publishing.publish(site, variables)
        copy = work / "copy"
        shutil.copytree(counterpart.folder, copy)
        server, address = serve(copy)
        check_damage(copy, address, edition)
        server.shutdown()
        check_signatures(site, counterpart, variables, work)
        damage(site.output, "index.html", b"someone else's words")
        run = subprocess.run(site.command(), capture_output=True, text=True, env=variables)
        require(run.returncode == 3 and "index.html" in run.stderr, f"a changed page is published:\n{run.stderr}")
        expect(work, 3, "has no SHA256SUMS")
        print("verify: whole and damaged copies, in a folder and over http; minisign and ssh signatures; "
              "the same bytes from what the record names")


if __name__ == "__main__":
    try:
        main()
    except publishing.Failure as failure:
        print(f"verifying: {failure}", file=sys.stderr)
        sys.exit(1)
