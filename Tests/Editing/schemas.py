#!/usr/bin/env python3
"""Holds the JSON Schemas against the content and against samples that the reader refuses.

usage: check.py PROGRAM CONTENT

The schemas are schemas (draft 2020-12); every file of the content is valid; so is every example of every field; and
what is plainly wrong is not. A file that the reader takes must never be refused by a schema.
"""
import json
import pathlib
import subprocess
import sys

import jsonschema
from ruamel.yaml import YAML

KINDS = {
    "cases": ("case", "case-translation"),
    "authorities": ("authority", "page-translation"),
    "companies": ("company", "page-translation"),
    "courts": ("court", "page-translation"),
    "organisations": ("organisation", "page-translation"),
    "reports": ("report", "page-translation"),
    "dossiers": ("dossier", "page-translation"),
    "pages": ("page", "page-translation"),
    "years": ("year", "page-translation"),
}

GOOD = """
title: Netflix fined
authority: ap
company: netflix
decided: 2024-11-26
fine: EUR 4750000
source: https://example.org/decision
"""

# Each makes one thing wrong with the good case: lines to take out by their field, and lines to add.
REFUSED = {
    "a field that is not there": ("title", "titel: Netflix fined"),
    "no title": ("title", ""),
    "no authority": ("authority", ""),
    "an authority twice": ("", "authorities: [cnil]"),
    "no party": ("company", ""),
    "no source": ("source", ""),
    "no date": ("decided", ""),
    "an amount in words": ("fine", "fine: 4.75 million"),
    "a date the other way round": ("decided", "decided: 26-11-2024"),
    "an id with a capital": ("company", "company: Netflix"),
    "a party that is named in no way": ("company", "company: {role: processor}"),
    "an unknown role": ("company", "company: {id: netflix, role: boss}"),
    "a source without address or title": ("source", "source: {kind: decision}"),
    "a source of no kind": ("source", "source: {url: 'https://example.org', kind: rumour}"),
    "a provision without a law": ("", "provisions: ['13(1)']"),
    "a finding that is none": ("", "provisions: [{ref: gdpr/13, finding: maybe}]"),
    "an event without a type": ("", "events: [{date: 2025-01-01}]"),
    "an event of no type": ("", "events: [{type: party}]"),
    "a judgment without an outcome": ("", "events: [{type: judgment, date: 2025-01-01}]"),
    "a settlement without an amount": ("", "events: [{type: settlement, date: 2025-01-01}]"),
    "an amount that does not belong": ("", "events: [{type: objection, amount: EUR 5}]"),
    "a publication of no kind": ("", "publication: maybe"),
    "a flag in words": ("", "cross_border: perhaps"),
    "a list where a text is": ("title", "title: [a, b]"),
}


def parser():
    """YAML 1.2 as editors' tools read it; days are texts in JSON."""
    yaml = YAML(typ="safe", pure=True)
    yaml.resolver  # made when it is first asked for
    resolvers = yaml.resolver.versioned_resolver
    for key, entries in resolvers.items():
        resolvers[key] = [(tag, regexp) for tag, regexp in entries if not tag.endswith(":timestamp")]
    yaml.constructor.yaml_constructors["tag:yaml.org,2002:timestamp"] = (
        lambda constructor, node: constructor.construct_scalar(node))
    return yaml


def front_matter(text):
    lines = text.lstrip("\ufeff").splitlines(keepends=True)
    end = next(i for i, line in enumerate(lines[1:], 1) if line.rstrip() == "---")
    return parser().load("".join(lines[1:end])) or {}


def main():
    program, content = sys.argv[1], pathlib.Path(sys.argv[2])
    failures = []
    schemas = {}

    def schema(kind):
        if kind not in schemas:
            printed = subprocess.run([program, "schema", kind], check=True, capture_output=True, text=True).stdout
            value = json.loads(printed)
            jsonschema.Draft202012Validator.check_schema(value)
            schemas[kind] = jsonschema.Draft202012Validator(value)
        return schemas[kind]

    def problems(kind, value):
        return [f"{'/'.join(map(str, e.absolute_path))}: {e.message[:120]}" for e in schema(kind).iter_errors(value)]

    files = 0
    for folder, (kind, translation) in KINDS.items():
        for path in sorted((content / folder).rglob("*.md")) if (content / folder).is_dir() else []:
            is_translation = len(path.name.split(".")) == 3
            found = problems(translation if is_translation else kind, front_matter(path.read_text()))
            failures += [f"{path}: {problem}" for problem in found]
            files += 1
    for path in sorted((content / "laws").glob("*.yml")):
        failures += [f"{path}: {problem}" for problem in problems("law", parser().load(path.read_text()))]
        files += 1
    for name in ("site", "topics", "sectors"):
        path = content / f"{name}.yml"
        if path.is_file():
            failures += [f"{path}: {problem}" for problem in problems(name, parser().load(path.read_text()))]
            files += 1
    if files < 10:
        failures.append(f"only {files} files were found in {content}")

    # Every field's example is one.
    examples = 0

    def walk(node, root, kind):
        nonlocal examples
        if isinstance(node, dict):
            for name, field in (node.get("properties") or {}).items():
                if isinstance(field, dict) and "examples" in field:
                    examples += 1
                    part = {key: value for key, value in field.items()}
                    part["$defs"] = root.get("$defs", {})
                    for error in jsonschema.Draft202012Validator(part).iter_errors(field["examples"][0]):
                        failures.append(f"the example of `{name}` ({kind}): {error.message[:120]}")
            for value in node.values():
                walk(value, root, kind)
        elif isinstance(node, list):
            for value in node:
                walk(value, root, kind)

    for kind in [*{kind for pair in KINDS.values() for kind in pair}, "law", "site", "topics", "sectors"]:
        walk(schema(kind).schema, schema(kind).schema, kind)
    if examples < 100:
        failures.append(f"only {examples} examples were found")

    if problems("case", parser().load(GOOD)):
        failures.append(f"the sample that is right is refused: {problems('case', parser().load(GOOD))}")
    for name, (without, added) in REFUSED.items():
        lines = [line for line in GOOD.strip().splitlines() if not without or not line.startswith(without + ":")]
        if not problems("case", parser().load("\n".join([*lines, added]))):
            failures.append(f"a case with {name} is taken")

    for failure in failures:
        print(f"schema: {failure}", file=sys.stderr)
    print(f"schemas: {len(schemas)} kinds, {files} files valid, {examples} examples, {len(REFUSED)} samples refused")
    return 1 if failures else 0


sys.exit(main())
