# 99 levels of indentation, and 20 blocks that loops, handlers and managers make inside of a function.

def told(text):
    try:
        compile(text, '<hostile>', 'exec')
    except SyntaxError as error:
        place = error.lineno, error.offset, error.end_lineno, error.end_offset
        return f'{type(error).__name__}: {error.msg} {place}'
    return 'fine'


def nested(heads, tail='pass\n'):
    return ''.join(' ' * i + head for i, head in enumerate(heads)) + ' ' * len(heads) + tail


for head in 'if 1:\n', 'for a in b:\n', 'while 1:\n', 'with a:\n', 'def f():\n', 'class A:\n', 'async def f():\n':
    for depth in 19, 20, 21, 22, 98, 99, 100, 101, 1000:
        print(repr(head), depth, told(nested([head] * depth)))
for depth in 19, 20, 21, 22, 50:
    body = nested(['try:\n'] * depth)
    print('finally', depth, told(body + ''.join(' ' * i + 'finally: pass\n' for i in range(depth - 1, -1, -1))))
    print('except', depth, told(body + ''.join(' ' * i + 'except: pass\n' for i in range(depth - 1, -1, -1))))
    print('mixed', depth, told(nested((['for a in b:\n', 'with c:\n', 'while d:\n'] * depth)[:depth])))
    print('with items', depth, told('with ' + ', '.join(['a'] * depth) + ': pass\n'))
    print('async for', depth, told('async def f():\n' + nested(['async for a in b:\n'] * depth).replace('\n', '\n ')[:-1]))
    loops = [head for i in range(depth) for head in ('def f():\n', 'for a in b:\n')][:98]
    print('functions in between', depth, told(nested(loops)))
for depth in 48, 49, 50:
    cases = ''.join('  ' * i + 'match 1:\n' + '  ' * i + ' case 1:\n' for i in range(depth))
    print('match', depth, told(cases + '  ' * depth + 'pass\n'))
print(told('\n'.join(' ' * i + 'x' for i in range(200))))
print(told('if 1:\n' + ' ' * 100_000 + 'x\n'), told(' ' * 100_000 + 'x\n'))
exec(nested(['if 1:\n'] * 99, 'print("at the bottom")\n'))
exec(nested(['for a in [1]:\n'] * 20, 'print("at the bottom of loops")\n'))
