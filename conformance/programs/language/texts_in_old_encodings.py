"""Texts in old encodings, given to eval() as bytes."""

for name in "cp437", "latin9", "koi8-r", "cp1252", "mac-roman", "cp850", "iso8859_5", "cp037":
    try:
        print(name, ascii(eval(b"# coding: " + name.encode() + b"\n'\xa4\xe9'")))
    except SyntaxError as error:
        print(name, error)
