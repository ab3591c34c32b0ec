"""Publishes to every kind of target, breaks off, completes, and publishes again: `publishing.py [COUNT [SEED [KIND]…]]`.

A KIND is rsync, git, webdav or s3; they run side by side. Each publication is broken off by SIGKILL to the program and all it started, at a
moment nobody chose; then a reader must find each page of both editions as it was or as it is to be, with all it needs.

CASEBOOK names the program.
"""

import multiprocessing
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
RECEIPT = ".casebook-published"


def is_ours(path):
    """Whether the publisher keeps it for itself: the receipt, and the claim of one that was broken off."""
    return path == RECEIPT or path.startswith(".casebook-claim-")


class Failure(Exception):
    pass


def require(condition, message):
    if not condition:
        raise Failure(message)


class Site:
    """A small register of its own, in three editions: cases are added, corrected and withdrawn, the style changes."""

    editions = 3

    def __init__(self, work, settings, languages="en"):
        self.folder = work / "register"
        self.output = self.folder / "public"
        content = self.folder / "content"
        (content / "cases").mkdir(parents=True)
        (content / "authorities").mkdir()
        shutil.copy(REPOSITORY / "content/authorities/ap.md", content / "authorities/ap.md")
        shutil.copytree(REPOSITORY / "themes", self.folder / "themes")
        self.style = next(self.folder.glob("themes/default/assets/*.css"))
        self.plain_style = self.style.read_text()
        (content / "site.yml").write_text(
            f"title: A register\nbase_url: https://register.example/\nlanguages: [{languages}]\n"
            f"publish: {settings}\n")
        for number in range(6):
            self.case(number, "The first text.")

    def case(self, number, text, publication="published"):
        withdrawn = "withdrawn_on: 2025-02-03\n" if publication == "withdrawn" else ""
        (self.folder / f"content/cases/ap-made-up-{2010 + number}.md").write_text(
            f"---\ntitle: Made up {number}\npublication: {publication}\n{withdrawn}authority: ap\n"
            f"company: {{name: Made Up {number} B.V., country: NL}}\ndecided: {2010 + number}-03-04\n"
            f"fine: EUR {number + 1}0000\nsource: {{url: 'https://authority.example/{number}', kind: decision}}\n"
            f"---\n{text} See [[ap]].\n")

    def edition(self, number):
        """Makes the site; returns its files. In the edition after the first a case is withdrawn."""
        self.style.write_text(self.plain_style + f"\n/* edition {number} */\n")
        for case in (0, 3):
            self.case(case, f"The text of edition {number}.")
        self.case(1, "Soon gone.", "withdrawn" if number == 1 else "published")
        for case in (6, 7):
            self.case(case, "Here and gone.", "published" if 0 < number <= 8 - case else "draft")
        run = subprocess.run(
            [PROGRAM, "build", "--quiet", "--no-cards", "--as-of", "2026-01-01", "--content", self.folder / "content",
             "--output", self.output, "--allow-vanished"], capture_output=True, text=True)
        require(run.returncode == 0, f"the build failed:\n{run.stderr}")
        return counterparts.files_below(self.output)

    def show(self, edition):
        """Puts an edition of a ``shelf`` in place."""
        shutil.rmtree(self.output, ignore_errors=True)
        shutil.copytree(edition, self.output)

    def command(self, *options):
        return [PROGRAM, "publish", "live", "--content", self.folder / "content", "--output", self.output, *options]


def links(page):
    """The addresses within the site that a page leads to or is made with."""
    found = re.findall(rb'(?:href|src)="(/[^"#?]*)', page)
    return {address.decode() for address in found}


def check_readable(files, editions, moment):
    """Every page is one of the editions' that may be half there, and what it leads to is there.

    Pages that come or go lead to each other, a case and its company: one of them is there without the other for a
    moment, in which no page that stays leads to either. What they need besides, they have all the time.
    """
    steady = set.intersection(*(set(edition) for edition in editions))
    for path in sorted(steady):
        require(path in files or not path.endswith(".html"), f"{moment}: {path} is missing")
    for path, data in files.items():
        if is_ours(path) or path.endswith((".br", ".gz")):
            continue
        known = [edition[path] for edition in editions if path in edition]
        require(known, f"{moment}: {path} is of no edition")
        require(data in known, f"{moment}: {path} is neither the old nor the new file")
        if path.endswith(".html"):
            for address in links(data):
                place = address.lstrip("/")
                place = place + "index.html" if address.endswith("/") else place
                if path not in steady and place not in steady and place.endswith(".html"):
                    continue
                if any(place in edition for edition in editions):
                    require(place in files, f"{moment}: {path} leads to {address}, which is not there")


