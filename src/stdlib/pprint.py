"""Values written over several lines. Docs: library/pprint.html."""

import collections
import re
import sys
import types
from io import StringIO

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


def pprint(
    object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False
):
    """Pretty-print a Python object to a stream [default is sys.stdout]."""
    printer = PrettyPrinter(
        indent, width, depth, stream, compact=compact, sort_dicts=sort_dicts, underscore_numbers=underscore_numbers
    )
    printer.pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    """Format a Python object into a pretty-printed representation."""
    printer = PrettyPrinter(
        indent, width, depth, compact=compact, sort_dicts=sort_dicts, underscore_numbers=underscore_numbers
    )
    return printer.pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    """Pretty-print a Python object"""
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    """Version of repr() which can handle recursive data structures."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[0]


def isreadable(object):
    """Determine if saferepr(object) is readable by eval()."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[1]


def isrecursive(object):
    """Determine if object requires a recursive representation."""
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[2]


class _safe_key:
    """Orders what can't be compared by the names of the types."""

    __slots__ = ["obj"]

    def __init__(self, obj):
        self.obj = obj

    def __lt__(self, other):
        try:
            return self.obj < other.obj
        except TypeError:
            return (str(type(self.obj)), id(self.obj)) < (str(type(other.obj)), id(other.obj))


def _safe_tuple(pair):
    return _safe_key(pair[0]), _safe_key(pair[1])


_builtin_scalars = frozenset({str, bytes, bytearray, float, complex, bool, type(None)})


def _recursion(object):
    return f"<Recursion on {type(object).__name__} with id={id(object)}>"


def _with_last(items):
    """Each item, and whether it is the last one."""
    items = iter(items)
    for item in items:
        for following in items:
            yield item, False
            item = following
        yield item, True


