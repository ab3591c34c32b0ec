#!/usr/bin/env python3
"""Does what the documentation shows, page by page, and compares.

    check.py PROGRAM REPOSITORY [--record] [PAGE ...]
    check.py PROGRAM REPOSITORY --generate

Each page is a story in a folder of its own, which begins as a copy of the repository's content and themes. Its blocks
are told apart by what stands behind the three backquotes:

    ```yaml content/site.yml      the whole of that file: it is written
    ```diff content/cases/x.md    a change of that file: it is made; what it removes has to be there
    ```console                    `$ command` lines, run by the shell, each with what it prints
    ```dialogue                   one command at a terminal: what it asks, and what an editor types

In what is printed `…` stands for any text, and a line that is `…` alone for any lines. Blocks of another kind are not
run, and a page may have none of them but those that a test elsewhere reads. With --record the outputs are written into
the pages: read the difference before you commit it. With --generate only the pages that are made from declarations are
written, and nothing is run: `make schemas` does that.
"""

import difflib
import json
import os
import pathlib
import pty
import re
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time

FENCE = re.compile(r"^```(\S*)(?: (.*))?$")
# What any page may show without its being run: a form, not an example.
SHOWN = {"text"}


class Block:
    def __init__(self, kind, target, line):
        self.kind, self.target, self.line, self.lines = kind, target, line, []


def blocks(text):
    """The fenced blocks of a page, and the lines between which each stands."""
    found, block = [], None
    for number, line in enumerate(text.split("\n"), 1):
        if block is None:
            fence = FENCE.match(line)
            if fence:
                block = Block(fence.group(1), fence.group(2), number)
        elif line == "```":
            found.append(block)
            block = None
        else:
            block.lines.append(line)
    if block:
        raise AssertionError(f"the block of line {block.line} is not closed")
    return found


def matches(shown, printed):
    """Whether lines are as they are shown, where `…` stands for anything."""
    pattern = ""
    for line in shown:
        pattern += r"(?:.*\n)*?" if line.strip() == "…" else ".*".join(map(re.escape, line.split("…"))) + r"\n"
    return re.fullmatch(pattern, "".join(line + "\n" for line in printed)) is not None


def difference(shown, printed):
    return "\n".join(difflib.unified_diff(shown, printed, "shown", "printed", lineterm="", n=2))


