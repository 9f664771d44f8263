# f-strings in f-strings: 149 of them, three levels of format specs, brackets and lambdas inside.

def told(text):
    try:
        exec(compile(text, '<hostile>', 'exec'), scope := {})
    except SyntaxError as error:
        return f'{type(error).__name__}: {error.msg} {error.lineno, error.offset, error.end_lineno, error.end_offset}'
    except (MemoryError, RecursionError) as error:
        return f'{type(error).__name__}: {error}'
    return f'runs: {scope["x"]!r:.30}'


for depth in 10, 100, 148, 149, 150, 151, 1000:
    print(depth, told("x = " + "f'{" * depth + '1' + "}'" * depth + '\n'))
    quotes = ['"', "'"] * depth
    print(depth, told('x = ' + ''.join(f'f{q}{{' for q in quotes[:depth]) + '1' + ''.join(f'}}{q}' for q in reversed(quotes[:depth]))))
    print(depth, told("x = " + "f'''{" * depth + '1' + "}'''" * depth + '\n'))
    print(depth, told("x = " + "f'{" * depth))
    print(depth, told("x = " + "f'{" * depth + 'a b' + "}'" * depth + '\n'))
for depth in 1, 2, 3, 4, 200:
    print(depth, told('x = f"' + '{1:' * depth + '1' + '}' * depth + '"\n'), told('x = f"' + '{1:' * depth + '"\n'))
for depth in 100, 198, 199, 200:
    print(depth, told('x = f"{' + '(' * depth + '1' + ')' * depth + '}"\n'), told('x = f"{' + '[' * depth))
for count in 1, 1000:
    print(told('a = 1\nx = len(f"' + '{a}' * count + '")\n'), told('a = 1\nx = len(f"' + '{a:{a}}' * count + '")\n'))
    print(told('x = len(f"' + '{{}}' * count + '")\n'), told('x = f"' + '}' * count + '"\n'), told('x = f"' + '{' * count + '"\n'))
print(told('x = f"{' + '-' * 3000 + '1}"'), told('x = f"{1' + ' + 1' * 3000 + '}"'), told('x = len(f"{1' + ' + 1' * 3000 + '=}")'))
