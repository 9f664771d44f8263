"""`python -m inspect`: tells where something comes from. Docs: library/inspect.html#command-line-interface."""

import importlib
import sys

from inspect import findsource, getsource, getsourcefile


def main():
    import argparse

    parser = argparse.ArgumentParser(prog="inspect.py")
    parser.add_argument("object", help="The object to be analysed. It supports the 'module:qualname' syntax")
    parser.add_argument(
        "-d", "--details", action="store_true", help="Display info about the module rather than its source code"
    )
    arguments = parser.parse_args()
    name, _, path = arguments.object.partition(":")
    try:
        module = importlib.import_module(name)
    except Exception as error:
        print(f"Failed to import {name} ({type(error).__name__}: {error})", file=sys.stderr)
        sys.exit(2)
    target = module
    for part in path.split(".") if path else ():
        target = getattr(target, part)
    if module.__name__ in sys.builtin_module_names or not hasattr(module, "__file__"):
        print("Can't get info for builtin modules.", file=sys.stderr)
        sys.exit(1)
    if not arguments.details:
        print(getsource(target))
        return
    print(f"Target: {arguments.object}")
    print(f"Origin: {getsourcefile(module)}")
    print(f"Cached: {module.__cached__}")
    if target is module:
        print(f"Loader: {module.__loader__!r}")
        if hasattr(module, "__path__"):
            print(f"Submodule search path: {module.__path__}")
    else:
        try:
            print(f"Line: {findsource(target)[1]}")
        except Exception:
            pass
    print("\n")
