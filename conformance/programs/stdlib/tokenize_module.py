# Tokens of text and of bytes, back to text, encodings, errors.
import io
import token
import tokenize

SOURCE = '''# comment
def f(a, *, b=0x1F):  # note
    """Doc
    string."""
    if a != b:
\treturn f"{a!r:>{b}} {{x}}" + rb'\\n' \\
            "more"

    x := 1.5e3j
@deco
async def g(): await (
    1,

    # inside
)
'''
for each in tokenize.generate_tokens(io.StringIO(SOURCE.replace("\treturn", "        return")).readline):
    print(each)
    print("   ", token.tok_name[each.exact_type])

for each in tokenize.tokenize(io.BytesIO("# -*- coding: latin-1 -*-\nname = 'é'\n".encode("latin-1")).readline):
    print(each.type, each.string, each.start, each.end)

for text in ("x = 1", "a\n  b\n", "if x:\n", "\n\n# only\n", "", "f'a{b}c'\n", "a $ b ? c !\n", "é = 1; b\r\n"):
    print(repr(text), [(token.tok_name[t.type], t.string, t.start, t.end, t.line) for t in tokenize.generate_tokens(io.StringIO(text, newline="").readline)])

for text in ("'abc", "'''abc\n", "(1,\n", "if x:\n        a\n    b\n", "1__0\n", "x = \\", "0777\n", "f'{a'\n"):
    seen = []
    try:
        for each in tokenize.generate_tokens(io.StringIO(text).readline):
            seen.append(each.string)
    except (tokenize.TokenError, SyntaxError) as error:
        print(repr(text), seen, type(error).__name__, error.args)

full = list(tokenize.generate_tokens(io.StringIO(SOURCE.replace("\treturn", "        return")).readline))
print(tokenize.untokenize(full) == SOURCE.replace("\treturn", "        return"))
print(tokenize.untokenize(each[:2] for each in full))
print(tokenize.untokenize(tokenize.tokenize(io.BytesIO(b"a = 'b' f'{c}{{d}}'\n").readline)))
try:
    tokenize.untokenize([tokenize.TokenInfo(1, "a", (2, 0), (2, 1), ""), tokenize.TokenInfo(1, "b", (1, 0), (1, 1), "")])
except ValueError as error:
    print(error)

for data in (b"", b"x\n", b"\xef\xbb\xbfx\n", b"# coding: utf8\n", b"#!x\n# vim: fileencoding=latin_1 :\n", b"x\n# coding: latin-1\n",
             b"# coding: nothing\n", b"\xef\xbb\xbf# coding: latin-1\n", b"\xff\n", b"\n# coding=UTF-8-unix\n"):
    try:
        print(data, tokenize.detect_encoding(io.BytesIO(data).readline))
    except SyntaxError as error:
        print(data, "SyntaxError", error)
print(token.ISTERMINAL(5), token.ISNONTERMINAL(300), token.ISEOF(0), len(token.EXACT_TOKEN_TYPES), token.N_TOKENS)