def is_complete(files, edition):
    return unpacked(files) == edition


def unpacked(files):
    return {path: data for path, data in files.items() if not is_ours(path) and not path.endswith((".br", ".gz"))}


def check_complete(files, edition, moment):
    there = unpacked(files)
    missing = sorted(set(edition) - set(there))
    extra = sorted(set(there) - set(edition))
    changed = sorted(path for path in edition if path in there and there[path] != edition[path])
    require(not (missing or extra or changed), f"{moment}: missing {missing[:5]}, extra {extra[:5]}, changed {changed[:5]}")


def publish(site, variables, *options):
    run = subprocess.run(site.command(*options), capture_output=True, text=True, env=variables)
    require(run.returncode == 0, f"publishing failed ({run.returncode}):\n{run.stdout}{run.stderr}")
    require("a-secret" not in run.stdout + run.stderr, "a secret is shown")
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


def plain(files):
    """Without the receipt, which names who is at work."""
    return {path: data for path, data in files.items() if not is_ours(path)}


def make_shelf(work):
    """Makes every edition once, for all targets: a folder for each."""
    site = Site(work, "{name: live, path: /nowhere}")
    for number in range(site.editions):
        site.edition(number)
        shutil.copytree(site.output, work / "shelf" / str(number))
    return work / "shelf"


def run(kind, count, seed, shelf, work):
    chance = random.Random(f"{kind} {seed}")
    counterpart = make(kind, work)
    try:
        variables = counterparts.environment(counterpart, work, RCLONE)
        site = Site(work, counterpart.settings)
        editions = [counterparts.files_below(shelf / str(number)) for number in range(site.editions)]

        site.show(shelf / "0")
        listed = publish(site, variables, "--dry-run")
        require(counterpart.files() == {}, "a dry run changed the target")
        require(listed.count("upload  ") >= len(editions[0]), f"a dry run lists too little:\n{listed}")
        publish(site, variables)
        check_complete(counterpart.files(), editions[0], "after the first publication")
        before = counterpart.marks()
        said = publish(site, variables)
        require("nothing to upload" in said, f"the second publication uploads:\n{said}")
        require(counterpart.marks() == before, "the second publication changed the target")

        check_two_publishers(site, counterpart, variables, editions, shelf, work)
        if kind == "git":
            # As git leaves them when it is struck while it writes its list of files.
            state = site.folder / ".casebook/publication/public/targets/live"
            for name in ("unfinished", "index.lock"):
                (state / name).touch()
        site.show(shelf / "2")
        start = time.monotonic()
        publish(site, variables)
        usual = time.monotonic() - start
        there = counterpart.files()
        check_complete(there, editions[2], "after another edition")
        if kind == "s3":
            check_headers(counterpart, editions[2])

        # The editions that may be at the target: the last that was wholly there, and those broken off since.
        present = [2]
        broken = tries = halfway = 0
        while broken < count and tries < count * 6:
            tries += 1
            new = chance.choice([number for number in range(site.editions) if number != present[-1]])
            site.show(shelf / str(new))
            present.append(new)
            # Later moments are likelier: what comes first is work on this machine.
            if break_off(site, variables, 0.02 + usual * max(chance.random(), chance.random())):
                broken += 1
                usual *= 1.02
                old, there = there, counterpart.files()
                moment = f"broken off {broken} (seed {seed})"
                check_readable(there, [editions[number] for number in dict.fromkeys(present)], moment)
                halfway += plain(there) != plain(old) and not is_complete(there, editions[new])
                # Every other time it is completed at once; else the next edition comes on top of what is half there.
                if chance.random() < 0.5:
                    publish(site, variables)
                    there = counterpart.files()
                    check_complete(there, editions[new], f"completed after {broken}")
                    present = [new]
            else:
                usual *= 0.7
                there = counterpart.files()
                check_complete(there, editions[new], f"after try {tries}")
                present = [new]
        require(broken == count, f"only {broken} of {tries} publications were still at work when struck")
        require(halfway > 0 or kind == "git" or count < 10, "no publication was struck while files went up")
        check_secrets(site, counterpart)
        # At the end the edition without the case that was withdrawn.
        site.show(shelf / "1")
        publish(site, variables)
        check_complete(counterpart.files(), editions[1], "completed at the end")
        require(not [path for path in counterpart.files() if is_ours(path) and path != RECEIPT], "a claim was left")
        before = counterpart.marks()
        require("nothing to upload" in publish(site, variables), "a publication after the last one uploads")
        require(counterpart.marks() == before, "a publication after the last one changed the target")
        names = counterpart.files()[RECEIPT].decode()
        require("ap-made-up-2010" in names and "ap-made-up-2011" not in names, "the receipt names a withdrawn case")
        sums = editions[1]["SHA256SUMS"].decode()
        require("ap-made-up-2010" in sums and "ap-made-up-2011" not in sums, "the checksums name a withdrawn case")
        return (f"{kind}: broken off {broken} times with seed {seed}, {halfway} of them between the old site and the new; "
                "readable each time and completed; a publication again uploads nothing")
    finally:
        counterpart.stop()


