# What difflib says of two texts: matching blocks, opcodes, all kinds of deltas, and back again.
import difflib
from difflib import Differ, HtmlDiff, SequenceMatcher

before = """one
two
three\twith a tab
private Thread currentThread;

same
same again
gone
""".splitlines(True)
after = """zero
one
tree\twith  a tab
private volatile Thread currentThread;

same
same again
new at the end
""".splitlines(True)

matcher = SequenceMatcher(lambda char: char == " ", "private Thread currentThread;", "private volatile Thread currentThread;")
print(round(matcher.ratio(), 3), round(matcher.quick_ratio(), 3), round(matcher.real_quick_ratio(), 3))
print(*matcher.get_matching_blocks(), sep="\n")
print(*matcher.get_opcodes(), sep="\n")
print(sorted(matcher.bjunk), sorted(matcher.bpopular), sorted(matcher.b2j)[:3])
print(matcher.find_longest_match(3, 12, 2, 20), matcher.find_longest_match())
popular = SequenceMatcher(None, "b" * 200, "a" + "b" * 200)
print(popular.ratio(), popular.bpopular, SequenceMatcher(None, "b" * 200, "a" + "b" * 200, autojunk=False).ratio())
print(SequenceMatcher[int], SequenceMatcher(None, [], []).ratio(), SequenceMatcher(None, "", "").get_opcodes())
numbers = [*range(40)]
for group in SequenceMatcher(None, numbers, [*numbers[:9], "x", *numbers[9:30], *numbers[31:]]).get_grouped_opcodes(2):
    print(group)

delta = list(difflib.ndiff(before, after))
print("".join(delta))
print("".join(difflib.restore(delta, 1)) == "".join(before), "".join(difflib.restore(delta, "2")) == "".join(after))
print("".join(Differ(linejunk=difflib.IS_LINE_JUNK).compare(before, after)))
for n in (0, 1, 3):
    print("".join(difflib.unified_diff(before, after, "old", "new", "yesterday", "", n=n)))
    print("".join(difflib.context_diff(before, after, "old", "new", "", "today", n=n)))
print(list(difflib.unified_diff(["a"], ["a"])), list(difflib.unified_diff([], ["a", "b"], lineterm="")))
print(list(difflib.diff_bytes(difflib.unified_diff, [b"\xff\n", b"b\n"], [b"\xfe\n", b"b\n"], b"\xe9", b"n")))
print(difflib.get_close_matches("appel", ["ape", "apple", "peach", "puppy"]))
print(difflib.get_close_matches("accept", ["except", "accent", "adept"], n=2, cutoff=0.5))
print([difflib.IS_LINE_JUNK(line) for line in ("\n", "  #  \n", "x\n")], [difflib.IS_CHARACTER_JUNK(c) for c in " \tx"])

print(HtmlDiff(tabsize=4, wrapcolumn=12).make_table(before, after, "from", "to"))
print(HtmlDiff().make_table(before, after, context=True, numlines=1))
print(HtmlDiff().make_file(["<same> & é\n"], ["<same> & é\n"], context=True, charset="ascii"))
print(HtmlDiff().make_table([], []))

for fails in (
    lambda: list(difflib.restore(delta, 3)),
    lambda: list(difflib.unified_diff([b"a"], ["b"])),
    lambda: list(difflib.context_diff(["a"], ["b"], b"name")),
    lambda: list(difflib.diff_bytes(difflib.unified_diff, ["a"], [b"b"])),
    lambda: difflib.get_close_matches("a", ["b"], n=0),
    lambda: difflib.get_close_matches("a", ["b"], cutoff=2),
    lambda: SequenceMatcher(None, [[]], [[]]),
):
    try:
        fails()
    except Exception as error:
        print(type(error).__name__, error)
