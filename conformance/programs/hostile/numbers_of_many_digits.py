# Decimal integers in source text have the limit that conversions have; other notations have none.
import sys


def told(text):
    try:
        value = eval(text)
    except SyntaxError as error:
        shown = len(error.text or '')
        return f'{error.msg:.90} {error.lineno, error.offset, error.end_lineno, error.end_offset, shown}'
    return value % 1000


for limit in 4300, 640, 10_000, 0:
    sys.set_int_max_str_digits(limit)
    for digits in 639, 640, 641, 4300, 4301, 5000, 20_000:
        print(limit, digits, told('1' * digits), told('-' + '1_1' * (digits // 2)), told('[\n' + '9' * digits + '][0]'))
        print(limit, digits, told('0x' + '1' * digits), told('0b' + '1' * digits), told('0o' + '1' * digits), told('0' * digits))
