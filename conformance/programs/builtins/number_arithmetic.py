def attempt(text):
    try:
        print(text, '=', eval(text))
    except (ArithmeticError, ValueError, TypeError, MemoryError) as error:
        print(text, type(error).__name__, error)


for a in ('7', '-7', '2**53', '-2**64', '10**40', '2.5', '-0.0', 'True'):
    for b in ('3', '-3', '0', '2**53 - 1', '10**20', '0.5', '-2.0', '0.0', 'False'):
        for operator in ('+', '-', '*', '/', '//', '%', '<', '==', '>='):
            attempt(f'({a}) {operator} ({b})')
        attempt(f'divmod({a}, {b})')
for text in ('1 << -1', '1 >> -1', '1 >> 10**30', '-1 >> 10**30', '0 << 10**30', '2 ** -2', '0 ** -1', '(-8) ** 0.5', '2.0 ** 5000',
             'pow(3, -1, 7)', 'pow(2, -1, 4)', 'pow(2, 3, -5)', 'pow(2, 1, 0)', 'pow(2.0, 1, 3)', '(10**400) / (10**399)', '10**400 / 3',
             '1 / 10**400', '1.0 + 10**400', '1.0 < 10**400', '2**53 + 1 == 2.0**53', '2**53 + 1 > 2.0**53', '(1+2j) ** 2', '1j / 0', '0j ** -1',
             '1j < 2j', 'True & False', 'True | 2', 'True ^ True', '1 - 0j', 'hash(2**61 - 1)', 'hash(1.5)', 'hash(1j)', 'hash(-1)',
             '(-129).to_bytes(1, signed=True)', '(-128).to_bytes(2, "little", signed=True)', 'int.from_bytes(b"\\xff\\x00", signed=True)',
             '(2**100).bit_length()', '(2**100 - 1).bit_count()'):
    attempt(text)
