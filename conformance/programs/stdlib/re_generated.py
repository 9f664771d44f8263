"""Patterns and texts made by chance, always the same."""
import re


class Chance:
    def __init__(self, seed):
        self.state = seed

    def below(self, limit):
        self.state = (self.state * 1103515245 + 12345) % 2147483648
        return (self.state >> 8) % limit

    def one(self, items):
        return items[self.below(len(items))]


chance = Chance(2024)
LETTERS = "aabbcAB1 -\n"


def atom(depth, groups):
    kind = chance.below(14 if depth else 8)
    if kind < 4:
        return re.escape(chance.one(LETTERS))
    if kind == 4:
        return chance.one([".", r"\w", r"\d", r"\s", r"\W"])
    if kind == 5:
        return chance.one(["[ab]", "[^a]", "[a-c]", r"[\dA]", "[^b1 ]"])
    if kind == 6:
        return chance.one(["^", "$", r"\b", r"\B", r"\A", r"\Z"])
    if kind == 7:
        return f"\\{1 + chance.below(groups[0])}" if groups[0] else "b"
    if kind < 11:
        inside = branches(depth - 1, groups)
        groups[0] += 1
        return f"({inside})"
    return chance.one(["(?:", "(?=", "(?!", "(?>", "(?i:"]) + branches(depth - 1, groups) + ")"


def sequence(depth, groups):
    made = ""
    for _ in range(1 + chance.below(3)):
        made += atom(depth, groups)
        if chance.below(5) < 2:
            made += chance.one(["*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{0,2}?", "*+", "?+"])
    return made


def branches(depth, groups):
    return "|".join(sequence(depth, groups) for _ in range(1 + chance.below(2)))


for number in range(250):
    pattern = branches(2, [0])
    texts = ["".join(chance.one(LETTERS) for _ in range(chance.below(9))) for _ in range(3)]
    try:
        compiled = re.compile(pattern, chance.one([0, 0, re.I, re.M, re.S]))
        results = []
        for text in texts:
            results.append([(match.regs, match.lastindex) for match in compiled.finditer(text)])
            full = compiled.fullmatch(text)
            results.append(full and full.regs)
            results.append(compiled.sub("#", text))
        print(number, ascii(pattern), results)
    except re.error as error:
        print(number, ascii(pattern), error)
