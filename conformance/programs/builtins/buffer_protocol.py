"""__buffer__ and __release_buffer__: classes that lend their bytes, and classes derived from bytearray."""
class A:
    def __init__(s): s.b=bytearray(b'abcd')
    def __buffer__(s,flags): print('buf',flags, flags); s.mv=memoryview(s.b); return s.mv
    def __release_buffer__(s,v): print('rel', v is s.mv); v.release()
a=A()
m=memoryview(a); print(m.tobytes(), m.readonly, m.format); m.release(); print('released'); print(repr(m)[:16])
print(bytes(a)); print(bytearray(a)); print(b''.join([a])); print(b'x'+a); import io; print(io.BytesIO(b'zz').readinto(a)); print(int.from_bytes(a,'big')); print(str(a,'ascii')); print(a.b)
import struct; struct.pack_into('b',a,0,65); print(struct.unpack('4b',a)); import re; print(re.findall(b'c',a))
n=memoryview(a); k=n[1:]; n.release(); print('n'); k.release(); print('k')
try: a.b.append(3); print('ok')
except BufferError as e: print(e)
from collections.abc import Buffer
print(isinstance(a,Buffer), isinstance(memoryview(b''),Buffer), isinstance(b'',Buffer), isinstance(3,Buffer), issubclass(__import__('array').array,Buffer))
class B:
    def __buffer__(s,f): return 3
try: memoryview(B())
except TypeError as e: print(e)
try: bytes(B())
except TypeError as e: print(e)
class C:
    def __buffer__(s,f): raise ZeroDivisionError('x')
for f in (memoryview,bytes,bytearray,lambda c:b''.join([c]),lambda c: b''+c, lambda c: str(c,'ascii'), lambda c: io.BytesIO(b'a').readinto(c), lambda c: b'a'.find(c), lambda c: re.findall(b'a',c), lambda c: int.from_bytes(c,'big'), lambda c: struct.unpack('b',c)):
    try: print(f(C()))
    except Exception as e: print(type(e).__name__,e)
class D(bytearray):
    def __buffer__(s,f): print('D'); return super().__buffer__(f)
    def __release_buffer__(s,v): print('D rel'); super().__release_buffer__(v)
d=D(b'abc'); 
with memoryview(d) as m: print(m.tobytes())
d.append(1)
m=memoryview(d); m.release(); d.append(1)
class E(bytearray): pass
with memoryview(E(b'abc')) as m: print(m.tobytes())
try: print(bytearray(b'').__release_buffer__(memoryview(b'')))
except Exception as e: print(type(e),e)
try: print(bytearray(b'').__release_buffer__(3))
except Exception as e: print(type(e),e)
b=bytearray(b'abc'); m=b.__buffer__(0); b.__release_buffer__(m); print(repr(m)[:9]); b.append(1)
m=memoryview(b); n=memoryview(m); o=m.toreadonly()
try: m.release()
except Exception as e: print(type(e),e)
x=m.__buffer__(0) if 'released' not in repr(m) else None
print(x is None)
m=memoryview(b); it=struct.iter_unpack('b',m)
try: m.release()
except Exception as e: print(type(e),e)
