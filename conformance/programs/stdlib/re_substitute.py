"""sub, subn, split, findall, finditer, scanner: empty matches, limits, replacements of all kinds."""
import re
import warnings

print("-- sub")
print(re.sub("a", "b", "banana"), re.sub("a", "b", "banana", count=2), re.sub("a", "b", "banana", count=-1))
print(re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world, big deal"))
print(re.sub(r"(?P<a>x)|(y)", r"[\g<a>|\2|\g<0>]", "xyz"))
print(re.sub("", "-", "abc"), re.sub("x*", "-", "abxd"), re.sub("b*", "-", "abbc"), re.sub(r"\b", "|", "ab cd"))
print(re.sub("a", r"\\", "bab"), re.sub("a", "\\n", "bab") == "b\nb", re.sub("a", r"\.", "bab"), re.sub("a", r"\0x", "a") == "\0x")
print(re.sub("(a)|b", r"<\1>", "ab"), re.sub("a", "", "banana"), re.sub("q", "z", "banana"))
print(re.sub("[aeiou]", lambda match: match.group().upper() * 2, "banana"), re.sub("a", lambda match: None, "banana"))
print(re.sub("(?i)A", lambda match: str(match.start()), "banana"), re.sub("^", "> ", "a\nb", flags=re.M))
print(re.subn("a", "b", "banana"), re.subn("a", "b", "banana", count=1), re.subn("z", "b", "banana"), re.subn("", "", ""))
print(re.compile("a").sub("b", "banana", 1), re.compile("a").subn(repl="b", string="banana", count=2))

print("-- split")
print(re.split(",", "a,b,,c"), re.split("(,)", "a,b"), re.split(",", "a,b,c", maxsplit=1), re.split(",", "a,b", maxsplit=-1))
print(re.split("", "abc"), re.split(r"\b", "ab cd"), re.split("x*", "axbc"), re.split("(x)|(y)", "1x2y3"), re.split("a", ""))
print(re.split(r"\W+", "Words, words, words."), re.split("(?<=,)", "a,b,c"), re.split("[a-z]", "0a1B2", flags=re.I))
print(re.compile(",").split("a,b,c", 1), re.compile(",").split(string="a,b", maxsplit=0))

print("-- findall, finditer")
print(re.findall("a", "banana"), re.findall("(a)(n)?", "banana"), re.findall("a(n)?", "banana"), re.findall("", "ab"))
print(re.findall("a|", "baac"), re.findall("a*?", "aa"), re.findall("(?=(a+))", "aaa"), re.findall(r"(?m)^.*$", "a\n\nb"))
print([match.span() for match in re.finditer("a*", "baac")], next(re.finditer("z", "a"), "none"))
iterator = re.finditer("a", "aa")
print(iter(iterator) is iterator, next(iterator), next(iterator), next(iterator, None), next(iterator, None), type(iterator))

print("-- scanner")
scanner = re.compile("a|(b)|").scanner("abxa")
print([scanner.search() for _ in range(8)], scanner.pattern)
scanner = re.compile("a|(b)|").scanner("abxa")
print([scanner.match() for _ in range(5)])
scanner = re.compile("a").scanner("xaa", 1, 2)
print(scanner.match(), scanner.match(), scanner.match())

print("-- lexical scanner")
lexer = re.Scanner([
    (r"[a-z_]\w*", lambda scanner, token: ("name", token, scanner.match.span())),
    (r"\d+\.\d*", lambda scanner, token: float(token)),
    (r"\d+", lambda scanner, token: int(token)),
    (r"=|\+|-|\*|/", lambda scanner, token: "op" + token),
    (r"\s+", None),
    (r"@", "at"),
])
print(lexer.scan("sum = 3*foo + 312.50+bar @ rest"))
print(lexer.scan("sum = ?what"), lexer.scan(""), re.Scanner([("a", 1)], re.I).scan("aAb"), re.Scanner([("a", 1)]).scan(b"aab"))
try:
    re.Scanner([])
except RuntimeError as error:
    print(error)

print("-- escape")
print(re.escape("a.b*c"), re.escape("".join(map(chr, range(32, 127)))), re.escape("\xe9\n\t\0"), re.escape(b"a.\xff "), re.escape(""))
print(all(re.fullmatch(re.escape(chr(code)), chr(code)) for code in range(1000)))

print("-- limits and flags by position")
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(re.sub("A", "b", "aaa", 2, re.I), re.subn("a", "b", "aaa", 1), re.split(",", "a,b,c", 1))
    for warning in caught:
        print(warning.category.__name__, warning.message, warning.lineno - caught[0].lineno)

print("-- subclasses and other buffers")


class Text(str):
    pass


class Data(bytes):
    pass


print(type(re.match(Text("a"), Text("ab")).group()), type(re.match("a", Text("ab")).string), type(re.sub("z", "", Text("a"))))
print(type(re.split("b", Text("abc"))[0]), type(re.sub("a", Text("b"), "a")), type(re.compile(Text("a")).pattern))
print(type(re.match(b"a", Data(b"a")).group()), type(re.sub(b"z", b"", bytearray(b"a"))), re.findall(rb"\w", bytearray(b"a-b")))
print(re.sub(b"a", bytearray(b"x"), b"bab"), re.sub(b"a", bytearray(b"\\n"), b"bab"), re.match(b"(a)", bytearray(b"a")).expand(rb"\1\1"))
