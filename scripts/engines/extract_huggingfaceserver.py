"""Writes packages/engines/data/generated/huggingfaceserver/<version>.json. See README.md.

Usage: extract_huggingfaceserver.py FOLDER [COMMIT]. FOLDER is the `python/huggingfaceserver` of the KServe release that is
first on the path; COMMIT says where else it comes from.
"""

import sys

import catalogue
import huggingfaceserver_parser as server

commit = sys.argv[2] if len(sys.argv) > 2 else f"v{server.version()}"
parsers = server.Parsers(sys.argv[1], "huggingface")
first = catalogue.options_of(parsers.first, choices=parsers.choices())
names = {name for option in first for name in option["names"]}
second = catalogue.options_of(parsers.second, choices=parsers.choices())
only = [{**option, "mode": "huggingface"} for option in second if option["names"][0] not in names]
catalogue.write(
    "huggingfaceserver",
    server.version(),
    {
        "source": f"pypi:kserve and python/huggingfaceserver of github:kserve/kserve@{commit}",
        "how": "the argparse parser of its __main__.py, built and asked",
        "contains": {"vllm": server.pinned_vllm()},
    },
    [*first, *only],
)
