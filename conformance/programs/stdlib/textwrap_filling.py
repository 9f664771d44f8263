"""`textwrap`: wrapping with every option, shortening, margins."""

import textwrap
from textwrap import TextWrapper, dedent, fill, indent, shorten, wrap


def attempt(function, *args, **kwds):
    try:
        print(repr(function(*args, **kwds)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


text = """This is a paragraph that already has
line breaks.  But some of its lines are much longer than the others,
so it needs to be wrapped. Some lines are \ttabbed too. What a mess! "Really?" he asked."""
for width in (10, 23, 45, 70, 300):
    print(width, wrap(text, width))
print(fill(text, 40, initial_indent="* ", subsequent_indent="  "))
print(wrap(text, 30, fix_sentence_endings=True))
print(wrap(text, 30, expand_tabs=False), wrap("a\tb\tc", tabsize=2), wrap("a\tb", expand_tabs=False, replace_whitespace=False))
print(wrap("one\ntwo\n\nthree", replace_whitespace=False), wrap("  lead and trail  ", 8, drop_whitespace=False), wrap("   ", 5), wrap("", 5))
for words in (
    "this-is-a-useful-feature-for-reformatting posts",
    "em-dashes -- like these--or these---too",
    "the -n option, or --long-option=value here",
    "foo--bar hello-there-man 1-2-3 a-b x-ray semi-",
    "yaba daba-doo aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-bbbbbbbbbbbbbbbbbbbbbb ---------- -----x",
    "non\u00a0breaking \u2003em space caf\u00e9-cr\u00e8me \u4e2d\u6587-\u6587\u4e2d",
    "'quoted'--\"double\"--,x. e-mail-list",
):
    for width in (1, 6, 11, 20):
        print(wrap(words, width), wrap(words, width, break_on_hyphens=False), wrap(words, width, break_long_words=False))
long = "Hello there, how are you this fine day? I'm glad to hear it!"
for lines in (1, 2, 3, 5):
    for width in (12, 20, 31):
        print(wrap(long, width, max_lines=lines), wrap(long, width, max_lines=lines, placeholder="…", subsequent_indent="  "))
for width in (5, 6, 11, 12, 40, 80):
    attempt(shorten, long, width)
print(shorten("  spaced   out  text ", 12), shorten("Hello world", width=10, placeholder="..."))
attempt(wrap, "x", 0)
attempt(wrap, "x", -1)
attempt(wrap, "x y z", 3, max_lines=1)
attempt(wrap, "x y z", 8, max_lines=2, subsequent_indent="    ")
attempt(TextWrapper, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
print(sorted(vars(TextWrapper())), TextWrapper(20)._split("a goof-ball -- x"), textwrap.__all__)
wrapper = TextWrapper(width=16)
wrapper.initial_indent = "> "
print(wrapper.fill("words and words, and more words"))

for margin in (
    "  a\n    b\n  c", "\ta\n\tb", "  \ta\n  b\n", "    a\n\tb", "  a\n\n   \n  b\n   ", "a\n  b", "", "\n", "   \n\t\n", "  a\r\n  b",
    "    x\n      y\n   z", "  \u00a0a\n  b", "  a\n  \x0cb", "\t\n  one", "  line \\\n   more\n",
):  # fmt: skip
    print(repr(dedent(margin)))
attempt(dedent, None)
attempt(dedent, 0)
attempt(dedent, b"  a")
print(repr(indent("a\n\n  b\n \nc", "> ")), repr(indent("a\r\n\nb", "  ", lambda line: True)), repr(indent("", "x")))
print(repr(indent("one\ntwo\nthree", "# ", lambda line: "t" in line)))
