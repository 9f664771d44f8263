# Names beyond ASCII: which characters they are made of, and their normal form.

é, αβγ, имя, 名前, _ñ, x٣, 𝐱𝐲, ℘, ª, a·b = range(10)
print(é, αβγ, имя, 名前, _ñ, x٣, xy, ℘, a, a·b)
ﬁle = ℌ = Ⅳ = 'compatibility'
print(file, H, IV, sorted(name for name in globals() if not name.isascii()))


class Größe:
    __ſlots = 1

    def ﬂuss(self, *, ﬀ=2):
        return self.__slots, ﬀ


größe = Größe()
größe.é = 4
print(größe.é, größe.fluss(ff=3), größe.ﬂuss(**{'ff': 4}), vars(größe), [n for n in vars(Größe) if 'l' in n])
try:
    größe.fluss(**{'ﬀ': 4})
except TypeError as error:
    print(error)
import time as ｔｉｍｅ
print(time is ｔｉｍｅ, eval('ｔime.sleep') == time.sleep)


def refused(source):
    try:
        compile(source, 'name', 'exec')
    except SyntaxError as error:
        print(ascii(source), error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset, sep=' | ')
    else:
        print(ascii(source), 'accepted')


# signs, marks without a letter, digits that come first, spaces; characters newer than Unicode 15.1; private and unassigned ones
for source in [
    '€ = 1', 'a€ = 1', '´', 'x\xa0= 1', 'x = 1\u2003', '\u200b', '\ufeff\ufeffx', '\u0301', 'e\u0301\u0302', '٣x', '1é', '²', 'x²',
    '\u1c89', 'x\u1c8a', 'x\ua7cb', '\U00010d4a', 'x\U00010d40', '\U0001cc00', '\U000323b0', '\U000323af', '\U0002ebf0',
    '\ue000', '\U000e0100', 'x\U000e0100', '\U0010ffff', '\u0378', '“x”', 'x–y', '℮, ゛, ゜', '\u2118\u212e', '\u1885\u1886', '\u19da',
    'x\u19da', 'x\u1369', 'x\u0387', '\u037a', 'x\u037a', '\u0e33', 'x\ufc5e', '\ufdfa', 'ﬁ = fi', 'def ﬁ(fi, ﬁ): pass',
    'ĳ ĳ', 'for é ın x: pass', 'ｉｆ x: pass', 'ｉｆ = 1', 'Ｔｒｕｅ = 1', 'lambda 𝐥𝐚𝐦𝐛𝐝𝐚: 1', 'x = 0xé', "é'x'",
]:
    refused(source)

texts = ['', 'é', '٣', 'x٣', 'x y', 'x\u0301', '\u0301', '℘', 'ﬁ', '\u037a', 'x\u037a', '\U00020000', '\U000323b0', '\ud800', 'x\ud800']
print([text.isidentifier() for text in texts], [text for text in 'aA0_é·²' if ('_' + text).isidentifier()])
for names in [('é', '名'), ('e\u0301',), ('€',), ('x y',), ('٣',)]:
    try:
        print(ascii(type('Slotted', (), {'__slots__': names}).__slots__))
    except TypeError as error:
        print(error)
