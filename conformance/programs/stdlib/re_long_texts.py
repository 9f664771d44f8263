"""Long texts, long patterns, deep backtracking: nothing recurses, and what is linear stays so."""
import re

text = "ab" * 40_000
print(re.match("(a|b)*", text).end(), re.match("(?:a|b)*?$", text).end(), re.match("(ab|c)*", text).span(1))
print(re.match("(?:ab)*+", text).end(), re.fullmatch("(?:(a)|(b))+", text).regs, len(re.findall("ab", text)))
print(len(re.sub("a", "xy", text)), len(re.split("b", text)), sum(1 for _ in re.finditer("(?<=a)b", text)))
print(re.search(".*x", "a" * 10_000), re.search(r"\w+@", "a" * 10_000), re.search("a+b", "a" * 10_000))
print(re.match("a{0,65535}b", "a" * 65535 + "b").end(), re.compile("((a{0,65535}){0,65535}){0,65535}").match("aaa").end())
print(re.compile("(a)" * 1000).match("a" * 1000).lastindex, re.compile("|".join(f"word{i}$" for i in range(1000))).match("word999").end())
print(re.match("(?:x?){1000}", "x" * 500).end(), re.compile("a*" * 200).match("a" * 50).end())
print(re.search("(?<=" + "a" * 1000 + ")b", "a" * 1000 + "b").start(), len(re.escape("." * 100_000)))
print(re.fullmatch("(a+)+", "a" * 5000).span(1), re.match("(a+)+$", "a" * 14 + "b"))
print(re.match("(x+x+)+y", "x" * 12), re.match(r"(?:(?:a*)*)*b", "a" * 9))
words = " ".join(f"w{i}" for i in range(4_000))
print(len(re.findall(r"\w+", words)), len(re.sub(r"\w+", lambda match: match[0][::-1], words)), re.sub(r"(\w)(\d+)", r"\2\1", words)[-12:])
