"""Kinds of tokens by name and number. Docs: library/token.html."""

_OPERATORS = {
    "(": "LPAR", ")": "RPAR", "[": "LSQB", "]": "RSQB", ":": "COLON", ",": "COMMA", ";": "SEMI", "+": "PLUS",
    "-": "MINUS", "*": "STAR", "/": "SLASH", "|": "VBAR", "&": "AMPER", "<": "LESS", ">": "GREATER", "=": "EQUAL",
    ".": "DOT", "%": "PERCENT", "{": "LBRACE", "}": "RBRACE", "==": "EQEQUAL", "!=": "NOTEQUAL", "<=": "LESSEQUAL",
    ">=": "GREATEREQUAL", "~": "TILDE", "^": "CIRCUMFLEX", "<<": "LEFTSHIFT", ">>": "RIGHTSHIFT", "**": "DOUBLESTAR",
    "+=": "PLUSEQUAL", "-=": "MINEQUAL", "*=": "STAREQUAL", "/=": "SLASHEQUAL", "%=": "PERCENTEQUAL",
    "&=": "AMPEREQUAL", "|=": "VBAREQUAL", "^=": "CIRCUMFLEXEQUAL", "<<=": "LEFTSHIFTEQUAL", ">>=": "RIGHTSHIFTEQUAL",
    "**=": "DOUBLESTAREQUAL", "//": "DOUBLESLASH", "//=": "DOUBLESLASHEQUAL", "@": "AT", "@=": "ATEQUAL",
    "->": "RARROW", "...": "ELLIPSIS", ":=": "COLONEQUAL", "!": "EXCLAMATION",
}

tok_name = dict(
    enumerate(
        [
            *("ENDMARKER NAME NUMBER STRING NEWLINE INDENT DEDENT".split()),
            *_OPERATORS.values(),
            *("OP TYPE_IGNORE TYPE_COMMENT SOFT_KEYWORD FSTRING_START FSTRING_MIDDLE FSTRING_END".split()),
            *("COMMENT NL ERRORTOKEN ENCODING N_TOKENS".split()),
        ]
    )
)
tok_name[256] = "NT_OFFSET"

globals().update((name, number) for number, name in tok_name.items())

EXACT_TOKEN_TYPES = {text: globals()[_OPERATORS[text]] for text in sorted(_OPERATORS)}

__all__ = ["tok_name", "ISTERMINAL", "ISNONTERMINAL", "ISEOF", *tok_name.values()]


def ISTERMINAL(x):
    return x < NT_OFFSET


def ISNONTERMINAL(x):
    return x >= NT_OFFSET


def ISEOF(x):
    return x == ENDMARKER
