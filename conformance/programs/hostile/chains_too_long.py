# Chains that lean to the right end where CPython's parser gives up; those that lean to the left are as long as they like.

def told(text, *results):
    try:
        exec(compile(text, '<hostile>', 'exec'), scope := {})
    except (SyntaxError, MemoryError, RecursionError) as error:
        return f'{type(error).__name__}: {error}'
    except Exception as error:
        return f'runs: {type(error).__name__}: {error}'
    return f'runs: {scope["x"]!r:.40}'


lengths = {
    '-': (900, 5960, 6010, 20_000),
    '+': (5960, 6010),
    '~': (5960,),
    'not ': (5960, 6010),
    'a**': (2980, 3010),
    '-a**': (900, 1980, 2010),
    'a if 0 else ': (900, 5960, 6010),
    'a if a else ': (5960,),
    'a if 0 else -a ** ': (900, 2010),
}
for link, counts in lengths.items():
    for count in counts:
        print(repr(link), count, told(f'a = 1\nx = {link * count}a\n'))
        print(repr(link), count, told(f'a = 1\nx = {link * count}None\n'))
        print(repr(link), count, told(f'a = 1\nx = [{link * count}a for b in [0]]\n'))
for count in 900, 2980, 3010, 5000:
    print('lambda', count, told(f'f = {"lambda: " * count}1\nx = f()()().__name__\n'))
for count in 100, 740, 750, 5000:
    print('lambda with a default', count, told(f'f = {"lambda a=" * count}1{": 1" * count}\nx = f()\n'))
for count in 900, 5960, 6010, 10_000:
    print('elif', count, told('a = 0\nif a: pass\n' + 'elif a: pass\n' * count + 'else: x = 1\n'))

setup = '''
class A(list):
    def __call__(self, *values): return self
    def same(self): return self
    def __add__(self, other): return self
    def __eq__(self, other): return True
    def __repr__(self): return 'an A'
a = A()
a.append(a)
a.a = a
b = 1
'''
links = '.a', '()', '[0]', '.same()', '(0)', '(*a)', '(**{})', ' + a', ' + b', '.a()[0] + a', ' * b - b', ' == a'
for link in links:
    start = 'b' if 'b' in link and '+' not in link else 'a'
    for count in 99, 100, 101, 250, 4900:
        print(repr(link), count, told(f'{setup}x = {start}{link * count}\n'))
    print(repr(link), told(f'{setup}x = {start}{link * 300} + None.none\n'))
print(told(f'{setup}a{".a" * 4900} = 5\nx = a.a\n'))
print(told(f'{setup}a{"[0]" * 4900} = 5\nx = len(a)\n'))
print(told(f'{setup}a.c = 1\na{".a" * 4900}.c += 5\nx = a.c\n'))
print(told(f'{setup}a.c = 1\ndel a{".a" * 4900}.c\nx = hasattr(a, "c")\n'))
print(told(f'{setup}with open{".a" * 4900} as x: pass\n'))
print(told(f'{setup}match a:\n  case a{".a" * 4900}: x = 1\n'))
print(told(f'{setup}def f():\n  y = yield 1\n  return b{" + (yield b)" * 500}\nx = list(f())[490:]\n'))
print(told(f'x = 1{" and 2" * 50_000}\n'), told(f'x = 0{" or 0" * 50_000}\n'), told(f'x = 1{" < 2" * 50_000}\n'))
