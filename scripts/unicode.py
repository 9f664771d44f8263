"""Writes the Unicode tables of src/lexer/unicode/tables: what CPython 3.13 knows of characters, that is Unicode 15.1.

$OURO_CPYTHON scripts/unicode.py

Facts are read from `str` and `unicodedata` alone. Numbers are written in base 90 with the code that
src/lexer/unicode/reader.ts reads; what each table holds is told by the file that reads it.
"""

import collections
import fractions
import pathlib
import re
import sys
import unicodedata

if sys.version_info[:2] != (3, 13) or unicodedata.unidata_version != "15.1.0":
    sys.exit("run this with CPython 3.13, which knows Unicode 15.1")

FOLDER = pathlib.Path(__file__).parent.parent / "src" / "lexer" / "unicode" / "tables"
CHARACTERS = [chr(code) for code in range(sys.maxunicode + 1)]
# printable ASCII but quotes, the backslash, and what begins a placeholder in a template
DIGITS = [chr(code) for code in range(32, 127) if chr(code) not in "\"'`$\\"]
BASE = len(DIGITS)


# ── Numbers ─────────────────────────────────────────────────────────────────────────────────────────


def number(value, stops):
    """The last digit is below `stops`, the ones before are not."""
    digits = [value % stops]
    value //= stops
    while value > 0:
        value -= 1
        digits.append(stops + value % (BASE - stops))
        value //= BASE - stops
    return "".join(DIGITS[digit] for digit in reversed(digits))


def numbers(values):
    """A table begins with its `stops`: the ones that make it shortest."""
    values = list(values)
    counts = collections.Counter(values)
    length = lambda stops: sum(len(number(value, stops)) * count for value, count in counts.items())
    stops = min(range(1, BASE), key=length)
    return DIGITS[stops] + "".join(number(value, stops) for value in values)


def gaps(starts_and_counts):
    """Each start becomes its distance from the end of the entry before, each count (from 1) one less."""
    at = 0
    for start, count, *rest in starts_and_counts:
        yield [start - at, count - 1, *rest]
        at = start + count


def flat(rows):
    return [value for row in rows for value in row]


def signed(value):
    return -value * 2 - 1 if value < 0 else value * 2


# ── Properties ──────────────────────────────────────────────────────────────────────────────────────

FLAGS = [
    ("ALPHABETIC", str.isalpha),
    ("DECIMAL", str.isdecimal),
    ("DIGIT", str.isdigit),
    ("NUMERIC", str.isnumeric),
    ("LOWERCASE", str.islower),
    ("UPPERCASE", str.isupper),
    ("TITLECASE", lambda each: unicodedata.category(each) == "Lt"),
    # after a cased character `title()` leaves an "a" as it is
    ("CASED", lambda each: (each + "a").title()[-1] == "a"),
    # a sigma is final after a letter, whatever can be ignored between them
    ("CASE_IGNORABLE", lambda each: ("a" + each + "Σ").lower()[-1] == "ς" != (each + "Σ").lower()[-1]),
    ("NAME_START", str.isidentifier),
    ("NAME_PART", lambda each: ("a" + each).isidentifier()),
    ("PRINTABLE", str.isprintable),
]


def properties():
    kinds = [
        (unicodedata.category(each), sum(test(each) << bit for bit, (_, test) in enumerate(FLAGS)))
        for each in CHARACTERS
    ]
    runs = []
    for kind in kinds:
        if runs and runs[-1][0] == kind:
            runs[-1][1] += 1
        else:
            runs.append([kind, 1])
    ranked = [kind for kind, _ in collections.Counter(kind for kind, _ in runs).most_common()]
    place = {kind: rank for rank, kind in enumerate(ranked)}
    table = flat([count - 1, place[kind]] for kind, count in runs)
    return {
        "kinds": " ".join(f"{category}{flags:x}" for category, flags in ranked),
        "runs": numbers(table),
    }


# ── Case ────────────────────────────────────────────────────────────────────────────────────────────


def mapping(change, base):
    """What `change` makes of characters, where that is not what `base` makes of them."""
    changed = {ord(each): change(each) for each in CHARACTERS if change(each) != base(each)}
    single = {code: ord(to) - code for code, to in changed.items() if len(to) == 1}
    runs = []
    for code, distance in single.items():
        if runs:
            start, count, step, same = runs[-1]
            near = code - start if count == 1 else step
            if same == distance and near in (1, 2) and code == start + count * near:
                runs[-1] = [start, count + 1, near, same]
                continue
        runs.append([code, 1, 1, distance])
    rows = []
    at = 0
    for start, count, step, distance in runs:
        rows.append([start - at, (count - 1) * 2 + (step - 1), signed(distance)])
        at = start + (count - 1) * step + 1
    several = [[code, len(to), *map(ord, to)] for code, to in changed.items() if len(to) > 1]
    return numbers([len(rows), *flat(rows), *flat(several)])


def case():
    return {
        "lower": mapping(str.lower, str),
        "upper": mapping(str.upper, str),
        "title": mapping(str.title, str.upper),
        "fold": mapping(str.casefold, str.lower),
    }


# ── Numbers that characters stand for ───────────────────────────────────────────────────────────────


def values():
    known = {}
    for each in CHARACTERS:
        value = unicodedata.numeric(each, None)
        if value is None:
            continue
        known[ord(each)] = fractions.Fraction(value).limit_denominator(1000)
        for other in unicodedata.decimal(each, None), unicodedata.digit(each, None):
            assert other in (None, value)
    runs = []
    for code, value in known.items():
        if runs:
            start, count, first, step = runs[-1]
            near = value - first if count == 1 else step
            if code == start + count and near in (0, 1) and value == first + count * near:
                runs[-1] = [start, count + 1, first, near]
                continue
        runs.append([code, 1, value, 0])
    firsts = sorted({first for _, _, first, _ in runs}, key=lambda first: (first.denominator, first))
    rows = [[start, count, firsts.index(first) * 2 + step] for start, count, first, step in runs]
    return {
        "values": " ".join(map(str, firsts)),
        "runs": numbers(map(int, flat(gaps(rows)))),
    }


