"""UTF-7, whole and broken."""
import codecs
import random

for s in ['hello','a+b','é','日本語','x日-y','x日y','\U0001f600','\ud800','\udc00x','~\\','\t\n\r\0 ','日 -','!"#$%&*;<=>@[]^_`{|}','A\u2262\u0391.', '+', '++', '日+','\ud800\ud801','']:
    encoded = s.encode("utf-7")
    print(encoded, encoded.decode("utf-7") == s)
for b in [b'+', b'+-', b'+A', b'+AG', b'+AGE', b'+AGE-', b'+AGEb-', b'+2AA', b'+2AA-x', b'+2ADYAA-', b'\xff', b'a\xffb', b'+!', b'+AGE!x', b'+AGE\xff', b'+2AA\xff', b'+AF-b', b'+AGF-', b'a+//,+IKx', b'+ AGE', b'+IKwrrrrrrr-', b'++', b'+AGEA', b'+2AA!', b'+2ADYACAC-']:
    for h in ('strict','ignore','replace','backslashreplace'):
        try:
            print(b, h, ascii(b.decode("utf-7", h)))
        except UnicodeError as e:
            print(b, h, e, e.start, e.end, e.encoding)
print(codecs.lookup("UTF7").name, codecs.lookup("utf-7").name, codecs.lookup("unicode-1-1-utf-7").name)
print(codecs.utf_7_encode("a\xe9"), codecs.utf_7_decode(b"a+AOk-", "strict", True))
chosen = random.Random(1)
for _ in range(300):
    data = bytes(chosen.choice(b"+-AGaz/09!2\xffDY") for _ in range(chosen.randrange(1, 9)))
    for handler in ("strict", "replace"):
        try:
            print(data, handler, ascii(data.decode("utf-7", handler)))
        except UnicodeError as error:
            print(data, handler, error)
