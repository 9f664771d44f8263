"""Tokens of Python source, comments and ends of lines included. Docs: library/tokenize.html."""

import re
from builtins import open as _builtin_open
from collections import namedtuple
from token import *
from token import EXACT_TOKEN_TYPES

from _tokenize import listed as _listed

__all__ = [
    *__import__("token").__all__, "tokenize", "generate_tokens", "detect_encoding", "untokenize", "TokenInfo", "open",
    "TokenError",
]

cookie_re = re.compile(r"^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)", re.ASCII)
blank_re = re.compile(rb"^[ \t\f]*(?:[#\r\n]|$)", re.ASCII)
tabsize = 8
_MARK = b"\xef\xbb\xbf"


class TokenError(Exception):
    pass


class TokenInfo(namedtuple("TokenInfo", "type string start end line")):
    def __repr__(self):
        return (
            f"TokenInfo(type={self.type} ({tok_name[self.type]}), string={self.string!r}, "
            f"start={self.start!r}, end={self.end!r}, line={self.line!r})"
        )

    @property
    def exact_type(self):
        return EXACT_TOKEN_TYPES.get(self.string, OP) if self.type == OP else self.type


def tokenize(readline):
    """
    The tokenize() generator requires one argument, readline, which
    must be a callable object which provides the same interface as the
    readline() method of built-in file objects.  Each call to the function
    should return one line of input as bytes.  Alternatively, readline
    can be a callable function terminating with StopIteration:
        readline = open(myfile, 'rb').__next__  # Example of alternate readline

    The generator produces 5-tuples with these members: the token type; the
    token string; a 2-tuple (srow, scol) of ints specifying the row and
    column where the token begins in the source; a 2-tuple (erow, ecol) of
    ints specifying the row and column where the token ends in the source;
    and the line on which the token was found.  The line passed is the
    physical line.

    The first token sequence will always be an ENCODING token
    which tells you which encoding was used to decode the bytes stream.
    """
    encoding, first = detect_encoding(readline)
    if encoding == "utf-8-sig":  # the mark has gone
        encoding = "utf-8"
    yield TokenInfo(ENCODING, encoding, (0, 0), (0, 0), "")
    before = iter(first)
    read = lambda: next(before, None) or readline()
    yield from _generate_tokens_from_c_tokenizer(read, encoding, extra_tokens=True)


def generate_tokens(readline):
    """Tokenize a source reading Python code as unicode strings.

    This has the same API as tokenize(), except that it expects the *readline*
    callable to return str objects instead of bytes.
    """
    return _generate_tokens_from_c_tokenizer(readline, extra_tokens=True)


def _generate_tokens_from_c_tokenizer(source, encoding=None, extra_tokens=False):
    """All of the text is read before the first token is known. Without the extra tokens, operators have types of their own."""
    lines = []
    failure = None
    try:
        while line := source():
            if encoding is not None:
                if not isinstance(line, bytes):
                    raise TypeError("readline() returned a non-bytes object")
                line = line.decode(encoding, "replace")
            elif not isinstance(line, str):
                raise TypeError("readline() returned a non-string object")
            lines.append(line)
    except StopIteration:
        pass
    except Exception as error:
        failure = error
    tokens, error = _listed("".join(lines))
    for token in tokens:
        if failure is not None and token[3][0] > len(lines):
            break
        token = TokenInfo._make(token)
        if extra_tokens:
            yield token
        elif token.type == NEWLINE:
            yield token._replace(string="", end=token.start)
        elif token.type not in (COMMENT, NL):
            yield token._replace(type=token.exact_type)
    if failure is not None:
        raise failure
    if error is not None:
        kind, message, line, column, text = error
        if kind is SyntaxError:
            raise TokenError(message, (line, column))
        raise kind(message, ("<string>", line, column, text.rstrip("\n"), None, None))


# ── Encodings ────────────────────────────────────────────────────────────────────────────────────────


