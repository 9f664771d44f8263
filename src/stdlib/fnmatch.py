"""Names against patterns as shells have them. Docs: library/fnmatch.html."""

import functools
import os
import re

__all__ = ["filter", "fnmatch", "fnmatchcase", "translate"]


def fnmatch(name, pat):
    """Test whether FILENAME matches PATTERN."""
    return fnmatchcase(os.path.normcase(name), os.path.normcase(pat))


def fnmatchcase(name, pat):
    """Test whether FILENAME matches PATTERN, including case."""
    return _matcher(pat)(name) is not None


def filter(names, pat):
    """Construct a list from those elements of the iterable NAMES that match PAT."""
    match = _matcher(os.path.normcase(pat))
    return [name for name in names if match(os.path.normcase(name))]


@functools.lru_cache(maxsize=32768, typed=True)
def _matcher(pat):
    if isinstance(pat, bytes):
        return re.compile(translate(pat.decode("latin-1")).encode("latin-1")).match
    return re.compile(translate(pat)).match


def translate(pat):
    """Translate a shell PATTERN to a regular expression. There is no way to quote meta-characters."""
    return rf"(?s:{_joined(_translate(pat, None, '.'))})\Z"


def _translate(pat, STAR, QUESTION_MARK):
    """The parts of the expression; stars that follow each other are one."""
    parts, at = [], 0
    while at < len(pat):
        sign = pat[at]
        at += 1
        if sign == "*":
            if not parts or parts[-1] is not STAR:
                parts.append(STAR)
        elif sign == "?":
            parts.append(QUESTION_MARK)
        elif sign == "[":
            text, at = _set(pat, at)
            parts.append(text)
        else:
            parts.append(re.escape(sign))
    return parts


def _set(pat, start):
    """The set that begins behind a bracket, and where it ends; an open bracket is itself."""
    end = start
    if end < len(pat) and pat[end] == "!":
        end += 1
    if end < len(pat) and pat[end] == "]":
        end += 1
    end = pat.find("]", end)
    if end < 0:
        return r"\[", start
    inner = pat[start:end]
    if "-" in inner:
        inner = _without_empty_ranges(inner)
    else:
        inner = inner.replace("\\", r"\\")
    if not inner:
        return "(?!)", end + 1
    if inner == "!":
        return ".", end + 1
    inner = re.sub(r"([&~|])", r"\\\1", inner)
    if inner[0] == "!":
        inner = "^" + inner[1:]
    elif inner[0] in ("^", "["):
        inner = "\\" + inner
    return f"[{inner}]", end + 1


def _without_empty_ranges(inner):
    chunks, start, at = [], 0, 2 if inner[0] == "!" else 1
    while (at := inner.find("-", at)) >= 0:
        chunks.append(inner[start:at])
        start, at = at + 1, at + 3
    if inner[start:]:
        chunks.append(inner[start:])
    else:
        chunks[-1] += "-"
    for i in range(len(chunks) - 1, 0, -1):
        if chunks[i - 1][-1] > chunks[i][0]:
            chunks[i - 1] = chunks[i - 1][:-1] + chunks[i][1:]
            del chunks[i]
    return "-".join(chunk.replace("\\", r"\\").replace("-", r"\-") for chunk in chunks)


def _joined(parts):
    """Each star but the last takes the first match of what follows it, for good."""
    text, at = "", 0
    while at < len(parts) and parts[at] is not None:
        text += parts[at]
        at += 1
    while at < len(parts):
        at += 1
        fixed = ""
        while at < len(parts) and parts[at] is not None:
            fixed += parts[at]
            at += 1
        text += f"(?>.*?{fixed})" if at < len(parts) else f".*{fixed}"
    return text
