"""`argparse`: what its parts have in common: marks, texts that can be translated, representations."""

import sys

SUPPRESS = "==SUPPRESS=="

OPTIONAL = "?"
ZERO_OR_MORE = "*"
ONE_OR_MORE = "+"
PARSER = "A..."
REMAINDER = "..."
_UNRECOGNIZED_ARGS_ATTR = "_unrecognized_args"


def _(message):
    """The text as a program that has loaded `gettext` wants it."""
    gettext = sys.modules.get("gettext")
    return message if gettext is None else gettext.gettext(message)


def ngettext(singular, plural, n):
    gettext = sys.modules.get("gettext")
    if gettext is not None:
        return gettext.ngettext(singular, plural, n)
    return singular if n == 1 else plural


class _AttributeHolder:
    """Abstract base class that provides __repr__.

    The __repr__ method returns a string in the format::
        ClassName(attr=name, attr=name, ...)
    The attributes are determined either by a class-level attribute,
    '_kwarg_names', or by inspecting the instance __dict__.
    """

    __module__ = "argparse"

    def __repr__(self):
        attributes = self._get_kwargs()
        parts = [repr(value) for value in self._get_args()]
        parts += [f"{name}={value!r}" for name, value in attributes if name.isidentifier()]
        others = {name: value for name, value in attributes if not name.isidentifier()}
        if others:
            parts.append(f"**{others!r}")
        return f"{type(self).__name__}({', '.join(parts)})"

    def _get_kwargs(self):
        return list(vars(self).items())

    def _get_args(self):
        return []