def detect_encoding(readline):
    """
    The detect_encoding() function is used to detect the encoding that should
    be used to decode a Python source file.  It requires one argument, readline,
    in the same way as the tokenize() generator.

    It will call readline a maximum of twice, and return the encoding used
    (as a string) and a list of any lines (left as bytes) it has read in.

    It detects the encoding from the presence of a utf-8 bom or an encoding
    cookie as specified in pep-0263.  If both a bom and a cookie are present,
    but disagree, a SyntaxError will be raised.  If the encoding cookie is an
    invalid charset, raise a SyntaxError.  Note that if a utf-8 bom is found,
    'utf-8-sig' is returned.

    If no encoding is specified, then the default of 'utf-8' will be returned.
    """
    owner = getattr(readline, "__self__", None)
    name = getattr(owner, "name", None)
    lines = []
    has_mark = False
    for number in (1, 2):
        try:
            line = readline()
        except StopIteration:
            break
        if number == 1 and line.startswith(_MARK):
            has_mark = True
            line = line[len(_MARK) :]
        if not line:
            break
        lines.append(line)
        if encoding := _declared_encoding(line, name, has_mark):
            return encoding, lines
        if not blank_re.match(line):
            break
    return "utf-8-sig" if has_mark else "utf-8", lines


def _declared_encoding(line, filename, has_mark):
    place = "" if filename is None else f" for {filename!r}"
    try:
        text = line.decode()
    except UnicodeDecodeError:
        raise SyntaxError(f"invalid or missing encoding declaration{place}")
    found = cookie_re.match(text)
    if not found:
        return None
    encoding = _get_normal_name(found[1])
    from codecs import lookup

    try:
        lookup(encoding)
    except LookupError:
        raise SyntaxError(f"unknown encoding{place}: {encoding}")
    if not has_mark:
        return encoding
    if encoding != "utf-8":
        raise SyntaxError(f"encoding problem{place}: utf-8")
    return "utf-8-sig"


def _get_normal_name(orig_enc):
    """Names that CPython's parser knows without asking the codecs."""
    name = orig_enc[:12].lower().replace("_", "-")
    for normal, names in {"utf-8": ["utf-8"], "iso-8859-1": ["latin-1", "iso-8859-1", "iso-latin-1"]}.items():
        if any(name == each or name.startswith(each + "-") for each in names):
            return normal
    return orig_enc


def open(filename):
    """Open a file in read only mode using the encoding detected by
    detect_encoding().
    """
    from io import TextIOWrapper

    file = _builtin_open(filename, "rb")
    try:
        encoding, _ = detect_encoding(file.readline)
        file.seek(0)
        text = TextIOWrapper(file, encoding, line_buffering=True)
        text.mode = "r"
        return text
    except:
        file.close()
        raise


# ── Back to text ─────────────────────────────────────────────────────────────────────────────────────


def untokenize(iterable):
    """Transform tokens back into Python source code.
    It returns a bytes object, encoded using the ENCODING
    token, which is the first token sequence output by tokenize.

    Each element returned by the iterable must be a token sequence
    with at least two elements, a token number and token value.  If
    only two tokens are passed, the resulting output is poor.

    The result is guaranteed to tokenize back to match the input so
    that the conversion is lossless and round-trips are assured.
    The guarantee applies only to the token type and token string as
    the spacing between tokens (column positions) may change.
    """
    writer = Untokenizer()
    text = writer.untokenize(iterable)
    return text if writer.encoding is None else text.encode(writer.encoding)


