"""Source of syntax trees, for `ast.unparse`: statements become lines, everything else a piece of text."""

from enum import IntEnum, auto

from _ast import (
    AST, AsyncFunctionDef, ClassDef, Constant, Expr, FormattedValue, FunctionDef, If, JoinedStr, Module, Name, Tuple,
)  # fmt: skip


class _Precedence(IntEnum):
    """Precedence table that originated from python grammar."""

    NAMED_EXPR = auto()
    TUPLE = auto()
    YIELD = auto()
    TEST = auto()
    OR = auto()
    AND = auto()
    NOT = auto()
    CMP = auto()
    EXPR = auto()
    BOR = EXPR
    BXOR = auto()
    BAND = auto()
    SHIFT = auto()
    ARITH = auto()
    TERM = auto()
    FACTOR = auto()
    POWER = auto()
    AWAIT = auto()
    ATOM = auto()

    def next(self):
        try:
            return self.__class__(self + 1)
        except ValueError:
            return self


NAMED_EXPR, TUPLE, YIELD, TEST, OR, AND, NOT, CMP, BOR, BXOR, BAND, SHIFT, ARITH, TERM, FACTOR, POWER, AWAIT, ATOM = map(
    int, _Precedence
)

_unary = {'Invert': ('~', FACTOR), 'Not': ('not ', NOT), 'UAdd': ('+', FACTOR), 'USub': ('-', FACTOR)}
_binary = {
    'Add': ('+', ARITH),
    'Sub': ('-', ARITH),
    'Mult': ('*', TERM),
    'MatMult': ('@', TERM),
    'Div': ('/', TERM),
    'Mod': ('%', TERM),
    'LShift': ('<<', SHIFT),
    'RShift': ('>>', SHIFT),
    'BitOr': ('|', BOR),
    'BitXor': ('^', BXOR),
    'BitAnd': ('&', BAND),
    'FloorDiv': ('//', TERM),
    'Pow': ('**', POWER),
}
_boolean = {'And': (' and ', AND), 'Or': (' or ', OR)}
_comparison = {
    'Eq': '==', 'NotEq': '!=', 'Lt': '<', 'LtE': '<=', 'Gt': '>', 'GtE': '>=',
    'Is': 'is', 'IsNot': 'is not', 'In': 'in', 'NotIn': 'not in',
}  # fmt: skip

# Literals beyond the largest float are infinities in the tree.
_INFINITE = '1e309'

_MULTI_QUOTES = ('"""', "'''")
_ALL_QUOTES = ("'", '"', *_MULTI_QUOTES)


def unparse(node):
    return _Unparser().visit(node)


def _op_name(op):
    return op.__class__.__name__


def _enclosed(text, condition):
    return f'({text})' if condition else text


