"""Describes the environment variables that a pydantic-settings class reads, by asking the class."""

import enum
import types
import typing

from pydantic import BaseModel, SecretStr


def value_of(annotation):
    """The type of a field, as in packages/engines/src/option.ts; `None` in a union only says that it may be left out."""
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        return value_of(typing.get_args(annotation)[0])
    if origin in (typing.Union, types.UnionType):
        kinds = [value_of(one) for one in typing.get_args(annotation) if one is not type(None)]
        return kinds[0] if all(kind == kinds[0] for kind in kinds) else {"type": "string"}
    if origin is typing.Literal:
        return {"type": "string", "choices": [str(one) for one in typing.get_args(annotation)]}
    if isinstance(annotation, type) and issubclass(annotation, enum.Enum):
        return {"type": "string", "choices": [str(one.value) for one in annotation]}
    if annotation in (bool, int, float):
        return {"type": annotation.__name__}
    if annotation in (str, SecretStr):
        return {"type": "string"}
    nested = isinstance(annotation, type) and issubclass(annotation, BaseModel)
    return {"type": "json"} if origin in (list, dict, set, tuple) or annotation in (list, dict) or nested else {"type": "string"}


def names_of(name, field, prefix):
    alias = field.validation_alias or field.alias
    if alias is None:
        return [f"{prefix}{name}"]
    return [str(one) for one in getattr(alias, "choices", [alias])]


def variables_of(settings, prefix=None, delimiter=None):
    """One row a variable, in upper case; the classes read them whatever their case."""
    config = settings.model_config
    prefix = config.get("env_prefix", "") if prefix is None else prefix
    delimiter = delimiter or config.get("env_nested_delimiter")
    rows = []
    for name, field in settings.model_fields.items():
        annotation = field.annotation
        for spelling in names_of(name, field, prefix):
            rows.append({"name": spelling.upper(), **value_of(annotation)})
            if delimiter and isinstance(annotation, type) and issubclass(annotation, BaseModel):
                rows += variables_of(annotation, f"{spelling}{delimiter}", delimiter)
    return rows


def unique(rows):
    """A later class's fields do not change an earlier one's: the server reads both, so the narrower type counts."""
    known = {}
    for row in rows:
        known.setdefault(row["name"], row)
    return sorted(known.values(), key=lambda row: row["name"])
