"""Matches: groups by number and name, places, attributes, expansion, copies."""
import copy
import re

match = re.match(r"(?P<first>\w+) (\w+)( \w+)?(?P<dot>\.)?", "Isaac Newton, physicist")
print(match)
print(match.group(), match.group(0), match.group(1), match.group("first"), match.group(1, 2), match.group("first", 0, 3))
print(match[0], match[1], match["first"], match[True], match[3])
print(match.groups(), match.groups("-"), match.groups(default=0))
print(match.groupdict(), match.groupdict("none"), match.groupdict(default=1))
print(match.start(), match.end(), match.span(), match.start(2), match.end("first"), match.span(3))
print(match.pos, match.endpos, match.lastindex, match.lastgroup, match.string, match.regs)
print(match.re is re.compile(r"(?P<first>\w+) (\w+)( \w+)?(?P<dot>\.)?"), bool(match))
print(match.expand(r"\2, \1; \g<first> \g<0>\g<3>|\\|\n|"), match.expand("plain"))
print(copy.copy(match) is match, copy.deepcopy(match) is match, match == match, hash(match) == hash(match))


class Index:
    def __index__(self):
        return 2


print(match.group(Index()), match[Index()], match.start(Index()))
for key in (4, 5, -1, "second", 1.0, None, b"first", (), [], 2**80, Index):
    for action in (match.group, match.__getitem__, match.start, match.end, match.span):
        try:
            print(key if not isinstance(key, type) else "Index", action(key), end=" ")
        except Exception as error:
            print(type(error).__name__, error, end="; ")
    print()
for action in (
    lambda: match.group(first=1),
    lambda: match.start(1, 2),
    lambda: match.expand(),
    lambda: len(match),
    lambda: setattr(match, "pos", 1),
    lambda: setattr(match, "other", 1),
    lambda: delattr(match, "string"),
    lambda: match < match,
):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)

print("-- lastindex and lastgroup")
for pattern in ("(a)(b)?", "(?:(a)|(b))+", "((a)(b))", "((?P<x>a)b)", "(a)(?=(b))", "(?P<y>a)|(?P<z>b)", "a", "(a)*?(b)"):
    for text in ("ab", "b", "ba"):
        found = re.search(pattern, text)
        print(pattern, text, found and (found.lastindex, found.lastgroup, found.groups()), end="  ")
    print()

print("-- a part of the text")
pattern = re.compile(r"\b\w+$|^b")
for pos in (-5, 0, 1, 3, 99):
    for endpos in (-1, 0, 2, 3, 99):
        found = [method("abc def", pos, endpos) for method in (pattern.search, pattern.match, pattern.fullmatch)]
        print((pos, endpos), [each and (each.group(), each.pos, each.endpos) for each in found])
print(re.compile("a*").match("aaaa", pos=1, endpos=3), re.compile("a").search(string="ba"), re.compile("(?<=b)a").match("ba", 1))
print(re.compile("a").findall("aaaa", 1, 3), [each.start() for each in re.compile("a").finditer("aaaa", 2)])

print("-- reprs")
print(re.match("a" * 60, "a" * 70), re.match("'", "'\""), re.search("b+", "\nb\n"), re.match(rb"\x00.", b"\x00\xff"))
print(re.compile("a"), re.compile("a" * 300), re.compile("'\"\n"), re.compile(b"a"), repr(re.compile("", re.A))[:40])
print(re.compile("a", re.I | re.M | re.S | re.X), re.compile("a", re.U), re.compile(b"a", re.L), re.compile("(?im)a"))
print(re.compile("a", 1), re.compile("a", 1 << 20 | re.I), re.Match, re.Pattern, re.Match[str], re.Pattern[bytes])

print("-- patterns")
first = re.compile(r"(?P<x>a)(b)(?P<y>c)", re.M)
print(first.pattern, first.flags, type(first.flags), first.groups, first.groupindex, dict(first.groupindex))
print(first == re.compile(r"(?P<x>a)(b)(?P<y>c)", re.M), first == re.compile(r"(?P<x>a)(b)(?P<y>c)"), first == 1)
print(hash(first) == hash(re.compile(first.pattern, re.M)), re.compile("a") == re.compile(b"a"), re.compile("a") != re.compile("b"))
print(copy.copy(first) is first, copy.deepcopy(first) is first, re.compile(first) is first, re.compile("z") is re.compile("z"))
for action in (
    lambda: setattr(first, "flags", 1),
    lambda: setattr(first, "x", 1),
    lambda: first < first,
    lambda: first.groupindex.update(x=1),
    lambda: first(),
    lambda: type("Derived", (re.Pattern,), {}),
):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
old = re.compile("z")
re.purge()
print(re.compile("z") is old, re.compile("z") == old)
