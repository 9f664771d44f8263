"""Differences between sequences, of lines above all. Docs: library/difflib.html."""

import re
from collections import deque, namedtuple
from types import GenericAlias

__all__ = [
    "get_close_matches", "ndiff", "restore", "SequenceMatcher", "Differ", "IS_CHARACTER_JUNK", "IS_LINE_JUNK",
    "context_diff", "unified_diff", "diff_bytes", "HtmlDiff", "Match",
]

Match = namedtuple("Match", "a b size")


def _calculate_ratio(matches, length):
    return 2.0 * matches / length if length else 1.0


class SequenceMatcher:
    """Compares pairs of sequences of hashable elements by their longest common blocks.

    isjunk: a function that tells elements which no match begins with; None: there are none.
    autojunk: whether elements that make more than 1% of a long second sequence are left aside too.

    What is known of the second sequence is kept, so set it once to compare it with many first ones.

    >>> s = SequenceMatcher(lambda x: x == " ", "private Thread currentThread;", "private volatile Thread currentThread;")
    >>> round(s.ratio(), 3)
    0.866
    >>> for block in s.get_matching_blocks():
    ...     print(block)
    Match(a=0, b=0, size=8)
    Match(a=8, b=17, size=21)
    Match(a=29, b=38, size=0)
    """

    def __init__(self, isjunk=None, a="", b="", autojunk=True):
        self.isjunk = isjunk
        self.a = self.b = None
        self.autojunk = autojunk
        self.set_seqs(a, b)

    def set_seqs(self, a, b):
        """Set the two sequences to be compared."""
        self.set_seq1(a)
        self.set_seq2(b)

    def set_seq1(self, a):
        """Set the first sequence to be compared; the second one is not changed."""
        if a is not self.a:
            self.a = a
            self.matching_blocks = self.opcodes = None

    def set_seq2(self, b):
        """Set the second sequence to be compared; the first one is not changed."""
        if b is not self.b:
            self.b = b
            self.matching_blocks = self.opcodes = self.fullbcount = None
            self._index_b()

    def _index_b(self):
        """Where each element of b is, but for junk and popular elements."""
        self.b2j = places = {}
        for j, element in enumerate(self.b):
            places.setdefault(element, []).append(j)
        isjunk = self.isjunk
        self.bjunk = set(filter(isjunk, places)) if isjunk else set()
        for element in self.bjunk:
            del places[element]
        self.bpopular = set()
        length = len(self.b)
        if self.autojunk and length >= 200:
            many = length // 100 + 1
            self.bpopular = {element for element, at in places.items() if len(at) > many}
            for element in self.bpopular:
                del places[element]

    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        """The longest block that a[alo:ahi] and b[blo:bhi] have in common, and of such the first in a, then in b.

        It begins and ends with an element that is no junk, and then is extended by equal junk at both ends.

        >>> s = SequenceMatcher(None, " abcd", "abcd abcd")
        >>> s.find_longest_match(0, 5, 0, 9)
        Match(a=0, b=4, size=5)
        >>> s = SequenceMatcher(lambda x: x == " ", " abcd", "abcd abcd")
        >>> s.find_longest_match(0, 5, 0, 9)
        Match(a=1, b=0, size=4)
        """
        a, b, places = self.a, self.b, self.b2j
        ahi = len(a) if ahi is None else ahi
        bhi = len(b) if bhi is None else bhi
        start_a, start_b, size = alo, blo, 0
        lengths = {}  # of the matches that end before a[i], by their last index in b
        for i in range(alo, ahi):
            following = {}
            for j in places.get(a[i], ()):
                if j >= bhi:
                    break
                if j >= blo:
                    following[j] = length = lengths.get(j - 1, 0) + 1
                    if length > size:
                        start_a, start_b, size = i - length + 1, j - length + 1, length
            lengths = following
        junk = self.bjunk
        for with_junk in (False, True) if junk else (False,):
            while (
                start_a > alo and start_b > blo
                and (b[start_b - 1] in junk) is with_junk and a[start_a - 1] == b[start_b - 1]
            ):
                start_a, start_b, size = start_a - 1, start_b - 1, size + 1
            while (
                start_a + size < ahi and start_b + size < bhi
                and (b[start_b + size] in junk) is with_junk and a[start_a + size] == b[start_b + size]
            ):
                size += 1
        return Match(start_a, start_b, size)

    def get_matching_blocks(self):
        """The common blocks in their order, none adjacent to the next; the last one is empty and at the ends.

        >>> s = SequenceMatcher(None, "abxcd", "abcd")
        >>> list(s.get_matching_blocks())
        [Match(a=0, b=0, size=2), Match(a=3, b=2, size=2), Match(a=5, b=4, size=0)]
        """
        if self.matching_blocks is None:
            self.matching_blocks = [*_joined(sorted(self._blocks())), Match(len(self.a), len(self.b), 0)]
        return self.matching_blocks

    def _blocks(self):
        """The longest block, those of what is before it, and those of what is behind it; in no order."""
        todo = [(0, len(self.a), 0, len(self.b))]
        while todo:
            alo, ahi, blo, bhi = todo.pop()
            match = self.find_longest_match(alo, ahi, blo, bhi)
            i, j, size = match
            if size:
                yield match
                if alo < i and blo < j:
                    todo.append((alo, i, blo, j))
                if i + size < ahi and j + size < bhi:
                    todo.append((i + size, ahi, j + size, bhi))

    def get_opcodes(self):
        """How to turn a into b: tuples (tag, i1, i2, j1, j2), one behind the other, where tag is one of

        'replace': a[i1:i2] by b[j1:j2]; 'delete': a[i1:i2]; 'insert': b[j1:j2] at a[i1:i1]; 'equal': nothing to do.

        >>> a = "qabxcd"
        >>> b = "abycdf"
        >>> for tag, i1, i2, j1, j2 in SequenceMatcher(None, a, b).get_opcodes():
        ...     print(f"{tag} a[{i1}:{i2}] ({a[i1:i2]}) b[{j1}:{j2}] ({b[j1:j2]})")
        delete a[0:1] (q) b[0:0] ()
        equal a[1:3] (ab) b[0:2] (ab)
        replace a[3:4] (x) b[2:3] (y)
        equal a[4:6] (cd) b[3:5] (cd)
        insert a[6:6] () b[5:6] (f)
        """
        if self.opcodes is None:
            self.opcodes = codes = []
            i = j = 0
            for ai, bj, size in self.get_matching_blocks():
                if i < ai or j < bj:
                    tag = "insert" if i == ai else "delete" if j == bj else "replace"
                    codes.append((tag, i, ai, j, bj))
                i, j = ai + size, bj + size
                if size:
                    codes.append(("equal", ai, i, bj, j))
        return self.opcodes

    def get_grouped_opcodes(self, n=3):
        """The opcodes in groups of changes with up to n equal elements around them.

        >>> from pprint import pprint
        >>> a = list(map(str, range(1, 40)))
        >>> b = a[:]
        >>> b[8:8] = ["i"]
        >>> pprint(list(SequenceMatcher(None, a, b).get_grouped_opcodes()))
        [[('equal', 5, 8, 5, 8), ('insert', 8, 8, 8, 9), ('equal', 8, 11, 9, 12)]]
        """
        codes = self.get_opcodes() or [("equal", 0, 1, 0, 1)]
        group = []
        if codes[0][0] == "equal":
            _, i1, i2, j1, j2 = codes[0]
            codes[0] = "equal", max(i1, i2 - n), i2, max(j1, j2 - n), j2
        if codes[-1][0] == "equal":
            _, i1, i2, j1, j2 = codes[-1]
            codes[-1] = "equal", i1, min(i2, i1 + n), j1, min(j2, j1 + n)
        for tag, i1, i2, j1, j2 in codes:
            if tag == "equal" and i2 - i1 > 2 * n:
                group.append((tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)))
                yield group
                group = []
                i1, j1 = max(i1, i2 - n), max(j1, j2 - n)
            group.append((tag, i1, i2, j1, j2))
        if len(group) > 1 or group and group[0][0] != "equal":
            yield group

    def ratio(self):
        """How similar the sequences are: twice the number of matches by the number of elements of both.

        >>> s = SequenceMatcher(None, "abcd", "bcde")
        >>> s.ratio(), s.quick_ratio(), s.real_quick_ratio()
        (0.75, 0.75, 1.0)
        """
        matches = sum(block[2] for block in self.get_matching_blocks())
        return _calculate_ratio(matches, len(self.a) + len(self.b))

    def quick_ratio(self):
        """An upper bound of ratio(), from how often each element occurs."""
        if self.fullbcount is None:
            self.fullbcount = counts = {}
            for element in self.b:
                counts[element] = counts.get(element, 0) + 1
        left, matches = {}, 0
        for element in self.a:
            count = left.get(element)
            if count is None:
                count = self.fullbcount.get(element, 0)
            left[element] = count - 1
            if count > 0:
                matches += 1
        return _calculate_ratio(matches, len(self.a) + len(self.b))

    def real_quick_ratio(self):
        """An upper bound of ratio(), from the lengths alone."""
        return _calculate_ratio(min(len(self.a), len(self.b)), len(self.a) + len(self.b))

    __class_getitem__ = classmethod(GenericAlias)


