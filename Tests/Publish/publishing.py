"""Publishes to one kind of target, breaks off, completes, and publishes again: `publishing.py KIND [COUNT [SEED]]`.

KIND is rsync, git, webdav or s3. Each publication is broken off by SIGKILL to the program and all it started, at a
moment nobody chose; then a reader must find each page of both editions as it was or as it is to be, with all it needs.

CASEBOOK names the program.
"""

import os
import pathlib
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import counterparts

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("CASEBOOK", ".build/release/casebook")).resolve()
RCLONE = str(pathlib.Path(sys.executable).parent / "rclone")
OURS = {".casebook-published"}


class Failure(Exception):
    pass


def require(condition, message):
    if not condition:
        raise Failure(message)


class Site:
    """A small register of its own, in two editions: cases are added, corrected and withdrawn, and the style changes."""

    def __init__(self, work, settings):
        self.folder = work / "register"
        self.output = self.folder / "public"
        content = self.folder / "content"
        content.mkdir(parents=True)
        for name in ("authorities", "laws", "companies"):
            (content / name).mkdir()
        for path in ("authorities/ap.md", "laws/gdpr.yml"):
            shutil.copy(REPOSITORY / "content" / path, content / path)
        shutil.copytree(REPOSITORY / "themes", self.folder / "themes")
        self.style = next(self.folder.glob("themes/default/assets/*.css"))
        self.plain_style = self.style.read_text()
        (content / "site.yml").write_text(
            "title: A register\nbase_url: https://register.example/\nlanguages: [en, nl]\n"
            f"publish: {settings}\n")
        for number in range(12):
            self.case(number, "The first text.")

    def case(self, number, text, publication="published"):
        withdrawn = "withdrawn_on: 2025-02-03\n" if publication == "withdrawn" else ""
        (self.folder / "content/cases").mkdir(exist_ok=True)
        (self.folder / f"content/cases/ap-made-up-{2010 + number}.md").write_text(
            f"---\ntitle: Made up {number}\npublication: {publication}\n{withdrawn}authority: ap\n"
            f"company: {{name: Made Up {number} B.V., country: NL}}\ndecided: {2010 + number}-03-04\n"
            f"fine: EUR {number + 1}0000\nsource: {{url: 'https://authority.example/{number}', kind: decision}}\n"
            f"---\n{text} See [[ap]].\n")

    def edition(self, number):
        """Makes the site; returns its files."""
        odd = number % 2
        self.style.write_text(self.plain_style + f"\n/* edition {odd} */\n")
        for case in range(0, 12, 3):
            self.case(case, "Another text." if odd else "The first text.")
        self.case(1, "Soon gone.", "withdrawn" if odd else "published")
        for case in (12, 13):
            self.case(case, "Here and gone.", "published" if odd else "draft")
        run = subprocess.run(
            [PROGRAM, "build", "--quiet", "--no-cards", "--as-of", "2026-01-01", "--content", self.folder / "content",
             "--output", self.output, "--allow-vanished"], capture_output=True, text=True)
        require(run.returncode == 0, f"the build failed:\n{run.stderr}")
        return counterparts.files_below(self.output)

    def command(self, *options):
        return [PROGRAM, "publish", "live", "--content", self.folder / "content", "--output", self.output, *options]


def links(page):
    """The addresses within the site that a page leads to or is made with."""
    found = re.findall(rb'(?:href|src)="(/[^"#?]*)', page)
    return {address.decode() for address in found}


def check_readable(files, editions, moment):
    """Every page is one of the editions' that may be half there, and what it leads to is there."""
    for path in sorted(set.intersection(*(set(edition) for edition in editions))):
        require(path in files or not path.endswith(".html"), f"{moment}: {path} is missing")
    for path, data in files.items():
        if path in OURS or path.endswith((".br", ".gz")):
            continue
        known = [edition[path] for edition in editions if path in edition]
        require(known, f"{moment}: {path} is of no edition")
        require(data in known, f"{moment}: {path} is neither the old nor the new file")
        if path.endswith(".html"):
            for address in links(data):
                place = address.lstrip("/")
                place = place + "index.html" if address.endswith("/") else place
                if any(place in edition for edition in editions):
                    require(place in files, f"{moment}: {path} leads to {address}, which is not there")


def check_complete(files, edition, moment):
    plain = {path: data for path, data in files.items() if path not in OURS and not path.endswith((".br", ".gz"))}
    missing = sorted(set(edition) - set(plain))
    extra = sorted(set(plain) - set(edition))
    changed = sorted(path for path in edition if path in plain and plain[path] != edition[path])
    require(not (missing or extra or changed), f"{moment}: missing {missing[:5]}, extra {extra[:5]}, changed {changed[:5]}")


