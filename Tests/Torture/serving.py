"""Edits a register at random under `casebook serve`, and looks whether the server grows: `serving.py [STEPS [SEED]]`.

Cases are written, added, taken away, broken and mended; settings, the theme and its words change. After each step the
server must show what the files say; in the end it must serve what a build makes, and hold no more memory, files or
threads than after the first steps.

CASEBOOK names the program.
"""

import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile
import time

from killing import PROGRAM, REPOSITORY, case, register

sys.path.insert(0, str(REPOSITORY / "Tests/Serve"))
from serving import Failure, Server, expect, free_port, save, wait_for  # noqa: E402


class Editor:
    """Makes one random change after the other, and knows what each page has to show then."""

    def __init__(self, folder, chance):
        self.folder, self.chance, self.number = folder, chance, 0
        self.content = folder / "content"
        self.shown = {}      # a case's number and the words on its page
        self.broken = None   # the case that is broken now
        self.style = next((folder / "themes/default/assets").glob("*.css"))
        self.plain_style = self.style.read_text()

    def page(self, number):
        return f"/cases/ap-made-up-{number}-2020/"

    def path(self, number):
        return str(self.content / f"cases/ap-made-up-{number}-2020.md")

    def text(self, number, words):
        draft = self.folder / "draft"
        (draft / "cases").mkdir(parents=True, exist_ok=True)
        case(draft, number, words)
        return (draft / f"cases/ap-made-up-{number}-2020.md").read_text()

    def step(self, server):
        self.number += 1
        words = f"The words of step {self.number}."
        if self.broken is not None:
            kind = "mend"
        else:
            kind = self.chance.choice(["write"] * 6 + ["add", "take", "break", "title", "style", "word", "twice"])
        known = sorted(self.shown)
        if kind in ("write", "mend", "twice"):
            one = self.broken if kind == "mend" else self.chance.choice(known)
            if kind == "twice":
                save(self.path(one), self.text(one, "Words that nobody sees."))
            save(self.path(one), self.text(one, words))
            self.shown[one], self.broken = words, None
            self.wait(server, self.page(one), words)
        elif kind == "add" or kind == "take" and len(known) < 10:
            one = max(known) + 1
            save(self.path(one), self.text(one, words))
            self.shown[one] = words
            self.wait(server, self.page(one), words)
        elif kind == "take":
            one = self.chance.choice(known)
            os.unlink(self.path(one))
            del self.shown[one]
            wait_for(lambda: server.get(self.page(one))[0] == 404, f"step {self.number}: the page is gone")
        elif kind == "break":
            one = self.chance.choice(known)
            save(self.path(one), self.text(one, words).replace("authority: ap", "authority: pa"))
            self.broken = one
            status, body = server.get(self.page(one))
            expect(status == 200 and self.shown[one] in body, f"step {self.number}: a mistake takes the page away")
        elif kind == "title":
            title = f"Register {self.number}"
            save(str(self.content / "site.yml"),
                 f"title: {title}\nbase_url: https://register.example/\nlanguages: [en, nl]\n")
            self.wait(server, "/", title)
        elif kind == "style":
            save(str(self.style), self.plain_style + f"\n.step-{self.number} {{ color: red }}\n")
        elif kind == "word":
            one = self.chance.choice(known)
            save(str(self.content / "authorities/ap.md"),
                 f"---\nnames: {{en: Authority {self.number}, short: AP}}\ncountry: NL\n---\n")
            self.wait(server, "/authorities/ap/", f"Authority {self.number}")
            self.wait(server, self.page(one), self.shown[one])

    def wait(self, server, page, words):
        wait_for(lambda: words in server.get(page)[1], f"step {self.number}: {page} shows “{words}”", 60)


def held(server):
    folder = f"/proc/{server.process.pid}"
    return server.memory(), len(os.listdir(folder + "/fd")), len(os.listdir(folder + "/task"))


def run(work, steps, chance):
    register(work, 20)
    shutil.copytree(REPOSITORY / "themes", work / "themes")
    editor = Editor(work, chance)
    for number in range(20):
        editor.shown[number] = "The first text."
    with Server(str(PROGRAM), str(work), free_port(), "--as-of", "2026-01-01") as server:
        editor.wait(server, editor.page(0), "The first text.")
        warm = max(20, steps // 5)
        for number in range(steps):
            if number == warm:
                first = held(server)
            editor.step(server)
        while editor.broken is not None:
            editor.step(server)
        # Connections that were closed are noticed a moment later.
        time.sleep(2)
        last = held(server)
        expect(last[0] < first[0] * 1.15 + 16, f"memory grew from {first[0]:.0f} to {last[0]:.0f} MB")
        expect(last[1] <= first[1] + 4, f"open files grew from {first[1]} to {last[1]}")
        expect(last[2] <= first[2] + 4, f"threads grew from {first[2]} to {last[2]}")
        output = work / "public"
        subprocess.run(
            [PROGRAM, "build", "--quiet", "--no-cards", "--content", work / "content", "--theme", work / "themes/default", "--output",
             output, "--as-of", "2026-01-01", "--pagefind", "none-such"], check=True, capture_output=True)
        for one in sorted(editor.shown):
            status, served = server.get(editor.page(one))
            built = (output / editor.page(one).strip("/") / "index.html").read_bytes().decode()
            start = built.index("<main")
            words = built[start:built.index("</main>", start)]
            expect(status == 200 and words in served, f"{editor.page(one)} is served otherwise than built")
        expect(server.stop() < 5, "the server stops at Ctrl-C")
    return (f"{steps} random steps under serve: {first[0]:.0f} MB, {first[1]} files, {first[2]} threads after {warm}, "
            f"{last[0]:.0f} MB, {last[1]} files, {last[2]} threads after the last; pages as a build makes them")


def main():
    steps = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 7
    with tempfile.TemporaryDirectory(prefix="casebook-torture-") as folder:
        start = time.monotonic()
        try:
            print(f"torture: {run(pathlib.Path(folder), steps, random.Random(seed))} "
                  f"(seed {seed}, {time.monotonic() - start:.0f} s)", flush=True)
        except Failure as failure:
            print(f"torture: serve: {failure} (seed {seed})", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