def _joined(blocks):
    """Blocks that touch are one."""
    i = j = size = 0
    for next_i, next_j, more in blocks:
        if i + size == next_i and j + size == next_j:
            size += more
            continue
        if size:
            yield Match(i, j, size)
        i, j, size = next_i, next_j, more
    if size:
        yield Match(i, j, size)


def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    """The best n, best first, of the possibilities that are at least as similar as `cutoff` (from 0 to 1) to a sequence.

    >>> get_close_matches("appel", ["ape", "apple", "peach", "puppy"])
    ['apple', 'ape']
    """
    if not n > 0:
        raise ValueError(f"n must be > 0: {n!r}")
    if not 0.0 <= cutoff <= 1.0:
        raise ValueError(f"cutoff must be in [0.0, 1.0]: {cutoff!r}")
    from heapq import nlargest

    matcher = SequenceMatcher()
    matcher.set_seq2(word)
    scored = []
    for each in possibilities:
        matcher.set_seq1(each)
        if _reaches(matcher, cutoff):
            scored.append((matcher.ratio(), each))
    return [each for _, each in nlargest(n, scored)]


def _reaches(matcher, ratio):
    return matcher.real_quick_ratio() >= ratio and matcher.quick_ratio() >= ratio and matcher.ratio() >= ratio


