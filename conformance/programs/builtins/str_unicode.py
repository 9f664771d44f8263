# What str methods know of characters beyond ASCII: those of Unicode 15.1.

predicates = [
    'isalpha', 'isdecimal', 'isdigit', 'isnumeric', 'isalnum', 'islower', 'isupper', 'istitle', 'isspace', 'isprintable',
    'isidentifier',
]
changes = ['lower', 'upper', 'title', 'casefold', 'swapcase', 'capitalize']

# one of each kind, characters that are newer, surrogates alone and in pairs
for text in [
    'é', 'É', 'ǅ', 'ª', 'ʰ', 'ŉ', 'ı', 'İ', 'ß', 'ẞ', 'ſ', 'ﬁ', 'ͅ', 'ᾳ', 'ᾼ', 'Σ', 'ς', 'ა', 'Ა', 'Ꭰ', 'ꭰ', 'ᏸ', 'ʕ', 'Ⅳ', 'ⓐ',
    '٣', '²', '½', '一', '豈', '੩', '𝟘', '㊿', '𐒀', '\xa0', '\x85', '\x1c', '\u200b', '\u2028', '\u3000', '\xad', '\u0378', '\ue000',
    '\u1c89', '\ua7cb', '\u019b', '\u0264', '\U00010d50', '\U0001ccd6', '\U000323b0', '\U0002ebf0', '𐐀', '𐐨', '𞤀', '😀', '\U0010ffff',
    '\ud800', '\udfff', 'x\ud800', '\ud800A', '\udc00\ud800',
]:
    found = [name for name in predicates if getattr(text, name)()]
    changed = [f'{name} {change!a}' for name in changes if (change := getattr(text, name)()) != text]
    print(ascii(text), len(text), *found, '|', *changed)

# whole texts
for text in [
    'ÀÉÎ õü', 'ÀÉÎ', 'Àé Îõ', 'ǅemal ǆemal Ǆemal', 'ΑΣ ΣΑΣ Σ', 'ΑΣ.', 'Σ', 'ΑΣ\u0301', 'Α\u0301Σ', 'ΑΣʰ', 'ʰΣ', 'Α:Σ:Α', 'Α.Σ.', '𐐀Σ𐐀', '𐐀Σ', 'Σ𐐀',
    'straße ﬁn ŉ', 'İSTANBUL ı', 'ᾳ ᾼ ῼ', 'ʼn ŉn', 'ა Ა აა', 'ᏸ Ᏸ ꭰ', "they're О'НИЛ", 'x\u0345y', '１２ ٣٤', '\ud800É\udc00é', '', 'ﬃ', 'ⅷ Ⅷ ⓐ Ⓐ',
]:
    print(ascii(text), [ascii(getattr(text, name)()) for name in changes], [getattr(text, name)() for name in ('islower', 'isupper', 'istitle')])

# how many of each block
for first, last in [(0x80, 0x250), (0x250, 0x530), (0x1e00, 0x2000), (0x2c00, 0x2d00), (0xa640, 0xa800), (0x1d400, 0x1d500)]:
    block = ''.join(map(chr, range(first, last)))
    print(hex(first), *[sum(getattr(each, name)() for each in block) for name in predicates])
    print(*[sum(map(ord, getattr(block, name)())) for name in changes], len(repr(block)))

# repr
print([repr(text) for text in ['\xa0é\xad', '\ud800', 'a\udfff\'', '\u200b\u200e', '\U0001f600\U000e0001', '\u1c89\u0378', '\ue000"\'']])
print(ascii('\ud800é😀'), '%a %r' % ('\xad', '\xad'), f'{"😀\ud83d"!r}')

# numbers
print(int('٣٤'), int('-１２'), float('٣.٥'), int('𝟗𝟘'), complex('１+٢j'), int('\u20037\x85'))
for text in ['²', '½', '一', 'Ⅳ', '\U00010d50']:
    for kind in int, float:
        try:
            print(kind(text))
        except ValueError as error:
            print(ascii(str(error)))

# white space
print(' \x1c\x85\xa0\u1680\u2000\u200a\u2028\u2029\u202f\u205f\u3000x\u180e\u200b\ufeff\u3000'.strip().encode())
print(ascii('a\u2003b\x1fc\u200bd'.split()), ascii('a\x85b\u2028c\x1cd\x0be'.splitlines()))
