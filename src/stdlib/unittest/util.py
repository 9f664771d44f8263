"""How tests are named and values are shown in messages."""

MAX_SHOWN = 80


def safe_repr(value, short=False):
    try:
        text = repr(value)
    except Exception:
        text = object.__repr__(value)
    return text[:MAX_SHOWN] + " [truncated]..." if short and len(text) >= MAX_SHOWN else text


def strclass(cls):
    return f"{cls.__module__}.{cls.__qualname__}"


def shortened(*texts):
    """Long texts that share their beginning show where they differ, as an assertion message has room for it."""
    if max(map(len, texts)) <= MAX_SHOWN:
        return texts
    common = 0
    while all(len(text) > common and text[common] == texts[0][common] for text in texts):
        common += 1
    prefix = texts[0][:common]
    room = MAX_SHOWN - max(min(len(text) - common, 12) for text in texts) - 18
    if common > room > 5:
        prefix = f"{prefix[:5]}[{common - 10} chars]{prefix[-5:]}" if common > 24 else prefix
    return tuple(prefix + _middle_cut(text[common:]) for text in texts)


def _middle_cut(text):
    hidden = len(text) - 24
    return f"{text[:12]}[{hidden} chars]{text[-12:]}" if hidden > 12 else text


def without_order(first, second):
    """What is only in one of two lists of unhashable items, by equality."""
    rest, missing = list(second), []
    for item in first:
        try:
            rest.remove(item)
        except ValueError:
            missing.append(item)
    return missing, rest
