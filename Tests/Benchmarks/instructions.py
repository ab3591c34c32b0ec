#!/usr/bin/env python3
"""Counts the instructions of a fixed small build, and fails where there are more than the committed figures allow.

    instructions.py PROGRAM THEME [--record]

A clock tells little on a machine that does other things too; instructions are the same within a percent from run to run.
They are counted by valgrind's callgrind, of one thread, for a clean build of 40 generated cases, for a build in which
nothing changed, and for one in which one body was edited. The figures stand in instructions.json. Where more than
TOLERANCE is due to something that is worth it, or far less is needed than before, write them anew with --record.
"""

import argparse
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
FIGURES = HERE / "instructions.json"
CASES = 40
# Another release of the C library or of Swift's runtime moves counts by a few percent.
TOLERANCE = 0.08


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("theme", type=pathlib.Path)
    parser.add_argument("--record", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="casebook-instructions-") as name:
        work = pathlib.Path(name)
        # Valgrind gives up on the debugging information of Swift; the names of functions are kept.
        program = work / "casebook"
        subprocess.run(["strip", "--strip-debug", "-o", program, options.program.resolve()], check=True)
        subprocess.run([sys.executable, HERE / "generate.py", str(CASES), work], check=True)

        def count(what):
            profile = work / f"callgrind-{what.replace(' ', '-')}.out"
            run = subprocess.run(
                ["valgrind", "--tool=callgrind", f"--callgrind-out-file={profile}", program, "build", "--quiet",
                 "--jobs", "1", "--no-search", "--no-cards", "--as-of", "2026-11-01", "--content", work / "content",
                 "--theme", options.theme.resolve(), "--output", work / "public"],
                capture_output=True, text=True,
                # Dictionaries are laid out by a seed that is else another in each process.
                env=dict(os.environ, SWIFT_DETERMINISTIC_HASHING="1"))
            if run.returncode != 0:
                sys.exit(f"the build under valgrind failed:\n{run.stderr}")
            return int(re.search(r"Collected : (\d+)", run.stderr).group(1))

        counts = {"clean build": count("clean build"), "nothing changed": count("nothing changed")}
        case = sorted((work / "content/cases").glob("*.md"))[0]
        case.write_text(case.read_text() + "\nA sentence more.\n")
        counts["one body edited"] = count("one body edited")
    if options.record:
        FIGURES.write_text(json.dumps(counts, indent=2) + "\n")
    if not FIGURES.exists():
        sys.exit("No figures are committed yet: write them with --record.")
    committed = json.loads(FIGURES.read_text())
    failed = False
    for what, number in counts.items():
        change = number / committed[what] - 1
        verdict = "too many" if change > TOLERANCE else "far fewer: write the figure anew" if change < -0.25 else "ok"
        failed |= change > TOLERANCE
        print(f"{what}: {number:,} instructions, {change:+.1%} of the committed figure ({verdict})")
    if failed:
        sys.exit("More instructions than the committed figures allow: find out where they went "
                 "(`casebook build --timings`, callgrind_annotate), or write the figures anew with --record and say why.")


if __name__ == "__main__":
    main()
