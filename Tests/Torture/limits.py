"""Builds where the machine gives little: `limits.py`: little memory, few open files, a small disk.

Each build must make the same site as any other, or say why not and leave the old one whole; the next one succeeds.

CASEBOOK names the program.
"""

import os
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile
import time

from killing import PROGRAM, REPOSITORY, Failure, check_sums, files_below, register, require


def build(content, output, *options, limit=None, expected=(0,)):
    """Builds under limits of the process; its status and what it said."""
    def confine():
        for kind, value in (limit or {}).items():
            resource.setrlimit(kind, (value, value))

    done = subprocess.run(
        [PROGRAM, "build", "--no-cards", "--content", content, "--output", output, "--theme", REPOSITORY / "themes/default",
         "--as-of", "2026-01-01", "--pagefind", "none-such", "--quiet", *options],
        capture_output=True, text=True, stdin=subprocess.DEVNULL, preexec_fn=confine)
    said = (done.stdout + done.stderr)[-2000:]
    require(expected is None or done.returncode in expected, f"a build ended with {done.returncode}:\n{said}")
    return done.returncode, said


def touch(content, number):
    """Changes something on every page."""
    (content / "site.yml").write_text(
        f"title: Edition {number}\nbase_url: https://register.example/\nlanguages: [en, nl]\n")


def comparable(files):
    """What does not depend on the site that was there before."""
    return {name: data for name, data in files.items()
            if not name.startswith(("changes", "nl/changes", "feed", "nl/feed", "SHA256SUMS", "build"))}


def memory(work, content, usual):
    """Ever less address space: the old site stays or the new one comes, and never anything between."""
    output = work / "memory"
    build(content, output)
    smallest, refused = None, 0
    before = files_below(output)
    for megabytes in (2048, 1024, 512, 384, 256, 192, 128, 64):
        status, _ = build(content, output, limit={resource.RLIMIT_AS: megabytes << 20}, expected=None)
        after = files_below(output)
        check_sums(output, (), f"with {megabytes} MB")
        if status == 0:
            smallest = megabytes
            require(comparable(after) == comparable(usual), f"with {megabytes} MB the site is another")
        else:
            refused += 1
            require(after == before, f"with {megabytes} MB the build failed and changed the site")
        touch(content, megabytes)
        usual = fresh(work, content)
        before = after
    build(content, output)
    require(comparable(files_below(output)) == comparable(usual), "after all that the site is another")
    return f"memory: built within {smallest} MB of addresses; {refused} builds with less left the old site whole"


def fresh(work, content):
    """What a first build makes."""
    folder = work / "fresh"
    shutil.rmtree(folder, ignore_errors=True)
    build(content, folder)
    return files_below(folder)


def descriptors(work, content, usual):
    for jobs in (1, 2, 16):
        output = work / f"files-{jobs}"
        build(content, output, "--jobs", str(jobs), limit={resource.RLIMIT_NOFILE: 64})
        require(comparable(files_below(output)) == comparable(usual), f"with 64 open files and {jobs} jobs the site is another")
    return "open files: 64 are enough, with 1, 2 and 16 jobs"


def disk(work, content, usual):
    """A disk of 16 MB: a site that does not fit is refused whole, one that fits is published."""
    place = work / "disk"
    place.mkdir()
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=16m", "none", place], capture_output=True, text=True)
    if done.returncode:
        return "disk: not tried, for this process may not mount one"
    try:
        output = place / "public"
        build(content, output)
        before = files_below(output)
        check_sums(output, (), "on the small disk")
        attempts = 0
        for _ in range(3):
            # The repository's own register makes some forty megabytes.
            status, said = build(REPOSITORY / "content", output, "--allow-vanished", expected=None)
            require(status == 3, f"a site that cannot fit ended with {status}:\n{said}")
            require("No space left" in said, f"the reason is not told:\n{said}")
            require(files_below(output) == before, "a site that did not fit changed the old one")
            attempts += 1
        build(content, output)
        require(comparable(files_below(output)) == comparable(before), "the small site is another")
        return f"disk of 16 MB: {attempts} sites that did not fit left the old one whole, which was then built again"
    finally:
        subprocess.run(["umount", "-l", place], check=False)


def main():
    with tempfile.TemporaryDirectory(prefix="casebook-limits-") as folder:
        work = pathlib.Path(folder)
        content = register(work, 60)
        try:
            for part in (descriptors, memory, disk):
                start = time.monotonic()
                print(f"torture: {part(work, content, fresh(work, content))} ({time.monotonic() - start:.0f} s)", flush=True)
        except Failure as failure:
            print(f"torture: limits: {failure}", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
