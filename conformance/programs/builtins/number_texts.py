def attempt(function, *args, **names):
    try:
        print(function.__name__, args, names, repr(function(*args, **names)))
    except (TypeError, ValueError, OverflowError) as error:
        print(function.__name__, args, names, type(error).__name__, str(error)[:120])


for text in ['', ' 12\n', '1_000', '1__0', '_1', '0x1f', '-0b101', '00', '１２', '1.5', '+-1', '1\0', b'12', b'1x', None, [], 1.9, -1.9, 1j]:
    attempt(int, text)
for text, base in [('0x1f', 0), ('010', 0), ('0_0', 0), ('z', 36), ('0b1', 16), ('12', 1), ('12', 37), (12, 10), ('9', 8)]:
    attempt(int, text, base)
attempt(int, base=10)
attempt(int, x=5)
for text in ['', '1_0.5e1_0', '1._5', 'inf', '-Infinity', 'nan', 'infin', '0x10', '.5', '5.', '.', '1e400', '１.５', b'1.5', [], 1j, 10**400]:
    attempt(float, text)
for text in ['1+2j', ' ( 1+2j ) ', '(1+2j', '1 +2j', 'j', '-j', '1+j', '1j+2', 'nan+infj', '', '1_0+2_0j', b'1', None]:
    attempt(complex, text)
attempt(complex, '1', 2)
attempt(complex, 1, '2')
attempt(complex, 1j, 1j)
for text in ['0x1.8p3', ' -0X.8P-1 ', '1.', 'inf', 'xyz', '0x1p1025', '0x1.00000000000008p0', '0x1.fffffffffffff8p0']:
    attempt(float.fromhex, text)
for number in [0.1, 1e16, 1e-5, 123456789012345680.0, -0.0, 5e-324, 1e22, 1.5]:
    print(repr(number), number.hex(), number.as_integer_ratio(), round(number, 3), round(number, -2))
for digits in (4300, 4301):
    attempt(int, '7' * digits) if digits > 4300 else print(len(str(10**(digits - 1))))
try:
    str(10**4300)
except ValueError as error:
    print(error)
for number in (2.5, 3.5, -0.5, 1e300):
    print(round(number))
for number, digits in ((15, -1), (25, -1), (-15, -1), (5, -10), (123456789, -5)):
    print(round(number, digits))
