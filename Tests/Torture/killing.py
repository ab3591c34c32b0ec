"""Kills what writes, at moments nobody chose, and looks whether anything is lost: `killing.py KIND [COUNT [SEED]]`.

KIND is build, fix or import. A build that was killed must leave the old site or the new one, whole, with what others
put beside it; a repair or an import must leave each file as it was or as it is to be. What is done again then succeeds.

CASEBOOK names the program.
"""

import hashlib
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("CASEBOOK", ".build/release/casebook")).resolve()


class Failure(Exception):
    pass


def require(condition, message):
    if not condition:
        raise Failure(message)


def run(*arguments, status=0):
    """Runs the program to its end; what it printed."""
    done = subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, stdin=subprocess.DEVNULL)
    require(done.returncode == status,
            f"{arguments[0]} ended with {done.returncode}, not {status}:\n{(done.stdout + done.stderr)[:2000]}")
    return done.stdout + done.stderr


def check_sums(output, foreign, moment):
    """Every file is as the site's own list of checksums has it, or not ours."""
    files = files_below(output)
    listed = {}
    for line in files["SHA256SUMS"].decode().splitlines():
        digest, name = line.split("  ", 1)
        listed[name] = digest
    strange = sorted(name for name in files if name not in listed and name not in foreign and name != "SHA256SUMS" and not name.startswith("search/"))
    require(not strange, f"{moment}: files that are not listed: {strange[:5]}")
    for name, digest in listed.items():
        require(name in files, f"{moment}: {name} is missing")
        require(hashlib.sha256(files[name]).hexdigest() == digest, f"{moment}: {name} is not what is listed")


