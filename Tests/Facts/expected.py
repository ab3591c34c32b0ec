"""What the fact sheets say of each case, computed without any of Casebook's code.

    python3 expected.py FACTS            prints the table that is committed as expected.tsv
    python3 expected.py FACTS --check    exits 1 if the committed table differs from it

FACTS is a folder with cases.tsv and case_events.tsv. The sheets write a status in words: "annulled" and "reduced"
speak of the standing; "final", "under appeal" and "unknown" of the finality; "final in amount" is upheld or restored
with the finality not known; an announced appeal counts as contested. Where the register rightly says something else,
differences.tsv says what and why; expected.tsv holds what the register must say after those differences.
"""

import csv
import decimal
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).parent
COLUMNS = ["id", "slug", "currency", "imposed", "current", "standing", "finality"]


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def case_id(slug, company_words):
    """AUTHORITY-COMPANY-YEAR[-WORD]: a word that only tells two cases of a company apart stands behind the year."""
    match = re.fullmatch(r"(.+)-(\d{4})", slug)
    stem, year = match.groups()
    for word in company_words:
        if stem.endswith("-" + word):
            return f"{stem[: -len(word) - 1]}-{year}-{word}"
    return slug


# The words of the sheets' slugs that are no part of the company's name.
WORDS = [
    "cookies", "logistique", "breaches", "scraping", "ads", "transfers", "passwords", "token", "children", "china",
    "breach", "toeslagen", "fsv", "transparency",
]


def standing(row, events):
    status = row["status"]
    if status.startswith("annulled"):
        return "annulled"
    if status.startswith("reduced"):
        return "reduced"
    imposed = decimal.Decimal(row["amount"])
    current = decimal.Decimal(row["amount_current"]) if row["amount_current"] else None
    if current is None:
        return "unknown"
    amounts = [decimal.Decimal(event["amount_after"]) for event in events if event["amount_after"]]
    below = any(0 < amount < imposed for amount in amounts)
    decided = [event["event"] for event in events]
    if current == imposed and below:
        return "restored"
    if any(re.search(r"\b(upheld|appeal dismissed|objection dismissed)\b", words) for words in decided):
        return "upheld"
    return "imposed"


def finality(row, events):
    status = row["status"]
    head = status.split("(")[0].strip()
    if head == "final in amount":
        return "unknown"
    if head == "final" or re.search(r"\bfinal \d{4}-\d{2}-\d{2}", status):
        return "final"
    if head == "under appeal" or "announced an appeal" in status or "sent back" in status:
        return "contested"
    return "unknown"


def table(facts):
    cases = rows(facts / "cases.tsv")
    events = rows(facts / "case_events.tsv")
    differences = {(row["id"], row["field"]): row for row in rows(HERE / "differences.tsv")}
    used = set()
    result = []
    for row in cases:
        own = [event for event in events if event["slug"] == row["slug"]]
        entry = {
            "id": case_id(row["slug"], WORDS), "slug": row["slug"], "currency": row["currency"],
            "imposed": row["amount"], "current": row["amount_current"] or "unknown",
            "standing": standing(row, own), "finality": finality(row, own),
        }
        for field in COLUMNS[2:]:
            difference = differences.get((entry["id"], field))
            if difference:
                if difference["sheet"] != entry[field]:
                    sys.exit(f"differences.tsv: {entry['id']}: the sheet says {field} {entry[field]}, not {difference['sheet']}")
                entry[field] = difference["register"]
                used.add((entry["id"], field))
        result.append(entry)
    unused = set(differences) - used
    if unused:
        sys.exit(f"differences.tsv: nothing differs in {sorted(unused)}")
    return sorted(result, key=lambda entry: entry["id"])


def main():
    text = "\t".join(COLUMNS) + "\n"
    for entry in table(pathlib.Path(sys.argv[1])):
        text += "\t".join(entry[column] for column in COLUMNS) + "\n"
    if "--check" in sys.argv:
        committed = (HERE / "expected.tsv").read_text(encoding="utf-8")
        if committed != text:
            sys.exit("expected.tsv is not what the sheets give")
        print(f"{text.count(chr(10)) - 1} rows of expected.tsv follow from the sheets")
    else:
        sys.stdout.write(text)


if __name__ == "__main__":
    main()
