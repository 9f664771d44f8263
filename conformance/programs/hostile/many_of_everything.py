# Tens of thousands of arguments, names, elements, targets, clauses.

def told(text):
    try:
        exec(compile(text, '<hostile>', 'exec'), scope := {})
    except SyntaxError as error:
        return f'{type(error).__name__}: {error.msg} {error.lineno, error.offset, error.end_lineno, error.end_offset}'
    except Exception as error:
        return f'{type(error).__name__}: {error!s:.60}'
    return f'runs: {scope.get("x")!r:.30}'


n = 5_000
names = [f'a{i}' for i in range(n)]
row = ', '.join(names)
ones = '1, ' * n
many = {
    'arguments': f'def f(*a): return len(a)\nx = f({ones})',
    'arguments of a native': f'x = max({ones})',
    'keywords': f'def f(**a): return len(a)\nx = f({", ".join(f"{name}=1" for name in names)})',
    'stars': f'def f(*a): return len(a)\na = [1]\nx = f({"*a, " * n})',
    'double stars': f'def f(**a): return len(a)\na = {{}}\nx = f({"**a, " * n})',
    'keyword twice': f'f({", ".join(f"{name}=1" for name in names)}, a0=1)',
    'parameters': f'def f({row}): return a7\nx = f(*range({n}))',
    'parameters with defaults': f'def f({", ".join(f"{name}=1" for name in names)}): return a7\nx = f()',
    'parameters by keyword': f'def f(*, {", ".join(f"{name}=1" for name in names)}): return a7\nx = f()',
    'parameter twice': f'def f({row}, a0): pass',
    'locals': 'def f():\n' + ''.join(f' {name} = 1\n' for name in names) + ' return len(locals())\nx = f()',
    'globals': ''.join(f'{name} = 1\n' for name in names) + 'x = a7',
    'global names': f'def f():\n global {row}\n return 1\nx = f()',
    'attributes': 'class A: pass\na = A()\n' + ''.join(f'a.{name} = 1\n' for name in names) + 'x = len(vars(a))',
    'attributes deleted': 'class A: pass\na = A()\n' + ''.join(f'a.{name} = 1\n' for name in names[:300]) + ''.join(f'del a.{name}\n' for name in names[:299]) + 'x = vars(a)',
    'attributes of classes': 'class A:\n' + ''.join(f' {name} = 1\n' for name in names) + 'x = A.a7',
    'list': f'x = len([{ones}])',
    'tuple': f'x = len(({ones}))',
    'set': f'x = len({{{", ".join(str(i) for i in range(n))}}})',
    'dictionary': f'x = len({{{", ".join(f"{i}: {i}" for i in range(n))}}})',
    'list of stars': f'a = [1]\nx = len([{"*a, " * n}])',
    'targets': 'x = ' * n + '1',
    'unpacked': f'{row} = range({n})\nx = a7',
    'unpacked star': f'*x, {row} = range({n + 3})',
    'star too late': f'{row}, *x = range({n + 3})',
    'literals': 'x = len(' + '"a" ' * n + ')',
    'literals mixed': 'x = ' + '"a" ' * n + 'b"a"',
    'decorators': 'def d(f): return f\n' + '@d\n' * n + 'def f(): return 1\nx = f()',
    'conditions': 'x = [1 for a in [1] ' + 'if a ' * n + ']',
    'clauses': 'x = [1 ' + 'for a in [1] ' * 100 + ']',
    'handlers': 'try: 1 / 0\n' + 'except OSError: pass\n' * n + 'except ZeroDivisionError: x = 1',
    'cases': 'match -1:\n' + ''.join(f' case {i}: pass\n' for i in range(n)) + ' case x: pass',
    'alternatives': f'match -1:\n case {"|".join(str(i) for i in range(n))}: pass\n case x: pass',
    'imports': 'import sys\n' * n + 'x = sys.maxsize',
    'names imported': 'from sys import ' + ', '.join(['maxsize'] * n) + '\nx = maxsize',
    'lambdas': f'x = len([{"lambda: 1, " * n}])',
    'walruses': f'x = len([{"(a := 1), " * n}])',
    'deleted': f'a = 1\ndel {"a, " * n}',
    'if and elif': 'if 0: pass\n' + 'elif 0: pass\n' * 5000 + 'else: x = 1',
}
for name, text in many.items():
    print(name, told(text + '\n'))
for text in ('x = [' + ones + '1 1]', 'x = {' + '1: 1, ' * n + '1: }', 'f(' + 'a=1, ' * n + '1)', 'f(' + 'a, ' * n + 'b for b in c)',
             'a, ' * n + '1 = 1', 'for ' + 'a, ' * n + '1 in b: pass', 'with ' + 'a as b, ' * 2000 + 'c as 1: pass',
             'x = [' + ones, 'def f(' + 'a, ' * n + '1): pass', '@a\n' * n + 'x = 1', 'if a: pass\n' + 'elif a: pass\n' * 2000 + 'elif: pass'):
    print(told(text + '\n'))
