#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The JSON Schema of the profile format against the profiles, and against the reader's own keys.

schema.py SOURCE_FOLDER. Ends with 77 where python3-jsonschema or python3-yaml is missing.
"""
import json
import pathlib
import re
import sys

try:
    import jsonschema
    import yaml
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

# Mistakes that the shape of a file shows, without knowing what its names mean.
SHAPE_MISTAKES = [
    "commands-as-a-list", "dangerous-maybe", "dtype-unknown", "element-type-array",
    "identity-without-pattern", "instrument-as-text", "interface-of-an-unknown-type", "interface-without-type",
    "limit-with-a-unit", "misspelt-command-key", "misspelt-parameter-type", "misspelt-quirk",
    "misspelt-top-level-key", "misspelt-type", "modbus-without-address", "no-class", "no-identity", "no-instrument",
    "no-model", "params-as-a-list-of-maps", "parity-by-letter", "parser-without-type", "return-type-number",
    "returns-as-a-word", "scpi-as-a-list", "step-with-both", "terminator-by-word", "timeout-in-seconds",
    "timeout-with-unit", "top-is-a-list", "vendor-id-without-0x",
]


class Loader(yaml.SafeLoader):
    """Profiles repeat keys only by mistake, and dates in them are texts."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read(path):
    return yaml.load(path.read_bytes().decode("utf-8-sig"), Loader)


def schema_keys(node, keys):
    if isinstance(node, dict):
        keys.update(node.get("properties", {}))
        for value in node.values():
            schema_keys(value, keys)
    elif isinstance(node, list):
        for value in node:
            schema_keys(value, keys)
    return keys


def reader_keys(source):
    keys = set()
    for path in (source / "core/profile").glob("model_reader*.cpp"):
        keys.update(re.findall(r'(?<!findParameter\()u"([a-z_0-9]+)"', path.read_text()))
    quirks = (source / "core/visa/usb_quirks.cpp").read_text()
    keys.update(re.findall(r'\{QLatin1StringView\("([a-z_]+)"\), &UsbQuirks', quirks))
    return keys


def main():
    source = pathlib.Path(sys.argv[1])
    schema = json.loads((source / "resources/schema/visor-profile.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    corpus = source / "tests/core/profile/corpus"
    failures = []

    good = sorted((source / "profiles").glob("*.yaml")) + sorted((corpus / "valid").glob("*.yaml"))
    checked = 0
    for path in good:
        try:
            profile = read(path)
        except yaml.YAMLError:
            continue  # PyYAML knows YAML 1.1 only, and not all of it
        checked += 1
        for error in validator.iter_errors(profile):
            where = ".".join(str(part) for part in error.absolute_path)
            failures.append(f"{path.name}: {where}: {error.message[:200]}")
    if checked < len(good) * 9 // 10:
        failures.append(f"only {checked} of {len(good)} profiles could be read")

    found = 0
    for name in SHAPE_MISTAKES:
        path = corpus / "mistakes" / f"{name}.yaml"
        if not path.exists():
            continue
        found += 1
        if validator.is_valid(read(path)):
            failures.append(f"{path.name}: the schema finds nothing wrong with it")
    if found < 30:
        failures.append(f"only {found} mistakes were tried")

    in_schema, in_reader = schema_keys(schema, set()), reader_keys(source)
    for key in sorted(in_reader - in_schema):
        failures.append(f"the reader knows the key {key}, the schema does not")
    for key in sorted(in_schema - in_reader):
        failures.append(f"the schema knows the key {key}, the reader does not")

    print("\n".join(failures) or f"{checked} profiles, {found} mistakes, {len(in_reader)} keys")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
