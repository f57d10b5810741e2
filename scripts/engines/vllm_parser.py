"""Builds the real command-line parser of whichever vLLM is first on the path, without a GPU.

What cannot be imported (compiled kernels, libraries of a GPU) is replaced by an object that answers everything, as
vLLM's own documentation build does; the parser needs none of it. The names replaced are reported, and end up in the
data's provenance.
"""

import importlib
import importlib.metadata
import inspect
import os
import sys
from importlib.machinery import ModuleSpec
from unittest.mock import MagicMock

os.environ.setdefault("VLLM_LOGGING_LEVEL", "CRITICAL")
os.environ.setdefault("VLLM_NO_USAGE_STATS", "1")

# The modules to replace, one after the other: a program of its own cannot know them before it fails.
ENVIRONMENT = "INFERSPEC_REPLACE"
REPLACED = []


class Anything(MagicMock):
    """Stands for a module that is not there; fits into type hints that pydantic reads."""

    def __init__(self, *args, **kwargs):
        name = kwargs.pop("module", None)
        super().__init__(*args, **kwargs)
        if name:
            self.__spec__ = ModuleSpec(name, None)
            self.__path__ = []

    def __get_pydantic_core_schema__(self, _source, _handler):
        from pydantic_core import core_schema

        return core_schema.any_schema()


def replace(name):
    sys.modules[name] = Anything(module=name)
    REPLACED.append(name)


def load(module):
    """Imports a module. Where it misses another on the way, the program starts again with that one replaced."""
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        missing = error.name
        if not missing or f"{module}.".startswith(f"{missing}.") or missing in REPLACED:
            raise
    # A second import within one process would register vLLM's types with torch twice.
    os.environ[ENVIRONMENT] = ",".join([*REPLACED, missing])
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])


for _name in filter(None, os.environ.get(ENVIRONMENT, "").split(",")):
    replace(_name)


def first(*places):
    """The first of several `module:name` that exists: vLLM moved its parser class about."""
    for place in places:
        module, name = place.split(":")
        try:
            return getattr(load(module), name)
        except (ImportError, AttributeError):
            continue
    raise ImportError(f"none of {places}")


def parser_class():
    return first("vllm.utils.argparse_utils:FlexibleArgumentParser", "vllm.utils:FlexibleArgumentParser")


def pretend_gpu():
    """vLLM asks for a device while it builds the parser; the parser is that of the CUDA image."""
    platforms = load("vllm.platforms")
    platform = platforms.current_platform
    if not getattr(platform, "device_type", None):
        platform.device_type = "cuda"
        type(platform).device_type = "cuda"


def make_parser(parser=None):
    """The parser of `python -m vllm.entrypoints.openai.api_server`, or the same options added to `parser`."""
    pretend_gpu()
    make = first(
        "vllm.entrypoints.openai.cli_args:make_arg_parser",
        "vllm.entrypoints.common.cli_args:make_arg_parser",  # since 0.33
    )
    return make(parser if parser is not None else parser_class()())


def facts(parser):
    """What the parser does besides reading options: see ParserFacts in packages/engines/src/option.ts."""
    dotted = "nested_dict" in inspect.getsource(parser_class().parse_args)
    positionals = [action for action in parser._actions if not action.option_strings]
    return {**({"dotted": True} if dotted else {}), "positionals": len(positionals)}


def deprecated_actions():
    return frozenset(getattr(parser_class(), "_deprecated", ()))


def version():
    return importlib.metadata.version("vllm")