class _Unparser:
    """`lines_X` adds a statement to the lines; `text_X` gives what stands for any other node where its surroundings ask
    for a precedence."""

    def __init__(self):
        self.lines = []
        self.margin = ''
        self.except_word = 'except'
        self.type_ignores = {}

    def visit(self, node):
        text = self.any(node)
        return '\n'.join(self.lines) + text

    def any(self, node):
        """The text of something that may be a statement, which adds to the lines."""
        if isinstance(node, list):
            return ''.join([self.any(each) for each in node])
        name = node.__class__.__name__
        statement = getattr(self, 'lines_' + name, None)
        if statement is not None:
            statement(node)
            return ''
        if hasattr(self, 'text_' + name):
            return self.text(node)
        return self.children(node, self.any)

    def text(self, node, level=TEST):
        method = getattr(self, 'text_' + node.__class__.__name__, None)
        if method is not None:
            return method(node, level)
        return self.children(node, self.text)

    def children(self, node, visit):
        parts = []
        for field in node._fields:
            value = getattr(node, field, None)
            for each in value if isinstance(value, list) else [value]:
                if isinstance(each, AST):
                    parts.append(visit(each))
        return ''.join(parts)

    def texts(self, nodes, level=TEST):
        return ', '.join([self.text(each, level) for each in nodes])

    def items(self, nodes):
        """As a tuple has them: a single one with a comma."""
        texts = self.texts(nodes)
        return texts + ',' if len(nodes) == 1 else texts

    # Lines

    def line(self, text):
        self.lines.append(self.margin + text)

    def blank(self):
        if self.lines:
            self.lines.append('')

    def block(self, head, body, commented=None, documented=None):
        """`head` and a colon, with the statements of `body`, or of the documented node, below."""
        self.line(head + ':' + (self.type_comment(commented) if commented is not None else ''))
        margin = self.margin
        self.margin = margin + '    '
        self.statements(body if documented is None else self.documented(documented))
        self.margin = margin

    def statements(self, body):
        for each in body:
            text = self.any(each)
            if text:  # what is no statement goes on where the last one ended
                self.append(text)

    def append(self, text):
        if self.lines:
            self.lines[-1] += text
        else:
            self.lines.append(text)

    def type_comment(self, node):
        comment = self.type_ignores.get(node.lineno) or node.type_comment
        return '' if comment is None else f' # type: {comment}'

    def documented(self, node):
        """The statements of a module, class or function: the first may be its documentation."""
        body = node.body
        first = body[0] if body else None
        if isinstance(first, Expr) and isinstance(first.value, Constant) and isinstance(first.value.value, str):
            self.line(_prefix(first.value) + _quoted(first.value.value, _MULTI_QUOTES))
            return body[1:]
        return body

    # Statements

    def lines_Module(self, node):
        self.type_ignores = {ignore.lineno: f'ignore{ignore.tag}' for ignore in node.type_ignores}
        self.statements(self.documented(node))
        self.type_ignores = {}

    def lines_Expr(self, node):
        self.line(self.text(node.value, YIELD))

    def lines_Import(self, node):
        self.line('import ' + self.texts(node.names))

    def lines_ImportFrom(self, node):
        self.line(f"from {'.' * (node.level or 0)}{node.module or ''} import {self.texts(node.names)}")

    def lines_Assign(self, node):
        targets = ''.join([self.text(each, TUPLE) + ' = ' for each in node.targets])
        self.line(targets + self.text(node.value) + self.type_comment(node))

    def lines_AugAssign(self, node):
        self.line(f'{self.text(node.target)} {_binary[_op_name(node.op)][0]}= {self.text(node.value)}')

    def lines_AnnAssign(self, node):
        target = _enclosed(self.text(node.target), not node.simple and isinstance(node.target, Name))
        value = ' = ' + self.text(node.value) if node.value else ''
        self.line(f'{target}: {self.text(node.annotation)}{value}')

    def lines_TypeAlias(self, node):
        name = self.text(node.name) + self.type_parameters(node)
        self.line(f'type {name} = {self.text(node.value)}')

    def lines_Return(self, node):
        self.line('return ' + self.text(node.value) if node.value else 'return')

    def lines_Pass(self, node):
        self.line('pass')

    def lines_Break(self, node):
        self.line('break')

    def lines_Continue(self, node):
        self.line('continue')

    def lines_Delete(self, node):
        self.line('del ' + self.texts(node.targets))

    def lines_Assert(self, node):
        self.line('assert ' + self.texts([node.test, node.msg] if node.msg else [node.test]))

    def lines_Global(self, node):
        self.line('global ' + ', '.join(node.names))

    def lines_Nonlocal(self, node):
        self.line('nonlocal ' + ', '.join(node.names))

    def lines_Raise(self, node):
        if not node.exc:
            if node.cause:
                raise ValueError("Node can't use cause without an exception.")
            self.line('raise')
            return
        cause = ' from ' + self.text(node.cause) if node.cause else ''
        self.line(f'raise {self.text(node.exc)}{cause}')

    def lines_Try(self, node, except_word='except'):
        outer = self.except_word
        self.except_word = except_word
        self.block('try', node.body)
        self.statements(node.handlers)
        self.optional_block('else', node.orelse)
        self.optional_block('finally', node.finalbody)
        self.except_word = outer

    def lines_TryStar(self, node):
        self.lines_Try(node, 'except*')

    def lines_ExceptHandler(self, node):
        kind = ' ' + self.text(node.type) if node.type else ''
        name = ' as ' + node.name if node.name else ''
        self.block(self.except_word + kind + name, node.body)

    def optional_block(self, head, body):
        if body:
            self.block(head, body)

    def lines_ClassDef(self, node):
        self.decorators(node)
        bases = self.texts([*node.bases, *node.keywords])
        head = f'class {node.name}{self.type_parameters(node)}'
        self.block(f'{head}({bases})' if node.bases or node.keywords else head, node.body, documented=node)

    def lines_FunctionDef(self, node, word='def'):
        self.decorators(node)
        head = f'{word} {node.name}{self.type_parameters(node)}({self.text(node.args)})'
        returns = ' -> ' + self.text(node.returns) if node.returns else ''
        self.block(head + returns, node.body, node, node)

    def lines_AsyncFunctionDef(self, node):
        self.lines_FunctionDef(node, 'async def')

    def decorators(self, node):
        self.blank()
        for each in node.decorator_list:
            self.line('@' + self.text(each))

    def type_parameters(self, node):
        parameters = getattr(node, 'type_params', None)
        return f'[{self.texts(parameters)}]' if parameters else ''

    def lines_For(self, node, word='for'):
        self.block(f'{word} {self.text(node.target, TUPLE)} in {self.text(node.iter)}', node.body, node)
        self.optional_block('else', node.orelse)

    def lines_AsyncFor(self, node):
        self.lines_For(node, 'async for')

    def lines_While(self, node):
        self.block('while ' + self.text(node.test), node.body)
        self.optional_block('else', node.orelse)

    def lines_If(self, node):
        self.block('if ' + self.text(node.test), node.body)
        while node.orelse and len(node.orelse) == 1 and isinstance(node.orelse[0], If):
            node = node.orelse[0]
            self.block('elif ' + self.text(node.test), node.body)
        self.optional_block('else', node.orelse)

    def lines_With(self, node, word='with'):
        self.block(f'{word} {self.texts(node.items)}', node.body, node)

    def lines_AsyncWith(self, node):
        self.lines_With(node, 'async with')

    def lines_Match(self, node):
        self.block('match ' + self.text(node.subject), node.cases)

    def lines_match_case(self, node):
        guard = ' if ' + self.text(node.guard) if node.guard else ''
        self.block(f'case {self.text(node.pattern)}{guard}', node.body)

    # Parts of statements

    def text_FunctionType(self, node, level):
        return f'({self.texts(node.argtypes)}) -> {self.text(node.returns)}'

    def text_alias(self, node, level):
        return f'{node.name} as {node.asname}' if node.asname else node.name

    def text_withitem(self, node, level):
        target = ' as ' + self.text(node.optional_vars) if node.optional_vars else ''
        return self.text(node.context_expr) + target

    def text_TypeVar(self, node, level):
        bound = ': ' + self.text(node.bound) if node.bound else ''
        return node.name + bound + self.default(node)

    def text_TypeVarTuple(self, node, level):
        return '*' + node.name + self.default(node)

    def text_ParamSpec(self, node, level):
        return '**' + node.name + self.default(node)

    def default(self, node):
        return ' = ' + self.text(node.default_value) if node.default_value else ''

    def text_arguments(self, node, level):
        parts = []
        positional = node.posonlyargs + node.args
        defaults = [None] * (len(positional) - len(node.defaults)) + node.defaults
        for count, (arg, default) in enumerate(zip(positional, defaults), 1):
            parts.append(self.parameter(arg, default))
            if count == len(node.posonlyargs):
                parts.append('/')
        if node.vararg:
            parts.append('*' + self.text(node.vararg))
        elif node.kwonlyargs:
            parts.append('*')
        parts += map(self.parameter, node.kwonlyargs, node.kw_defaults)
        if node.kwarg:
            parts.append('**' + self.text(node.kwarg))
        return ', '.join(parts)

    def parameter(self, arg, default):
        return f'{self.text(arg)}={self.text(default)}' if default else self.text(arg)

    def text_arg(self, node, level):
        return f'{node.arg}: {self.text(node.annotation)}' if node.annotation else node.arg

    def text_keyword(self, node, level):
        return ('**' if node.arg is None else node.arg + '=') + self.text(node.value)

    # Expressions

    def text_Name(self, node, level):
        return node.id

    def text_Constant(self, node, level):
        value = node.value
        if isinstance(value, tuple):
            parts = ', '.join(map(_constant, value))
            return f'({parts},)' if len(value) == 1 else f'({parts})'
        return '...' if value is ... else _prefix(node) + _constant(value)

    def text_NamedExpr(self, node, level):
        return _enclosed(f'{self.text(node.target, ATOM)} := {self.text(node.value, ATOM)}', level > NAMED_EXPR)

    def text_Await(self, node, level):
        return _enclosed('await ' + self.text(node.value, ATOM) if node.value else 'await', level > AWAIT)

    def text_Yield(self, node, level):
        return _enclosed('yield ' + self.text(node.value, ATOM) if node.value else 'yield', level > YIELD)

    def text_YieldFrom(self, node, level):
        if not node.value:
            raise ValueError("Node can't be used without a value attribute.")
        return _enclosed('yield from ' + self.text(node.value, ATOM), level > YIELD)

    def text_Lambda(self, node, level):
        parameters = self.text(node.args)
        head = 'lambda ' + parameters if parameters else 'lambda'
        return _enclosed(f'{head}: {self.text(node.body)}', level > TEST)

    def text_IfExp(self, node, level):
        text = f'{self.text(node.body, OR)} if {self.text(node.test, OR)} else {self.text(node.orelse)}'
        return _enclosed(text, level > TEST)

    def text_BoolOp(self, node, level):
        word, own = _boolean[_op_name(node.op)]
        # sic: each one has to hold together more than the one before it
        parts = [self.text(each, min(own + i, ATOM)) for i, each in enumerate(node.values, 1)]
        return _enclosed(word.join(parts), level > own)

    def text_UnaryOp(self, node, level):
        symbol, own = _unary[_op_name(node.op)]
        return _enclosed(symbol + self.text(node.operand, own), level > own)

    def text_BinOp(self, node, level):
        symbol, own = _binary[_op_name(node.op)]
        left, right = (own + 1, own) if own == POWER else (own, own + 1)
        return _enclosed(f'{self.text(node.left, left)} {symbol} {self.text(node.right, right)}', level > own)

    def text_Compare(self, node, level):
        text = self.text(node.left, BOR)
        for op, right in zip(node.ops, node.comparators):
            text += f' {_comparison[_op_name(op)]} {self.text(right, BOR)}'
        return _enclosed(text, level > CMP)

    def text_Attribute(self, node, level):
        value = node.value
        # a point right behind an integer would be part of it
        space = ' ' if isinstance(value, Constant) and isinstance(value.value, int) else ''
        return f'{self.text(value, ATOM)}{space}.{node.attr}'

    def text_Subscript(self, node, level):
        index = node.slice
        inside = self.items(index.elts) if isinstance(index, Tuple) and index.elts else self.text(index)
        return f'{self.text(node.value, ATOM)}[{inside}]'

    def text_Slice(self, node, level):
        lower, upper = [self.text(each) if each else '' for each in (node.lower, node.upper)]
        step = ':' + self.text(node.step) if node.step else ''
        return f'{lower}:{upper}{step}'

    def text_Call(self, node, level):
        return f'{self.text(node.func, ATOM)}({self.texts([*node.args, *node.keywords])})'

    def text_Starred(self, node, level):
        return '*' + self.text(node.value, BOR)

    def text_Tuple(self, node, level):
        return _enclosed(self.items(node.elts), not node.elts or level > TUPLE)

    def text_List(self, node, level):
        return f'[{self.texts(node.elts)}]'

    def text_Set(self, node, level):
        # `{}` is a dictionary
        return '{' + self.texts(node.elts) + '}' if node.elts else '{*()}'

    def text_Dict(self, node, level):
        pairs = zip(node.keys, node.values)
        return '{' + ', '.join([self.pair(key, value) for key, value in pairs]) + '}'

    def pair(self, key, value):
        if key is None:
            return '**' + self.text(value, BOR)
        return f'{self.text(key)}: {self.text(value)}'

    def text_ListComp(self, node, level):
        return f'[{self.text(node.elt)}{self.clauses(node)}]'

    def text_SetComp(self, node, level):
        return '{' + self.text(node.elt) + self.clauses(node) + '}'

    def text_GeneratorExp(self, node, level):
        return f'({self.text(node.elt)}{self.clauses(node)})'

    def text_DictComp(self, node, level):
        return '{' + self.pair(node.key, node.value) + self.clauses(node) + '}'

    def clauses(self, node):
        return ''.join([self.text(each) for each in node.generators])

    def text_comprehension(self, node, level):
        word = ' async for ' if node.is_async else ' for '
        text = f'{word}{self.text(node.target, TUPLE)} in {self.text(node.iter, OR)}'
        return text + ''.join([' if ' + self.text(each, OR) for each in node.ifs])

    # Strings with fields

    def text_JoinedStr(self, node, level):
        parts = [(self.fragment(each), isinstance(each, Constant)) for each in node.values]
        return 'f' + (_joined(parts) or _joined_by_repr(parts))

    def fragment(self, node, in_spec=False):
        if isinstance(node, JoinedStr):
            return ''.join([self.fragment(each, in_spec) for each in node.values])
        if isinstance(node, FormattedValue):
            return self.text_FormattedValue(node, TEST)
        if not (isinstance(node, Constant) and isinstance(node.value, str)):
            raise ValueError(f'Unexpected node inside JoinedStr, {node!r}')
        text = node.value.replace('{', '{{').replace('}', '}}')
        if in_spec:
            for char, escape in (('\\', r'\\'), ("'", r"\'"), ('"', r'\"'), ('\n', r'\n')):
                text = text.replace(char, escape)
        return text

    def text_FormattedValue(self, node, level):
        value = self.text(node.value, OR)
        space = ' ' if value.startswith('{') else ''
        conversion = '' if node.conversion == -1 else '!' + chr(node.conversion)
        spec = ':' + self.fragment(node.format_spec, True) if node.format_spec else ''
        return f'{{{space}{value}{conversion}{spec}}}'

    # Patterns

    def text_MatchValue(self, node, level):
        return self.text(node.value)

    def text_MatchSingleton(self, node, level):
        return _constant(node.value)

    def text_MatchSequence(self, node, level):
        return f'[{self.texts(node.patterns)}]'

    def text_MatchStar(self, node, level):
        return '*' + ('_' if node.name is None else node.name)

    def text_MatchMapping(self, node, level):
        parts = [self.pair(key, pattern) for key, pattern in zip(node.keys, node.patterns, strict=True)]
        if node.rest is not None:
            parts.append('**' + node.rest)
        return '{' + ', '.join(parts) + '}'

    def text_MatchClass(self, node, level):
        parts = [self.text(each) for each in node.patterns]
        if node.kwd_attrs:
            named = zip(node.kwd_attrs, node.kwd_patterns, strict=True)
            parts += [f'{name}={self.text(pattern)}' for name, pattern in named]
        return f"{self.text(node.cls, ATOM)}({', '.join(parts)})"

    def text_MatchAs(self, node, level):
        if node.name is None:
            return '_'
        if node.pattern is None:
            return node.name
        return _enclosed(f'{self.text(node.pattern, BOR)} as {node.name}', level > TEST)

    def text_MatchOr(self, node, level):
        return _enclosed(' | '.join([self.text(each, BXOR) for each in node.patterns]), level > BOR)


