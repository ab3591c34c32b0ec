"""The numbers that the headlines of figures must state, by the figure's id."""

import collections
import re

from reading import MONEY


def headline(pattern, *values):
    """Checks the numbers of a headline: each value is computed from the check and the figure's condition."""

    def check(self, where, figure, query):
        found = re.fullmatch(pattern.replace("MONEY", f"({MONEY})"), figure.headline)
        if not found:
            return self.differ(where, f"the headline {figure.headline!r} is not of its kind")
        total = self.answer(figure.query)
        for shown, value in zip(found.groups(), values):
            if shown is not None:
                self.shown(where, "headline", shown, value(self, query, total), "numbers in headlines", True)

    return check


def total(place):
    return lambda self, query, answer: self.value(answer["total"][place])


def best(place, of=0):
    def value(self, query, answer):
        row = max(answer["rows"].values(), key=lambda row: self.value(row[of]) or 0)
        is_share = isinstance(row[place], dict) and "share" in row[place]
        return row[place]["share"] * 100 if is_share else self.value(row[place])
    return value


def first_year(self, query, answer):
    return min(int(key[0][:4]) for key in answer["rows"])


def all_cases(self, query, answer):
    return len(self.answers.select(query))


def repeated(self, query, answer):
    heads = [row for key, row in answer["rows"].items() if not self.answers.register.parents.get(key[0])]
    return sum(row[2] > 1 for row in heads)


def most_of_heads(self, query, answer):
    return max(row[2] for key, row in answer["rows"].items() if not self.answers.register.parents.get(key[0]))


def quantile(name):
    def value(self, query, answer):
        condition = query.text.partition(" order by")[0]
        return self.one(f"{name}(current) where {condition}")[0]
    return value


def outcome_of(place):
    return lambda self, query, answer: answer["rows"][()][place]["value"]


def most_frequent_kind(self, query, answer):
    sums = collections.Counter()
    for key, row in answer["rows"].items():
        sums[key[1]] += row[0]
    return max(sums.values())


def busiest(self, query, answer):
    return int(max(answer["rows"], key=lambda key: answer["rows"][key][0])[0])


def largest(self, query, answer):
    return self.cases[answer["cases"][0]].current[0]


LEADER = headline(r".* accounts? for ([\d.]+%) of the fines that stand: MONEY", best(3), best(0))
FREQUENT = r".*: in (\d+) of (\d+) cases?"
HEADLINES = {
    "growth": headline(
        r"MONEY in fines imposed since (\d{4}), (?:all of which stands|of which MONEY stands)",
        total(1), first_year, total(0)),
    "cases-over-time": headline(
        r"(\d+) cases? since (\d{4})(?:; the year with most is (\d{4}), with (\d+))?",
        total(0), first_year, busiest, best(0)),
    "by-authority": LEADER, "by-country": LEADER, "by-sector": LEADER,
    "by-topic": headline(FREQUENT, best(0), all_cases), "by-provision": headline(FREQUENT, best(0), all_cases),
    "by-group": headline(
        r"(\d+) compan(?:y was|ies were) sanctioned more than once.*?(\d+) cases?", repeated, most_of_heads),
    "distribution": headline(
        r"Half of the fines that stand lie between MONEY and MONEY; the median is MONEY", quantile("lower-quartile"),
        quantile("upper-quartile"), quantile("median")),
    "outcome": headline(
        r"Of MONEY imposed, MONEY stands(?: and MONEY is known to be paid \(.*\))?",
        outcome_of(0), outcome_of(1), outcome_of(2)),
    "by-year": headline(
        r"(\d+) sanctions? since (\d{4}); the most frequent kind is .*: (\d+)",
        total(0), first_year, most_frequent_kind),
    "largest": headline(r"The largest fine that stands is MONEY: .*", largest),
}
