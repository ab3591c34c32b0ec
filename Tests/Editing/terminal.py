#!/usr/bin/env python3
"""Talks to `casebook new` and `casebook check --fix` at a terminal (a pty), as an editor does.

usage: terminal.py PROGRAM CONTENT

A typing mistake on the way is offered its remedy; Ctrl-C at every question leaves the folder as it was.
"""
import os
import pathlib
import pty
import select
import shutil
import signal
import sys
import tempfile
import time


class Terminal:
    def __init__(self, program, arguments, folder):
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.chdir(folder)
            # Whoever runs this in the background has Ctrl-C ignored, and hands that on.
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            os.execve(program, [program, *arguments], {**os.environ, "TERM": "xterm"})
        self.seen = ""

    def read_until(self, text, limit=20):
        """Reads until the program has written a text since the last answer."""
        start, end = len(self.seen), time.time() + limit
        while text not in self.seen[start:]:
            if time.time() > end or not self.read_some():
                raise AssertionError(f"`{text}` did not come; seen: {self.seen[-600:]}")
        return self.seen[start:]

    def read_some(self):
        ready, _, _ = select.select([self.fd], [], [], 0.2)
        if not ready:
            return True
        try:
            data = os.read(self.fd, 65536)
        except OSError:
            return False
        self.seen += data.decode(errors="replace")
        return bool(data)

    def type(self, line):
        os.write(self.fd, line.encode() + b"\n")

    def finish(self, limit=20):
        """Reads to the end; the exit code, or minus the signal that ended it."""
        end = time.time() + limit
        while time.time() < end and self.read_some():
            pass
        _, status = os.waitpid(self.pid, 0)
        os.close(self.fd)
        return -os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)


# What is asked, and what is answered; a mistake first where one is likely.
DIALOGUE = [
    ("Authority", "dutch data"), ("ap  Dutch Data Protection Authority", "y"),
    ("Company", "netfilx"), ("Did you mean `netflix", "new"),
    ("Name of the company", "Bakkerij De Vries B.V."), ("Kind [company]", ""), ("Country", "nl"),
    ("address for ever [bakkerij-de-vries]", ""),
    ("Decided on", "26/11/2024"), ("Take `2024-11-26`", ""), ("Published on", ""),
    ("Fine", "4.75 million"), ("has no currency", "<"), ("Published on", ""), ("Fine", "EUR 4.75 million"),
    ("Take `EUR 4750000`", "y"),
    ("Source", "www.example.org"), ("Take `https://www.example.org`", "n"), ("Source", "https://autoriteitpersoonsgegevens.nl/x.pdf"),
    ("What is it [decision]", ""), ("Title [Bakkerij De Vries B.V. fined by the AP]", ""),
]


def files(folder):
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def main():
    program, content = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2])
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        shutil.copytree(content, folder / "content")
        shutil.copytree(content.parent / "themes", folder / "themes")
        before = files(folder)

        for stop in range(len(DIALOGUE)):
            terminal = Terminal(program, ["new", "case"], folder)
            for question, answer in DIALOGUE[:stop]:
                terminal.read_until(question)
                terminal.type(answer)
            terminal.read_until(DIALOGUE[stop][0])
            os.write(terminal.fd, b"\x03")
            status = terminal.finish()
            assert status in (-signal.SIGINT, 130), f"Ctrl-C ended with {status}"
            assert files(folder) == before, f"Ctrl-C at `{DIALOGUE[stop][0]}` left something"

        terminal = Terminal(program, ["new", "case"], folder)
        for question, answer in DIALOGUE:
            terminal.read_until(question)
            terminal.type(answer)
        status = terminal.finish()
        assert status == 0, terminal.seen[-800:]
        added = sorted(set(files(folder)) - set(before))
        case = "content/cases/ap-bakkerij-de-vries-2024.md"
        assert added == [case, "content/companies/bakkerij-de-vries.md"], added
        text = (folder / case).read_text()
        assert "company: bakkerij-de-vries\ndecided: 2024-11-26\nfine: EUR 4750000\n" in text, text
        assert 'source: {url: "https://autoriteitpersoonsgegevens.nl/x.pdf", kind: decision}\n' in text, text

        # The same answers again: the address is taken, and a word tells the second apart.
        terminal = Terminal(program, ["new", "case", "--authority", "ap", "--company", "bakkerij-de-vries", "--decided",
                                      "2024-12-01", "--fine", "undisclosed", "--source", "https://a.example", "--title", "T"],
                            folder)
        terminal.read_until("is there already")
        terminal.type("Second one")
        assert terminal.finish() == 0
        assert (folder / "content/cases/ap-bakkerij-de-vries-2024-second-one.md").is_file()

        wrong = folder / case
        wrong.write_text(text.replace("2024-11-26", "26 November 2024"))
        terminal = Terminal(program, ["check", "--fix"], folder)
        terminal.read_until("Write this to 1 file? [y/N]")
        terminal.type("")
        terminal.finish()
        assert "26 November 2024" in wrong.read_text(), "an empty answer is no"
        terminal = Terminal(program, ["check", "--fix"], folder)
        shown = terminal.read_until("Write this to 1 file? [y/N]")
        assert "decided: 26 November 2024" in shown and "decided: 2024-11-26" in shown
        terminal.type("y")
        assert terminal.finish() == 0, terminal.seen
        assert wrong.read_text() == text
    print(f"a dialogue of {len(DIALOGUE)} questions, interrupted at each of them, and the shown repair")


main()
