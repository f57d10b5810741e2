"""What the extractors share: describes the options of a real argparse parser, by asking the parser.

An option's type is not read from a name but tried out: its `type` function is called with a few texts, and what it
takes says what it is. That holds for every version of an engine, whatever its functions are called.
"""

import argparse
import contextlib
import io
import json
import re
import sys
from datetime import date
from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / "packages" / "engines" / "data" / "generated"

# Text -> what the answers mean. The order is that of the tables in `value_type`.
PROBES = ["1", "-1", "1.5", "1k", "auto", "two", '{"a": 1}', "{", "{bad}", "[1]", "true", "a=b", "a,b"]


def accepts(convert, text):
    """Whether a type function takes a text. What it prints is swallowed."""
    try:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            convert(text)
        return True
    except Exception:  # argparse reports some of them, the others end the server all the same
        return False


def value_type(convert):
    """The name of the type, as in packages/engines/src/option.ts."""
    if convert is None or convert is str:
        return "string"
    takes = {text for text in PROBES if accepts(convert, text)}
    if {"two", "1.5"} <= takes:
        # `{…}` must be JSON, everything else is text
        return "string" if "{bad}" in takes else "json-or-string"
    if "1k" in takes:
        return "size-or-auto" if "auto" in takes else "size"
    if "1.5" in takes and '{"a": 1}' not in takes:
        return "float"
    if "1" in takes and "true" in takes and "[1]" not in takes:
        return "bool"
    if "1" in takes and "[1]" not in takes:
        return "int"
    # A JSON document of a certain shape refuses the probes' keys, but never for their syntax.
    return "json"


def nullable(convert):
    """Whether an empty value and `None` mean "no value" although the type would refuse them."""
    return convert not in (None, str) and accepts(convert, "None") and accepts(convert, "")


def folds(convert, choices):
    """Whether the type turns capitals, and dashes for underscores, into a choice before it is looked up."""
    if convert is None:
        return False
    try:
        return all(convert(choice.upper()) == convert(choice) for choice in choices if choice != "None")
    except Exception:
        return False


def kind_of(action):
    if isinstance(action, argparse.BooleanOptionalAction):
        return "toggle"
    if action.nargs == 0:
        return "switch"
    return "append" if isinstance(action, argparse._AppendAction) else "value"


def deprecation(action, deprecated):
    """True where the parser itself, or the first words of the help, call the option deprecated."""
    text = action.help or ""
    return bool(
        getattr(action, "deprecated", False)
        or action in deprecated
        or re.search(r"\[?DEPRECATED|(?:is|will be) deprecated|^deprecated", text, re.I)
        and not re.search(r"deprecated (?:format|value|behaviou?r)", text, re.I)
    )


def names_of(parser, action):
    """What the parser takes for the option: vLLM 0.33 hides spellings from help that it still takes."""
    hidden = [name for name, known in parser._option_string_actions.items() if known is action]
    return list(dict.fromkeys([*action.option_strings, *hidden]))


def describe(action, names, deprecated=frozenset(), choices=None):
    """One option as plain data; keys that say nothing are left out."""
    kind = kind_of(action)
    option = {"names": names, "kind": kind}
    if kind in ("value", "append"):
        known = choices or action.choices
        option["type"] = "string" if choices else value_type(action.type)
        if type(action).__name__ == "LoRAParserAction":
            option["type"] = "lora"
        if known:
            option["choices"] = [str(choice) for choice in known]
            if folds(action.type, option["choices"]):
                option["folded"] = True
        if action.nargs is not None:
            option["nargs"] = action.nargs
        if not known and option["type"] != "string" and nullable(action.type):
            option["nullable"] = True
    if deprecation(action, deprecated):
        option["deprecated"] = True
    return option


def excludes(parser, action):
    groups = [group._group_actions for group in parser._mutually_exclusive_groups]
    others = [one for group in groups if action in group for one in group if one is not action]
    return {"excludes": [one.option_strings[0] for one in others]} if others else {}


def options_of(parser, deprecated=frozenset(), choices=None):
    """Every option of a parser, in a stable order. `choices`: what a type function accepts but does not list."""
    found = [
        {
            **describe(action, names_of(parser, action), deprecated, (choices or {}).get(action.dest)),
            **excludes(parser, action),
        }
        for action in parser._actions
        if action.option_strings and action.dest != "help"
    ]
    return sorted(found, key=lambda option: option["names"])


def write(engine, version, source, options, variables=()):
    """One file an engine and version, one option a line, so that a difference between versions can be read."""
    head = {"engine": engine, "version": version, **source, "date": date.today().isoformat()}
    lines = [f'  "{key}": {json.dumps(value)}' for key, value in head.items()]
    for key, rows in (("options", options), ("variables", variables)):
        if rows:
            body = ",\n".join(f"    {json.dumps(row)}" for row in rows)
            lines.append(f'  "{key}": [\n{body}\n  ]')
    path = DATA / engine / f"{version}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n")
    print(f"{path}: {len(options)} options, {len(variables)} variables", file=sys.stderr)
