# 200 brackets may be open at once, of any kind and in any place; one more is refused where it stands.

def told(text):
    try:
        code = compile(text, '<hostile>', 'exec')
    except SyntaxError as error:
        place = error.lineno, error.offset, error.end_lineno, error.end_offset
        return f'{type(error).__name__}: {error.msg} {place}'
    except (MemoryError, RecursionError) as error:
        return f'{type(error).__name__}: {error}'
    scope = {}
    try:
        exec(code, scope)
    except Exception as error:
        return f'runs: {type(error).__name__}: {error}'
    return f'runs: {str(scope.get("x"))[:20]}'


nests = {
    'group': ('x = ', '(', '1', ')'),
    'tuple': ('x = ', '(', '1', ',)'),
    'list': ('x = ', '[', '1', ']'),
    'dictionary': ('x = ', '{1: ', '1', '}'),
    'set': ('x = ', '{', '1', '}'),
    'call': ('f = abs\nx = ', 'f(', '1', ')'),
    'keyword': ('def f(a): return a\nx = ', 'f(a=', '1', ')'),
    'star': ('def f(*a): return a\nx = ', 'f(*', '()', ')'),
    'subscript': ('a = [0]\nx = ', 'a[', '0', ']'),
    'slice': ('a = []\nx = ', 'a[', '0', ':]'),
    'operator': ('x = ', '1 - (', '1', ')'),
    'condition': ('x = ', '(1 if 0 else ', '1', ')'),
    'every operator': ('x = ', '(0 if 0 else 0 or 1 and not 2 < 1 | 1 ^ 1 & 1 << 1 + 1 * -1 ** ', '1', ')'),
    'lambda': ('x = ', '(lambda: ', '1', ')'),
    'generator': ('x = next', '(', '1', ' for a in [1])'),
    'yield': ('def f():\n  return ', '(yield ', '1', ')'),
    'walrus': ('', '(a := ', '1', ')'),
    'f-string': ('x = f"{', '(', '1', ')'),
    'list target': ('', '[', 'x', ']'),
    'star target': ('', '*[', 'x', ']'),
    'annotation': ('y: ', 'list[', 'int', ']'),
    'pattern': ('match 1:\n  case ', '[', 'y', ']'),
    'class pattern': ('match 1:\n  case ', 'int(', 'x', ')'),
}
endings = {
    'f-string': '}"',
    'list target': ' = []',
    'star target': ', = []',
    'pattern': ': pass\n  case x: pass',
    'class pattern': ': pass',
}
for name, (before, opening, inside, closing) in nests.items():
    for depth in 60, 198, 200, 201:
        text = before + opening * depth + inside + closing * depth + endings.get(name, '')
        print(f'{name} {depth}:', told(text + '\n').replace(' object at 0x', '')[:100])

for opening in '(', '[', '{', '([{', 'f(', 'f"{(':
    for depth in 150, 200, 201, 50_000:
        text = (opening * depth)[:depth]
        print(f'open {opening} {depth}:', told(text), told(text.replace('(', '(\n')))
print(told(')' * 1000), told('(]' * 1000), told('()' * 1000))
