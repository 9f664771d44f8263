"""Parsing: kinds of actions and of `nargs`, abbreviations, errors, sub-commands, mixed arguments, files of arguments."""

import argparse
import os
import sys

sys.stderr = sys.stdout


def tried(parser, *lines, method="parse_args"):
    for line in lines:
        try:
            print(line.ljust(24), getattr(parser, method)(line.split()))
        except SystemExit as error:
            print(line.ljust(24), "exit", error.code)
        except (argparse.ArgumentError, TypeError) as error:
            print(line.ljust(24), type(error).__name__, error)


def refused(make):
    try:
        print(make())
    except (ValueError, TypeError, argparse.ArgumentError) as error:
        print(type(error).__name__, error)


parser = argparse.ArgumentParser(prog="actions")
parser.add_argument("-s", "--store", default="d")
parser.add_argument("-t", action="store_true")
parser.add_argument("-u", action="store_false")
parser.add_argument("-c", action="store_const", const=42)
parser.add_argument("-a", "--append", action="append", default=["x"])
parser.add_argument("-b", action="append_const", const=1, dest="append")
parser.add_argument("-e", action="extend", nargs="+", type=int)
parser.add_argument("-v", "--verbose", action="count", default=0)
parser.add_argument("--flag", "-g", action=argparse.BooleanOptionalAction)
parser.add_argument("-i", type=int, choices=[1, 2, 3], default="2")
tried(
    parser, "", "-s 1", "-s1 -t -u -c", "-a 1 --append=2 -b", "-e 1 2 -e 3", "-vvv -vv", "--flag", "--no-flag", "-tuvc",
    "-ts5", "--sto 3", "--ap 1", "-i 3", "-i 4", "-i x", "-s", "-t=1", "--verbose=2", "-x", "rest", "--s=", "-tX", "-s -1",
)

counts = argparse.ArgumentParser(prog="counts")
counts.add_argument("--opt", nargs="?", const="const", default="default")
counts.add_argument("--two", nargs=2)
counts.add_argument("first")
counts.add_argument("maybe", nargs="?", default="none")
counts.add_argument("rest", nargs="*", type=float)
tried(
    counts, "", "a", "a b", "a b 1 2", "--opt a", "--opt x a", "a --opt", "--two 1 2 a", "--two 1", "a b x", "-- -a -b",
    "a -- b -- 3", "a -1", "a -1 -2.5",
)
tried(counts, "a --what 1 2", "--bad", method="parse_known_args")

tail = argparse.ArgumentParser(prog="tail")
tail.add_argument("-n", action="store_true")
tail.add_argument("command")
tail.add_argument("args", nargs=argparse.REMAINDER)
tried(tail, "-n run -n --x y", "run", "run -- -n", "-n")

numbers = argparse.ArgumentParser(prog="numbers")
numbers.add_argument("-1", dest="one")
numbers.add_argument("foo", nargs="?")
tried(numbers, "-1 X", "-2", "-1 -1")

exclusive = argparse.ArgumentParser(prog="exclusive", exit_on_error=False)
group = exclusive.add_mutually_exclusive_group(required=True)
group.add_argument("--foo", action="store_true")
group.add_argument("--bar", type=int)
group.add_argument("baz", nargs="?")
tried(exclusive, "--foo", "--foo --bar 1", "--bar x", "", "x", "x --foo", "--bar 1 --what")

main = argparse.ArgumentParser(prog="main")
main.add_argument("--top", default="t")
main.set_defaults(kind="outer", level=1)
commands = main.add_subparsers(dest="command", required=True)
one = commands.add_parser("one", aliases=["uno"])
one.add_argument("x", type=int)
one.add_argument("--top", default="inner")
one.set_defaults(kind="inner")
commands.add_parser("old", deprecated=True)
tried(main, "one 1", "--top 2 uno 3", "one", "two", "", "one 1 2", "one x", "old", "one 1 --bad")
print(main.get_default("kind"), main.get_default("top"), main.get_default("nothing"))

mixed = argparse.ArgumentParser(prog="mixed")
mixed.add_argument("--foo")
mixed.add_argument("cmd")
mixed.add_argument("rest", nargs="*", type=int)
tried(mixed, "do 1 --foo bar 2 3", "do --foo", "--foo x", "do 1 --what 2", method="parse_intermixed_args")
tried(mixed, "do 1 --foo bar 2 3", "do 1 --what 2", method="parse_known_intermixed_args")
tried(tail, "x", method="parse_intermixed_args")

with open("arguments.txt", "w") as file:
    file.write("-s\nfrom file\n-t\n")
files = argparse.ArgumentParser(prog="files", fromfile_prefix_chars="@", parents=[parser], add_help=False)
tried(files, "@arguments.txt -c", "@missing.txt", "-s @arguments.txt")
os.remove("arguments.txt")


def odd(text):
    if text == "type":
        raise argparse.ArgumentTypeError("is not odd")
    return int(text)


types = argparse.ArgumentParser(prog="types")
types.add_argument("--odd", type=odd)
types.add_argument("--call", type=lambda text: 1 / 0 if text == "0" else complex(text))
types.add_argument("--file", type=argparse.FileType())
types.add_argument("--old", deprecated=True)
types.register("type", "hexadecimal", lambda text: int(text, 16))
types.add_argument("--hex", type="hexadecimal")
tried(types, "--odd 3", "--odd type", "--odd x", "--call 2j", "--call q", "--file missing.txt", "--hex ff", "--hex xx", "--old 1 --old 2")


class Upper(argparse.Action):
    def __call__(self, parser, namespace, values, option_string=None):
        print(f"{option_string=} {values=}")
        setattr(namespace, self.dest, values.upper())


class Raising(argparse.ArgumentParser):
    def error(self, message):
        raise TypeError(f"told: {message}")


custom = Raising(prog="custom")
custom.add_argument("--up", action=Upper)
custom.add_argument("word", action=Upper)
tried(custom, "--up a b", "--up", "")

refused(lambda: parser.add_argument("-s"))
refused(lambda: parser.add_argument("-s", "--store"))
refused(lambda: parser.add_argument("x", required=True))
refused(lambda: parser.add_argument("--y", action="unknown"))
refused(lambda: parser.add_argument("--y", action="store", nargs=0))
refused(lambda: parser.add_argument("--y", action="append", nargs=0))
refused(lambda: parser.add_argument("--y", const=1))
refused(lambda: parser.add_argument("--y", type="int"))
refused(lambda: parser.add_argument("--y", type=argparse.FileType))
refused(lambda: parser.add_argument("--y", nargs=2, metavar=("A",)))
refused(lambda: parser.add_argument("--y", nargs="bad"))
refused(lambda: parser.add_argument("--y", action="store_true", nargs=2))
refused(lambda: parser.add_argument("--y", "z"))
refused(lambda: parser.add_argument("--"))
refused(lambda: parser.add_argument("a", dest="b"))
refused(lambda: argparse.ArgumentParser(conflict_handler="none"))
refused(lambda: argparse.ArgumentParser(parents=[1]))
refused(lambda: main.add_subparsers())
refused(lambda: commands.add_parser("one"))
refused(lambda: commands.add_parser("three", aliases=["uno"]))
refused(lambda: group.add_argument("must"))
refused(lambda: argparse.FileType("q")("-"))
