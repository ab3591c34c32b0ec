"""The register as its case files give it, read without any of Casebook's code.

Scalars are taken as they are written (PyYAML's BaseLoader), and standing, finality and amounts follow from the events
by the table that editors are given, not by the program's. It is written for content that the program accepts: what is
impossible is not looked for.
"""

import bisect
import csv
import dataclasses
import datetime
import decimal
import pathlib
import re

import yaml

LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
SANCTIONS = {"fine", "order", "reprimand", "warning", "ban"}


def as_list(value):
    return [] if value is None or value == "" else value if isinstance(value, list) else [value]


def ids(value):
    """The ids of a value, a list, or a list of items that name one."""
    items = as_list(value)
    return [item["id"] if isinstance(item, dict) else item for item in items if "id" in item or isinstance(item, str)]


def front_matter(path):
    text = path.read_text(encoding="utf-8")
    return yaml.load(text.removeprefix("---\n").split("\n---\n", 1)[0], Loader=LOADER) or {}


class Date:
    """An EDTF date: the days that it can be."""

    def __init__(self, text):
        self.text = text
        parts = [int(part) for part in text.rstrip("?~%").split("-")]
        self.is_day = len(parts) == 3
        year, month = parts[0], parts[1] if len(parts) > 1 else None
        self.first = datetime.date(year, month or 1, parts[2] if self.is_day else 1)
        following = datetime.date(year + (month or 12) // 12, (month or 12) % 12 + 1, 1)
        self.last = self.first if self.is_day else following - datetime.timedelta(days=1)
        self.year = year


def date(value):
    return None if value in (None, "", "unknown") else Date(value)


def money(value):
    """(currency, amount), or one of the words none, undisclosed, unknown."""
    if value is None:
        return "unknown"
    if value in ("none", "undisclosed", "unknown"):
        return value
    match = re.fullmatch(r"([A-Z]{3}) ?([0-9_]+(?:\.[0-9]+)?)", value)
    if not match:
        raise ValueError(f"not an amount: {value!r}")
    return match.group(1), decimal.Decimal(match.group(2).replace("_", ""))


@dataclasses.dataclass(eq=False)
class Sanction:
    kind: str
    names: list
    imposed: object
    current: object
    date: object = None
    paid: object = "unknown"
    forfeited: object = None
    against: list = dataclasses.field(default_factory=list)
    parts: list = dataclasses.field(default_factory=list)
    standing: str = "imposed"
    before: object = None
    suspended: bool = False
    # The filings that are open, those left behind by a further appeal, and who must decide anew.
    open: list = dataclasses.field(default_factory=list)
    left: list = dataclasses.field(default_factory=list)
    pending: object = None
    is_final: bool = False

    @property
    def finality(self):
        return "final" if self.is_final else "contested" if self.open or self.pending else "unknown"

    def nothing(self):
        if not isinstance(self.imposed, tuple) and not isinstance(self.current, tuple):
            return self.current if self.kind not in ("fine", "settlement") else ("EUR", decimal.Decimal(0))
        known = self.imposed if isinstance(self.imposed, tuple) else self.current
        return known[0], decimal.Decimal(0)


def derive(facts):
    """The sanctions of a case after all its events."""
    sanctions, filings = [], {}
    decided = facts.get("decided")

    def of(event):
        named = as_list(event.get("sanction"))
        return [s for s in sanctions if not named or set(named) & set(s.names)]

    def with_money(found):
        fines = [s for s in found if s.kind in ("fine", "settlement")]
        return fines[0] if fines else found[0]

    def decide(event, found):
        by, open_now = ids(event.get("by")), []
        for sanction in found:
            open_now += [f for f in sanction.open if f not in open_now]
        if event.get("challenge"):
            ended = filings[event["challenge"]]
        elif any(s.pending and s.pending in by for s in found):
            ended = None
        else:
            wanted = ["objection"] if event["type"] == "objection-decided" else ["appeal"]
            fitting = [f for f in open_now if f["type"] in wanted]
            if not fitting and event["type"] == "judgment":
                fitting = open_now
            if len(fitting) > 1:
                fitting = [f for f in fitting if not ids(f.get("to")) or not by or set(ids(f.get("to"))) & set(by)]
            ended = fitting[0] if fitting else None
        outcome = event["outcome"]
        for sanction in found:
            settle = sanction is (with_money(found) if "amount" in event else None)
            apply_outcome(sanction, outcome, event, settle, found)
            had = ended in sanction.open
            sanction.open = [f for f in sanction.open if f is not ended]
            if not had or outcome != "dismissed":
                sanction.pending = None
            if event.get("remitted_to"):
                sanction.pending = event["remitted_to"]

    def apply_outcome(sanction, outcome, event, settle, found):
        if outcome == "dismissed":
            sanction.standing = "upheld" if sanction.standing == "imposed" else sanction.standing
        elif outcome in ("reduced", "raised"):
            if "amount" in event and not settle:
                return
            if settle:
                amount = money(event["amount"])
                sanction.current = amount
                if outcome == "raised" and isinstance(amount, tuple) and isinstance(sanction.imposed, tuple):
                    more, whole = amount[1], sanction.imposed[1]
                    sanction.standing = "restored" if more == whole else "increased" if more > whole else "reduced"
                    return
            elif sanction.kind in ("fine", "settlement"):
                return
            sanction.standing = "reduced" if outcome == "reduced" else "increased"
        elif outcome == "annulled":
            sanction.before = (sanction.standing, sanction.current)
            sanction.standing, sanction.current, sanction.suspended = "annulled", sanction.nothing(), False
        elif outcome == "reinstated":
            standing, sanction.current = sanction.before
            sanction.standing = standing if event.get("remitted_to") else "restored"
        elif outcome == "unknown":
            sanction.standing = "unknown"
            if sanction.kind in ("fine", "settlement"):
                sanction.current = "unknown"

    for event in story(facts):
        kind = event["type"]
        names = [event["id"]] if event.get("id") else []
        if kind in SANCTIONS or kind == "settlement" and not event.get("sanction"):
            amount = money(event.get("amount")) if kind in ("fine", "settlement") else "none"
            if event.get("replaces"):
                old = next(s for s in sanctions if event["replaces"] in s.names)
                old.names += names
                old.standing, old.current, old.pending, old.parts = "imposed", amount, None, event.get("parts") or []
                continue
            day = date(event.get("date")) or (date(decided) if not sanctions and not event.get("known_by") else None)
            sanctions.append(
                Sanction(kind, names, amount, amount, day, "unknown" if amount != "none" else "none",
                         against=ids(event.get("against")), parts=event.get("parts") or [],
                         standing="settled" if kind == "settlement" else "imposed"))
        elif kind == "settlement":
            for sanction in of(event):
                sanction.standing, sanction.open, sanction.pending = "settled", [], None
            with_money(of(event)).current = money(event.get("amount"))
        elif kind in ("objection", "appeal"):
            if event.get("id"):
                filings[event["id"]] = event
            by, to = set(map(str, as_list(event.get("by")))), ids(event.get("to"))
            for sanction in of(event):
                for old in list(sanction.open):
                    same = not by or not old.get("by") or by & set(map(str, as_list(old.get("by"))))
                    further = old["type"] == "objection" and kind == "appeal"
                    announced = old.get("announced") == "true" and old["type"] == kind
                    if same and event.get("announced") != "true" and (further or announced):
                        sanction.open.remove(old)
                if sanction.pending and (sanction.pending is True or sanction.pending in to):
                    sanction.pending = None
                sanction.open.append(event)
        elif kind in ("judgment", "objection-decided"):
            decide(event, of(event))
        elif kind == "appeal-withdrawn":
            for sanction in of(event):
                wanted = event.get("challenge")
                left = [filing for filing in sanction.open if filing.get("id") != wanted]
                sanction.open = left if wanted else sanction.open[:-1]
        elif kind == "revoked":
            for sanction in of(event):
                sanction.standing, sanction.current, sanction.pending = "revoked", sanction.nothing(), None
        elif kind == "final":
            for sanction in of(event):
                sanction.is_final, sanction.open, sanction.pending, sanction.suspended = True, [], None, False
        elif kind == "reopened":
            for sanction in of(event):
                sanction.is_final, sanction.pending = False, True
        elif kind in ("suspended", "resumed"):
            for sanction in of(event):
                sanction.suspended = kind == "suspended"
        elif kind in ("paid", "refunded"):
            sanction, amount = with_money(of(event)), money(event.get("amount"))
            if isinstance(amount, tuple):
                before = sanction.paid[1] if isinstance(sanction.paid, tuple) else decimal.Decimal(0)
                sanction.paid = amount[0], before + (amount[1] if kind == "paid" else -amount[1])
        elif kind == "forfeited":
            found = [s for s in of(event) if s.kind in ("order", "ban")]
            amount = money(event.get("amount"))
            if isinstance(amount, tuple):
                before = found[0].forfeited[1] if found[0].forfeited else decimal.Decimal(0)
                found[0].forfeited = amount[0], before + amount[1]
    return sanctions


def story(facts):
    """The events, with those of the short form before them."""
    short = []
    if "fine" in facts:
        short.append({"type": "fine", "id": "fine", "date": facts.get("decided"), "amount": facts["fine"]})
    if facts.get("reprimand") == "true":
        short.append({"type": "reprimand", "id": "reprimand", "date": facts.get("decided")})
    if "order" in facts:
        short.append({"type": "order", "id": "order", "date": facts.get("decided")})
    return short + (facts.get("events") or [])


class Rates:
    def __init__(self, content):
        with open(content / "rates.csv", encoding="utf-8", newline="") as file:
            self.rows = list(csv.DictReader(file))
        self.days = [datetime.date.fromisoformat(row["date"]) for row in self.rows]

    def cents(self, amount, day):
        """Whole cents of euro at the last rate on or before a day, a half to the even one."""
        currency, value = amount
        if currency != "EUR":
            place = bisect.bisect_right(self.days, day) - 1
            while not self.rows[place][currency]:
                place -= 1
            value = value / decimal.Decimal(self.rows[place][currency])
        return int((value * 100).quantize(decimal.Decimal(1), rounding=decimal.ROUND_HALF_EVEN))


class Case:
    def __init__(self, path, register):
        facts = front_matter(path)
        self.id, self.facts = path.stem, facts
        self.sanctions = derive(facts)
        money_sanctions = [s for s in self.sanctions if s.kind in ("fine", "settlement")]
        deciding = money_sanctions or self.sanctions
        standings = {s.standing for s in deciding}
        kinds = [event["type"] for event in story(facts)]
        undecided = "closed" if "closed" in kinds else "proposed" if "proposal" in kinds else "under-investigation"
        self.standing = undecided if not deciding else standings.pop() if len(standings) == 1 else "mixed"
        finalities = [s.finality for s in deciding]
        self.finality = (
            "contested" if "contested" in finalities
            else "final" if finalities and set(finalities) == {"final"} else "unknown")
        self.suspended = any(s.suspended for s in deciding)
        self._dates(facts)
        self._parties(facts, register)
        self.complainants = ids(facts.get("complainants"))
        self.topics, self.sectors = as_list(facts.get("topics")), as_list(facts.get("sectors"))
        self.dossier = facts.get("dossier")
        self.provisions = [
            (entry["ref"], entry.get("finding", "violated")) if isinstance(entry, dict) else (entry, "violated")
            for entry in as_list(facts.get("provisions"))]
        self.courts = sorted({
            name for event in story(facts) for key in ("by", "to", "remitted_to")
            for name in ids(event.get(key)) if name in register.courts})
        self._amounts(register)

    def _dates(self, facts):
        def best(event):
            return date(event.get("date")) or date(event.get("known_by"))

        told = next((best(event) for event in story(facts) if event["type"] == "published"), None)
        self.published = told or date(facts.get("published"))
        decision = next((s.date for s in self.sanctions if s.date), None) or date(facts.get("decided"))
        last = next((best(e) for e in reversed(story(facts)) if best(e)), None)
        self.decided, self.date = decision, decision or self.published or last
        self.days = None
        for event in story(facts):
            if event["type"] in ("complaint", "investigation", "breach-notice") and date(event.get("date")):
                opened = date(event["date"])
                if decision and opened.is_day and decision.is_day and decision.first >= opened.first:
                    self.days = (decision.first - opened.first).days
                break

    def _parties(self, facts, register):
        imposing = [
            entry for entry in as_list(facts.get("authorities") or facts.get("authority"))
            if not isinstance(entry, dict) or entry.get("role", "imposing") in ("imposing", "joint")]
        self.authorities = ids(imposing)
        self.countries = sorted({register.authorities[name] for name in self.authorities if register.authorities[name]})
        entries = as_list(facts.get("companies") or facts.get("company"))
        self.companies = [
            register.introduced(entry) if isinstance(entry, dict) and "name" in entry else name
            for entry in entries for name in (ids([entry]) or [None]) if name or "name" in entry]
        self.groups = {company: register.above(company, self.date) for company in self.companies}

    def _amounts(self, register):
        """Each as (cents of euro or None, how many are known, of how many, whether converted)."""
        fines = [s for s in self.sanctions if s.kind == "fine"]

        def figure(amounts):
            amounts = [a for a in amounts if a != "none" and a is not None]
            known = [a for a in amounts if isinstance(a, tuple)]
            cents = sum(register.rates.cents(a, self.date.last) for a in known) if known else None
            return cents, len(known), len(amounts), any(a[0] != "EUR" for a in known)

        self.imposed = figure([s.imposed for s in fines])
        self.current = figure([s.current for s in fines])
        self.paid = figure([s.paid for s in fines])
        self.settled = figure([s.current for s in self.sanctions if s.kind == "settlement"])
        self.forfeited = figure([s.forfeited for s in self.sanctions])
        parts = fines[0].parts if len(fines) == 1 else []
        # Parts for each infringement divide the fine among nobody.
        self.divided = fines[0] if parts and all(part.get("against") for part in parts) else None
        self.rates = register.rates

    def share(self, quantity, companies):
        """The parts of a divided fine that are some companies', in cents; None where it counts as a whole."""
        fine = self.divided
        if not fine or quantity not in ("imposed", "current", "paid"):
            return None
        if quantity == "current" and fine.current != fine.imposed:
            return None
        parts = [part for part in fine.parts if set(ids(part.get("against"))) & companies]
        total = sum(self.rates.cents(money(part["amount"]), self.date.last) for part in parts)
        return total if quantity != "paid" or total == self.imposed[0] else "unknown"


class Register:
    def __init__(self, content, day):
        content = pathlib.Path(content)
        self.rates = Rates(content)
        self.courts = {path.stem for path in (content / "courts").rglob("*.md") if "." not in path.stem}
        self.authorities, self.parents, self.company_files = {}, {}, {}
        for path in (content / "authorities").rglob("*.md"):
            if "." not in path.stem:
                self.authorities[path.stem] = front_matter(path).get("country")
        for path in (content / "companies").rglob("*.md"):
            if "." not in path.stem:
                facts = front_matter(path)
                self.company_files[path.stem] = facts
                self.parents[path.stem] = [
                    parent if isinstance(parent, dict) else {"id": parent} for parent in as_list(facts.get("parents"))]
        paths = (path for path in (content / "cases").rglob("*.md") if "." not in path.stem)
        self.cases = [Case(path, self) for path in paths]
        self.cases = [c for c in self.cases if c.facts.get("publication", "published") == "published"]
        self.cases = [c for c in self.cases if c.facts.get("publish_after", "")[:10] <= day]
        self.cases.sort(key=lambda case: (-case.date.last.toordinal(), case.id))

    def introduced(self, entry):
        return re.sub(r"[^a-z0-9]+", "-", entry["name"].lower()).strip("-")

    def above(self, company, day):
        """The company and those above it on a day."""
        seen, todo = [], [company]
        while todo:
            company = todo.pop(0)
            if company in seen:
                continue
            seen.append(company)
            for parent in self.parents.get(company, []):
                start, end = date(parent.get("from")), date(parent.get("to"))
                if (not start or start.first <= day.last) and (not end or end.last >= day.first):
                    todo.append(parent["id"])
        return seen
