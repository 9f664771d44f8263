"""re.I and its like as values, names of the module, and warnings about sets."""
import re
import warnings

print([re.A, re.I, re.L, re.M, re.S, re.X, re.U, re.NOFLAG, re.DEBUG])
print(re.I | re.M, re.I & re.M, (re.I | re.M) & re.M, re.I ^ re.I, re.I ^ re.X, ~re.I, ~(re.I | re.S | re.X))
print(re.I | 1, 1 | re.I, re.I | (1 << 20), re.RegexFlag(0), re.RegexFlag(3), re.RegexFlag(1), re.RegexFlag(-1))
print(str(re.I), f"{re.I}", "%s %d" % (re.I, re.I), f"{re.I:>5}", re.I.name, re.I.value, (re.I | re.M).name, re.RegexFlag(0).name)
print(re.I == 2, re.I + 1, re.I < re.M, hash(re.I) == hash(2), int(re.I), re.I.bit_length(), {re.I: "x"}[2], isinstance(re.I, int))
print(list(re.I | re.M | re.A), len(re.I | re.X), re.I in re.I | re.M, re.X in re.I, bool(re.NOFLAG), list(re.NOFLAG))
print(re.I is re.IGNORECASE, (re.I | re.M) is (re.M | re.I), re.RegexFlag(2) is re.I, re.RegexFlag.I is re.I, re.I.MULTILINE)
for action in (lambda: 2 in re.I, lambda: re.I | "x", lambda: re.RegexFlag("I"), lambda: re.I.missing):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)

print("-- flags of patterns")
for pattern in ("a", "(?i)a", "(?ims)a", "(?a)a", "(?x) a", "(?i:a)", b"a", b"(?L)a"):
    print(pattern, re.compile(pattern).flags, repr(re.compile(pattern, re.M)))
print(re.match("a # b", "a", re.X), re.match("A", "a", re.I), re.findall("^.", "a\nb", re.M), re.findall(".", "\n", re.DOTALL))
print(re.match("""
    (\\d+)   # digits
    \\ *[#]  # a sign
    """, "12 #", re.VERBOSE).groups())

print("-- names")
print(re.__all__, re.error is re.PatternError, re.PatternError.__mro__, re.__name__)
print([name for name in ("template", "T", "TEMPLATE", "Scanner", "RegexFlag", "Match", "Pattern") if hasattr(re, name)])

print("-- sets that may mean more one day")
for pattern in ("[[a]", "[a--b]", "[a&&b]", "[a~~b]", "[a||b]", "[--a]", "[a-]", "[&a&]", "[^[a]", "[a-\\d--]", "a[b[c]", "[[][[]", "[\\[a]"):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        re.purge()
        try:
            re.compile(pattern)
        except re.error as error:
            print(error, end=" ")
        print(pattern, [(warning.category.__name__, str(warning.message), warning.filename == __file__) for warning in caught])
with warnings.catch_warnings():
    warnings.simplefilter("error")
    for pattern in ("[[a]", "[[a"):
        try:
            re.compile(pattern)
        except Exception as error:
            print(type(error).__name__, error)
