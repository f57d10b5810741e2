"""Writes packages/engines/data/generated/ollama/<version>.json. See README.md.

Usage: extract_ollama.py MODULE.zip VERSION, the zip of the Go module github.com/ollama/ollama. Its envconfig package is read as
text: every variable is read through a function whose name says the type, or in a function of its own.
"""

import re
import sys
import zipfile

import catalogue

BY_FUNCTION = {"Bool": "go-bool", "BoolWithDefault": "go-bool", "String": "string", "Uint": "uint", "Uint64": "uint"}

archive, version = sys.argv[1:]
with zipfile.ZipFile(archive) as module:
    source = module.read(f"github.com/ollama/ollama@v{version}/envconfig/config.go").decode()

rows = {}
for function, name in re.findall(r'\b(Bool|BoolWithDefault|String|Uint|Uint64)\("(OLLAMA_\w+)"', source):
    rows[name] = {"name": name, "type": BY_FUNCTION[function]}
for body in re.split(r"^func ", source, flags=re.M):
    for name in re.findall(r'\bVar\("(OLLAMA_\w+)"\)', body):
        rows[name] = {"name": name, "type": "duration" if "ParseDuration" in body else "string"}
listed = set(re.findall(r'\{"(OLLAMA_\w+)",', source))
assert listed <= rows.keys(), f"not understood: {listed - rows.keys()}"
catalogue.write(
    "ollama",
    version,
    {"source": "go:github.com/ollama/ollama", "how": "envconfig/config.go, read as text"},
    [],
    [rows[name] for name in sorted(rows)],
)
