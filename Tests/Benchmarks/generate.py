"""Writes a register of realistic size for measurements.

    python3 generate.py CASES OUT

OUT/content is a content folder. The same number always gives the same bytes.
"""

import pathlib
import random
import sys

WORDS = (
    "authority company customers data personal processing information consent access request privacy statement "
    "retention transfer security breach notification purpose legal basis decision inquiry complaint respondent "
    "measure register account service platform record employee hospital bank insurer telecom retailer marketing "
    "cookie profile advertiser contract processor controller supervision objection appeal court judgment fine order"
).split()
TOPICS = ["transparency", "consent", "security", "transfers", "children", "marketing", "retention", "access"]
SECTORS = ["retail", "finance", "telecoms", "media", "health", "government", "energy", "software"]
COUNTRIES = "AT BE BG CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV NL NO PL PT RO SE SI SK".split()


def sentence(pick, low=8, high=22):
    words = [pick.choice(WORDS) for _ in range(pick.randint(low, high))]
    return " ".join(words).capitalize() + "."


def paragraph(pick):
    return " ".join(sentence(pick) for _ in range(pick.randint(4, 7)))


def body(pick):
    parts = [paragraph(pick), paragraph(pick), "## What was found\n\n" + paragraph(pick)]
    rows = "\n".join(f"| {pick.choice(WORDS)} | {pick.randint(1, 9999)} | {pick.choice(WORDS)} |" for _ in range(5))
    parts.append("| Kind | Number | Remark |\n| --- | ---: | --- |\n" + rows)
    parts.append(paragraph(pick)[:-1] + "[^1].\n\n- " + "\n- ".join(sentence(pick, 4, 10) for _ in range(4)))
    parts.append("## What followed\n\n" + paragraph(pick) + " See [the decision](https://example.org/decision/"
                 + str(pick.randint(1, 99999)) + ").")
    parts.append("[^1]: " + sentence(pick))
    return "\n\n".join(parts) + "\n"


def case(pick, number, authorities, companies):
    authority = pick.choice(authorities)
    # A few companies have hundreds of cases, most have one.
    company = companies[min(int(pick.paretovariate(0.6)) - 1, len(companies) - 1)] if pick.random() < 0.3 \
        else pick.choice(companies)
    year = pick.randint(2018, 2025)
    day = f"{year}-{pick.randint(1, 12):02}-{pick.randint(1, 28):02}"
    amount = int(10 ** pick.uniform(3, 8.5)) // 100 * 100
    articles = sorted(pick.sample(range(5, 40), pick.randint(1, 4)))
    identifier = f"{authority}-{company}-{year}-{number}"
    lines = [
        "---", f"title: {sentence(pick, 6, 10)[:-1]}", f"summary: {sentence(pick, 15, 25)}", f"authority: {authority}",
        f"company: {company}", f"decided: {day}", f"published: {year + 1}-01-{pick.randint(1, 28):02}",
        f"fine: EUR {amount}", "provisions: [" + ", ".join(f"gdpr/{n}(1)" for n in articles) + "]",
        "topics: [" + ", ".join(pick.sample(TOPICS, pick.randint(1, 3))) + "]",
        f"sectors: [{pick.choice(SECTORS)}]", f"case_numbers: [Z-{number}]",
    ]
    draw = pick.random()
    if draw < 0.4:
        lines += ["events:", f"  - {{type: appeal, date: {year + 1}-03-01, by: {company}, to: court-{authority}}}"]
        if draw < 0.1:
            lines.append(f"  - {{type: judgment, date: {year + 2}-02-01, by: court-{authority}, outcome: annulled}}")
        elif draw < 0.2:
            lines.append(
                f"  - {{type: judgment, date: {year + 2}-02-01, by: court-{authority}, outcome: reduced, amount: EUR {amount // 2}}}")
        elif draw < 0.3:
            lines.append(f"  - {{type: judgment, date: {year + 2}-02-01, by: court-{authority}, outcome: dismissed}}")
            lines.append(f"  - {{type: final, date: {year + 2}-05-01}}")
    lines += [
        "sources:", f"  - {{id: decision, url: \"https://example.org/{identifier}\", title: Decision {number}, kind: decision, language: en}}",
        f"  - {{url: \"https://example.net/{identifier}\", title: Report {number}, kind: news, language: en}}",
        "verified: 2026-01-01", "---", "",
    ]
    return identifier, "\n".join(lines) + body(pick)


def main():
    count, out = int(sys.argv[1]), pathlib.Path(sys.argv[2])
    pick = random.Random(count)
    content = out / "content"
    for folder in ("cases", "authorities", "companies", "courts", "laws"):
        (content / folder).mkdir(parents=True, exist_ok=True)
    (content / "site.yml").write_text("title: Bench\nbase_url: https://example.org/\nlanguages: [en]\n")
    (content / "topics.yml").write_text("".join(f"- {{id: {t}, name: {t.capitalize()}}}\n" for t in TOPICS))
    (content / "sectors.yml").write_text("".join(f"- {{id: {s}, name: {s.capitalize()}}}\n" for s in SECTORS))
    (content / "laws/gdpr.yml").write_text(
        "names: {en: General Data Protection Regulation, short: GDPR}\ncountry: EU\nprovisions:\n"
        + "".join(f"  - {{id: \"{n}\", title: Article number {n}}}\n" for n in range(1, 100)))
    authorities = [f"dpa-{country.lower()}" for country in COUNTRIES]
    for identifier, country in zip(authorities, COUNTRIES):
        (content / f"authorities/{identifier}.md").write_text(
            f"---\nnames: {{en: Data Protection Authority of {country}, short: DPA {country}}}\ncountry: {country}\n---\n")
        (content / f"courts/court-{identifier}.md").write_text(
            f"---\nnames: Administrative Court of {country}\ncountry: {country}\nlevel: first-instance\n---\n")
    companies = [f"company-{n}" for n in range(1, max(4, count // 4) + 1)]
    for n, identifier in enumerate(companies):
        parent = f"parents: [company-{pick.randint(1, n // 2)}]\n" if n > 9 and pick.random() < 0.15 else ""
        (content / f"companies/{identifier}.md").write_text(
            f"---\nnames: Company {n + 1}\ncountry: {pick.choice(COUNTRIES)}\n{parent}---\n")
    for number in range(1, count + 1):
        identifier, text = case(pick, number, authorities, companies)
        (content / f"cases/{identifier}.md").write_text(text)


if __name__ == "__main__":
    main()