class PrettyPrinter:
    """Writes values, over several lines where they don't fit into one.

    indent: number of spaces for each level of nesting.
    width: attempted maximum number of columns.
    depth: how many levels are shown; None: all.
    stream: where pprint() writes; by default sys.stdout.
    compact: several items of a sequence share a line.
    sort_dicts: dictionaries are shown in the order of their keys.
    underscore_numbers: digits are grouped by underscores.
    """

    def __init__(
        self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True, underscore_numbers=False
    ):
        indent, width = int(indent), int(width)
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._depth = depth
        self._indent_per_level = indent
        self._width = width
        self._stream = sys.stdout if stream is None else stream
        self._compact = bool(compact)
        self._sort_dicts = sort_dicts
        self._underscore_numbers = underscore_numbers

    def pprint(self, object):
        if self._stream is not None:
            self._format(object, self._stream, 0, 0, {}, 0)
            self._stream.write("\n")

    def pformat(self, object):
        text = StringIO()
        self._format(object, text, 0, 0, {}, 0)
        return text.getvalue()

    def isrecursive(self, object):
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        _, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    # ── On one line ──

    def format(self, object, context, maxlevels, level):
        """The text of an object, whether eval() could read it, and whether the object contains itself."""
        return self._safe_repr(object, context, maxlevels, level)

    def _repr(self, object, context, level):
        text, readable, recursive = self.format(object, context.copy(), self._depth, level)
        if not readable:
            self._readable = False
        if recursive:
            self._recursive = True
        return text

    def _safe_repr(self, object, context, maxlevels, level):
        kind = type(object)
        if kind in _builtin_scalars:
            return repr(object), True, False
        shows = getattr(kind, "__repr__", None)
        if shows is int.__repr__:
            return f"{object:_d}" if self._underscore_numbers else repr(object), True, False
        if shows is dict.__repr__ and issubclass(kind, dict):
            around = "{%s}"
        elif shows is list.__repr__ and issubclass(kind, list):
            around = "[%s]"
        elif shows is tuple.__repr__ and issubclass(kind, tuple):
            around = "(%s,)" if len(object) == 1 else "(%s)"
        else:
            text = repr(object)
            return text, text and not text.startswith("<"), False
        if not object:
            return around % "", True, False
        key = id(object)
        if maxlevels and level >= maxlevels:
            return around % "...", False, key in context
        if key in context:
            return _recursion(object), False, True
        context[key] = 1
        readable, recursive = True, False
        texts = []

        def show(item):
            nonlocal readable, recursive
            text, can_be_read, is_recursive = self.format(item, context, maxlevels, level + 1)
            readable = readable and can_be_read
            recursive = recursive or bool(is_recursive)
            return text

        if around == "{%s}":
            for name, value in self._items_of(object):
                texts.append(f"{show(name)}: {show(value)}")
        else:
            texts += map(show, object)
        del context[key]
        return around % ", ".join(texts), readable, recursive

    def _items_of(self, mapping):
        return sorted(mapping.items(), key=_safe_tuple) if self._sort_dicts else mapping.items()

    # ── Over several lines: `allowance` columns are kept free behind the last line ──

    def _format(self, object, stream, indent, allowance, context, level):
        key = id(object)
        if key in context:
            stream.write(_recursion(object))
            self._recursive, self._readable = True, False
            return
        text = self._repr(object, context, level)
        if len(text) > self._width - indent - allowance:
            write = self._dispatch.get(type(object).__repr__)
            if write is None and _has_dataclass_repr(object):
                write = PrettyPrinter._pprint_dataclass
            if write is not None:
                context[key] = 1
                write(self, object, stream, indent, allowance, context, level + 1)
                del context[key]
                return
        stream.write(text)

    def _open(self, stream):
        """The first item of a container begins where the others do."""
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * " ")

    def _format_items(self, items, stream, indent, allowance, context, level):
        self._open(stream)
        indent += self._indent_per_level
        new_line = ",\n" + " " * indent
        room = line = self._width - indent + 1
        between = ""
        for item, is_last in _with_last(items):
            if is_last:
                line -= allowance
                room -= allowance
            if self._compact:
                text = self._repr(item, context, level)
                needed = len(text) + 2
                if room < needed:
                    room = line
                    between = between and new_line
                if room >= needed:
                    room -= needed
                    stream.write(between)
                    stream.write(text)
                    between = ", "
                    continue
            stream.write(between)
            between = new_line
            self._format(item, stream, indent, allowance if is_last else 1, context, level)

    def _format_dict_items(self, items, stream, indent, allowance, context, level):
        indent += self._indent_per_level
        for (key, value), is_last in _with_last(items):
            text = self._repr(key, context, level)
            stream.write(f"{text}: ")
            self._format(value, stream, indent + len(text) + 2, allowance if is_last else 1, context, level)
            if not is_last:
                stream.write(",\n" + " " * indent)

    def _format_namespace_items(self, items, stream, indent, allowance, context, level):
        for (name, value), is_last in _with_last(items):
            stream.write(f"{name}=")
            if id(value) in context:
                stream.write("...")
            else:
                self._format(value, stream, indent + len(name) + 1, allowance if is_last else 1, context, level)
            if not is_last:
                stream.write(",\n" + " " * indent)

    # ── By type, found by its `__repr__` ──

    def _pprint_dict(self, object, stream, indent, allowance, context, level):
        stream.write("{")
        self._open(stream)
        if len(object):
            self._format_dict_items(self._items_of(object), stream, indent, allowance + 1, context, level)
        stream.write("}")

    def _pprint_list(self, object, stream, indent, allowance, context, level):
        stream.write("[")
        self._format_items(object, stream, indent, allowance + 1, context, level)
        stream.write("]")

    def _pprint_tuple(self, object, stream, indent, allowance, context, level):
        end = ",)" if len(object) == 1 else ")"
        stream.write("(")
        self._format_items(object, stream, indent, allowance + len(end), context, level)
        stream.write(end)

    def _pprint_set(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        start, end = ("{", "}") if type(object) is set else (f"{type(object).__name__}({{", "})")
        stream.write(start)
        items = sorted(object, key=_safe_key)
        self._format_items(items, stream, indent + len(start) - 1, allowance + len(end), context, level)
        stream.write(end)

    def _pprint_str(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        if level == 1:
            indent += 1
            allowance += 1
        texts = list(_wrap_str_repr(object, self._width - indent, allowance))
        if len(texts) > 1 and level == 1:
            stream.write("(")
        stream.write(("\n" + " " * indent).join(texts))
        if len(texts) > 1 and level == 1:
            stream.write(")")

    def _pprint_bytes(self, object, stream, indent, allowance, context, level):
        if len(object) <= 4:
            stream.write(repr(object))
            return
        start, end = ("(", ")") if level == 1 else ("", "")
        indent += len(start)
        texts = _wrap_bytes_repr(object, self._width - indent, allowance + len(end))
        stream.write(start + ("\n" + " " * indent).join(texts) + end)

    def _pprint_bytearray(self, object, stream, indent, allowance, context, level):
        stream.write("bytearray(")
        self._pprint_bytes(bytes(object), stream, indent + 10, allowance + 1, context, level + 1)
        stream.write(")")

    def _pprint_mappingproxy(self, object, stream, indent, allowance, context, level):
        stream.write("mappingproxy(")
        self._format(object.copy(), stream, indent + 13, allowance + 1, context, level)
        stream.write(")")

    def _pprint_simplenamespace(self, object, stream, indent, allowance, context, level):
        kind = type(object)
        name = "namespace" if kind is types.SimpleNamespace else kind.__name__
        self._write_fields(name, object.__dict__.items(), stream, indent, allowance, context, level)

    def _pprint_dataclass(self, object, stream, indent, allowance, context, level):
        fields = object.__dataclass_fields__.values()
        shown = _plain_fields(fields)
        items = [(field.name, getattr(object, field.name)) for field in shown if field.repr]
        self._write_fields(type(object).__name__, items, stream, indent, allowance, context, level)

    def _write_fields(self, name, items, stream, indent, allowance, context, level):
        stream.write(f"{name}(")
        self._format_namespace_items(items, stream, indent + len(name) + 1, allowance, context, level)
        stream.write(")")

    def _pprint_ordered_dict(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        name = type(object).__name__
        stream.write(f"{name}(")
        self._format(list(object.items()), stream, indent + len(name) + 1, allowance + 1, context, level)
        stream.write(")")

    def _pprint_default_dict(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        name = type(object).__name__
        indent += len(name) + 1
        stream.write(f"{name}({self._repr(object.default_factory, context, level)},\n{' ' * indent}")
        self._pprint_dict(object, stream, indent, allowance + 1, context, level)
        stream.write(")")

    def _pprint_counter(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        name = type(object).__name__
        stream.write(f"{name}({{")
        self._open(stream)
        self._format_dict_items(object.most_common(), stream, indent + len(name) + 1, allowance + 2, context, level)
        stream.write("})")

    def _pprint_chain_map(self, object, stream, indent, allowance, context, level):
        if not len(object.maps):
            stream.write(repr(object))
            return
        name = type(object).__name__
        indent += len(name) + 1
        stream.write(f"{name}(")
        for mapping, is_last in _with_last(object.maps):
            self._format(mapping, stream, indent, allowance + 1 if is_last else 1, context, level)
            stream.write(")" if is_last else ",\n" + " " * indent)

    def _pprint_deque(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        name = type(object).__name__
        indent += len(name) + 1
        stream.write(f"{name}([")
        is_bounded = object.maxlen is not None
        self._format_items(object, stream, indent, 2 if is_bounded else allowance + 2, context, level)
        if is_bounded:
            stream.write(f"],\n{' ' * indent}maxlen={self._repr(object.maxlen, context, level)})")
        else:
            stream.write("])")

    def _pprint_user(self, object, stream, indent, allowance, context, level):
        self._format(object.data, stream, indent, allowance, context, level - 1)

    _dispatch = {
        dict.__repr__: _pprint_dict,
        list.__repr__: _pprint_list,
        tuple.__repr__: _pprint_tuple,
        set.__repr__: _pprint_set,
        frozenset.__repr__: _pprint_set,
        str.__repr__: _pprint_str,
        bytes.__repr__: _pprint_bytes,
        bytearray.__repr__: _pprint_bytearray,
        types.MappingProxyType.__repr__: _pprint_mappingproxy,
        types.SimpleNamespace.__repr__: _pprint_simplenamespace,
        collections.OrderedDict.__repr__: _pprint_ordered_dict,
        collections.defaultdict.__repr__: _pprint_default_dict,
        collections.Counter.__repr__: _pprint_counter,
        collections.ChainMap.__repr__: _pprint_chain_map,
        collections.deque.__repr__: _pprint_deque,
        collections.UserDict.__repr__: _pprint_user,
        collections.UserList.__repr__: _pprint_user,
        collections.UserString.__repr__: _pprint_user,
    }


def _has_dataclass_repr(object):
    """An instance of a dataclass that is shown as dataclass() made it."""
    kind = type(object)
    if not hasattr(kind, "__dataclass_fields__") or isinstance(object, type) or not kind.__dataclass_params__.repr:
        return False
    wrapped = getattr(object.__repr__, "__wrapped__", None)
    return wrapped is not None and "__create_fn__" in wrapped.__qualname__


def _plain_fields(fields):
    from dataclasses import _FIELD

    return [field for field in fields if field._field_type is _FIELD]


def _fill(parts, width, allowance):
    """Reprs of as many parts joined as fit into the width."""
    current = parts[0][:0]
    for part, is_last in _with_last(parts):
        if is_last:
            width -= allowance
        if len(repr(current + part)) > width:
            if current:
                yield repr(current)
            current = part
        else:
            current += part
    if current:
        yield repr(current)


def _wrap_str_repr(text, width, allowance):
    """Reprs of its lines, and of parts of lines that are too long."""
    for line, is_last in _with_last(text.splitlines(True)):
        behind = allowance if is_last else 0
        if len(repr(line)) <= width - behind:
            yield repr(line)
        else:
            yield from _fill(re.findall(r"\S+\s*|\s+", line), width, behind)


def _wrap_bytes_repr(object, width, allowance):
    if len(object) % 4 == 0:
        allowance = 0  # sic
    return _fill([object[i : i + 4] for i in range(0, len(object), 4)], width, allowance)