def check_two_publishers(site, counterpart, variables, editions, shelf, work):
    """A working copy publishes while another is at it: it may be refused, and the target ends as one edition."""
    rival = Site(work / "rival", counterpart.settings)
    wanted = {site: 1, rival: 0}
    running = []
    for publisher, number in wanted.items():
        publisher.show(shelf / str(number))
        running.append((publisher, subprocess.Popen(
            publisher.command(), env=variables, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)))
        time.sleep(0.3)
    done = []
    for publisher, program in running:
        said, _ = program.communicate()
        if program.returncode == 0:
            done.append(publisher)
        else:
            require("publisher" in said or "publish again" in said, f"a refused publisher is not told why:\n{said}")
    require(done, "of two publishers neither could publish")
    if len(done) == 1:
        check_complete(counterpart.files(), editions[wanted[done[0]]], "after one of two publishers was refused")
    else:
        require(any(is_complete(counterpart.files(), editions[number]) for number in wanted.values()),
                "two publishers left a mixed site")


def check_secrets(site, counterpart):
    """No file of the project holds what opens the target."""
    secret = getattr(counterpart, "secret", None)
    for path in site.folder.rglob("*") if secret else ():
        require(not path.is_file() or secret.encode() not in path.read_bytes(), f"{path} holds the secret")


def check_headers(counterpart, edition):
    style = next(path for path in edition if path.startswith("assets/") and path.endswith(".css"))
    require(counterpart.headers(style) == ("text/css; charset=utf-8", "public, max-age=31536000, immutable"),
            f"{style}: {counterpart.headers(style)}")
    require(counterpart.headers("index.html") == ("text/html; charset=utf-8", "public, max-age=300"),
            f"index.html: {counterpart.headers('index.html')}")
    require(counterpart.headers("SHA256SUMS") == ("text/plain; charset=utf-8", "public, max-age=300"),
            f"SHA256SUMS: {counterpart.headers('SHA256SUMS')}")


def run_in_process(kind, count, seed, shelf, work):
    start = time.monotonic()
    try:
        work.mkdir()
        print(f"{run(kind, count, seed, shelf, work)} ({time.monotonic() - start:.0f} s)")
        sys.exit(0)
    except Failure as failure:
        print(f"publishing: {kind}: {failure}", file=sys.stderr)
        sys.exit(1)


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 7
    kinds = sys.argv[3:] or ["s3", "webdav", "rsync", "git"]
    with tempfile.TemporaryDirectory(prefix="casebook-publish-") as folder:
        folder = pathlib.Path(folder)
        shelf = make_shelf(folder)
        processes = [
            multiprocessing.Process(target=run_in_process, args=(kind, count, seed, shelf, folder / kind))
            for kind in kinds]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
    return any(process.exitcode != 0 for process in processes)


if __name__ == "__main__":
    sys.exit(main())
