"""Builds the real parser of KServe's huggingfaceserver from its own `__main__.py`, without starting a server.

The module parses `sys.argv` and loads a model while it is imported. Its statements are therefore run one by one: up to
the first parse, then the branch of the backend that is asked for.
"""

import argparse
import ast
import importlib.metadata
import os
import re
import sys
from pathlib import Path

import vllm_parser

BACKENDS = ("vllm", "huggingface")


def statements(folder):
    source = (Path(folder) / "huggingfaceserver" / "__main__.py").read_text()
    body = ast.parse(source).body
    at = next(
        index
        for index, node in enumerate(body)
        if isinstance(node, ast.Assign) and "initial_args" in ast.unparse(node.targets[0])
    )
    choice = next(node for node in body[at:] if isinstance(node, ast.If))
    return body[:at], choice


def run(nodes, scope):
    module = ast.Module(body=list(nodes), type_ignores=[])
    exec(compile(ast.fix_missing_locations(module), "huggingfaceserver/__main__.py", "exec"), scope)


class Parsers:
    """`first`: what the server reads its command line with before it knows its backend; `second`: what it reads it with then."""

    def __init__(self, folder, backend):
        argv, sys.argv = sys.argv, sys.argv[:1]
        sys.path.insert(0, str(folder))
        vllm_parser.pretend_gpu()
        before, choice = statements(folder)
        self.scope = {"__name__": "huggingfaceserver.__main__", "__package__": "huggingfaceserver"}
        run(before, self.scope)
        self.first = argparse.ArgumentParser(parents=[self.scope["parser"]], add_help=False)
        self.first.__class__ = type(self.scope["parser"])
        run(choice.body if backend == "vllm" else choice.orelse, self.scope)
        self.second = self.scope["parser"]
        sys.argv = argv

    def choices(self):
        """What the server takes besides what its parser lists: it looks these up itself."""
        return {
            "backend": [backend.name for backend in self.scope["Backend"]],
            "task": [task.name for task in self.scope["SUPPORTED_TASKS"]],
        }


def pinned_vllm():
    """The vLLM that KServe's own requirements pin."""
    for requirement in importlib.metadata.requires("kserve") or []:
        if found := re.match(r"vllm==([\w.]+)", requirement):
            return found.group(1)
    raise LookupError("kserve pins no vllm")


def version():
    return importlib.metadata.version("kserve")


os.environ.setdefault("KSERVE_LOGLEVEL", "CRITICAL")
