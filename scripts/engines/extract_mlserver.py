"""Writes packages/engines/data/generated/mlserver/<version>.json from the MLServer that is installed. See README.md."""

import importlib.metadata

import catalogue
import settings
from mlserver.settings import CORSSettings, ModelParameters, ModelSettings, Settings

rows = [row for each in (Settings, CORSSettings, ModelSettings, ModelParameters) for row in settings.variables_of(each)]
catalogue.write(
    "mlserver",
    importlib.metadata.version("mlserver"),
    {"source": "pypi:mlserver", "how": "the pydantic classes of mlserver.settings, asked for their fields"},
    [],
    settings.unique(rows),
)
