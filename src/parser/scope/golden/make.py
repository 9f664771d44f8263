"""What CPython 3.13 makes of the names in programs.txt, one line of JSON a program.

python3.13 src/parser/scope/golden/make.py > src/parser/scope/golden/scopes.jsonl
"""

import json
import pathlib
import symtable
import sys
import types
import warnings

# made by the compiler for its own use
INTERNAL = {".defaults", ".kwdefaults", "__classdict__"}
HOW = {1: "local", 2: "declared global", 3: "global", 4: "free", 5: "cell"}


def programs():
    yield from pathlib.Path(__file__).with_name("programs.txt").read_text().split("\n---\n")
    for kind in BLOCKS:
        for depth in range(9, 12) if kind.startswith("except") else range(19, 23):
            yield nested(kind, depth)


BLOCKS = {
    "for": ("for x in y:", None),
    "while": ("while y:", None),
    "with": ("with y:", None),
    "if": ("if y:", None),
    "try": ("try:", "except: pass"),
    "finally": ("try:", "finally: pass"),
    "in finally": ("try: pass\n{}finally:", None),
    "except": ("try: pass\n{}except A as b:", None),
    "except*": ("try: pass\n{}except* A:", None),
    "match": ("match x:\n{} case 1:", None),
    "generator": ("for x in y:", None),
    "coroutine": ("async with y:", None),
    "comprehension": ("for x in y:", None),
}


def nested(kind, depth):
    head, tail = BLOCKS[kind]
    lines, column = [], 0
    if kind in ("generator", "coroutine", "comprehension"):
        lines, column = [("" if kind == "generator" else "async ") + "def f():"], 1
    for _ in range(depth):
        lines.append(" " * column + head.format(" " * column))
        column += 2 if kind == "match" else 1
    body = {"generator": "yield", "comprehension": "[x async for x in y]"}.get(kind, "pass")
    lines.append(" " * column + body)
    if tail is not None:
        lines.extend(" " * at + tail for at in reversed(range(column)))
    return "\n".join(lines)


def frames(code):
    count = code.co_argcount + code.co_kwonlyargcount
    count += bool(code.co_flags & 0x04) + bool(code.co_flags & 0x08)
    yield {
        "qualname": code.co_qualname,
        "parameters": without_internal(code.co_varnames[:count]),
        "locals": without_internal(code.co_varnames),
        "cells": without_internal(code.co_cellvars),
        "free": without_internal(code.co_freevars),
        "isGenerator": bool(code.co_flags & 0x220),
        "isAsync": bool(code.co_flags & 0x280),
    }
    for constant in code.co_consts:
        if isinstance(constant, types.CodeType):
            yield from frames(constant)


def table(block):
    return {
        "name": block.get_name(),
        "symbols": {
            symbol.get_name(): HOW[symbol._Symbol__scope]
            for symbol in block.get_symbols()
            if symbol.get_name() not in INTERNAL and symbol.get_name() != ".0"
        },
        "children": [table(child) for child in block.get_children()],
    }


def without_internal(names):
    return [name for name in names if name not in INTERNAL]


def golden(source):
    try:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            code = compile(source, "<golden>", "exec", dont_inherit=True)
    except SyntaxError as error:
        place = [error.lineno, error.offset, error.end_lineno, error.end_offset]
        return {"source": source, "message": error.msg, "place": place}
    return {
        "source": source,
        "frames": list(frames(code)),
        "warnings": [f"{each.lineno}: {each.message}" for each in caught],
        "table": table(symtable.symtable(source, "<golden>", "exec")),
    }


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    for program in programs():
        json.dump(golden(program.rstrip("\n")), sys.stdout)
        print()