class Untokenizer:
    def __init__(self):
        self.tokens = []
        self.prev_row = 1
        self.prev_col = 0
        self.prev_type = None
        self.encoding = None

    def untokenize(self, iterable):
        tokens = iter(iterable)
        indents = []
        begins_line = False
        for token in tokens:
            if len(token) == 2:
                self.compat(token, tokens)
                break
            kind, text, start, end, _ = token
            if kind == ENCODING:
                self.encoding = text
                continue
            if kind == ENDMARKER:
                break
            if kind == INDENT:
                indents.append(text)
                continue
            if kind == DEDENT:
                indents.pop()
                self.prev_row, self.prev_col = end
                continue
            if kind in (NEWLINE, NL):
                begins_line = True
            elif begins_line and indents:
                indent = indents[-1]
                if start[1] >= len(indent):
                    self.tokens.append(indent)
                    self.prev_col = len(indent)
                begins_line = False
            elif kind == FSTRING_MIDDLE:
                text, end = self._middle(text, end)
            elif self._joins(kind):
                self.tokens.append(" ")
            self.add_whitespace(start)
            self.tokens.append(text)
            self.prev_row, self.prev_col = end
            if kind in (NEWLINE, NL):
                self.prev_row += 1
                self.prev_col = 0
            self.prev_type = kind
        return "".join(self.tokens)

    def _joins(self, kind):
        """A string behind a string."""
        return kind in (STRING, FSTRING_START) and self.prev_type in (STRING, FSTRING_END)

    def _middle(self, text, end):
        if "{" not in text and "}" not in text:
            return text, end
        text = self.escape_brackets(text)
        last = text.splitlines()[-1]
        return text, (end[0], end[1] + last.count("{{") + last.count("}}"))

    def add_whitespace(self, start):
        row, col = start
        if (row, col) < (self.prev_row, self.prev_col):
            raise ValueError(f"start ({row},{col}) precedes previous end ({self.prev_row},{self.prev_col})")
        if row > self.prev_row:
            self.tokens.append("\\\n" * (row - self.prev_row))
            self.prev_col = 0
        if col > self.prev_col:
            self.tokens.append(" " * (col - self.prev_col))

    def escape_brackets(self, token):
        """Doubles the braces of the text of an f-string, but not those of `\\N{...}`."""
        return re.sub(r"(?<!\\)((?:\\\\)*)(\\N\{[^}]*\})|([{}])", _escaped, token)

    def compat(self, token, iterable):
        """Only kinds and texts are known."""
        indents = []
        begins_line = token[0] in (NEWLINE, NL)
        after_string = False
        depth = 0  # of f-strings
        for kind, text, *_ in (token, *iterable):
            if kind == ENCODING:
                self.encoding = text
                continue
            if kind in (NAME, NUMBER):
                text += " "
            if kind == STRING and after_string:
                text = " " + text
            after_string = kind == STRING
            depth += (kind == FSTRING_START) - (kind == FSTRING_END)
            if kind == INDENT:
                indents.append(text)
                continue
            if kind == DEDENT:
                indents.pop()
                continue
            if kind in (NEWLINE, NL):
                begins_line = True
            elif begins_line and indents:
                self.tokens.append(indents[-1])
                begins_line = False
            elif kind == FSTRING_MIDDLE:
                text = self.escape_brackets(text)
            if depth and text in ("{", "}") and self.tokens and self.tokens[-1] == text:
                text = " " + text
            if self._joins(kind):
                self.tokens.append(" ")
            self.tokens.append(text)
            self.prev_type = kind


def _escaped(found):
    return found[3] * 2 if found[3] else found[0]


def main():
    import sys
    from argparse import ArgumentParser

    parser = ArgumentParser(prog="python -m tokenize")
    parser.add_argument(
        dest="filename", nargs="?", metavar="filename.py", help="the file to tokenize; defaults to stdin"
    )
    parser.add_argument(
        "-e", "--exact", dest="exact", action="store_true", help="display token names using the exact type"
    )
    options = parser.parse_args()
    filename = options.filename or "<stdin>"

    def fail(message, *place):
        sys.stderr.write(":".join(map(str, place + (" error: ",))).lstrip() + f"{message}\n")
        sys.exit(1)

    try:
        if options.filename:
            with _builtin_open(options.filename, "rb") as file:
                tokens = list(tokenize(file.readline))
        else:
            tokens = generate_tokens(sys.stdin.readline)
        for token in tokens:
            kind = token.exact_type if options.exact else token.type
            places = "%d,%d-%d,%d:" % (token.start + token.end)
            print(f"{places:<20}{tok_name[kind]:<15}{token.string!r:<15}")
    except IndentationError as error:
        fail(error.args[0], filename, *error.args[1][1:3])
    except TokenError as error:
        fail(error.args[0], filename, *error.args[1])
    except SyntaxError as error:
        fail(error, filename)
    except OSError as error:
        fail(error)
    except KeyboardInterrupt:
        print("interrupted\n")


if __name__ == "__main__":
    main()
