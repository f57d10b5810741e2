"""Writes packages/engines/data/generated/infinity/<version>.json from the infinity-emb that is installed. See README.md."""

import importlib.metadata
import re
from functools import cached_property
from pathlib import Path

import catalogue
import infinity_emb
import typer
from infinity_emb.cli import tp
from infinity_emb.env import MANAGER

TYPES = {"INT": "int", "FLOAT": "float", "BOOL": "bool"}


def describe(parameter):
    kind = "append" if parameter.multiple else "value"
    if parameter.is_flag:
        kind = "toggle" if parameter.secondary_opts else "switch"
    option = {"names": [*parameter.opts, *parameter.secondary_opts], "kind": kind}
    if parameter.is_flag:
        return {**option, **({"collects": True} if parameter.multiple else {})}
    return {**option, **value(parameter)}


def value(parameter):
    if parameter.name == "url_prefix":
        return {"type": "path-prefix"}  # validate_url() of infinity_emb/cli.py, behind the type
    choices = getattr(parameter.type, "choices", None)
    if choices:
        return {"type": "string", "choices": [str(getattr(choice, "value", choice)) for choice in choices]}
    return {"type": TYPES.get(parameter.type.name.upper(), TYPES.get(str(parameter.type), "string"))}


def variable(parameter):
    """Infinity reads the same from variables; several values stand in one, with `;` between them."""
    row = {"name": MANAGER.to_name(parameter.name)}
    if parameter.is_flag:
        return {**row, "type": "string"}
    return {**row, **value(parameter), **({"separator": ";"} if parameter.multiple else {})}


def others(known):
    """Variables that the code names or looks up, and that are no option."""
    folder = Path(infinity_emb.__file__).parent
    named = {name for path in folder.rglob("*.py") for name in re.findall(r"INFINITY_[A-Z][A-Z_]*[A-Z]", path.read_text())}
    looked_up = {MANAGER.to_name(name) for name, value in vars(type(MANAGER)).items() if isinstance(value, cached_property)}
    return [{"name": name, "type": "string"} for name in (named | looked_up) - known]


command = typer.main.get_command(tp).commands["v2"]
options = [each for each in command.params if each.name != "help"]
variables = [variable(each) for each in options]
variables += others({row["name"] for row in variables})
version = importlib.metadata.version("infinity-emb")

if __name__ == "__main__":
    catalogue.write(
        "infinity",
        version,
        {"source": "pypi:infinity-emb", "how": "the click command `v2`, asked for its parameters"},
        sorted((describe(each) for each in options), key=lambda option: option["names"]),
        sorted(variables, key=lambda row: row["name"]),
    )
