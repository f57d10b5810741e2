"""Writes packages/engines/data/generated/vllm/<version>.json from the vLLM that is first on the path. See README.md."""

import sys

# vLLM describes its options only where help is asked for; without it no deprecation could be read.
sys.argv = [sys.argv[0], "--help"]

import catalogue  # noqa: E402
import vllm_parser  # noqa: E402

parser = vllm_parser.make_parser()
catalogue.write(
    "vllm",
    vllm_parser.version(),
    {
        "source": "pypi:vllm",
        "how": "the argparse parser of its OpenAI server, built and asked",
        "parser": vllm_parser.facts(parser),
        **({"replaced": sorted(vllm_parser.REPLACED)} if vllm_parser.REPLACED else {}),
    },
    catalogue.options_of(parser, vllm_parser.deprecated_actions()),
)
