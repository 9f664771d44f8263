"""Usage and help: wrapping, groups, formatters, sub-commands, representations."""

import argparse
import sys


def shown(title, parser):
    print(f"--- {title}")
    print(parser.format_usage(), end="")
    print(parser.format_help(), end="")


parser = argparse.ArgumentParser(prog="copy", description="Copies %(prog)s things from here to there. " * 3, epilog="The end.")
parser.add_argument("source", nargs="+", help="what is copied")
parser.add_argument("target", metavar="TO", help="where it goes (%(type)s)", type=str)
parser.add_argument("-f", "--force", action="store_true", help="ask nothing")
parser.add_argument("-n", "--count", type=int, default=3, choices=range(1, 5), help="how often (default: %(default)s, one of %(choices)s)")
parser.add_argument("--a-very-long-option-that-wraps", metavar=("X", "Y"), nargs=2, help="two values, whose help stands on the next line")
parser.add_argument("--colour", action=argparse.BooleanOptionalAction, default=True, help="in colours")
parser.add_argument("--hidden", help=argparse.SUPPRESS)
parser.add_argument("--maybe", nargs="?", const="c", default="d")
parser.add_argument("--any", nargs="*")
parser.add_argument("--version", action="version", version="%(prog)s 1.2")
shown("everything", parser)

either = parser.add_mutually_exclusive_group(required=True)
either.add_argument("--left", action="store_true")
either.add_argument("--right")
either.add_argument("--secret", help=argparse.SUPPRESS)
group = parser.add_argument_group("more of it", "what else there is")
group.add_argument("--log", type=argparse.FileType("w"), default="-")
shown("groups", parser)

for formatter in (
    argparse.RawDescriptionHelpFormatter,
    argparse.RawTextHelpFormatter,
    argparse.ArgumentDefaultsHelpFormatter,
    argparse.MetavarTypeHelpFormatter,
):
    each = argparse.ArgumentParser(prog="p", description="one\n  two", formatter_class=formatter, add_help=False)
    each.add_argument("n", type=int, nargs="?", default=7, help="first\n  second")
    each.add_argument("--size", type=float, default=1.5, help="how large")
    shown(formatter.__name__, each)


class Narrow(argparse.HelpFormatter):
    def __init__(self, prog):
        super().__init__(prog, indent_increment=4, max_help_position=12, width=40)

    def _format_action_invocation(self, action):
        return super()._format_action_invocation(action).upper()


narrow = argparse.ArgumentParser(prog="a-program-with-quite-a-long-name-for-so-narrow", formatter_class=Narrow)
narrow.add_argument("--one", help="a help that is longer than the line is")
narrow.add_argument("--two", required=True)
narrow.add_argument("three")
shown("narrow", narrow)

commands = argparse.ArgumentParser(prog="git", usage="%(prog)s [options]")
subparsers = commands.add_subparsers(title="commands", description="what can be done", dest="command", metavar="CMD", help="one of them")
add = subparsers.add_parser("add", help="adds files", aliases=["a", "plus"])
add.add_argument("files", nargs="*")
subparsers.add_parser("rm", help="removes", prog="other", deprecated=True)
subparsers.add_parser("quiet")
shown("commands", commands)
shown("of a command", add)
plain = argparse.ArgumentParser(prog="plain")
plain.add_argument("first")
inner = plain.add_subparsers()
shown("no title", inner.add_parser("sub"))
shown("no title, outside", plain)

slash = argparse.ArgumentParser(prog="dos", prefix_chars="/-", allow_abbrev=False, argument_default=argparse.SUPPRESS)
slash.add_argument("/x", "/extra")
shown("prefixes", slash)

child = argparse.ArgumentParser(prog="child", parents=[slash], add_help=False, conflict_handler="resolve")
child.add_argument("-h", help="mine")
shown("parents", child)

print(repr(parser.parse_args(["--left", "a", "b"])))
print(repr(slash))
print(repr(add._actions[1]))
print(argparse.Namespace(a=1, **{"b c": 2}), argparse.Namespace(a=1) == argparse.Namespace(a=1), "a" in argparse.Namespace(a=1))
print(argparse.FileType("wb", 0), argparse.FileType(encoding="utf-8"))
print(argparse.__all__, argparse.Action.__module__, argparse.ArgumentParser.__module__)
for exit in (["--version"], ["-h"]):
    try:
        slash.add_argument("--version", action="version", version="%(prog)s 1") if exit[0] == "--version" else None
        slash.parse_args(exit)
    except SystemExit as error:
        print("exit", error.code, file=sys.stdout)
