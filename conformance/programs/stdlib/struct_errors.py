"""struct: every format with values of all kinds, and the words of every refusal."""
import struct
import _struct

print(repr(struct.Struct('<i')), struct.Struct(b'i').format, struct.error.__module__, struct.error.__mro__)
print(struct.Struct.__module__,struct.Struct.__qualname__, type(struct.iter_unpack('b',b'abc')))
def t(f,*a,**k):
    try: print(getattr(f,'__name__',f),a,k,'->',f(*a,**k))
    except BaseException as e: print(getattr(f,'__name__',f),a,k,'!!',type(e).__name__,e)
for p in ['','<','>']:
  for c in 'bBhHiIlLqQnNP?efdscp':
    for v in [10**30,-10**30,1<<63, 1<<64, -1, -129,256,65536,1<<32,'a',1.5,None,float('inf'),1e300,-1e6,b'abc',b'']:
      t(struct.pack,p+c,v)
for a in [('1',),('i 2',),('2 i',),('99999999999999999999s',),('9223372036854775807s2s',),('y',),('i\0',),('\xe9',),(3,),(None,),(),('i','i'),(bytearray(b'i'),),('0i',),('b0i',),('<b0i',),('bxh',),('  b ',),('i<',),('9223372036854775807i',), ('nN P',),('=n',),('<P',)]:
    t(struct.calcsize,*a)
    t(struct.Struct,*a)
t(struct.unpack,'i',b'123'); t(struct.unpack,'i'); t(struct.unpack); t(struct.unpack,'i',3); t(struct.unpack,'i','abcd')
t(struct.unpack_from,'i',b'123',0); t(struct.unpack_from,'i',b'12345678',-9);t(struct.unpack_from,'i',b'12345678',-3);t(struct.unpack_from,'i',b'12345678',6);t(struct.unpack_from,'i',b'12345678',9);t(struct.unpack_from,'i',b'12345678',1<<70);t(struct.unpack_from,'i',buffer=b'12345678',offset=4);t(struct.unpack_from,format='i',buffer=b'12345678',offset=4)
b=bytearray(8)
t(struct.pack_into,'i'); t(struct.pack_into,'i',b); t(struct.pack_into,'i',b,0); t(struct.pack_into,'i',b,0,1,2);t(struct.pack_into,'i',b,6,1);t(struct.pack_into,'i',b,-3,1);t(struct.pack_into,'i',b,-9,1);t(struct.pack_into,'i',b'12345678',0,1);t(struct.pack_into,'i',3,0,1);t(struct.pack_into,'i',b,'a',1);t(struct.pack_into,'i',b,None,1);t(struct.pack_into,'i',b,1<<70,1);t(struct.pack_into);t(struct.pack);t(struct.pack,'i');t(struct.pack,'i',a=3)
t(struct.pack_into,'i',b,9,1)
t(struct.pack_into,'i',b,-1,1)
t(struct.unpack_from,'i',b'12345678',-1)
t(struct.unpack_from,'i',b'12345678','a')
t(struct.unpack_from,'i',b'12345678',None)
t(struct.unpack_from,'i',b'12345678',1.5)
s=struct.Struct('i')
t(s.pack_into); t(s.pack_into,b); t(s.pack_into,b,0); t(s.pack); t(s.unpack); t(s.unpack,b''); t(s.unpack_from); t(s.iter_unpack,b'123'); t(s.iter_unpack); t(s.pack,1,x=2)
t(struct.Struct('').iter_unpack,b''); t(struct.iter_unpack,'i'); t(struct.iter_unpack,'i',3)
t(setattr,s,'size',3); t(setattr,s,'format',3); t(setattr,s,'foo',3)
it=s.iter_unpack(b'12345678'); print(len(list(it)), it.__length_hint__(), it); 
import _struct
t(type(it))
class S(struct.Struct):
    def __new__(cls,*a): return super().__new__(cls)
    def __init__(self): super().__init__('i')
print(S().size, S().pack(3), repr(S()))
t(lambda: s==struct.Struct('i'))
t(lambda: s.__init__('q')); print(s.size)
import copy
t(copy.copy,s)
import weakref; print(weakref.ref(s)() is s)
