"""Makes queries from a seed: of every field and operator, and broken ones."""

import json
import random

IDS = {
    "authority": "authority", "court": "court", "company": "company", "group": "company", "dossier": "dossier",
    "law": "law", "sector": "sector", "topic": "topic", "language": "language",
}
COMPARISONS = ["=", "!=", "<", "<=", ">", ">="]
WORDS = ["fine", "privacy", "cookie", "da", "dé", "Überwachung", "2019", "data-protection", "the", "zzzz", "ß", "nl"]


class Queries:
    """Queries about one register, whose data names the ids that exist."""

    def __init__(self, folder, seed):
        self.random = random.Random(seed)
        index = json.loads((folder / "index.json").read_text())
        self.fields = {field["name"]: field for field in index["fields"]}
        self.countries = index["countries"].split()
        self.places = index["places"].split() or ["gdpr/13"]
        self.currencies = index["caseCurrencies"].split() or ["EUR"]
        kinds = {"a": "authority", "t": "court", "c": "company", "o": "organisation"}
        self.ids = {"language": index["siteLanguages"].split(), "law": [law["id"] for law in index["laws"]]}
        for name in ("dossiers", "topics", "sectors"):
            self.ids[name[:-1]] = index[name].split()
        for identifier, kind in zip(index["entities"]["id"].split(), index["entities"]["category"].split()):
            if identifier == "-":
                continue
            self.ids.setdefault(kinds[kind], []).append(identifier)
        self.used = [identifier for identifier in index["entities"]["id"].split() if identifier != "-"]
        self.amounts = []
        for part in index["parts"]:
            columns = json.loads((folder / f"{part['name']}.json").read_text())
            self.amounts += [int(unit) for unit in columns["imposed"]["units"] if unit is not None]
        self.amounts = self.amounts or [100]

    def query(self):
        """A query that lists cases; about one in six is wrong somehow."""
        parts = []
        if self.chance(92):
            parts.append(("where " if self.chance(15) else "") + self.filter(0))
        if self.chance(45) or not parts:
            sorts = [name for name, field in self.fields.items() if field["sorts"]]
            keys = self.random.sample(sorts, self.random.choice([1, 1, 1, 2]))
            parts.append("order by " + ", ".join(key + self.pick(["", " asc", " desc"]) for key in keys))
        if self.chance(12):
            parts.append(f"limit {self.random.randint(1, 30)}")
        text = " ".join(parts)
        return self.broken(text) if self.chance(20) else text

    def filter(self, depth):
        choice = self.random.randint(0, 4 if depth > 4 else 9)
        if choice == 5:
            return "not " + self.filter(depth + 1)
        if choice == 6:
            return "(" + self.filter(depth + 1) + ")"
        if choice in (7, 8):
            return self.filter(depth + 1) + " and " + self.filter(depth + 1)
        if choice == 9:
            return self.filter(depth + 1) + " or " + self.filter(depth + 1)
        return self.condition()

    def condition(self):
        field = self.pick(list(self.fields.values()))
        name, form = field["name"], field["form"]
        if form == "text":
            return f"text {self.pick(['contains', '='])} {self.pick(WORDS + [repr('Privacy data'), repr('a b c')])}"
        if field["states"] and self.chance(20):
            return f"{name} is {self.pick(['', 'not '])}{self.pick(field['states'].split())}"
        if form != "flag" and self.chance(35):
            items = [self.item(field) for _ in range(self.random.randint(1, 4))]
            text = items[0] if len(items) == 1 and self.chance(50) else "(" + ", ".join(items) + ")"
            return f"{name} {self.pick(['in', 'in', 'not in'])} {text}"
        operators = COMPARISONS if form in ("number", "date", "amount") else ["=", "=", "!="]
        return f"{name} {self.pick(operators)} {self.value(field)}"

    def item(self, field):
        form = field["form"]
        if form not in ("number", "date", "amount", "provision") or self.chance(60):
            return self.value(field)
        if form == "number":
            one, two = sorted(self.random.randint(*field["range"] if field["name"] == "days" else (2015, 2026))
                              for _ in range(2))
            return f"{one}..{two}"
        if form == "date":
            return f"{self.random.randint(2017, 2021)}..{self.pick(['2022', '2023-06', '2024-02-29'])}"
        if form == "amount":
            one, two = sorted(self.random.choice(self.amounts) // 100 for _ in range(2))
            return f"{one}..{two}"
        place = self.pick(self.places)
        law, article = place.split("/", 1)
        return f"{place}..{self.pick([article.split('(')[0], '99', law + '/40', '14(1)'])}"

    def value(self, field):
        form, name = field["form"], field["name"]
        if form == "id":
            if name in ("authority", "court", "company", "group") and self.chance(3):
                return self.pick(self.used)
            ids = self.ids.get(field["noun"], [])
            return self.quoted(self.pick(ids)) if ids else "nothing"
        if form == "country":
            return self.quoted(self.pick(self.countries if self.chance(20) else ["NL", "IE", "FR", "DE", "US", "GB", "AT"]))
        if form == "provision":
            place = self.pick(self.places)
            return place.split("(")[0] if self.chance(60) else place
        if form == "currency":
            return self.pick(self.currencies + ["USD"])
        if form == "word":
            word = self.pick(field["words"].split())
            return f'"{word}"' if self.chance(10) else word
        if form == "flag":
            return self.pick(["true", "false"])
        if form == "number":
            return str(self.random.randint(0, 2000) if name == "days" else self.random.randint(2015, 2026))
        if form == "date":
            year = self.random.randint(2016, 2026)
            return self.pick([f"{year}", f"{year}-0{self.random.randint(1, 9)}", f"{year}-1{self.random.randint(0, 2)}-{self.random.randint(10, 28)}"])
        units = self.random.choice(self.amounts) + self.pick([0, 0, 1, -1, 12345])
        digits = str(max(units, 0) // 100)
        if self.chance(15):
            digits += self.pick([".5", ".25", ".00"])
        if self.chance(25):
            return f"{self.pick(self.currencies + ['GBP', 'SEK', 'JPY'])} {digits.split('.')[0]}"
        return digits

    def quoted(self, text):
        return f'"{text}"' if text in ("in", "is", "or", "by", "and") or self.chance(8) else text

    def broken(self, text):
        """The text with something wrong: a sign or a word taken away, added, doubled or misspelt."""
        words = text.split(" ")
        place = self.random.randrange(len(words))
        choice = self.random.randint(0, 7)
        if choice == 0:
            del words[place]
        elif choice == 1:
            words.insert(place, self.pick(["and", "or", "not", "(", ")", "in", "is", "==", "<>", "&&", "€", "limit", "order by", ","]))
        elif choice == 2 and len(words[place]) > 2:
            at = self.random.randrange(len(words[place]) - 1)
            words[place] = words[place][:at] + words[place][at + 1] + words[place][at] + words[place][at + 2:]
        elif choice == 3:
            words[place] = words[place].upper()
        elif choice == 4:
            words[place] = words[place] + self.pick(["x", "1", "\"", "ü", "…", "..", "(", "/"])
        elif choice == 5:
            return text[: self.random.randrange(len(text) + 1)]
        elif choice == 6:
            words[place] = self.pick(["fine", "status", "amount", "Where", "AND", "uk", "1.5.2", "gdpr/", "13", "true", "known", "nl", "xx-yy", "2024-13"])
        else:
            at = self.random.randrange(len(text) + 1)
            return text[:at] + self.pick(list("()=<>!,.;:'\"&|€ *~[]{}…–é")) + text[at:]
        return " ".join(words)

    def pick(self, values):
        return self.random.choice(values)

    def chance(self, percent):
        return self.random.randrange(100) < percent
