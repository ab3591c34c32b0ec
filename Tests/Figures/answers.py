"""Answers queries to the register, without any of Casebook's code: a small reading of the documented language.

What it does not know is an error, so that no figure passes unchecked.
"""

import collections
import fractions
import re

import register as reg

WORD = re.compile(r'\s*(?:("(?:[^"\\]|\\.)*")|(\.\.|!=|<=|>=|[=<>(),])|((?:(?!\.\.)[A-Za-z0-9_./()-])+))')
STATISTICS = ("count", "sum", "mean", "median", "max", "min", "share", "lower-quartile", "upper-quartile")
FINES = ("imposed", "current", "paid")


class Unknown(Exception):
    """The query uses something that is not read here."""


def tokens(text):
    found, place = [], 0
    while text[place:].strip():
        match = WORD.match(text, place)
        if not match:
            raise Unknown(f"{text!r} at {place}")
        quoted, sign, word = match.groups()
        place = match.end()
        if word is None:
            found.append(quoted[1:-1] if quoted else sign)
            continue
        # A bracket within a word belongs to a provision, before a measure's quantity or behind a list it stands alone.
        if "/" in word:
            while word.count(")") > word.count("("):
                word, place = word[:-1], place - 1
            found.append(word)
        else:
            found += [part for part in re.split(r"([()])", word) if part]
    return found


class Query:
    """Measures, a condition, groups, an order and a limit."""

    def __init__(self, text):
        self.text, self.rest = text, tokens(text)
        self.measures, self.condition, self.required = [], None, []
        self.groups, self.order, self.limit = [], [], None
        if self.rest and self.rest[0] in STATISTICS:
            self.measures.append(self.measure())
            while self.take(","):
                self.measures.append(self.measure())
            if self.take("where"):
                self.condition = self.either()
        elif self.rest and self.rest[0] not in ("group", "order", "limit"):
            self.take("where")
            self.condition = self.either()
        if self.take("group"):
            self.expect("by")
            self.groups.append(self.rest.pop(0))
            while self.take(","):
                self.groups.append(self.rest.pop(0))
        if self.take("order"):
            self.expect("by")
            self.key()
            while self.take(","):
                self.key()
        if self.take("limit"):
            self.limit = int(self.rest.pop(0))
        if self.rest:
            raise Unknown(f"{text!r}: {self.rest[:3]}")
        if self.groups and not self.measures:
            self.measures = ["count"]

    def take(self, word):
        if self.rest and self.rest[0] == word:
            return self.rest.pop(0)

    def expect(self, word):
        if not self.take(word):
            raise Unknown(f"{self.text!r}: {word} expected before {self.rest[:3]}")

    def measure(self):
        name = self.rest.pop(0)
        if self.take("("):
            quantity = self.rest.pop(0)
            self.expect(")")
            return name if (name, quantity) == ("count", "cases") else f"{name}({quantity})"
        return name

    def key(self):
        name = self.rest[0]
        name = self.measure() if len(self.rest) > 1 and self.rest[1] == "(" else self.rest.pop(0)
        self.order.append((name, bool(self.take("desc"))))
        self.take("asc")

    def either(self):
        parts = [self.both()]
        while self.take("or"):
            parts.append(self.both())
        return parts[0] if len(parts) == 1 else ("or", parts)

    def both(self):
        parts = [self.one()]
        while self.take("and"):
            parts.append(self.one())
        return parts[0] if len(parts) == 1 else ("and", parts)

    def one(self):
        if self.take("not"):
            return ("not", [self.one()])
        if self.take("("):
            inner = self.either()
            self.expect(")")
            return inner
        field = self.rest.pop(0)
        if self.take("is"):
            negated = bool(self.take("not"))
            condition = ("is", field, self.rest.pop(0))
            return ("not", [condition]) if negated else condition
        negated = bool(self.take("not"))
        if self.take("in"):
            items = []
            if self.take("("):
                items.append(self.item())
                while self.take(","):
                    items.append(self.item())
                self.expect(")")
            else:
                items.append(self.item())
            return ("not", [("in", field, items)]) if negated else ("in", field, items)
        sign = self.rest.pop(0)
        if sign not in ("=", "!=", "<", "<=", ">", ">="):
            raise Unknown(f"{self.text!r}: {sign}")
        if sign == "=":
            return ("in", field, [(self.rest.pop(0), None)])
        if sign == "!=":
            return ("not", [("in", field, [(self.rest.pop(0), None)])])
        return ("compare", field, sign, self.rest.pop(0))

    def item(self):
        first = self.rest.pop(0)
        return first, self.rest.pop(0) if self.take("..") else None


