"""Syntax trees: made from source, shown, walked, changed, and written as source again."""

from _ast import *


def parse(source, filename='<unknown>', mode='exec', *,
          type_comments=False, feature_version=None, optimize=-1):  # fmt: skip
    """
    Parse the source into an AST node.
    Equivalent to compile(source, filename, mode, PyCF_ONLY_AST).
    Pass type_comments=True to get back type comments where the syntax allows.
    """
    flags = PyCF_ONLY_AST
    if optimize > 0:
        flags |= PyCF_OPTIMIZED_AST
    if type_comments:
        flags |= PyCF_TYPE_COMMENTS
    if isinstance(feature_version, tuple):
        major, feature_version = feature_version
        if major != 3:
            raise ValueError(f"Unsupported major version: {major}")
    elif feature_version is None:
        feature_version = -1
    return compile(source, filename, mode, flags, _feature_version=feature_version, optimize=optimize)


# Values of literals


def literal_eval(node_or_string):
    """
    Evaluate an expression node or a string containing only a Python
    expression.  The string or node provided may only consist of the following
    Python literal structures: strings, bytes, numbers, tuples, lists, dicts,
    sets, booleans, and None.

    Caution: A complex expression can overflow the C stack and cause a crash.
    """
    node = node_or_string
    if isinstance(node, str):
        node = parse(node.lstrip(" \t"), mode='eval')
    if isinstance(node, Expression):
        node = node.body
    return _literal(node)


def _literal(node):
    if isinstance(node, Constant):
        return node.value
    if isinstance(node, Tuple):
        return tuple(map(_literal, node.elts))
    if isinstance(node, List):
        return list(map(_literal, node.elts))
    if isinstance(node, Set):
        return set(map(_literal, node.elts))
    if isinstance(node, Dict):
        if len(node.keys) != len(node.values):
            _malformed(node)
        return dict(zip(map(_literal, node.keys), map(_literal, node.values)))
    if isinstance(node, Call) and isinstance(node.func, Name) and node.func.id == 'set':
        if node.args == node.keywords == []:
            return set()
    if isinstance(node, BinOp) and isinstance(node.op, (Add, Sub)):
        real = _signed(node.left)
        imaginary = _number(node.right)
        if isinstance(real, (int, float)) and isinstance(imaginary, complex):
            return real + imaginary if isinstance(node.op, Add) else real - imaginary
    return _signed(node)


def _signed(node):
    if isinstance(node, UnaryOp):
        if isinstance(node.op, USub):
            return -_number(node.operand)
        if isinstance(node.op, UAdd):
            return +_number(node.operand)
    return _number(node)


def _number(node):
    if isinstance(node, Constant) and type(node.value) in (int, float, complex):
        return node.value
    _malformed(node)


def _malformed(node):
    line = getattr(node, 'lineno', None)
    where = f" on line {line}" if line else ""
    raise ValueError(f"malformed node or string{where}: {node!r}")


# Trees as text


def dump(
    node, annotate_fields=True, include_attributes=False,
    *,
    indent=None, show_empty=False,
):  # fmt: skip
    """
    Return a formatted dump of the tree in node.  This is mainly useful for
    debugging purposes.  If annotate_fields is true (by default),
    the returned string will show the names and the values for fields.
    If annotate_fields is false, the result string will be more compact by
    omitting unambiguous field names.  Attributes such as line
    numbers and column offsets are not dumped by default.  If this is wanted,
    include_attributes can be set to true.  If indent is a non-negative
    integer or string, then the tree will be pretty-printed with that indent
    level. None (the default) selects the single line representation.
    If show_empty is False, then empty lists and fields that are None
    will be omitted from the output for better readability.
    """
    if not isinstance(node, AST):
        raise TypeError(f"expected AST, got {node.__class__.__name__!r}")
    if indent is not None and not isinstance(indent, str):
        indent = ' ' * indent
    text, _ = _Dump(annotate_fields, include_attributes, indent, show_empty).value(node, 0)
    return text