def strike(arguments, after):
    """Starts the program and kills it; true if it was still at work."""
    program = subprocess.Popen(
        [PROGRAM, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
    time.sleep(after)
    was_running = program.poll() is None
    program.send_signal(signal.SIGKILL)
    program.wait()
    return was_running


def files_below(folder):
    """Every file but what the program keeps for itself and half-written ones, with its bytes."""
    found = {}
    for path in pathlib.Path(folder).rglob("*"):
        name = str(path.relative_to(folder))
        if path.is_file() and not name.startswith(".casebook") and not name.endswith(".tmp"):
            found[name] = path.read_bytes()
    return found


def drafts_below(folder):
    """What a writer that was killed left of files that it had not finished."""
    return sorted(str(path.relative_to(folder)) for path in pathlib.Path(folder).rglob("*.tmp"))


def register(work, cases):
    """A small register of its own; `cases` are written by their number."""
    content = work / "content"
    for name in ("authorities", "laws", "cases"):
        (content / name).mkdir(parents=True)
    for path in ("authorities/ap.md", "laws/gdpr.yml"):
        shutil.copy(REPOSITORY / "content" / path, content / path)
    (content / "site.yml").write_text("title: A register\nbase_url: https://register.example/\nlanguages: [en, nl]\n")
    for number in range(cases):
        case(content, number, "The first text.")
    return content


def case(content, number, text, day=None):
    (content / f"cases/ap-made-up-{number}-2020.md").write_text(
        f"---\ntitle: Made up {number}\nauthority: ap\n"
        f"company: {{name: Made Up {number} B.V., country: NL}}\ndecided: {day or '2020-03-04'}\n"
        f"fine: {'EUR 4750000' if day is None else '€ 4.750.000'}\n"
        f"source: {{url: 'https://authority.example/{number}', kind: decision}}\n---\n{text} See [[ap]].\n")


class Kills:
    """Counts what was still at work when it was struck, and learns how long that usually is."""

    def __init__(self, count, usual, chance):
        self.wanted, self.usual, self.chance = count, usual, chance
        self.killed = self.tries = 0

    def __iter__(self):
        while self.killed < self.wanted:
            require(self.tries < self.wanted * 4, f"only {self.killed} of {self.tries} were at work when struck")
            self.tries += 1
            yield self.tries

    def strike(self, arguments):
        was_running = strike(arguments, self.chance.uniform(0, self.usual))
        if was_running:
            self.killed += 1
            self.usual *= 1.02
        else:
            self.usual *= 0.9
        return was_running


def build(work, count, chance):
    content = register(work, 12)
    output = work / "public"
    arguments = ("build", "--quiet", "--no-cards", "--content", content, "--output", output, "--as-of", "2026-01-01",
                 "--theme", REPOSITORY / "themes/default", "--pagefind", "none-such", "--allow-vanished")
    run(*arguments)
    foreign = {"CNAME": b"register.example\n", "other/notes.txt": b"mine"}
    for name, data in foreign.items():
        (output / name).parent.mkdir(exist_ok=True)
        (output / name).write_bytes(data)
    start = time.monotonic()
    page = output / "cases/ap-made-up-3-2020/index.html"
    old = "The first text."
    for number in range(1, 4):
        old = f"The text of edition {number}."
        for one in range(0, 12, 3):
            case(content, one, old)
        run(*arguments)
    kills = Kills(count, (time.monotonic() - start) / 3, chance)
    swapped = 0
    for number in kills:
        before = files_below(output)
        new = f"Now the text of try {number}."
        for one in range(0, 12, 3):
            case(content, one, new)
        # A case that comes and goes, so that files are added and removed too.
        if number % 2:
            case(content, 90, "Here and gone.")
        else:
            (content / "cases/ap-made-up-90-2020.md").unlink(missing_ok=True)
        kills.strike(arguments)
        after = files_below(output)
        for name, data in foreign.items():
            require(after.get(name) == data, f"killed {kills.killed}: {name}, which is not ours, is gone")
        text = page.read_text()
        if after != before:
            swapped += 1
            require(new in text, f"killed {kills.killed}: the site is neither the old one nor the new one")
        else:
            require(old in text, f"killed {kills.killed}: the old site does not show its text")
        check_sums(output, foreign, f"killed {kills.killed}")
        if chance.random() < 0.5:
            run(*arguments)
            require(new in page.read_text(), f"after {kills.killed}: the next build does not show the text")
            check_sums(output, foreign, f"after {kills.killed}")
            old = new
        elif after != before:
            old = new
    run(*arguments)
    check_sums(output, foreign, "at the end")
    fresh = work / "fresh"
    elsewhere = [fresh if argument is output else argument for argument in arguments]
    run(*elsewhere, "--previous", output)
    first, second = files_below(output), files_below(fresh)
    for name in foreign:
        first.pop(name)
    # What changed before is told by each build from the site that it finds.
    differing = sorted(name for name in first.keys() | second.keys()
                       if first.get(name) != second.get(name)
                       and not name.startswith(("changes", "nl/changes", "feed", "nl/feed", "SHA256SUMS", "build")))
    require(not differing, f"after all kills the site differs from a fresh one: {differing[:5]}")
    left = [path.name for path in work.iterdir() if path.name not in ("content", "public", "fresh")]
    return f"{kills.killed} builds killed, {swapped} of them after the swap; every site whole by its checksums ({left or 'nothing'} beside it)"


def fix(work, count, chance):
    content = register(work, 60)
    wrong = {}
    arguments = ("check", "--fix", "--yes", "--content", content, "--theme", REPOSITORY / "themes/default",
                 "--as-of", "2026-01-01")

    def spoil():
        for number in range(60):
            case(content, number, "A text with\ttabs.  ", day="26-03-2020")

    spoil()
    wrong = files_below(content)
    start = time.monotonic()
    run(*arguments)
    kills = Kills(count, time.monotonic() - start, chance)
    right = files_below(content)
    require(sum(wrong[name] != right[name] for name in right) == 60, "not every file was put right")
    # What an editor's program may have put there is nobody else's to take away.
    foreign = content / "cases/.ap-made-up-1-2020.md.swp.tmp"
    foreign.write_text("mine")
    halves = drafts = 0
    for _ in kills:
        spoil()
        kills.strike(arguments)
        drafts += len(drafts_below(content)) - 1
        after = files_below(content)
        require(after.keys() == right.keys(), f"killed {kills.killed}: files came or went")
        for name, data in after.items():
            require(data in (wrong[name], right[name]), f"killed {kills.killed}: {name} is half written")
        halves += any(after[name] != right[name] for name in after) and any(after[name] != wrong[name] for name in after)
        run(*arguments)
        require(files_below(content) == right, f"after {kills.killed}: the next repair does not complete it")
        left = drafts_below(content)
        require(left == ["cases/" + foreign.name], f"after {kills.killed}: the next repair leaves {left}")
    return (f"{kills.killed} repairs killed, {halves} of them between two files; every file as it was or put right, "
            f"{drafts} drafts left and cleaned up")


def table(work, count, chance):
    content = register(work, 3)
    sheet, mapping = work / "list.csv", work / "list.yml"
    sheet.write_text("nr,who,day,sum\n" + "".join(f"{n},Company {n} B.V.,2021-02-{n % 28 + 1:02},{n}\n" for n in range(60)))
    mapping.write_text(
        'id: {register: list, column: nr}\ntitle: "{who} fined"\nauthority: ap\n'
        "company: {column: who, create: true, country: NL}\ndate: {column: day}\nfine: {column: sum, currency: EUR}\n"
        "source: {title: The list, kind: database}\n")
    arguments = ("import", sheet, "--map", mapping, "--content", content)
    plain = files_below(content)
    start = time.monotonic()
    run(*arguments)
    kills = Kills(count, time.monotonic() - start, chance)
    whole = files_below(content)

    def restore():
        shutil.rmtree(content)
        for name, data in plain.items():
            (content / name).parent.mkdir(parents=True, exist_ok=True)
            (content / name).write_bytes(data)
        for path in work.glob("list.*.*sv"):
            path.unlink()

    halves = 0
    for _ in kills:
        restore()
        kills.strike(arguments)
        after = files_below(content)
        for name, data in after.items():
            require(data == whole.get(name), f"killed {kills.killed}: {name} is half written")
        halves += len(plain) < len(after) < len(whole)
        run(*arguments)
        require(files_below(content) == whole, f"after {kills.killed}: the next import does not complete it")
        require(not drafts_below(content), f"after {kills.killed}: the next import leaves {drafts_below(content)}")
    return f"{kills.killed} imports killed, {halves} of them between two files; every file whole, and completed"


def main():
    kind = sys.argv[1]
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 50
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 7
    with tempfile.TemporaryDirectory(prefix="casebook-kill-") as folder:
        start = time.monotonic()
        try:
            said = {"build": build, "fix": fix, "import": table}[kind](pathlib.Path(folder), count, random.Random(seed))
            print(f"torture: {said} (seed {seed}, {time.monotonic() - start:.0f} s)", flush=True)
        except Failure as failure:
            print(f"torture: {kind}: {failure} (seed {seed})", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