# ── Lines of both, marked ──


class Differ:
    r"""Compares sequences of lines of text, and marks in similar lines what differs.

    Each line of the result begins with two characters: '- ' for a line of the first sequence, '+ ' for one of the second,
    '  ' for one of both, '? ' for marks that are in neither.

    linejunk, charjunk: functions that tell lines, or characters of similar lines, that matches don't begin with; None:
    there are none.

    >>> print("".join(Differ().compare(["one\n", "two\n"], ["ore\n", "two\n"])), end="")
    - one
    ?  ^
    + ore
    ?  ^
      two
    """

    def __init__(self, linejunk=None, charjunk=None):
        self.linejunk = linejunk
        self.charjunk = charjunk

    def compare(self, a, b):
        """Compare two sequences of lines, which end with newlines; generate the resulting delta."""
        for tag, alo, ahi, blo, bhi in SequenceMatcher(self.linejunk, a, b).get_opcodes():
            if tag == "equal":
                yield from self._dump(" ", a, alo, ahi)
            else:
                yield from self._differing(a, alo, ahi, b, blo, bhi)

    def _dump(self, tag, lines, start, end):
        for i in range(start, end):
            yield f"{tag} {lines[i]}"

    def _differing(self, a, alo, ahi, b, blo, bhi):
        """Two blocks, of which one or both may be empty."""
        if alo < ahi and blo < bhi:
            yield from self._fancy_replace(a, alo, ahi, b, blo, bhi)
        else:
            yield from self._dump("-", a, alo, ahi)
            yield from self._dump("+", b, blo, bhi)

    def _fancy_replace(self, a, alo, ahi, b, blo, bhi):
        """Splits the blocks at their most similar lines, where there are such."""
        pair = self._most_similar(a, alo, ahi, b, blo, bhi)
        if pair is None:
            removed, added = self._dump("-", a, alo, ahi), self._dump("+", b, blo, bhi)
            for lines in (added, removed) if bhi - blo < ahi - alo else (removed, added):
                yield from lines
            return
        i, j = pair
        yield from self._differing(a, alo, i, b, blo, j)
        if a[i] == b[j]:
            yield f"  {a[i]}"
        else:
            yield from self._marked(a[i], b[j])
        yield from self._differing(a, i + 1, ahi, b, j + 1, bhi)

    def _most_similar(self, a, alo, ahi, b, blo, bhi):
        """The lines most similar without being equal; if none are similar enough, the first equal ones, or None."""
        best, equal, ratio = None, None, 0.74
        matcher = SequenceMatcher(self.charjunk)
        for j in range(blo, bhi):
            matcher.set_seq2(b[j])
            for i in range(alo, ahi):
                if a[i] == b[j]:
                    equal = equal or (i, j)
                    continue
                matcher.set_seq1(a[i])
                if matcher.real_quick_ratio() > ratio and matcher.quick_ratio() > ratio and matcher.ratio() > ratio:
                    best, ratio = (i, j), matcher.ratio()
        return equal if ratio < 0.75 else best

    def _marked(self, one, other):
        one_marks, other_marks = [], []
        for tag, i1, i2, j1, j2 in SequenceMatcher(self.charjunk, one, other).get_opcodes():
            one_mark, other_mark = {"replace": "^^", "equal": "  "}.get(tag, "-+")
            one_marks.append(one_mark * (i2 - i1))
            other_marks.append(other_mark * (j2 - j1))
        return self._qformat(one, other, "".join(one_marks), "".join(other_marks))

    def _qformat(self, aline, bline, atags, btags):
        for sign, line, tags in (("-", aline, atags), ("+", bline, btags)):
            yield f"{sign} {line}"
            if marks := _keep_original_ws(line, tags).rstrip():
                yield f"? {marks}\n"