class _Dump:
    __slots__ = ('annotate', 'attributes', 'indent', 'show_empty')

    def __init__(self, annotate, attributes, indent, show_empty):
        self.annotate = annotate
        self.attributes = attributes
        self.indent = indent
        self.show_empty = show_empty

    def value(self, value, level):
        """The text, and whether it is so plain that others may share its line."""
        if isinstance(value, AST):
            return self.node(value, level + 1)
        if not isinstance(value, list):
            return repr(value), True
        if not value:
            return '[]', True
        prefix, separator = self.separators(level + 1)
        return f"[{prefix}{separator.join([self.value(each, level + 1)[0] for each in value])}]", False

    def node(self, node, level):
        parts = []
        is_plain = True
        for name, value in self.shown(node):
            if name == '':  # known by its place
                parts.append(value)
                continue
            text, plain = self.value(value, level)
            parts.append(text if name is None else f"{name}={text}")
            is_plain = is_plain and plain
        name = node.__class__.__name__
        if is_plain and len(parts) <= 3:
            return f"{name}({', '.join(parts)})", not parts
        prefix, separator = self.separators(level)
        return f"{name}({prefix}{separator.join(parts)})", False

    def shown(self, node):
        """Pairs of names and values; without a name, as text with an empty one, where names are not wanted."""
        cls = node.__class__
        named = self.annotate
        keeps_empty = self.show_empty or isinstance(node, (Constant, MatchSingleton))
        left_out = []
        for name in node._fields:
            try:
                value = getattr(node, name)
            except AttributeError:
                named = True
                continue
            if value is None and getattr(cls, name, ...) is None:
                named = True
            elif not keeps_empty and (value is None or value == []):
                left_out.append(repr(value))
            elif named:
                yield name, value
            else:
                for text in left_out:
                    yield '', text
                left_out.clear()
                yield None, value
        if self.attributes:
            for name in node._attributes:
                try:
                    value = getattr(node, name)
                except AttributeError:
                    continue
                if value is not None or getattr(cls, name, ...) is not None:
                    yield name, value

    def separators(self, level):
        if self.indent is None:
            return '', ', '
        line = '\n' + self.indent * level
        return line, ',' + line


def unparse(ast_obj):
    from _ast_unparse import unparse

    return unparse(ast_obj)


# Places


def copy_location(new_node, old_node):
    """
    Copy source location (`lineno`, `col_offset`, `end_lineno`, and `end_col_offset`
    attributes) from *old_node* to *new_node* if possible, and return *new_node*.
    """
    for name in ('lineno', 'col_offset', 'end_lineno', 'end_col_offset'):
        if name not in old_node._attributes or name not in new_node._attributes:
            continue
        value = getattr(old_node, name, None)
        # An end may be unknown, and is copied as that.
        if value is not None or (name.startswith('end_') and hasattr(old_node, name)):
            setattr(new_node, name, value)
    return new_node


def fix_missing_locations(node):
    """
    When you compile a node tree with compile(), the compiler expects lineno and
    col_offset attributes for every node that supports them.  This is rather
    tedious to fill in for generated nodes, so this helper adds these attributes
    recursively where not already set, by setting them to the values of the
    parent node.  It works recursively starting at *node*.
    """
    waiting = [(node, (1, 1, 0, 0))]
    while waiting:
        each, place = waiting.pop()
        if each._attributes:
            place = _completed(each, place)
        waiting += [(child, place) for child in iter_child_nodes(each)]
    return node


def _completed(node, place):
    names = ('lineno', 'end_lineno', 'col_offset', 'end_col_offset')
    return [_completed_by(node, name, default) for name, default in zip(names, place)]


def _completed_by(node, name, default):
    if name not in node._attributes:
        return default
    value = getattr(node, name, None)
    if value is None and (name.startswith('end_') or not hasattr(node, name)):
        setattr(node, name, default)
        return default
    return value