class Story:
    """The folder of one page, in which its blocks happen one after the other."""

    def __init__(self, program, repository, folder):
        self.folder = pathlib.Path(folder)
        for name in ("content", "themes"):
            shutil.copytree(repository / name, self.folder / name)
        tools = self.folder / ".tools"
        tools.mkdir()
        (tools / "casebook").symlink_to(program)
        self.environment = {
            **os.environ, "PATH": f"{tools}:{os.environ['PATH']}", "TERM": "xterm", "LC_ALL": "C.UTF-8", "HOME": str(folder),
            "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_AUTHOR_NAME": "E", "GIT_AUTHOR_EMAIL": "e@example.org",
            "GIT_COMMITTER_NAME": "E", "GIT_COMMITTER_EMAIL": "e@example.org",
        }

    def path(self, target):
        path = (self.folder / target).resolve()
        assert path.is_relative_to(self.folder.resolve()), f"{target} is outside"
        return path

    def write(self, block):
        path = self.path(block.target)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(block.lines) + "\n")

    def change(self, block):
        path = self.path(block.target)
        text = path.read_text()
        old = "".join(line[2:] + "\n" for line in block.lines if line[:1] in " -")
        new = "".join(line[2:] + "\n" for line in block.lines if line[:1] in " +")
        if old:
            assert text.count(old) == 1, f"{block.target} has these lines {text.count(old)} times:\n{old}"
            text = text.replace(old, new)
        else:
            text += new
        path.write_text(text)

    def console(self, block):
        """The block with what its commands print now."""
        steps = []
        for line in block.lines:
            if line.startswith("$ "):
                steps.append((line, []))
            elif line.startswith("> ") and steps and not steps[-1][1]:
                steps[-1] = (steps[-1][0] + "\n" + line, [])
            else:
                assert steps, "a block of commands begins with `$ `"
                steps[-1][1].append(line)
        result = []
        for command, shown in steps:
            script = "\n".join(line[2:] for line in command.split("\n"))
            run = subprocess.run(["bash", "-c", script], cwd=self.folder, env=self.environment, text=True, timeout=120,
                                 stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
            printed = run.stdout.rstrip("\n").split("\n") if run.stdout.strip() else []
            result += command.split("\n")
            result += shown if matches(shown, printed) else printed
        return result

    def dialogue(self, block):
        """What a terminal shows while the answers of the block are typed: each where the program waits for one."""
        command = block.lines[0].removeprefix("$ ")
        script = "\n".join(block.lines[1:]) + "\n"
        identifier, terminal = pty.fork()
        if identifier == 0:
            os.chdir(self.folder)
            os.execvpe("bash", ["bash", "-c", command], self.environment)
        seen, asked, silence = "", "", time.monotonic()
        while True:
            ready, _, _ = select.select([terminal], [], [], 0.05)
            if ready:
                try:
                    data = os.read(terminal, 65536)
                except OSError:
                    break
                if not data:
                    break
                seen += data.decode("utf-8", "replace").replace("\r\n", "\n")
                silence = time.monotonic()
            elif seen.endswith(": ") and script.startswith(seen) and seen != asked:
                # It waits: what is shown behind what it asked is the answer.
                asked = seen
                os.write(terminal, script[len(seen):].split("\n")[0].encode() + b"\n")
            elif time.monotonic() - silence > 30:
                os.kill(identifier, signal.SIGKILL)
                os.waitpid(identifier, 0)
                raise AssertionError("the dialogue went another way:\n" + difference(
                    script.split("\n")[:seen.count("\n") + 1], seen.split("\n")))
        os.waitpid(identifier, 0)
        os.close(terminal)
        return [block.lines[0]] + seen.rstrip("\n").split("\n")


def tell(page, program, repository, record):
    """Goes through a page; how many blocks were run, and what went wrong."""
    text = page.read_text()
    problems, count = [], 0
    with tempfile.TemporaryDirectory() as folder:
        story = Story(program, repository, folder)
        for block in blocks(text):
            try:
                if block.kind in ("console", "dialogue"):
                    now = story.console(block) if block.kind == "console" else story.dialogue(block)
                    if now != block.lines:
                        old = "\n".join(block.lines)
                        if record:
                            text = text.replace(f"\n{old}\n```", "\n" + "\n".join(now) + "\n```", 1)
                        else:
                            raise AssertionError(difference(block.lines, now))
                elif block.kind == "diff":
                    story.change(block)
                elif block.target:
                    story.write(block)
                elif block.kind in SHOWN:
                    continue
                else:
                    raise AssertionError(f"nothing runs a block of `{block.kind}`: name its file, or call it `text`")
                count += 1
            except (AssertionError, OSError, subprocess.SubprocessError) as problem:
                problems.append(f"{page}:{block.line}: {problem}")
                if not record:
                    break
    if record:
        page.write_text(text)
    return count, problems


def generated(program, folder):
    """The pages that are made from declarations: each with what the program prints now."""
    for name, arguments in {"fields": ["schema", "--reference"], "names": ["schema", "--templates"]}.items():
        text = subprocess.run([program, *arguments], check=True, capture_output=True, text=True).stdout
        # The page has its title already.
        yield folder / f"{name}.md", text.partition("\n\n")[2] if text.startswith("# ") else text


def read_me(program, repository):
    """What the README shows: a case, the message about a mistake in it, and settings."""
    text = re.sub(r"^   ", "", (repository / "README.md").read_text(), flags=re.M)
    shown = blocks(text)
    case = next(block for block in shown if block.kind == "markdown")
    message = next(block for block in shown if block.lines and ": error: " in block.lines[0])
    settings = next(block for block in shown if block.kind == "yaml")
    with tempfile.TemporaryDirectory() as folder:
        story = Story(program, repository, folder)

        def check():
            return subprocess.run(["casebook", "check"], cwd=folder, env=story.environment, text=True, capture_output=True)

        file = story.path(message.lines[0].split(":")[0])
        mistaken = next(line.split("| ", 1)[1] for line in message.lines if re.match(r" +\d+ \| ", line))
        field = mistaken.split(":")[0] + ":"
        file.write_text("\n".join(mistaken if line.startswith(field) else line for line in case.lines) + "\n")
        printed = check().stderr
        if "\n".join(message.lines) not in printed:
            yield f"README.md:{message.line}: {difference(message.lines, printed.splitlines())}"
        file.write_text("\n".join(case.lines) + "\n")
        with open(story.path("content/site.yml"), "a") as site:
            site.write("\n".join(settings.lines) + "\n")
        run = check()
        if run.returncode or run.stderr:
            yield f"README.md:{settings.line}: {run.stderr}"


def missing(program, folder, repository):
    """What the pages have to name and do not, and what they name that is not there."""
    schema = json.loads(subprocess.run([program, "schema", "case"], check=True, capture_output=True, text=True).stdout)
    event = schema["$defs"]["event"]["properties"]
    text = (folder / "events.md").read_text()
    for word in event["type"]["enum"] + event["outcome"]["enum"]:
        if f"`{word}`" not in text:
            yield f"events.md does not tell of `{word}`"
    targets = set(re.findall(r"^([a-z-]+):", (repository / "Makefile").read_text(), re.M))
    for page in [*folder.glob("*.md"), repository / "README.md", repository / "CONTRIBUTING.md"]:
        text = page.read_text()
        for target in re.findall(r"(?:^|`)make ([a-z-]+)", text, re.M):
            if target not in targets:
                yield f"{page}: `make {target}` is no target of the Makefile"
        for path in re.findall(r"`((?:Sources|Tests|themes|content|\.ci|\.github)/[\w./-]*)`", text):
            # What the page itself writes, and forms such as `content/cases/ID.md`.
            if path.startswith(("themes/mine", "content/cases/")) or re.search(r"[A-Z]{2}", path):
                continue
            if not (repository / path).exists():
                yield f"{page}: there is no `{path}`"


def main():
    arguments = [a for a in sys.argv[1:] if not a.startswith("--")]
    record, generate = "--record" in sys.argv, "--generate" in sys.argv
    program, repository = pathlib.Path(arguments[0]).resolve(), pathlib.Path(arguments[1]).resolve()
    documentation = repository / "Sources/Documentation"
    folder = documentation / "pages"
    problems, count = [], 0
    made = dict(generated(program, folder))
    for page, text in made.items():
        head = page.read_text().split("\n---\n", 1)[0] + "\n---\n"
        if record or generate:
            page.write_text(head + text)
        elif page.read_text() != head + text:
            problems.append(f"{page}: not what the program declares now: run `make schemas`")
    if generate:
        return 0
    pages = [folder / f"{name}.md" for name in arguments[2:]] or sorted(folder.glob("*.md"))
    for page in pages:
        if page in made:
            continue
        ran, wrong = tell(page, program, repository, record)
        count += ran
        problems += wrong
    # The documentation is a site of Casebook's own: its links lead somewhere.
    with tempfile.TemporaryDirectory() as out:
        shutil.copytree(folder, f"{out}/content/pages")
        shutil.copy(documentation / "site.yml", f"{out}/content")
        shutil.copytree(repository / "themes/default", f"{out}/themes/default")
        shutil.copytree(documentation / "theme", f"{out}/themes/documentation")
        build = subprocess.run(
            [program, "build", "--quiet", "--no-search", "--no-cards", "--content", f"{out}/content",
             "--output", f"{out}/site"], capture_output=True, text=True)
        if build.returncode or build.stderr:
            problems.append(f"the documentation does not build:\n{build.stderr}")
    problems += missing(program, folder, repository)
    problems += read_me(program, repository)
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        return 1
    print(f"documentation: {count} blocks of {len(pages)} pages are as they are shown")
    return 0


sys.exit(main())
