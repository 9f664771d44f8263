"""How tests are named, how values are shown in messages, how collections differ. CPython: Lib/unittest/util.py."""

from collections import Counter, namedtuple

__unittest = True

_MAX_LENGTH = 80
_PLACEHOLDER_LEN = 12
_MIN_END = 5
_MIN_DIFF_LEN = _MAX_LENGTH - 3 * _MIN_END - 2 * _PLACEHOLDER_LEN


def safe_repr(obj, short=False):
    try:
        text = repr(obj)
    except Exception:
        text = object.__repr__(obj)
    return text[:_MAX_LENGTH] + " [truncated]..." if short and len(text) >= _MAX_LENGTH else text


def strclass(cls):
    return f"{cls.__module__}.{cls.__qualname__}"


def _shorten(text, begin, end):
    """Leaves out the middle, where that is shorter."""
    hidden = len(text) - begin - end
    return f"{text[:begin]}[{hidden} chars]{text[len(text) - end :]}" if hidden > _PLACEHOLDER_LEN else text


def _common_shorten_repr(*args):
    """Reprs that have room in a message, and show where they differ."""
    texts = tuple(map(safe_repr, args))
    longest = max(map(len, texts))
    if longest <= _MAX_LENGTH:
        return texts
    low, high = min(texts), max(texts)
    common = next((i for i, char in enumerate(low) if char != high[i]), len(low))
    prefix = low[:common]
    room = _MAX_LENGTH - (longest - common + _MIN_END + _PLACEHOLDER_LEN)
    if room > _MIN_END:
        prefix = _shorten(prefix, _MIN_END, room)
        return tuple(prefix + text[common:] for text in texts)
    prefix = _shorten(prefix, _MIN_END, _MIN_END)
    return tuple(prefix + _shorten(text[common:], _MIN_DIFF_LEN, _MIN_END) for text in texts)


def three_way_cmp(x, y):
    """Return -1 if x < y, 0 if x == y and 1 if x > y"""
    return (x > y) - (x < y)


def sorted_list_difference(expected, actual):
    """What is only in the one and only in the other of two sorted lists; duplicates don't matter.

    Behind the end of the shorter list duplicates are kept."""
    missing, unexpected = [], []
    i = j = 0
    while i < len(expected) and j < len(actual):
        one, other = expected[i], actual[j]
        if one < other:
            missing.append(one)
        elif one > other:
            unexpected.append(other)
        if not one > other:
            i = _behind(expected, i, one)
        if not one < other:
            j = _behind(actual, j, other)
    return missing + list(expected[i:]), unexpected + list(actual[j:])


def _behind(items, index, item):
    while index < len(items) and items[index] == item:
        index += 1
    return index


def unorderable_list_difference(expected, actual):
    """What is only in the one and only in the other of two lists, which are used up; by equality alone."""
    missing = []
    while expected:
        item = expected.pop()
        try:
            actual.remove(item)
        except ValueError:
            missing.append(item)
    return missing, actual


_Mismatch = namedtuple("Mismatch", "actual expected value")


def _count_diff_all_purpose(actual, expected):
    """What occurs differently often, by equality alone."""
    left, right = list(actual), list(expected)
    found = []
    while left or right:
        item = (left or right)[0]
        counts = []
        for rest in (left, right):
            kept = [each for each in rest if not (each is item or each == item)]
            counts.append(len(rest) - len(kept))
            rest[:] = kept
        if counts[0] != counts[1]:
            found.append(_Mismatch(*counts, item))
    return found


def _count_diff_hashable(actual, expected):
    """What occurs differently often."""
    left, right = Counter(actual), Counter(expected)
    items = dict.fromkeys([*left, *right])
    return [_Mismatch(left[item], right[item], item) for item in items if left[item] != right[item]]