def article(reference):
    """`gdpr/13(1)(c)` as its law and its article."""
    law, _, rest = reference.partition("/")
    return law, re.split(r"\(", rest)[0]


def number_order(text):
    return [(0, int(part), "") if part.isdigit() else (1, 0, part) for part in re.findall(r"\d+|\D+", text)]


def values(case, field):
    """What a case has of a field."""
    if field == "country":
        return case.countries
    if field == "authority":
        return case.authorities
    if field == "company":
        return case.companies
    if field == "group":
        return list(dict.fromkeys(name for company in case.companies for name in case.groups[company]))
    if field == "provision":
        return list(dict.fromkeys("/".join(article(ref)) for ref, finding in case.provisions if finding == "violated"))
    if field == "cites":
        return list(dict.fromkeys("/".join(article(ref)) for ref, _ in case.provisions))
    if field == "law":
        return list(dict.fromkeys(article(ref)[0] for ref, _ in case.provisions))
    if field == "topic":
        return case.topics
    if field == "sector":
        return case.sectors
    if field == "court":
        return case.courts
    if field == "organisation":
        return case.complainants
    if field == "dossier":
        return [case.dossier] if case.dossier else []
    if field == "kind":
        return list(dict.fromkeys(s.kind for s in case.sanctions))
    if field == "year":
        return [case.date.year]
    if field == "decided":
        return [case.decided.text] if case.decided else []
    if field in ("standing", "finality"):
        return [getattr(case, field)]
    raise Unknown(f"field {field}")


def holds(condition, case):
    if condition is None:
        return True
    what = condition[0]
    if what == "and":
        return all(holds(part, case) for part in condition[1])
    if what == "or":
        return any(holds(part, case) for part in condition[1])
    if what == "not":
        return not holds(condition[1][0], case)
    field = condition[1]
    if what == "is":
        if field in FINES + ("settled", "forfeited"):
            _, known, of, _ = getattr(case, field)
            state = "none" if not of else "known" if known == of else "unknown"
            return state == condition[2]
        known = bool(values(case, field)) if field != "days" else case.days is not None
        return known == (condition[2] == "known")
    if what == "compare":
        if field not in FINES + ("settled", "forfeited", "year"):
            raise Unknown(f"{field} {condition[2]}")
        cents, known, of, _ = getattr(case, field) if field != "year" else (case.date.year * 100, 1, 1, False)
        # Of an amount known in part the known part is the least that it can be.
        if cents is None or known < of and condition[2] not in (">", ">="):
            return False
        limit = int(condition[3]) * 100
        return {"<": cents < limit, "<=": cents <= limit, ">": cents > limit, ">=": cents >= limit}[condition[2]]
    return any(is_among(case, field, first, last) for first, last in condition[2])


def is_among(case, field, first, last):
    if field in ("provision", "cites"):
        refs = [ref for ref, finding in case.provisions if field == "cites" or finding == "violated"]
        if last is None:
            return any(ref == first or ref.startswith(first + "(") for ref in refs)
        law, low = article(first)
        high = article(last)[1] if "/" in last else last
        return any(
            article(ref)[0] == law
            and number_order(low) <= number_order(article(ref)[1]) <= number_order(high) for ref in refs)
    own = values(case, field)
    if field == "year":
        return int(first) <= own[0] <= int(last or first)
    if last is not None:
        raise Unknown(f"a range of {field}")
    return first in map(str, own)