def _keep_original_ws(line, tags):
    """Marks stand below what they mark also where there are tabs."""
    return "".join(char if tag == " " and char.isspace() else tag for char, tag in zip(line, tags))


_is_line_junk = re.compile(r"\s*(?:#\s*)?$").match


def IS_LINE_JUNK(line, pat=_is_line_junk):
    """Whether a line is blank or has only a '#'.

    >>> IS_LINE_JUNK("\\n"), IS_LINE_JUNK("  #   \\n"), IS_LINE_JUNK("hello\\n")
    (True, True, False)
    """
    return pat(line) is not None


def IS_CHARACTER_JUNK(ch, ws=" \t"):
    """Whether a character is a space or a tab.

    >>> IS_CHARACTER_JUNK(" "), IS_CHARACTER_JUNK("x")
    (True, False)
    """
    return ch in ws


def ndiff(a, b, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    r"""Compare two lists of lines; return the delta that a `Differ` makes.

    >>> print("".join(ndiff(["one\n", "two\n"], ["ore\n", "two\n"])), end="")
    - one
    ?  ^
    + ore
    ?  ^
      two
    """
    return Differ(linejunk, charjunk).compare(a, b)


def restore(delta, which):
    r"""The lines of the first (1) or the second (2) sequence, from a delta that `Differ.compare()` or `ndiff()` made.

    >>> print("".join(restore(ndiff(["one\n"], ["ore\n"]), 2)), end="")
    ore
    """
    try:
        tag = {1: "- ", 2: "+ "}[int(which)]
    except KeyError:
        raise ValueError(f"unknown delta choice (must be 1 or 2): {which!r}") from None
    for line in delta:
        if line[:2] in ("  ", tag):
            yield line[2:]


# ── Unified and context diffs ──


def _check_types(a, b, *args):
    for lines in (a, b):
        if lines and not isinstance(lines[0], str):
            raise TypeError(f"lines to compare must be str, not {type(lines[0]).__name__} ({lines[0]!r})")
    for arg in args:
        if not isinstance(arg, str):
            raise TypeError(f"all arguments must be str, not: {arg!r}")


def _header(sign, name, date, lineterm):
    tab = "\t" if date else ""
    return f"{sign} {name}{tab}{date}{lineterm}"


def _format_range_unified(start, stop):
    length = stop - start
    return f"{start + 1}" if length == 1 else f"{start + 1 if length else start},{length}"


def _format_range_context(start, stop):
    length = stop - start
    first = start + 1 if length else start
    return f"{first}" if length <= 1 else f"{first},{stop}"


def unified_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    r"""Compare two lists of lines; generate a unified diff with n lines of context.

    >>> for line in unified_diff(["one", "two"], ["one", "three"], "old", "new", lineterm=""):
    ...     print(line)
    --- old
    +++ new
    @@ -1,2 +1,2 @@
     one
    -two
    +three
    """
    _check_types(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    has_header = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not has_header:
            has_header = True
            yield _header("---", fromfile, fromfiledate, lineterm)
            yield _header("+++", tofile, tofiledate, lineterm)
        (_, alo, _, blo, _), (_, _, ahi, _, bhi) = group[0], group[-1]
        yield f"@@ -{_format_range_unified(alo, ahi)} +{_format_range_unified(blo, bhi)} @@{lineterm}"
        for tag, i1, i2, j1, j2 in group:
            if tag == "equal":
                yield from (f" {line}" for line in a[i1:i2])
            else:
                yield from (f"-{line}" for line in a[i1:i2])
                yield from (f"+{line}" for line in b[j1:j2])


def context_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    r"""Compare two lists of lines; generate a context diff with n lines of context.

    >>> for line in context_diff(["one", "two"], ["one", "three"], "old", "new", lineterm=""):
    ...     print(line)
    *** old
    --- new
    ***************
    *** 1,2 ****
      one
    ! two
    --- 1,2 ----
      one
    ! three
    """
    _check_types(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    signs = {"insert": "+ ", "delete": "- ", "replace": "! ", "equal": "  "}
    has_header = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not has_header:
            has_header = True
            yield _header("***", fromfile, fromfiledate, lineterm)
            yield _header("---", tofile, tofiledate, lineterm)
        (_, alo, _, blo, _), (_, _, ahi, _, bhi) = group[0], group[-1]
        tags = {code[0] for code in group}
        yield f"***************{lineterm}"
        yield f"*** {_format_range_context(alo, ahi)} ****{lineterm}"
        if tags & {"replace", "delete"}:
            for tag, i1, i2, _, _ in group:
                if tag != "insert":
                    yield from (signs[tag] + line for line in a[i1:i2])
        yield f"--- {_format_range_context(blo, bhi)} ----{lineterm}"
        if tags & {"replace", "insert"}:
            for tag, _, _, j1, j2 in group:
                if tag != "delete":
                    yield from (signs[tag] + line for line in b[j1:j2])


def diff_bytes(dfunc, a, b, fromfile=b"", tofile=b"", fromfiledate=b"", tofiledate=b"", n=3, lineterm=b"\n"):
    """Compare two lists of lines of bytes by `dfunc`, unified_diff() or context_diff(), whatever their encoding is."""

    def decode(value):
        try:
            return value.decode("ascii", "surrogateescape")
        except AttributeError as error:
            kind = type(value).__name__
            raise TypeError(f"all arguments must be bytes, not {kind} ({value!r})") from error

    a, b = list(map(decode, a)), list(map(decode, b))
    named = [decode(each) for each in (fromfile, tofile, fromfiledate, tofiledate)]
    for line in dfunc(a, b, *named, n, decode(lineterm)):
        yield line.encode("ascii", "surrogateescape")


# ── Side by side ──

# How the first characters of the next lines of a delta tell what to do: the mark of the left line and that of the right
# line ("?": within the line; "": none; None: no such line), what it adds to the count of right lines without a left one,
# and whether the shorter side is filled up before.
_PATTERNS = (
    (("-?+?",), "?", "?", 0, False),
    (("--++",), "-", None, -1, False),
    (("--?+", "--+", "- "), "-", None, -1, True),
    (("-+?",), "", "?", 0, False),
    (("-?+",), "?", "", 0, False),
    (("-",), "-", None, -1, False),
    (("+--",), None, "+", 1, False),
    (("+ ", "+-"), None, "+", 1, True),
    (("+",), None, "+", 1, False),
)

_BLANK = ("", "\n")


def _sides(delta):
    """(left line, right line, whether they differ) for lines of a delta; a side may be None, and follows later."""
    lines = deque()
    numbers = [0, 0]

    def take(mark, side):
        if mark is None:
            return None
        numbers[side] += 1
        text = lines.popleft()
        if mark == "?":
            text = _marked_within(text, lines.popleft())[2:]
        elif mark:
            text = f"\0{mark}{text[2:] or ' '}\1"
        else:
            text = text[2:]
        return numbers[side], text

    def blanks(pending):
        for _ in range(abs(pending)):
            yield (_BLANK, None, True) if pending > 0 else (None, _BLANK, True)

    pending = 0
    while True:
        while len(lines) < 4:
            lines.append(next(delta, "X"))
        tags = "".join(line[0] for line in lines)
        if tags[0] == "X":
            yield from blanks(pending)
            return
        if tags[0] == " ":
            numbers[0] += 1
            number, text = take("", 1)
            yield (numbers[0], text), (number, text), False
            continue
        for starts, left, right, more, fills in _PATTERNS:
            if tags.startswith(starts):
                break
        else:
            raise ValueError(f"not a line of a delta: {lines[0]!r}")
        pending += more
        left, right = take(left, 0), take(right, 1)
        if fills:
            yield from blanks(pending)
            pending = 0
        yield left, right, True


def _marked_within(text, marks):
    for match in reversed(list(re.finditer(r"\++|-+|\^+", marks))):
        start, end = match.span()
        text = f"{text[:start]}\0{match[0][0]}{text[start:end]}\1{text[end:]}"
    return text


def _pairs(sides):
    """Left and right lines in pairs."""
    lefts, rights = deque(), deque()
    for left, right, differs in sides:
        if left is not None:
            lefts.append((left, differs))
        if right is not None:
            rights.append((right, differs))
        while lefts and rights:
            (left, left_differs), (right, right_differs) = lefts.popleft(), rights.popleft()
            yield left, right, left_differs or right_differs


def _with_context(pairs, context):
    """Only what differs and so many lines around it; three None stand for what is left out."""
    while True:
        kept, count = deque(maxlen=context + 1), 0
        for pair in pairs:
            kept.append(pair)
            count += 1
            if pair[2]:
                break
        else:
            return
        if count > len(kept):
            yield None, None, None
        yield from kept
        left = context
        while left:
            pair = next(pairs, None)
            if pair is None:
                return
            left = context if pair[2] else left - 1
            yield pair


def _mdiff(fromlines, tolines, context=None, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    """Both texts side by side: ((number, line), (number, line), whether they differ).

    In the lines, '\\0+' '\\0-' or '\\0^' stands before what was added, deleted or changed, and '\\1' behind it.
    """
    pairs = _pairs(_sides(ndiff(fromlines, tolines, linejunk, charjunk)))
    return pairs if context is None else _with_context(pairs, context)


_file_template = """
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"
          "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">

<html>

<head>
    <meta http-equiv="Content-Type"
          content="text/html; charset=%(charset)s" />
    <title></title>
    <style type="text/css">%(styles)s
    </style>
</head>

<body>
    %(table)s%(legend)s
</body>

</html>"""

_styles = """
        table.diff {font-family:Courier; border:medium;}
        .diff_header {background-color:#e0e0e0}
        td.diff_header {text-align:right}
        .diff_next {background-color:#c0c0c0}
        .diff_add {background-color:#aaffaa}
        .diff_chg {background-color:#ffff77}
        .diff_sub {background-color:#ffaaaa}"""

_table_template = """
    <table class="diff" id="difflib_chg_%(prefix)s_top"
           cellspacing="0" cellpadding="0" rules="groups" >
        <colgroup></colgroup> <colgroup></colgroup> <colgroup></colgroup>
        <colgroup></colgroup> <colgroup></colgroup> <colgroup></colgroup>
        %(header_row)s
        <tbody>
%(data_rows)s        </tbody>
    </table>"""

_legend = """
    <table class="diff" summary="Legends">
        <tr> <th colspan="2"> Legends </th> </tr>
        <tr> <td> <table border="" summary="Colors">
                      <tr><th> Colors </th> </tr>
                      <tr><td class="diff_add">&nbsp;Added&nbsp;</td></tr>
                      <tr><td class="diff_chg">Changed</td> </tr>
                      <tr><td class="diff_sub">Deleted</td> </tr>
                  </table></td>
             <td> <table border="" summary="Links">
                      <tr><th colspan="2"> Links </th> </tr>
                      <tr><td>(f)irst change</td> </tr>
                      <tr><td>(n)ext change</td> </tr>
                      <tr><td>(t)op</td> </tr>
                  </table></td> </tr>
    </table>"""

class HtmlDiff:
    """Makes HTML of two texts side by side, line by line, where differences are marked.

    tabsize: distance of tab stops; wrapcolumn: where lines are broken, None: nowhere; linejunk, charjunk: as of ndiff().
    """

    _file_template = _file_template
    _styles = _styles
    _table_template = _table_template
    _legend = _legend
    _default_prefix = 0

    def __init__(self, tabsize=8, wrapcolumn=None, linejunk=None, charjunk=IS_CHARACTER_JUNK):
        self._tabsize = tabsize
        self._wrapcolumn = wrapcolumn
        self._linejunk = linejunk
        self._charjunk = charjunk

    def make_file(
        self, fromlines, tolines, fromdesc="", todesc="", context=False, numlines=5, *, charset="utf-8"
    ):
        """A whole HTML file with the table; see make_table()."""
        table = self.make_table(fromlines, tolines, fromdesc, todesc, context, numlines)
        parts = {"styles": self._styles, "legend": self._legend, "table": table, "charset": charset}
        return (self._file_template % parts).encode(charset, "xmlcharrefreplace").decode(charset)

    def make_table(self, fromlines, tolines, fromdesc="", todesc="", context=False, numlines=5):
        """An HTML table of two lists of lines.

        fromdesc, todesc: what stands above them. context: whether only differences are shown, with `numlines` lines
        around them; otherwise the links to the next difference lead to so many lines before it.
        """
        self._make_prefix()
        diffs = _mdiff(
            [self._with_visible_tabs(line) for line in fromlines], [self._with_visible_tabs(line) for line in tolines],
            numlines if context else None, self._linejunk, self._charjunk,
        )
        if self._wrapcolumn:
            diffs = self._wrapped(diffs)
        table = self._table_template % {
            "data_rows": "".join(self._rows(list(diffs), context, numlines)),
            "header_row": self._header_row(fromdesc, todesc),
            "prefix": self._prefix[1],
        }
        for mark, kind in (("+", "add"), ("-", "sub"), ("^", "chg")):
            table = table.replace(f"\0{mark}", f'<span class="diff_{kind}">')
        return table.replace("\1", "</span>").replace("\t", "&nbsp;")

    def _make_prefix(self):
        """Several tables can be on one page."""
        number = HtmlDiff._default_prefix
        HtmlDiff._default_prefix += 1
        self._prefix = [f"from{number}_", f"to{number}_"]

    def _with_visible_tabs(self, line):
        """Spaces that a tab stands for become tabs, so that they differ from spaces."""
        expanded = line.replace(" ", "\0").expandtabs(self._tabsize)
        return expanded.replace(" ", "\t").replace("\0", " ").rstrip("\n")

    def _header_row(self, fromdesc, todesc):
        if not fromdesc and not todesc:
            return ""
        cells = (f'<th class="diff_next"><br /></th><th colspan="2" class="diff_header">{each}</th>' for each in (fromdesc, todesc))
        return f"<thead><tr>{''.join(cells)}</tr></thead>"

    def _rows(self, diffs, context, numlines):
        prefix = self._prefix[1]
        if not diffs:
            told = "No Differences Found" if context else "Empty File"
            cells = f"<td></td><td>&nbsp;{told}&nbsp;</td>"
            yield self._row("", self._link(prefix, "top", "t"), cells, cells)
            return
        ids, links = self._anchors([differs for _, _, differs in diffs], numlines)
        for i, (left, right, differs) in enumerate(diffs):
            if differs is not None:
                yield self._row(ids[i], links[i], self._cells(0, *left), self._cells(1, *right))
            elif i > 0:
                yield "        </tbody>        \n        <tbody>\n"

    def _link(self, prefix, target, text):
        return f'<a href="#difflib_chg_{prefix}_{target}">{text}</a>'

    def _row(self, anchor, link, left, right):
        return (
            f'            <tr><td class="diff_next"{anchor}>{link}</td>{left}'
            f'<td class="diff_next">{link}</td>{right}</tr>\n'
        )

    def _anchors(self, flags, numlines):
        """What rows have for links: where each change can be jumped to, and from each change to the next."""
        prefix = self._prefix[1]
        ids, links = [""] * len(flags), [""] * len(flags)
        changes = last = 0
        for i, differs in enumerate(flags):
            if differs and (i == 0 or not flags[i - 1]):
                ids[max(0, i - numlines)] = f' id="difflib_chg_{prefix}_{changes}"'
                changes += 1
                links[i] = self._link(prefix, changes, "n")
                last = i
        if not flags[0]:
            links[0] = self._link(prefix, 0, "f")
        links[last] = self._link(prefix, "top", "t")
        return ids, links

    def _cells(self, side, number, text):
        anchor = f' id="{self._prefix[side]}{number}"' if isinstance(number, int) else ""
        text = text.replace("&", "&amp;").replace(">", "&gt;").replace("<", "&lt;").replace(" ", "&nbsp;").rstrip()
        return f'<td class="diff_header"{anchor}>{number}</td><td nowrap="nowrap">{text}</td>'

    # ── Long lines ──

    def _wrapped(self, diffs):
        for left, right, differs in diffs:
            if differs is None:
                yield left, right, differs
                continue
            lefts, rights = list(self._split(*left)), list(self._split(*right))
            for i in range(max(len(lefts), len(rights))):
                yield (
                    lefts[i] if i < len(lefts) else ("", " "), rights[i] if i < len(rights) else ("", " "), differs
                )

    def _split(self, number, text):
        """The parts of a line; marks that reach over a break are closed before it and opened again behind it."""
        width = self._wrapcolumn
        while number and len(text) - text.count("\0") * 3 > width:
            i, shown, mark = 0, 0, ""
            while shown < width and i < len(text):
                if text[i] == "\0":
                    mark = text[i + 1]
                    i += 2
                    continue
                if text[i] == "\1":
                    mark = ""
                else:
                    shown += 1
                i += 1
            yield number, text[:i] + ("\1" if mark else "")
            number, text = ">", (f"\0{mark}" if mark else "") + text[i:]
        yield number, text
