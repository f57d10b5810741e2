"""Writes packages/engines/data/generated/fasterwhisper/<version>.json. See README.md.

Usage: extract_fasterwhisper.py CONFIG.PY VERSION, the config.py of a release of github:speaches-ai/speaches.
"""

import importlib.util
import sys

import catalogue
import settings

path, version = sys.argv[1:]
spec = importlib.util.spec_from_file_location("config", path)
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
catalogue.write(
    "fasterwhisper",
    version,
    {"source": f"github:speaches-ai/speaches@v{version}", "how": "the pydantic class Config, asked for its fields"},
    [],
    settings.unique(settings.variables_of(module.Config)),
)
