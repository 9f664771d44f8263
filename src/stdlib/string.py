"""Constants of characters, templates with $-placeholders, and a formatter that can be extended."""

import _string
import re as _re

__all__ = [
    "ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits", "hexdigits", "octdigits", "printable",
    "punctuation", "whitespace", "Formatter", "Template",
]  # fmt: skip

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = ascii_lowercase.upper()
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
octdigits = digits[:8]
hexdigits = digits + "abcdef" + "ABCDEF"
punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """capwords(s [,sep]) -> string

    Split the argument into words using split, capitalize each
    word using capitalize, and join the capitalized words using
    join.  If the optional second argument sep is absent or None,
    runs of whitespace characters are replaced by a single space
    and leading and trailing whitespace are removed, otherwise
    sep is used to split and join the words.

    """
    return (sep or " ").join(map(str.capitalize, s.split(sep)))


_sentinel_dict = {}


class Template:
    """A string class for supporting $-substitutions."""

    delimiter = "$"
    # Without the local flag, IGNORECASE would let letters outside of ASCII match.
    idpattern = r"(?a:[_a-z][_a-z0-9]*)"
    braceidpattern = None
    flags = _re.IGNORECASE

    def __init_subclass__(cls):
        super().__init_subclass__()
        pattern = cls.__dict__.get("pattern") or _placeholder_pattern(cls)
        cls.pattern = _re.compile(pattern, cls.flags | _re.VERBOSE)

    def __init__(self, template):
        self.template = template

    def substitute(self, mapping=_sentinel_dict, /, **kws):
        values = _values(mapping, kws)

        def convert(mo):
            kind, name = self._kind(mo)
            if kind == "named":
                return str(values[name])
            if kind == "escaped":
                return self.delimiter
            return self._invalid(mo)

        return self.pattern.sub(convert, self.template)

    def safe_substitute(self, mapping=_sentinel_dict, /, **kws):
        values = _values(mapping, kws)

        def convert(mo):
            kind, name = self._kind(mo)
            if kind == "named":
                try:
                    return str(values[name])
                except KeyError:
                    pass
            return self.delimiter if kind == "escaped" else mo.group()

        return self.pattern.sub(convert, self.template)

    def is_valid(self):
        return all(self._kind(mo)[0] != "invalid" for mo in self.pattern.finditer(self.template))

    def get_identifiers(self):
        found = (self._kind(mo) for mo in self.pattern.finditer(self.template))
        return list(dict.fromkeys(name for kind, name in found if kind == "named"))

    def _kind(self, mo):
        name = mo.group("named") or mo.group("braced")
        if name is not None:
            return "named", name
        for kind in ("escaped", "invalid"):
            if mo.group(kind) is not None:
                return kind, None
        raise ValueError("Unrecognized named group in pattern", self.pattern)

    def _invalid(self, mo):
        at = mo.start("invalid")
        lines = self.template[:at].splitlines(keepends=True) or [""]
        column = at - len("".join(lines[:-1])) if at else 1
        raise ValueError("Invalid placeholder in string: line %d, col %d" % (len(lines), column))


def _placeholder_pattern(cls):
    delimiter = _re.escape(cls.delimiter)
    return rf"""
        {delimiter}(?:
            (?P<escaped>{delimiter})
          | (?P<named>{cls.idpattern})
          | {{(?P<braced>{cls.braceidpattern or cls.idpattern})}}
          | (?P<invalid>)
        )
    """


def _values(mapping, kws):
    if mapping is _sentinel_dict:
        return kws
    if not kws:
        return mapping
    from collections import ChainMap

    return ChainMap(kws, mapping)


Template.__init_subclass__()


class Formatter:
    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used_args = set()
        result, _ = self._vformat(format_string, args, kwargs, used_args, 2)
        self.check_unused_args(used_args, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index=0):
        """The text, and the number of the next automatic field: False once fields were numbered by hand."""
        if recursion_depth < 0:
            raise ValueError("Max string recursion exceeded")
        parts = []
        for literal, name, spec, conversion in self.parse(format_string):
            if literal:
                parts.append(literal)
            if name is None:
                continue
            name, auto_arg_index = _numbered(name, auto_arg_index)
            value, used = self.get_field(name, args, kwargs)
            used_args.add(used)
            value = self.convert_field(value, conversion)
            spec, auto_arg_index = self._vformat(
                spec, args, kwargs, used_args, recursion_depth - 1, auto_arg_index=auto_arg_index
            )
            parts.append(self.format_field(value, spec))
        return "".join(parts), auto_arg_index

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == "s":
            return str(value)
        if conversion == "r":
            return repr(value)
        if conversion == "a":
            return ascii(value)
        raise ValueError(f"Unknown conversion specifier {conversion!s}")

    def parse(self, format_string):
        return _string.formatter_parser(format_string)

    def get_field(self, field_name, args, kwargs):
        first, rest = _string.formatter_field_name_split(field_name)
        value = self.get_value(first, args, kwargs)
        for is_attribute, key in rest:
            value = getattr(value, key) if is_attribute else value[key]
        return value, first


def _numbered(name, next_index):
    by_hand = name.isdigit()
    if (by_hand and next_index) or (name == "" and next_index is False):
        raise ValueError("cannot switch from manual field specification to automatic field numbering")
    if by_hand:
        return name, False
    return (str(next_index), next_index + 1) if name == "" else (name, next_index)
