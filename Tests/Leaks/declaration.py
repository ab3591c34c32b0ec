"""Makes a value for every field that a kind of file declares, with a word in it that stands nowhere else.

What is declared is asked of the program (`casebook schema`), so a field that is added is filled from then on, or
complained of until somebody says here what it takes.
"""

import itertools
import json
import re
import subprocess


class Canaries:
    """Words, numbers and digests that stand nowhere else, each with the field it was put into."""

    WORD = re.compile(rb"cnry[a-z]{3}")

    def __init__(self):
        self.fields = {}
        letters = "bcdfghjklm"
        self._words = ("cnry" + "".join(three) for three in itertools.product(letters, repeat=3))
        self._numbers = itertools.count(91827301, 7)

    def word(self, field):
        word = next(self._words)
        self.fields[word] = field
        return word

    def number(self, field):
        number = next(self._numbers)
        self.fields[str(number)] = field
        return number

    def found(self, data):
        """The canaries that some bytes hold, as written or as numbers are written for people."""
        data = data.lower()
        found = {word.decode() for word in self.WORD.findall(data)} & self.fields.keys()
        # Numbers are written with points, commas and blanks of several kinds.
        if b"827" in data:
            for number in self.fields:
                if number.isdigit():
                    million = f"{number[:-6]}[.,]{number[-6:-4]}".encode()
                    thousands = rb"(?:[.,' ]|\xc2\xa0|\xe2\x80\xaf|&nbsp;)?".join(
                        [number[:-6].encode(), number[-6:-3].encode(), number[-3:].encode()]
                    )
                    if re.search(rb"(?<![0-9a-f])(?:" + thousands + rb"|" + million + rb"(?:\xc2\xa0| )mi)", data):
                        found.add(number)
        return found


class Declaration:
    """The fields of one kind of file."""

    def __init__(self, program, kind):
        self.kind = kind
        self.schema = json.loads(subprocess.run([program, "schema", kind], check=True, capture_output=True).stdout)

    def fill(self, canaries, given, left_out):
        """A value for every field; `given` says what those take that refer to something, by their paths."""
        self._canaries, self._given, self._left_out = canaries, given, left_out
        value = self._value(self.schema, self.kind)
        missing = self.fields() - self._named(value, self.kind) - left_out
        missing = {path for path in missing if not any(path.startswith(out + ".") for out in left_out)}
        if missing:
            raise SystemExit(
                f"Tests/Leaks: the {self.kind} declares {', '.join(sorted(missing))}, and nothing fills it: "
                "say in content.py what it takes"
            )
        return value

    def fields(self):
        """The paths of all fields, such as `case.events.note`."""
        fields = set()

        def walk(schema, path):
            for part in self._variants(schema):
                for name, inner in part.get("properties", {}).items():
                    if f"{path}.{name}" not in fields:
                        fields.add(f"{path}.{name}")
                        walk(inner, f"{path}.{name}")
                if "items" in part:
                    walk(part["items"], path)

        walk(self.schema, self.kind)
        return fields

    def _variants(self, schema):
        """A schema as the plain ones it allows."""
        if "$ref" in schema:
            return self._variants(self.schema["$defs"][schema["$ref"].rsplit("/", 1)[1]])
        if "anyOf" in schema and "type" not in schema:
            return [part for one in schema["anyOf"] for part in self._variants(one)]
        return [schema]

    def _named(self, value, path):
        """The paths of the fields that a value fills."""
        if isinstance(value, list):
            return set().union(*[self._named(one, path) for one in value]) if value else set()
        if not isinstance(value, dict):
            return set()
        named = set()
        for name, inner in value.items():
            named |= {f"{path}.{name}"} | self._named(inner, f"{path}.{name}")
        return named

    def _value(self, schema, path):
        if path in self._given:
            given = self._given[path]
            return given() if callable(given) else given
        variants = self._variants(schema)
        records = [one for one in variants if one.get("properties")]
        if records:
            record = records[0]
            return {
                name: self._value(inner, f"{path}.{name}")
                for name, inner in record["properties"].items()
                if f"{path}.{name}" not in self._left_out
            }
        for one in variants:
            if one.get("type") == "array":
                return [self._value(one["items"], path)]
        for one in variants:
            if one.get("type") == "object":
                # A text for each language, or names with a text each.
                if "patternProperties" in one:
                    return {"en": self._canaries.word(path), "nl": self._canaries.word(path + " (nl)")}
                return {self._canaries.word(path): self._canaries.word(path)}
        one = variants[0]
        if "enum" in one:
            return one["enum"][0]
        if one.get("type") == "boolean":
            return True
        if one.get("type") == "integer":
            return one["minimum"]
        pattern = one.get("pattern", "")
        if pattern.startswith("^https?"):
            return f"https://{self._canaries.word(path)}.example/"
        if pattern.startswith("^[A-Z]{3} [0-9]") or pattern.startswith("^([A-Z]{3} [0-9]"):
            return f"EUR {self._canaries.number(path)}"
        if not pattern or pattern.startswith("^[a-z0-9]"):
            return self._canaries.word(path)
        examples = schema.get("examples") or one.get("examples")
        if examples:
            return examples[0]
        raise SystemExit(f"Tests/Leaks: nothing says what `{path}` takes: say it in content.py")


def front_matter(fields):
    """Fields as the head of a Markdown file: YAML in the form that JSON shares with it."""
    return "---\n" + "".join(f"{name}: {json.dumps(value)}\n" for name, value in fields.items()) + "---\n"
