# Long literals, comments, names and lines: read in time that grows with their length, or refused where CPython refuses.

def told(text, mode='exec'):
    try:
        exec(compile(text, '<hostile>', mode), scope := {})
    except SyntaxError as error:
        shown = error.text if error.text is None else len(error.text)
        return f'{type(error).__name__}: {error.msg:.90} {error.lineno, error.offset, error.end_lineno, error.end_offset, shown}'
    except Exception as error:
        return f'{type(error).__name__}: {error!s:.60}'
    return f'runs: {scope.get("x")!r:.30}'


n = 100_000
for escape in '\\n', '\\x41', '\\101', '\\u0041', '\\U0001F600', '\\N{DIGIT ONE}', '\\"', 'a\\\n', '\\\\':
    for prefix in '', 'f', 'r', 'b':
        if prefix != 'b' or escape[1] not in 'uUN':
            print(repr(escape), prefix, told(f'x = len({prefix}"{escape * (n // len(escape))}")\n'))
for quote in '"', "'", '"""', "'''":
    for prefix in '', 'f', 'b', 'r':
        print(prefix, quote, told(f'x = {prefix}{quote}' + 'a' * n), told(f'x = {prefix}{quote}' + 'a\n' * n))
        print(prefix, quote, told(f'x = len({prefix}{quote}{"a" * n}{quote})'))
for backslashes in n, n + 1:
    print(told('x = "' + '\\' * backslashes), told('x = len("' + '\\' * backslashes + '")'), told('x = ' + '\\' * backslashes))
for digits in '1' * n, '0' * n, '0' * n + '1', '1_1' * n, '1' * n + '.5', '1.' + '1' * n, '1e' + '1' * n, '1' * n + 'j', '1' * 4300, '1' * 4301, '0' * 4301:
    print(digits[:5], told(f'x = {digits} % 7'))
for digits in '0x' + 'f' * n, '0o' + '7' * n, '0b' + '1' * n, '0x' + 'g' * n, '0b' + '2' * n:
    print(digits[:5], told(f'x = ({digits}).bit_length()'))
print(told('#' + 'a' * n + '\nx = 1'), told('# a\n' * n + 'x = 1'), told('\n' * n + 'x = 1'), told('x =' + ' ' * n + '1'))
print(told('\f' * n + 'x = 1'), told('x = ' + '\\\n' * n + '1'), told('\\\n' * n + 'x = 1'))
print(told('x' * n + ' = 1\n' + 'x = ' + 'x' * n), told('é' * n + ' = 1\nx = ' + 'é' * n), told('y' * n))
print(told('x = 1;' * 5_000), told('x = 1\n' * 5_000), told('x ' * 1000), told('x = 1\n' * 5_000 + 'x = = 1'))
print(told('"""' + '    a\n' * 5_000 + '"""\nx = len(__doc__)'))
