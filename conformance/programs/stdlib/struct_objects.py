"""struct: Struct objects, floats of all sizes, strings, guest code that is asked, buffers that are held."""
import struct,sys
from struct import *
for f in ['','i','10i2s','x','3x','ii','0i']: print(f, Struct(f).__sizeof__())
it=Struct('i').iter_unpack(b'12345678')
T=type(it)
print(T.__doc__, T.__module__, T.__qualname__, T.__name__)
try: T()
except TypeError as e: print(e)
print(it.__length_hint__(), list(it), it.__length_hint__())
import copy
for f in (copy.copy, lambda s: s.__reduce_ex__(2), lambda s:s.__reduce_ex__(0)):
    try: print(f(Struct('i')))
    except Exception as e: print(type(e),e)
for k,v in (('size',3),('format',3),('foo',3)):
    try: setattr(Struct('i'),k,v)
    except Exception as e: print(type(e),e)
    try: delattr(Struct('i'),k)
    except Exception as e: print(type(e),e)
import weakref; s=Struct('i'); print(weakref.ref(s)() is s)
s.__init__('q'); print(s.size, s)
class S(Struct): pass
print(S('i'), S(format='i').size)
try: S(fmt='i')
except Exception as e: print(type(e),e)
class T(Struct):
    def __init__(self,a,b): Struct.__init__(self,a+b)
try: print(T('i','b').size)
except Exception as e: print(type(e),e)
class T(Struct):
    def __new__(cls,a,b): return Struct.__new__(cls,a+b)
try: print(T('i','b').size)
except Exception as e: print(type(e),e)
print(repr(pack('P',-1)), repr(pack('P',-1<<63)))
try: pack('P',-1-(1<<63))
except Exception as e: print(type(e),e)
class I:
    def __index__(self): raise ZeroDivisionError
    def __float__(self): raise ZeroDivisionError
    def __bool__(self): raise ZeroDivisionError
for f in 'iPdef?Q':
    try: pack(f,I())
    except Exception as e: print(f,type(e),e)
class I:
    def __index__(self): return 'a'
for f in 'iPdef?Q':
    try: pack(f,I())
    except Exception as e: print(f,type(e),e)
print(pack('f',1e300), pack('f',3.4028235677973366e38),pack('f',3.4028235677973362e38))
for x in (3.4028235677973366e38,3.4028235677973362e38):
    try: print(pack('<f',x))
    except Exception as e: print(x,type(e),e)
for x in (65519.99,65520.0,float('nan'),-float('nan'),float('-inf'),2**-25,2**-25+2**-60,2**-24*1.5,-0.0):
    try: print(x,[pack(c+f,x) for f in 'ef' for c in '<>'], pack('e',x),pack('f',x), pack('<d',x), pack('d', x))
    except Exception as e: print(x,type(e),e)
print(pack('3s','b' and b'abcdef'), pack('5s',bytearray(b'ab')), pack('0s',b'a'), pack('0p',b'ab'),pack('300p',b'x'*299)[:3], pack('1p',b'ab'),unpack('5p',b'\x09abcd'),unpack('0p',b''),unpack('1p',b'a'),unpack('0s',b''),pack('s',b''))
print(pack('0i'), pack('=0i3x2b',1,2), unpack('=3x2b',b'abcde'))
print(unpack('?3?',b'\x00\x01\x02\xff'), pack('?',[]), pack('4?',1,0,'a',None))
print(pack('c',b'a'), end=' ')
try: pack('c',bytearray(b'a'))
except Exception as e: print(e)
print(pack(b'i',3), calcsize(b'ii'), Struct(b'i').format)
class SS(str): pass
print(calcsize(SS('i')))
try: calcsize([])
except Exception as e: print(e)
try: calcsize(3.5)
except Exception as e: print(e)
print(type(iter_unpack('i',b'1234')), Struct('\n i'),)
print(struct.Struct.pack, struct.pack.__module__)
b=bytearray(4); it=iter_unpack('i',b)
try: b.append(1)
except Exception as e: print(type(e),e)
list(it); b.append(1)
try: pack_into('2s',b,'a','b')
except Exception as e: print(type(e),e)
try: pack('ib','a')
except Exception as e: print(type(e),e)
b=bytearray(8)
try: pack_into('bi',b,0,1,'a')
except Exception as e: print(type(e),e)
print(b); b=bytearray(b'12345678'); pack_into('bxxxi',b,0,1,2); print(b); b=bytearray(b'12345678'); pack_into('bi',b,0,1,2); print(b)
pack_into('5s',b,0,b'a'); print(b)
pack_into('5p',b,0,b'a'); print(b)
