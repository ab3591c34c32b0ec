"""Writes a register of realistic size for measurements, and a Hugo site that makes the same pages from the same files.

    python3 generate.py CASES OUT

OUT/content is a content folder for Casebook; OUT/hugo is a Hugo site whose content is the same case files (a link),
with taxonomies, paginated lists and feeds for what Casebook gives pages to. The same number always gives the same bytes.
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
    hugo(out)


def hugo(out):
    """The same pages as a careful Hugo user would make them: taxonomies, partials cached where they can be."""
    site = out / "hugo"
    layouts = site / "layouts"
    for folder in ("_default", "partials", "cases"):
        (layouts / folder).mkdir(parents=True, exist_ok=True)
    (site / "content").mkdir(exist_ok=True)
    link = site / "content/cases"
    if not link.exists():
        # Hugo does not follow links inside content; it mounts folders.
        link.mkdir()
    (site / "hugo.toml").write_text(
        'baseURL = "https://example.org/"\ntitle = "Bench"\ndisableKinds = []\nenableRobotsTXT = false\n'
        '[pagination]\npagerSize = 200\n'
        '[taxonomies]\nauthority = "authority"\ncompany = "company"\ntopic = "topics"\nsector = "sectors"\n'
        'provision = "provisions"\n[markup.goldmark.renderer]\nunsafe = false\n'
        '[[module.mounts]]\nsource = "../content/cases"\ntarget = "content/cases"\n'
        '[[module.mounts]]\nsource = "layouts"\ntarget = "layouts"\n')
    (layouts / "partials/head.html").write_text(
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }} – {{ site.Title }}</title>'
        '<meta name="description" content="{{ .Params.summary }}"><link rel="canonical" href="{{ .Permalink }}">'
        '<link rel="stylesheet" href="/casebook.css"></head><body>')
    (layouts / "partials/nav.html").write_text(
        '<header><nav><ul>' + "".join(f'<li><a href="/{p}/">{p.capitalize()}</a></li>' for p in
                                     ("cases", "authority", "company", "topics", "sectors", "provisions"))
        + '</ul></nav></header>')
    (layouts / "partials/foot.html").write_text('<footer><p>{{ site.Title }}</p></footer></body></html>')
    (layouts / "_default/single.html").write_text(
        '{{ partial "head.html" . }}{{ partialCached "nav.html" . }}<main><article><h1>{{ .Title }}</h1>'
        '<p>{{ .Params.summary }}</p><dl><dt>Decided</dt><dd>{{ .Params.decided }}</dd><dt>Fine</dt><dd>{{ .Params.fine }}</dd>'
        '<dt>Authority</dt><dd>{{ range .GetTerms "authority" }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a>{{ end }}</dd>'
        '<dt>Company</dt><dd>{{ range .GetTerms "company" }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a>{{ end }}</dd>'
        '<dt>Topics</dt><dd>{{ range .GetTerms "topics" }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a> {{ end }}</dd>'
        '<dt>Provisions</dt><dd>{{ range .GetTerms "provisions" }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a> {{ end }}</dd></dl>'
        '<ol>{{ range .Params.events }}<li><time>{{ .date }}</time> {{ .type }} {{ .by }} {{ .amount }}</li>{{ end }}</ol>'
        '{{ .Content }}<ul>{{ range .Params.sources }}<li><a href="{{ .url }}">{{ .title }}</a> {{ .kind }}</li>{{ end }}</ul>'
        '</article></main>{{ partialCached "foot.html" . }}')
    rows = (
        '<table><thead><tr><th>Date</th><th>Company</th><th>Case</th><th>Authority</th><th>Fine</th></tr></thead><tbody>'
        '{{ range $paginator.Pages }}<tr><td>{{ .Params.decided }}</td><td>{{ .Params.company }}</td>'
        '<th><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a></th><td>{{ .Params.authority }}</td><td>{{ .Params.fine }}</td></tr>{{ end }}'
        '</tbody></table>{{ partial "pager.html" $paginator }}')
    (layouts / "partials/pager.html").write_text(
        '<nav>{{ with .Prev }}<a href="{{ .URL }}">Previous</a>{{ end }} {{ .PageNumber }} / {{ .TotalPages }} '
        '{{ with .Next }}<a href="{{ .URL }}">Next</a>{{ end }}</nav>')
    (layouts / "_default/list.html").write_text(
        '{{ partial "head.html" . }}{{ partialCached "nav.html" . }}<main><h1>{{ .Title }}</h1>'
        '{{ $paginator := .Paginate (.Pages.ByParam "decided").Reverse }}' + rows + '</main>{{ partialCached "foot.html" . }}')
    (layouts / "_default/terms.html").write_text(
        '{{ partial "head.html" . }}{{ partialCached "nav.html" . }}<main><h1>{{ .Title }}</h1><ul>'
        '{{ range .Data.Terms.ByCount }}<li><a href="{{ .Page.RelPermalink }}">{{ .Page.LinkTitle }}</a> {{ .Count }}</li>{{ end }}'
        '</ul></main>{{ partialCached "foot.html" . }}')
    (layouts / "index.html").write_text(
        '{{ partial "head.html" . }}{{ partialCached "nav.html" . }}<main><h1>{{ .Title }}</h1><ul>'
        '{{ range first 20 (site.RegularPages.ByParam "decided").Reverse }}<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a> '
        '{{ .Params.fine }}</li>{{ end }}</ul></main>{{ partialCached "foot.html" . }}')


if __name__ == "__main__":
    main()
