# Names of characters in literals: which there are, how they may be spelled, what goes wrong.

print('\N{BULLET} \N{bullet} \N{Greek Small Letter Alpha} \N{GRINNING FACE} \N{ZERO WIDTH NO-BREAK SPACE}'.encode())
print(ascii('\N{LF}\N{nbsp}\N{BYTE ORDER MARK}\N{VS17}\N{LATIN SMALL LETTER GHA}\N{LATIN SMALL LETTER OI}'))
print(ascii('\N{HANGUL SYLLABLE GAGG}\N{HANGUL SYLLABLE A}\N{HANGUL SYLLABLE HIH}\N{HANGUL CHOSEONG KIYEOK}'))
print(ascii('\N{CJK UNIFIED IDEOGRAPH-4E00}\N{CJK UNIFIED IDEOGRAPH-04E00}\N{CJK UNIFIED IDEOGRAPH-323AF}'))
print(ascii('\N{CJK COMPATIBILITY IDEOGRAPH-F900}\N{cjk compatibility ideograph-fa0e}\N{NUSHU CHARACTER-1B170}'))
print(ascii('\N{TIBETAN LETTER -A}\N{TIBETAN LETTER A}\N{TIBETAN MARK BKA- SHOG YIG MGO}\N{SPACE}'), '\N{DIGIT SEVEN}')
print(ascii(u'\N{BULLET}' '''\N{BULLET}
\N{BULLET}''' "\N{APOSTROPHE}"), r'\N{BULLET}', rb'\N{BULLET}', '\\N{BULLET}')
print('\N{bullet}'.isprintable(), len('\N{GRINNING FACE}'), '\N{LATIN CAPITAL LETTER E WITH ACUTE}'.lower())

# f-strings
width = 7
print(f'\N{BULLET}{width}\N{RIGHTWARDS ARROW}{{}}\N{bullet}', f'{"x":\N{LOW LINE}^{width}}', f'{"\N{BULLET}"}')
print(rf'\N{width}', f'''{width}\N{BULLET}
{f"\N{HYPHEN-MINUS}"}''')


def attempt(source):
    try:
        print(source, ascii(eval(source)))
    except SyntaxError as error:
        print(source, error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset, sep=' | ')


for name in [
    'NO SUCH NAME', 'BULLET ', ' BULLET', 'BULLE', 'BULLETS', 'bullet\\', '\\x41', 'é', 'ﬁ', 'a{b', '#', '-#', '-',
    'KEYCAP DIGIT ONE', 'HANGUL SYLLABLE ', 'HANGUL SYLLABLE XX', 'HANGUL SYLLABLE GAGAG', 'hangul syllable ga',
    'CJK UNIFIED IDEOGRAPH-4e00', 'CJK UNIFIED IDEOGRAPH-A000', 'CJK UNIFIED IDEOGRAPH-004E00', 'cjk unified ideograph-4E00',
    'CJK UNIFIED IDEOGRAPH-F900', 'CJK COMPATIBILITY IDEOGRAPH-#', 'TANGUT IDEOGRAPH-17000', 'LATIN SMALL LETTER A' * 20,
    'GREEK  SMALL LETTER ALPHA', 'TIBETAN LETTER-A', 'ZERO WIDTH NO BREAK SPACE', 'GARAY DIGIT ZERO', 'DOTLESS J',
]:
    attempt(f"'\\N{{{name}}}'")
for source in [
    r"'\N'", r"'\N{'", r"'\N{}'", r"'\N{BULLET'", r"'\NBULLET}'", r"'ab\N{BULLET}é\N{nope}'", r"f'\N{nope}'", r"f'a{1}\N{nope}b'",
    r"f'\N{}'", r"f'\N'", r"f'\N{BULLET'", r"'x' '\N{nope}'", "'''\n\\N{BUL\nLET}'''", "'\\N{BUL\\\nLET}'",
]:
    attempt(source)

# the other way round
for text in 'é•😀', '\x80\ud800', '가一豈', '\U000f0000\U000f0200\U000f01d8\U000f01d9', '\u1c89\U000e0001':
    print(text.encode('ascii', 'namereplace'))