# Literals


def _prefix(node):
    return 'u' if node.kind == 'u' else ''


def _constant(value):
    text = repr(value)
    if isinstance(value, (float, complex)):
        return text.replace('inf', _INFINITE).replace('nan', f'({_INFINITE}-{_INFINITE})')
    return text


def _joined(parts):
    """The text of an f-string without its letter, in quotes that none of its parts has; None when there are none."""
    quotes = list(_ALL_QUOTES)
    written = []
    for text, is_constant in parts:
        if is_constant:
            text, fitting = _escaped(text, quotes, escapes_space=True)
            if not any(each in quotes for each in fitting):
                return None
            quotes = fitting
        elif '\n' in text:
            quotes = [each for each in quotes if each in _MULTI_QUOTES]
        written.append(text)
    return quotes[0] + ''.join(written) + quotes[0]


def _joined_by_repr(parts):
    # The double quote in front makes repr() choose the other.
    written = [repr('"' + text)[2:-1] if is_constant else text for text, is_constant in parts]
    return "'''" + ''.join(written) + "'''"


def _quoted(text, quotes):
    escaped, fitting = _escaped(text, quotes)
    return fitting[0] + escaped + fitting[0]


def _escaped(text, quotes, escapes_space=False):
    """What to write between quotes, with as few backslashes as possible, and the quotes that fit, best first."""
    escaped = text
    if '\\' in text or not text.isprintable():
        kept = '' if escapes_space else '\n\t'
        escaped = ''.join([char if char in kept else _escaped_char(char) for char in text])
    fitting = [each for each in quotes if each not in escaped and ('\n' not in escaped or len(each) == 3)]
    if not fitting:
        shown = repr(text)
        return shown[1:-1], [next((each for each in quotes if shown[0] in each), shown[0])]
    if escaped:
        last = escaped[-1]
        fitting.sort(key=lambda each: each[0] == last)
        if fitting[0][0] == last:
            escaped = escaped[:-1] + '\\' + last
    return escaped, fitting


def _escaped_char(char):
    if char == '\\' or not char.isprintable():
        return char.encode('unicode_escape').decode('ascii')
    return char
