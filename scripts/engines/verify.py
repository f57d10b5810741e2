"""Asks the real parser of an installed engine what it says to many command lines, and writes its verdicts down.

Usage: verify.py vllm
       verify.py huggingfaceserver FOLDER MODE     (MODE: vllm or huggingface)
       verify.py infinity

packages/engines/test/recorded.test.ts holds our checker against what is recorded. See README.md.
"""

import contextlib
import io
import json
import platform
import sys
from datetime import date

import catalogue
from vectors import vectors

RECORDED = catalogue.DATA.parents[1] / "test" / "recorded"


def attempt(parse, args):
    """`None` where the server does not start, else what it leaves unread."""
    try:
        with contextlib.redirect_stderr(io.StringIO()), contextlib.redirect_stdout(io.StringIO()):
            return parse(list(args))
    except (Exception, SystemExit):
        return None


def strict(parser):
    def parse(args):
        parser.parse_args(args)
        return []

    return parse


def lenient(parsers):
    import kserve

    def parse(args):
        # The server reads its arguments three times, and each reading can end it.
        kserve.model_server.parser.parse_known_args(args)
        parsers.first.parse_known_args(args)
        namespace, unread = parsers.second.parse_known_args(args)
        task = getattr(namespace, "task", None)
        if task and task not in parsers.choices()["task"]:
            raise ValueError(task)  # as load_model() does
        return unread

    return parse


def vllm():
    import vllm_parser

    parser = vllm_parser.make_parser()
    return strict(parser), vllm_parser.version(), catalogue.options_of(parser)


def huggingfaceserver(folder, mode):
    import huggingfaceserver_parser as server

    parsers = server.Parsers(folder, mode)
    options = catalogue.options_of(parsers.second, choices=parsers.choices())
    return lenient(parsers), server.version(), options


def infinity():
    import extract_infinity as server

    def parse(args):
        server.command.make_context("v2", args)
        return []

    return parse, server.version, [server.describe(each) for each in server.options]


ENGINES = {"vllm": vllm, "huggingfaceserver": huggingfaceserver, "infinity": infinity}


def main(engine, folder=None, mode=None):
    parse, version, options = ENGINES[engine](*filter(None, (folder, mode)))
    lines = []
    for args in vectors(options):
        unread = attempt(parse, args)
        verdict = {"args": args, **({"exits": True} if unread is None else {})}
        lines.append(json.dumps({**verdict, **({"unread": unread} if unread else {})}))
    head = {"engine": engine, "version": version, **({"mode": mode} if mode else {})}
    head |= {"python": platform.python_version(), "date": date.today().isoformat()}
    body = ",\n".join(f"    {line}" for line in lines)
    text = json.dumps(head)[:-1] + f', "vectors": [\n{body}\n  ]}}\n'
    path = RECORDED / "generated" / f"{engine}-{version}{f'-{mode}' if mode else ''}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    print(f"{path}: {len(lines)} command lines, {sum('exits' in line for line in lines)} refused", file=sys.stderr)


main(*sys.argv[1:])
