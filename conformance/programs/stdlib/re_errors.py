"""What is wrong with a pattern or a template, and where."""
import re

PATTERNS = r"""
(|)|a)|(?|(?P|(?P<|(?P<>a)|(?P<a|(?P<1a>b)|(?P<a>b)(?P<a>c)|(?P=|(?P=a)|(?P=a|(?P>a)|(?P=1)|(?<|(?<a|(?=|(?=a|(?!a
(?#a|(?(|(?()|(?(1|(?(1)|(?(1)a)|(?(0)a)|(?(a)b)|(?(1a)b)|(a)(?(1)b|c|d)|(?(99999999999)a)|(?i|(?ix|(?i-|(?i-z|(?z)|(?-|(?-i
(?-i)|(?-a:b)|(?i-i:a)|(?au:b)|(?L)a|(?L:a)|(?iz:a)|(?i1:a)|a(?i)b|(?:a(?i)b)|(?-:a)
*|+a|?|{1}|a**|a+*|a{1}{2}|a???|a+++|^*|\b+|$?|(?:)*|(*)|(|*)|a{2,1}|a{99999999999}|a{1,99999999999}|a{4294967295}
[|[a|[^|[]|[^]|[a-|[b-a]|[a-\d]|[\d-z]|[\x42-\x41]|[\8]|[\q]|[\400]|[\A]|[z-a-]|[a
\|\8|\1|(\1)|(a)\2|(?P<x>(?P=x))|\400|\x|\x4|\xg|\u123|\U0001|\U00110000|\N|\N{|\N{}|\N{x|\N{nothing at all}|\q|\_|\c
(?<=a*)b|(?<=a|bc)d|(?<!a+)b|(?<=(a)\1)b|(?<=(?P<a>a)(?P=a))b|(a)(?<=(?(1)b|cd))e|(?<=(?(1)b|c))(a)
""".strip("\n").replace("\n", "|||").split("|||")


def attempt(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(type(error).__name__, error, end=" ")
        if isinstance(error, re.error):
            print(repr(error.msg), repr(error.pattern), error.pos, error.lineno, error.colno, error.args, end="")
        print()


def cut(line):
    """At bars outside of parentheses, unless that leaves nothing."""
    part = ""
    depth = 0
    for character in line:
        if character == "|" and depth <= 0:
            yield part
            part, depth = "", 0
        else:
            depth += (character == "(") - (character == ")")
            part += character
    yield part


for line in PATTERNS:
    for pattern in cut(line):
        attempt(lambda: re.compile(pattern) and (pattern, "is fine"))
    for pattern in line.split("|"):
        attempt(lambda: re.compile(pattern) and (pattern, "is fine"))

print("-- several lines, bytes, characters beyond")
attempt(lambda: re.compile("a\nb\n(c"))
attempt(lambda: re.compile("(?x)\n  a  # one\n  *"))
attempt(lambda: re.compile(b"a\n(b"))
attempt(lambda: re.compile(b"(?P<\xe9>a)"))
attempt(lambda: re.compile(b"(?u)a"))
attempt(lambda: re.compile(b"\\u0041"))
attempt(lambda: re.compile("\U0001f600\U0001f600(?P<\U0001f600>a)"))
attempt(lambda: re.compile("(?P<\xe9>a)(?P=\xe9)").match("aa"))
attempt(lambda: re.compile("(?P<a\xb2>a)"))
attempt(lambda: re.compile("(" * 10000))
attempt(lambda: re.compile("\\" + "q" * 3))

print("-- templates")
for template in (
    r"\1", r"\2", r"\g<1>", r"\g<2>", r"\g<x>", r"\g<y>", r"\g", r"\g<", r"\g<>", r"\g<1", r"\g<1a>", r"\g<-1>",
    r"\g<99999999999>", "\\", r"\q", r"\400", r"\377", r"\08", r"\0", r"\18", r"\012", r"\n\t\\", r"\.", r"\\1", "\n\\q",
):
    attempt(lambda: re.sub("(?P<x>a)", template, "ba"))
attempt(lambda: re.sub(b"(a)", rb"\2", b"a"))
attempt(lambda: re.sub("a", 1, "a"))
attempt(lambda: re.sub("a", [], "a"))

print("-- arguments")
attempt(lambda: re.match(1, "a"))
attempt(lambda: re.match([], "a"))
attempt(lambda: re.match(bytearray(b"a"), b"a"))
attempt(lambda: re.match("a", 1))
attempt(lambda: re.match("a", None))
attempt(lambda: re.match("a", b"a"))
attempt(lambda: re.match(b"a", "a"))
attempt(lambda: re.compile("a", "i"))
attempt(lambda: re.compile("a", 1.0))
attempt(lambda: re.compile("a", 2**40))
attempt(lambda: re.compile("a", re.L))
attempt(lambda: re.compile(b"a", re.U))
attempt(lambda: re.compile("a", re.A | re.U))
attempt(lambda: re.compile(b"a", re.L | re.A))
attempt(lambda: re.compile(re.compile("a"), re.I))
attempt(lambda: re.match("a"))
attempt(lambda: re.match("a", "a", 0, 1))
attempt(lambda: re.sub("a", "b"))
attempt(lambda: re.sub("a", "b", "c", 1, count=2))
attempt(lambda: re.sub("a", "b", "c", 1, 2, 3))
attempt(lambda: re.sub("a", "b", "c", 1, 0, flags=0))
attempt(lambda: re.split("a", "b", 1, maxsplit=1))
attempt(lambda: re.escape(1))
attempt(lambda: re.compile("a").match("a", "x"))
attempt(lambda: re.compile("a").match("a", 1.5))
attempt(lambda: re.compile("a").match("a", 2**70))
attempt(lambda: re.compile("a").split("a", None))
attempt(lambda: re.sub("a", lambda match: 1, "ba"))
attempt(lambda: re.sub("a", lambda match: b"x", "ba"))
attempt(lambda: re.sub(b"a", lambda match: "x", b"ba"))
attempt(lambda: re.sub("a", lambda match: 1 / 0, "ba"))
attempt(lambda: re.Pattern())
attempt(lambda: re.Match())
attempt(lambda: re.PatternError())
attempt(lambda: re.PatternError("wrong"))
attempt(lambda: vars(re.PatternError("wrong", "a\nb", 2)))