def publish(site, variables, *options):
    run = subprocess.run(site.command(*options), capture_output=True, text=True, env=variables)
    require(run.returncode == 0, f"publishing failed ({run.returncode}):\n{run.stdout}{run.stderr}")
    return run.stdout + run.stderr


def break_off(site, variables, after):
    """Starts a publication and kills it with all it started; true if it was still at work."""
    program = subprocess.Popen(
        site.command(), env=variables, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(after)
    was_running = program.poll() is None
    try:
        os.killpg(program.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    program.wait()
    # A server still answers what it was asked last.
    time.sleep(0.2)
    return was_running


def make(kind, work):
    if kind == "rsync":
        return counterparts.RsyncFolder(work)
    if kind == "git":
        return counterparts.GitBranch(work)
    if kind == "webdav":
        return counterparts.WebDAV(work, RCLONE)
    if kind == "s3":
        return counterparts.S3(work, sys.executable)
    raise SystemExit(f"publishing: no such kind: {kind}")


def run(kind, count, seed, work):
    chance = random.Random(seed)
    counterpart = make(kind, work)
    try:
        variables = counterparts.environment(counterpart, work, RCLONE)
        site = Site(work, counterpart.settings)
        current = site.edition(0)

        listed = publish(site, variables, "--dry-run")
        require(counterpart.files() == {}, "a dry run changed the target")
        require(listed.count("upload  ") >= len(current), f"a dry run lists too little:\n{listed}")
        publish(site, variables)
        check_complete(counterpart.files(), current, "after the first publication")
        before = counterpart.marks()
        said = publish(site, variables)
        require("nothing to upload" in said, f"the second publication uploads:\n{said}")
        require(counterpart.marks() == before, "the second publication changed the target")

        other = site.edition(1)
        start = time.monotonic()
        publish(site, variables)
        usual = time.monotonic() - start
        check_complete(counterpart.files(), other, "after another edition")
        if kind == "s3":
            check_headers(counterpart, other)

        # The editions that may be at the target: the last that was wholly there, and those broken off since.
        present = [other]
        broken = tries = 0
        number = 1
        while broken < count and tries < count * 3:
            tries += 1
            number += 1
            new = site.edition(number)
            present.append(new)
            if break_off(site, variables, chance.uniform(0.02, usual)):
                broken += 1
                usual *= 1.02
                check_readable(counterpart.files(), present, f"broken off {broken} (seed {seed})")
                # Every other time it is completed at once; else the next edition comes on top of what is half there.
                if chance.random() < 0.5:
                    publish(site, variables)
                    check_complete(counterpart.files(), new, f"completed after {broken}")
                    present = [new]
            else:
                usual *= 0.9
                check_complete(counterpart.files(), new, f"after try {tries}")
                present = [new]
        require(broken == count, f"only {broken} of {tries} publications were still at work when struck")
        publish(site, variables)
        check_complete(counterpart.files(), new, "completed at the end")
        before = counterpart.marks()
        require("nothing to upload" in publish(site, variables), "a publication after the last one uploads")
        require(counterpart.marks() == before, "a publication after the last one changed the target")
        names = counterpart.files()[".casebook-published"].decode()
        if number % 2:
            require("ap-made-up-2011" not in names, "the receipt names a withdrawn case")
            require("ap-made-up-2011" not in new["SHA256SUMS"].decode(), "the checksums name a withdrawn case")
        return f"{kind}: broken off {broken} times, readable each time and completed; a publication again uploads nothing"
    finally:
        counterpart.stop()


def check_headers(counterpart, edition):
    style = next(path for path in edition if path.startswith("assets/") and path.endswith(".css"))
    require(counterpart.headers(style) == ("text/css; charset=utf-8", "public, max-age=31536000, immutable"),
            f"{style}: {counterpart.headers(style)}")
    require(counterpart.headers("index.html") == ("text/html; charset=utf-8", "public, max-age=300"),
            f"index.html: {counterpart.headers('index.html')}")
    require(counterpart.headers("SHA256SUMS") == ("text/plain; charset=utf-8", "public, max-age=300"),
            f"SHA256SUMS: {counterpart.headers('SHA256SUMS')}")


def main():
    kind = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 20
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 7
    with tempfile.TemporaryDirectory(prefix="casebook-publish-") as folder:
        start = time.monotonic()
        try:
            print(f"{run(kind, count, seed, pathlib.Path(folder))} ({time.monotonic() - start:.0f} s)")
        except Failure as failure:
            print(f"publishing: {kind}: {failure}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
