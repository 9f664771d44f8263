"""Characters beyond ASCII: classes, case, places of astral characters; and bytes."""
import re

print("-- classes of characters")
text = "".join(chr(code) for code in range(0x8000) if not 0xD800 <= code < 0xE000)
for name in (r"\d", r"\s", r"\w", r"\D", r"\S", r"\W"):
    counts = []
    for flags in (0, re.A, re.I, re.I | re.A):
        counts.append(len(re.findall(name, text, flags)))
    print(name, counts)

print("-- case")
places = (range(0x500), range(0x1C80, 0x1CC0), range(0x1E00, 0x2200), range(0xA640, 0xA650), range(0xFB00, 0xFB10), range(0x10400, 0x10450))
letters = "".join(chr(code) for codes in places for code in codes)
for pattern in ("k", "s", "i", "\u0131", "\u0130", "\u017f", "\u212a", "\xdf", "\u1e9e", "\u03c3", "\u03c2", "\u0345", "\u01c5",
                "\U00010400", "[k]", "[^k]", "[a-z]", "[\u0400-\u0450]", "[\u03b1-\u03c9]", "[\U00010400x]", "[\U00010400-\U0001040f]",
                "[K-\u212a]", r"[\Wk]", "\xb5", "\ufb05"):
    found = {}
    for flags in (re.I, re.I | re.A):
        matched = [ord(character) for character in re.findall(pattern, letters, flags)]
        found[flags] = [hex(code) for code in matched] if len(matched) < 12 else (len(matched), sum(matched))
    print(ascii(pattern), found[re.I], found[re.I | re.A])
print(re.match("(?i)(\u03c3)\\1", "\u03a3\u03c3"), re.match("(?i)(\xdf)\\1", "\xdf\u1e9e"), re.match("(?ia)(k)\\1", "kK"))
print(re.findall("(?i)stra\xdfe", "Stra\xdfe STRASSE STRA\u1e9eE"))

print("-- astral characters")
text = "a\U0001f600b\U0001f601\U0001f602c"
print([match.span() for match in re.finditer(".", text)], len(text))
print(re.search("b", text).start(), re.search("[\U0001f601-\U0001f6ff]+", text).span(), re.sub("[^a-c]", "?", text))
print(re.split("b", text) == ["a\U0001f600", "\U0001f601\U0001f602c"], re.search("c$", text).span(), re.compile(".").match(text, 1).group() == text[1])
print(re.compile("b.").search(text, 1, 4).span(), re.findall(r"(?<=\U0001f600).", text), re.search("(.)(?=c)", text).span(1))
long = "x\U0001f600" * 1000 + "y"
print(re.search("y", long).span(), sum(1 for _ in re.finditer("\U0001f600x", long)), re.sub("x", "", long).count("\U0001f600"))
print(ascii(re.findall("[\ud800-\udfff]", "a\ud800b\udc00")), ascii(re.sub("\ud800", "!", "a\ud800b")))
print(ascii(re.escape("\U0001f600.")), re.fullmatch("\\U0001f600+", "\U0001f600" * 3).span())
print(re.findall(r"\w+", "na\xefve caf\xe9 \u65e5\u672c\u8a9e \u0661\u0662 a\u0301"), re.findall(r"\d", "1\u0661\u0be7\xb2\U0001d7ce"))
print(re.split(r"\s+", "a\u2003b\xa0c\x1cd\u200be"), re.findall(r"\b", "\xe9 \u65e5", re.A) == [], len(re.findall(r"\b", "\xe9 \u65e5")))

print("-- bytes")
print(re.findall(rb"\w+", b"caf\xc3\xa9 ab"), re.match(rb"[\x80-\xff]+", b"\xff\x80a").group(), re.sub(rb"\W", b"_", b"a-\xe9"))
print(re.match(rb"(?i)\xe9", b"\xc9"), re.match(rb"(?i)k", b"K"), re.match("(?iL)\xe9".encode("latin-1"), b"\xc9"), re.match(rb"(?L)\w", b"\xe9"))
print(re.split(rb"(,)", b"a,b"), re.subn(rb"(a)", rb"[\1]", b"aba"), re.search(rb"b(?P<x>.)", b"abc").groupdict())
print(re.findall(rb"(?s).", b"\n\x00"), re.match(b"\\x41\\102\\0", b"AB\0"), re.compile(b"a", re.I).flags, re.compile("a", re.I).flags)
print(re.finditer(b"a", b"ba").__next__(), [match.group() for match in re.finditer(rb"..", b"abcdefg" * 3)])
data = bytearray(b"abc")
found = re.search(b"b.", data)
data[1:] = b"XY"
print(found.group(), found.span(), found.string is data)
