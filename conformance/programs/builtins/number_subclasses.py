class Whole(int):
    def __repr__(self):
        return f'Whole({int(self)})'


class Real(float):
    pass


class Plane(complex):
    pass


class Convertible:
    def __int__(self):
        return 41

    def __float__(self):
        return 4.5

    def __index__(self):
        return 7

    def __complex__(self):
        return 1 + 2j


class Bad:
    def __int__(self):
        return 'x'

    def __float__(self):
        return 1

    def __index__(self):
        return 1.5


class Reflected(int):
    def __radd__(self, other):
        return ('radd', other)


number = Whole('12')
number.note = 'attributes'
print(number, repr(number + 1), type(number + 1).__name__, number == 12, {number: 1}[12], number.note, f'{number:>5}', f'{number}')
print(Whole.from_bytes(b'\x05'), type(Whole.from_bytes(b'\x05')).__name__, int(number), -number, +number, abs(Whole(-3)), Whole(5) // 2, divmod(Whole(7), 2))
print(Real('1.5'), Real(2) * 2, type(Real(2) * 2).__name__, Real.fromhex('0x1p4'), type(Real.fromhex('0x1p4')).__name__, Real(3.0).is_integer())
print(Plane('1+2j'), Plane(1, 2) * 2, type(+Plane(1)).__name__, Plane(3).conjugate())
print(int(Convertible()), float(Convertible()), complex(Convertible()), range(10)[Convertible()], (5).__round__(Convertible()), round(12345.6789, Whole(2)))
for function in int, float, hex, complex:
    try:
        print(function(Bad()))
    except TypeError as error:
        print(error)
print(1 + Reflected(2), Reflected(2) + 1, 1.5 + Reflected(2))
print(isinstance(True, int), bool.__mro__, issubclass(Whole, int), Whole.__bases__)
for text in ('class Flag(bool): pass', 'int.__new__(bool, 5)', 'int.__new__(str)', 'bool(1, 2)', 'type(None)(1)', 'Whole(5, base=3)', 'Whole([])', '10 ** 10 ** 10 ** 2 if False else 0'):
    try:
        exec(text)
        print('fine', text)
    except TypeError as error:
        print(text, error)