def increment_lineno(node, n=1):
    """
    Increment the line number and end line number of each node in the tree
    starting at *node* by *n*. This is useful to "move code" to a different
    location in a file.
    """
    for each in walk(node):
        # The line of a TypeIgnore is a field.
        if 'lineno' in each._attributes or isinstance(each, TypeIgnore):
            each.lineno = getattr(each, 'lineno', 0) + n
        if 'end_lineno' in each._attributes:
            end = getattr(each, 'end_lineno', 0)
            if end is not None:
                each.end_lineno = end + n
    return node


def get_source_segment(source, node, *, padded=False):
    """Get source code segment of the *source* that generated *node*.

    If some location information (`lineno`, `end_lineno`, `col_offset`,
    or `end_col_offset`) is missing, return None.

    If *padded* is `True`, the first line of a multi-line statement will
    be padded with spaces to match its original position.
    """
    try:
        last, end = node.end_lineno, node.end_col_offset
        if last is None or end is None:
            return None
        first, start = node.lineno - 1, node.col_offset
    except AttributeError:
        return None
    lines = [line.encode() for line in _splitlines_no_ff(source, maxlines=last)[first:last]]
    padding = _pad_whitespace(lines[0][:start].decode()) if padded and len(lines) > 1 else ''
    lines[-1] = lines[-1][:end]
    lines[0] = lines[0][start:]
    return padding + b''.join(lines).decode()


def _splitlines_no_ff(source, maxlines=None):
    """Split a string into lines ignoring form feed and other chars.

    This mimics how the Python parser splits source code.
    """
    import re
    from itertools import islice

    lines = re.finditer(r'.*?(?:\r\n|\n|\r|$)', source)
    return [line[0] for line in islice(lines, maxlines)]


def _pad_whitespace(source):
    r"""Replace all chars except '\f\t' in a line with spaces."""
    return ''.join([char if char in '\f\t' else ' ' for char in source])


# Walking


def iter_fields(node):
    """
    Yield a tuple of ``(fieldname, value)`` for each field in ``node._fields``
    that is present on *node*.
    """
    for field in node._fields:
        try:
            yield field, getattr(node, field)
        except AttributeError:
            pass


def iter_child_nodes(node):
    """
    Yield all direct child nodes of *node*, that is, all fields that are nodes
    and all items of fields that are lists of nodes.
    """
    for field in node._fields:
        value = getattr(node, field, None)
        if isinstance(value, AST):
            yield value
        elif isinstance(value, list):
            for item in value:
                if isinstance(item, AST):
                    yield item


def walk(node):
    """
    Recursively yield all descendant nodes in the tree starting at *node*
    (including *node* itself), in no specified order.  This is useful if you
    only want to modify nodes in place and don't care about the context.
    """
    from collections import deque

    waiting = deque([node])
    while waiting:
        node = waiting.popleft()
        waiting.extend(iter_child_nodes(node))
        yield node


def get_docstring(node, clean=True):
    """
    Return the docstring for the given node or None if no docstring can
    be found.  If the node provided does not have docstrings a TypeError
    will be raised.

    If *clean* is `True`, all tabs are expanded to spaces and any whitespace
    that can be uniformly removed from the second line onwards is removed.
    """
    if not isinstance(node, (AsyncFunctionDef, FunctionDef, ClassDef, Module)):
        raise TypeError(f"{node.__class__.__name__!r} can't have docstrings")
    if not (node.body and isinstance(node.body[0], Expr)):
        return None
    first = node.body[0].value
    if not (isinstance(first, Constant) and isinstance(first.value, str)):
        return None
    if not clean:
        return first.value
    import inspect

    return inspect.cleandoc(first.value)