class Answers:
    def __init__(self, content, day):
        self.register = reg.Register(content, day)

    def members(self, group, case):
        return {company for company in case.companies if group in case.groups[company]}

    def taken(self, case, quantity, scope):
        """What a case adds to a measure: (cents, known, of, converted); None where it has no such amount."""
        if quantity == "days":
            if not case.sanctions:
                return None
            return case.days, 1, 1, False
        cents, known, of, converted = getattr(case, quantity)
        if not of or scope.get("kind") not in (None, "fine") and quantity in FINES:
            return None
        if quantity in FINES and case.divided and "companies" in scope:
            share = case.share(quantity, scope["companies"](case))
            if share == "unknown":
                cents = None
            elif share is not None:
                cents = share
        return cents, known, of, converted and cents is not None

    def measure(self, measure, cases, scope, whole, whole_scope):
        match = re.fullmatch(r"([a-z-]+)(?:\((\w+)\))?", measure)
        name, quantity = match.groups()
        if name == "count":
            if quantity is None:
                return len(cases)
            if quantity == "sanctions":
                return sum(self.sanctions(case, scope) for case in cases)
            raise Unknown(measure)
        if name == "share":
            if quantity == "cases":
                part, all_ = len(cases), len(whole)
            else:
                part = self.measure(f"sum({quantity})", cases, scope, whole, whole_scope)["value"] or 0
                all_ = self.measure(f"sum({quantity})", whole, whole_scope, whole, whole_scope)["value"]
            return {"share": fractions.Fraction(part, all_) if all_ else None}
        found = [(case, self.taken(case, quantity, scope)) for case in cases]
        found = [(case, entry) for case, entry in found if entry]
        known = [(entry[0], entry[3], case) for case, entry in found if entry[0] is not None]
        if name != "sum" and quantity in ("imposed", "current"):
            known = [entry for entry in known if entry[0] != 0]
        figure = {"known": len(known), "of": len(found), "estimate": any(entry[1] for entry in known), "value": None}
        if not known:
            return figure
        amounts = sorted(entry[0] for entry in known)
        if name == "sum":
            figure["value"] = sum(amounts)
        elif name == "mean":
            figure["value"] = half_even(fractions.Fraction(sum(amounts), len(amounts)))
        elif name in ("lower-quartile", "median", "upper-quartile"):
            place = fractions.Fraction((len(amounts) - 1) * {"l": 1, "m": 2, "u": 3}[name[0]], 4)
            low, rest = int(place), place - int(place)
            high = amounts[min(low + 1, len(amounts) - 1)]
            figure["value"] = half_even(amounts[low] + (high - amounts[low]) * rest)
        elif name in ("max", "min"):
            figure["value"] = amounts[-1 if name == "max" else 0]
            figure["case"] = next(case.id for value, _, case in known if value == figure["value"])
            figure["estimate"] = next(est for value, est, case in known if value == figure["value"])
        return figure

    def sanctions(self, case, scope):
        count = 0
        for sanction in case.sanctions:
            if "kinds" in scope and sanction.kind not in scope["kinds"]:
                continue
            if "companies" in scope and sanction.against and not set(sanction.against) & scope["companies"](case):
                continue
            count += 1
        return count

    def scope(self, condition, scope=None):
        """What a filter says of all the cases that it takes."""
        scope = dict(scope or {})
        parts = condition[1] if condition and condition[0] == "and" else [condition] if condition else []
        for part in parts:
            if part[0] == "in" and part[1] in ("company", "group", "kind"):
                names = [first for first, _ in part[2]]
                scope = self.narrowed(scope, part[1], names)
        return scope

    def narrowed(self, scope, field, names):
        scope = dict(scope)
        if field == "kind":
            scope["kinds"] = set(names) & scope.get("kinds", set(names))
        elif field in ("company", "group"):
            outer = scope.get("companies")

            def companies(case):
                if field == "company":
                    own = set(names) & set(case.companies)
                else:
                    own = {company for name in names for company in self.members(name, case)}
                return own if outer is None else own & outer(case)

            scope["companies"] = companies
        return scope

    def select(self, text):
        query = Query(text) if isinstance(text, str) else text
        return [case for case in self.register.cases if holds(query.condition, case)]

    def answer(self, text):
        """The rows of an answer by their keys, and the total; for a list, the cases in order."""
        query = Query(text)
        cases = self.select(query)
        if not query.measures:
            return {"cases": [case.id for case in self.ordered(cases, query)][: query.limit], "count": len(cases)}
        scope = self.scope(query.condition)
        if not query.groups:
            whole = self.register.cases
            return {"rows": {(): [self.measure(m, cases, scope, whole, {}) for m in query.measures]}}
        groups = collections.defaultdict(list)
        for case in cases:
            for first in values(case, query.groups[0]):
                for second in values(case, query.groups[1]) if len(query.groups) > 1 else [None]:
                    groups[(str(first),) if second is None else (str(first), str(second))].append(case)
        rows = {}
        for key, members in groups.items():
            own = scope
            for field, value in zip(query.groups, key):
                own = self.narrowed(own, field, [value])
                if field == "kind":
                    own["kind"] = value
            rows[key] = [self.measure(m, members, own, cases, scope) for m in query.measures]
        total = [self.measure(m, cases, scope, cases, scope) for m in query.measures]
        return {"rows": rows, "total": total}

    def ordered(self, cases, query):
        for field, descending in reversed(query.order):
            if field == "decided":
                def size(case): return case.decided.first.toordinal() if case.decided else None
            elif field == "year":
                def size(case): return case.date.year
            elif field in FINES:
                def size(case): return getattr(case, field)[0]
            else:
                raise Unknown(f"order by {field}")
            known = [case for case in cases if size(case) is not None]
            known.sort(key=size, reverse=descending)
            if descending:
                # Equal ones keep the register's order.
                known = sorted(sorted(known, key=lambda c: self.register.cases.index(c)), key=lambda c: -size(c))
            cases = known + [case for case in cases if size(case) is None]
        return cases


def half_even(value):
    return round(fractions.Fraction(value))
