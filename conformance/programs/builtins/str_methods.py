s = "Hello, World"
print(s.upper(), s.lower(), s.swapcase(), s.title(), s.casefold(), "abc".capitalize())
print(s.split(", "), "a b  c ".split(), "a,b,,c".split(",", 1), "a,b,c".rsplit(",", 1), "x\ny\r\nz".splitlines())
print(s.find("o"), s.rfind("o"), s.index("W"), s.count("l"), s.replace("l", "L", 2), s.startswith(("x", "He")))
print(s[0], s[-1], s[2:5], s[::-1], s[::3], s[100:], "World" in s, "-".join(["a", "b"]), "ab" * 3)
print("  x ".strip(), "xxabxx".strip("x"), "xxab".lstrip("x"), "ab.".rstrip("."), "a=b=c".partition("="), "a=b=c".rpartition("="))
print("7".zfill(3), "-7".zfill(4), "a".center(5, "*"), "a".ljust(3) + "|", "a".rjust(3), "1\t2".expandtabs(4))
print("abc".isalpha(), "12".isdigit(), "a1".isalnum(), " ".isspace(), "Ab".istitle(), "a_b".isidentifier())
print("abc".translate(str.maketrans("ab", "xy", "c")), "prefix-x".removeprefix("prefix-"), "x.py".removesuffix(".py"))
print(repr("it's"), repr('"'), repr("'\""), repr("\n\t\\\x00\x7fé\u200b"), ascii("é😀"), "😀x"[0], len("😀x"), "😀x"[::-1])
print("a" < "b", "a" < "B", "abc" < "abd", sorted("banana"), min("xyz"), ord("a"), chr(8364), "é".encode())
for attempt in (lambda: s.index("q"), lambda: "a" + 1, lambda: s[50], lambda: ",".join([1]), lambda: "a".foo, lambda: s["x"]):
    try:
        attempt()
    except (ValueError, TypeError, IndexError, AttributeError) as error:
        print(type(error).__name__, error)