class NodeVisitor(object):
    """
    A node visitor base class that walks the abstract syntax tree and calls a
    visitor function for every node found.  This function may return a value
    which is forwarded by the `visit` method.

    This class is meant to be subclassed, with the subclass adding visitor
    methods.

    Per default the visitor functions for the nodes are ``'visit_'`` +
    class name of the node.  So a `TryFinally` node visit function would
    be `visit_TryFinally`.  This behavior can be changed by overriding
    the `visit` method.  If no visitor function exists for a node
    (return value `None`) the `generic_visit` visitor is used instead.

    Don't use the `NodeVisitor` if you want to apply changes to nodes during
    traversing.  For this a special visitor exists (`NodeTransformer`) that
    allows modifications.
    """

    def visit(self, node):
        """Visit a node."""
        return getattr(self, 'visit_' + node.__class__.__name__, self.generic_visit)(node)

    def generic_visit(self, node):
        """Called if no explicit visitor function exists for a node."""
        for _, value in iter_fields(node):
            if isinstance(value, AST):
                self.visit(value)
            elif isinstance(value, list):
                for item in value:
                    if isinstance(item, AST):
                        self.visit(item)

    def visit_Constant(self, node):
        name = _old_visitor(node.value)
        visitor = name and getattr(self, name, None)
        if visitor is None:
            return self.generic_visit(node)
        import warnings

        warnings.warn(f"{name} is deprecated; add visit_Constant", DeprecationWarning, 2)
        return visitor(node)


class NodeTransformer(NodeVisitor):
    """
    A :class:`NodeVisitor` subclass that walks the abstract syntax tree and
    allows modification of nodes.

    The `NodeTransformer` will walk the AST and use the return value of the
    visitor methods to replace or remove the old node.  If the return value of
    the visitor method is ``None``, the node will be removed from its location,
    otherwise it is replaced with the return value.  The return value may be the
    original node in which case no replacement takes place.

    Here is an example transformer that rewrites all occurrences of name lookups
    (``foo``) to ``data['foo']``::

       class RewriteName(NodeTransformer):

           def visit_Name(self, node):
               return Subscript(
                   value=Name(id='data', ctx=Load()),
                   slice=Constant(value=node.id),
                   ctx=node.ctx
               )

    Keep in mind that if the node you're operating on has child nodes you must
    either transform the child nodes yourself or call the :meth:`generic_visit`
    method for the node first.

    For nodes that were part of a collection of statements (that applies to all
    statement nodes), the visitor may also return a list of nodes rather than
    just a single node.

    Usually you use the transformer like this::

       node = YourTransformer().visit(node)
    """

    def generic_visit(self, node):
        for field, value in iter_fields(node):
            if isinstance(value, AST):
                changed = self.visit(value)
                if changed is None:
                    delattr(node, field)
                else:
                    setattr(node, field, changed)
            elif isinstance(value, list):
                value[:] = self._visited(value)
        return node

    def _visited(self, items):
        kept = []
        for item in items:
            if isinstance(item, AST):
                item = self.visit(item)
                if item is None:
                    continue
                if not isinstance(item, AST):
                    kept.extend(item)
                    continue
            kept.append(item)
        return kept


# What there was before `Constant`


def _old_name(value):
    if isinstance(value, bool) or value is None:
        return 'NameConstant'
    if isinstance(value, (int, float, complex)):
        return 'Num'
    if isinstance(value, str):
        return 'Str'
    if isinstance(value, bytes):
        return 'Bytes'
    return 'Ellipsis' if value is ... else None


def _old_visitor(value):
    name = _old_name(value)
    return name and 'visit_' + name


def _old_attribute(name):
    message = f"Attribute {name} is deprecated and will be removed in Python 3.14; use value instead"

    def get(self):
        """Deprecated. Use value instead."""
        import warnings

        warnings.warn(message, DeprecationWarning, 2)
        return self.value

    def set(self, value):
        import warnings

        warnings.warn(message, DeprecationWarning, 2)
        self.value = value

    return property(get, set)


def _class_warning(name, stacklevel):
    import warnings

    message = f"ast.{name} is deprecated and will be removed in Python 3.14; use ast.Constant instead"
    warnings.warn(message, DeprecationWarning, stacklevel)


