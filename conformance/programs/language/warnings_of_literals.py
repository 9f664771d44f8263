"""Where warnings of source text are: strings of several lines, and the SyntaxErrors that filters make of them."""

import __future__
import warnings

sources = [
    "'''\n\\z'''",
    "'''\\z\n\n'''",
    "x = 1\ny = '''\n\\z\n'''",
    "b'''\n\\z'''",
    "'''\n\\407'''",
    "('a'\n'''\n\\z''')",
    "f'''\n\\z{1}'''",
    "x = 1\nassert (x, 'a')\n",
    "x = 1\nif x is 1: pass\n",
    "x = [(1, 2)(3)]",
    "1 if 1in [1] else 2",
    "'\u00e9\\z'",
]
for source in sources:
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        compile(source, "<string>", "exec")
        print(repr(source), [(str(each.message), each.lineno) for each in seen])
    if source.startswith("f"):
        continue
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            compile(source, "<string>", "exec")
        except SyntaxError as error:
            print(error.args)

print("".join([eval(b"# coding: latin9\n'\xa4\xe9'"), eval(b"# coding: latin2\n'\xb1'")]))

print([name for name in vars(__future__) if name.startswith("CO_")])
made = __future__._Feature((1, 2, 3, "alpha", 0), None, 64)
print(made, made.compiler_flag, made.getMandatoryRelease())