# ── Names ───────────────────────────────────────────────────────────────────────────────────────────

IDEOGRAPH = "CJK UNIFIED IDEOGRAPH-"
SYLLABLE = "HANGUL SYLLABLE "
# In place of a last word that is the code point.
CODE = "-#"


def names_beyond(first):
    """Aliases and named sequences: CPython keeps them as names of private characters, which one error handler tells."""
    for code in range(first, first + 0x200):
        spelling = chr(code).encode("ascii", "namereplace").decode()
        if not spelling.startswith("\\N"):
            break
        yield spelling[3:-1]


def words_of(name, code):
    """Words with what stands before them if that is no space; a space before a hyphen is written, too."""
    words = []
    for word in name.split(" "):
        parts = re.findall("-?[^-]+|-", word)
        if parts[0].startswith("-"):
            parts[0] = " " + parts[0]
        words += parts
    if words[-1] == f"-{code:X}":
        words[-1] = CODE
    return words


def names():
    known = {code: unicodedata.name(each, None) for code, each in enumerate(CHARACTERS)}
    ideographs = [code for code, name in known.items() if name and name.startswith(IDEOGRAPH)]
    assert all(known[code] == f"{IDEOGRAPH}{code:X}" for code in ideographs)
    syllables = [code for code, name in known.items() if name and name.startswith(SYLLABLE)]
    assert syllables == list(range(0xAC00, 0xD7A4))
    computed = {*ideographs, *syllables}
    common = {code: name for code, name in known.items() if name and code not in computed}
    aliases = list(names_beyond(0xF0000))
    sequences = list(names_beyond(0xF0200))

    entries = [words_of(name, code) for code, name in common.items()]
    entries += [words_of(name, 0) for name in aliases + sequences]
    rows = []
    before = []
    for words in entries:
        kept = 0
        while kept < min(9, len(words), len(before)) and words[kept] == before[kept]:
            kept += 1
        rows.append(((kept, len(words) - kept), words[kept:]))
        before = words
    shapes = [shape for shape, _ in collections.Counter(shape for shape, _ in rows).most_common()]
    assert len(shapes) <= BASE
    counts = collections.Counter(word for _, words in rows for word in words)
    vocabulary, stops = vocabulary_of(counts)
    place = {word: i for i, word in enumerate(vocabulary)}
    return {
        "vocabulary": shared_beginnings(vocabulary),
        "shapes": numbers(flat(shapes)),
        "rows": "".join(DIGITS[shapes.index(shape)] for shape, _ in rows),
        "words": DIGITS[stops] + "".join(number(place[word], stops) for _, words in rows for word in words),
        "codes": numbers(flat(gaps(runs_of(common)))),
        "ideographs": numbers(flat(gaps(runs_of(ideographs)))),
        "aliases": numbers(flat([signed(step)] for step in steps(map(ord, map(unicodedata.lookup, aliases))))),
        "sequences": numbers(flat([len(text), *map(ord, text)] for text in map(unicodedata.lookup, sequences))),
    }


def vocabulary_of(counts):
    """Frequent words first, for short numbers; among words whose numbers are equally long in order of the alphabet."""
    ranked = sorted(counts, key=lambda word: (-counts[word], word))
    weights = [counts[word] for word in ranked]

    def classes(stops):
        size = stops
        start = 0
        while start < len(ranked):
            yield start, start + size
            start += size
            size *= BASE - stops

    def length(stops):
        return sum(sum(weights[start:end]) * digits for digits, (start, end) in enumerate(classes(stops), 1))

    stops = min(range(20, BASE - 1), key=length)
    vocabulary = [word for start, end in classes(stops) for word in sorted(ranked[start:end])]
    return vocabulary, stops


def shared_beginnings(words):
    """A small letter tells how much of the word before is kept."""
    text = ""
    before = ""
    for word in words:
        kept = 0
        while kept < min(25, len(word), len(before)) and word[kept] == before[kept]:
            kept += 1
        text += chr(97 + kept) + word[kept:]
        before = word
    return text


def runs_of(codes):
    runs = []
    for code in codes:
        if runs and code == sum(runs[-1]):
            runs[-1][1] += 1
        else:
            runs.append([code, 1])
    return runs


def steps(values):
    before = 0
    for value in values:
        yield value - before
        before = value


# ── Files ───────────────────────────────────────────────────────────────────────────────────────────


def write(name, tables, constants={}):
    assert all(text.isascii() and not set(text) & set("'\\\n") for text in tables.values())
    lines = [f"/** Generated by scripts/unicode.py from CPython 3.13 (Unicode 15.1), read by ../{name}.ts. */"]
    if constants:
        lines += ["", *(f"export const {constant} = {value};" for constant, value in constants.items())]
    for table, text in tables.items():
        lines += ["", f"export function {table}Table(): string {{", f"  return '{text}';", "}"]
    (FOLDER / f"{name}.ts").write_text("\n".join(lines) + "\n")
    sizes = ", ".join(f"{table} {len(text)}" for table, text in tables.items())
    print(f"{name}: {sum(map(len, tables.values()))} characters ({sizes})")


FOLDER.mkdir(parents=True, exist_ok=True)
write("properties", properties(), {flag: 1 << bit for bit, (flag, _) in enumerate(FLAGS)})
write("case", case())
write("values", values())
write("names", names())