class _ABC(type):
    def __init__(cls, *args):
        cls.__doc__ = """Deprecated AST node class. Use ast.Constant instead"""

    def __instancecheck__(cls, inst):
        is_old = cls in _old_classes
        if is_old:
            _class_warning(cls.__qualname__, 3)
        if not isinstance(inst, Constant):
            return False
        if not is_old:
            return type.__instancecheck__(cls, inst)
        return hasattr(inst, 'value') and _old_name(inst.value) == cls.__name__


def _new(cls, *args, **kwargs):
    for name in cls._fields[: len(args)]:
        if name in kwargs:
            raise TypeError(f"{cls.__name__} got multiple values for argument {name!r}")
    if cls not in _old_classes:
        return Constant.__new__(cls, *args, **kwargs)
    _class_warning(cls.__qualname__, 3)
    if cls.__name__ == 'Ellipsis':
        args = (..., *args)
    return Constant(*args, **kwargs)


def _make_old_class(name, **fields):
    return _ABC(name, (Constant,), {'__module__': __name__, '__qualname__': name, '__new__': _new, **fields})


_deprecated_globals = {
    'Num': _make_old_class('Num', _fields=('n',)),
    'Str': _make_old_class('Str', _fields=('s',)),
    'Bytes': _make_old_class('Bytes', _fields=('s',)),
    'NameConstant': _make_old_class('NameConstant'),
    'Ellipsis': _make_old_class('Ellipsis', _fields=()),
}
_old_classes = frozenset(_deprecated_globals.values())


# The classes of nodes outlive this module.
if not hasattr(Constant, 'n'):
    Constant.n = _old_attribute('n')
    Constant.s = _old_attribute('s')
    Tuple.dims = property(
        lambda self: self.elts,
        lambda self, value: setattr(self, 'elts', value),
        doc="Deprecated. Use elts instead.",
    )


class slice(AST):
    """Deprecated AST node class."""


class Index(slice):
    """Deprecated AST node class. Use the index value directly instead."""

    def __new__(cls, value, **kwargs):
        return value


class ExtSlice(slice):
    """Deprecated AST node class. Use ast.Tuple instead."""

    def __new__(cls, dims=(), **kwargs):
        return Tuple(list(dims), Load(), **kwargs)


class Suite(mod):
    """Deprecated AST node class.  Unused in Python 3."""


class AugLoad(expr_context):
    """Deprecated AST node class.  Unused in Python 3."""


class AugStore(expr_context):
    """Deprecated AST node class.  Unused in Python 3."""


class Param(expr_context):
    """Deprecated AST node class.  Unused in Python 3."""


def __getattr__(name):
    if name in _deprecated_globals:
        globals()[name] = value = _deprecated_globals[name]
        _class_warning(name, 3)
        return value
    if name in ('_Precedence', '_Unparser'):
        import _ast_unparse

        return getattr(_ast_unparse, name)
    raise AttributeError(f"module 'ast' has no attribute '{name}'")


def main():
    import argparse
    import sys

    parser = argparse.ArgumentParser(prog='python -m ast')
    parser.add_argument('infile', nargs='?', default='-', help='the file to parse; defaults to stdin')
    parser.add_argument(
        '-m', '--mode', default='exec', choices=('exec', 'single', 'eval', 'func_type'),
        help='specify what kind of code must be parsed',
    )  # fmt: skip
    parser.add_argument(
        '--no-type-comments', default=True, action='store_false',
        help="don't add information about type comments",
    )  # fmt: skip
    parser.add_argument(
        '-a', '--include-attributes', action='store_true',
        help='include attributes such as line numbers and column offsets',
    )  # fmt: skip
    parser.add_argument('-i', '--indent', type=int, default=3, help='indentation of nodes (number of spaces)')
    args = parser.parse_args()
    if args.infile == '-':
        name = '<stdin>'
        source = sys.stdin.buffer.read()
    else:
        name = args.infile
        with open(name, 'rb') as file:
            source = file.read()
    tree = parse(source, name, args.mode, type_comments=args.no_type_comments)
    print(dump(tree, include_attributes=args.include_attributes, indent=args.indent))


if __name__ == '__main__':
    main()
