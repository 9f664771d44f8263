"""array: every type code, method, slice and refusal; views that lock the size; pickling."""
import array, warnings
from array import array as A
warnings.simplefilter('ignore')
def t(f,*a,**k):
    try: print(getattr(f,'__name__',f),a,k,'->',f(*a,**k))
    except BaseException as e: print(getattr(f,'__name__',f),a,k,'!!',type(e).__name__,e)
for tc in 'bBhHiIlLqQfduw':
    for v in [10**30,-10**30,1<<63,-1,256,'a','ab','',1.5,None,b'a',1e300]:
        t(A,tc,[v])
for a in [(),('x',),('ii',),(3,),(None,),('i',3),('i','abc'),('w','abc'),('w',b'abc'),('u','a'),('i',b'12345'),('i',b'12345678'),('b',bytearray(b'ab')),('i',A('b',[1,2])),('f',A('i',[1])),('d',A('f',[1.5])),('w',A('i',[1])),('i',A('w','a')),('w',A('u','ab')),('i',(1,2)),('i',1,2),(b'i',),('i',None),('w',['ab']),('w',3)]:
    t(A,*a)
t(A,'i',foo=3); t(A,typecode='i')
a=A('i',[1,2,3])
t(a.append); t(a.append,'x'); t(a.append,1<<40); t(a.append,1.5)
for i in (5,-9,'a',None,1.5,1<<70,slice(0,1,0)): t(a.__getitem__,i); t(a.__setitem__,i,3); t(a.__delitem__,i)
t(a.__setitem__,slice(0,1),3);t(a.__setitem__,slice(0,1),[3]);t(a.__setitem__,slice(0,1),A('b'));t(a.__setitem__,slice(0,2,2),A('i',[1,2,3]));
t(a.__setitem__,0,'x'); t(a.__setitem__,0,None)
t(lambda: a+3); t(lambda: a+[1]); t(lambda: a+A('b',[1])); t(lambda: a*'a'); t(lambda: 'a'*a); t(lambda: a*-1); t(lambda: 2*a); t(lambda: a*1.5)
def iadd(x):
    global a
    a+=x
t(iadd,3); t(iadd,[1]); t(iadd,A('b',[1]))
t(a.extend,3); t(a.extend,A('b',[1])); t(a.extend,'abc'); t(a.extend,[1.5]); a.extend(iter([4,5])); t(a.extend,'')
print(a)
t(a.index,9); t(a.index,2,1); t(a.index,2,0,1); t(a.index,2,-9,-1);t(a.index); t(a.remove,9); t(a.remove); t(a.pop,99); t(A('i').pop); t(a.pop,'x'); t(a.insert,0,'a'); t(a.insert,'a',1); t(a.insert,100,7); t(a.insert,-100,8); t(a.count,8); t(a.count,'x')
print(a)
t(a.frombytes,b'123'); t(a.frombytes,'abc'); t(a.frombytes,3); t(a.frombytes,A('b',[1,2,3,4])); t(a.fromlist,(1,)); t(a.fromlist,[1,'a']); t(a.fromunicode,'abc'); t(a.tounicode); print(a)
w=A('w','h\U0001F600i'); print(w, w.tounicode(), w.tolist(), w.tobytes()); t(w.fromunicode,3); t(w.append,'ab'); t(w.append,3); t(w.extend,'abc'); t(w.extend, A('w','q')); print(w)
t(a.byteswap); print(a); t(A('d',[1.5]).byteswap); t(a.buffer_info, 3)
print(a.itemsize,a.typecode); t(setattr,a,'typecode','b'); t(setattr,a,'itemsize',3); t(setattr,a,'foo',3)
t(a.fromfile,3,4)
import io
f=io.BytesIO(b'12345678'); t(lambda: a.fromfile(f,1)); t(lambda: a.fromfile(f,5)); t(lambda: a.fromfile(f,-1)); t(lambda: a.fromfile(f,'x')); print(a)
f=io.BytesIO(); A('h',[1,2]).tofile(f); print(f.getvalue()); t(a.tofile,3)
for p in (0,2,3,4,5): t(A('h',[1,2]).__reduce_ex__,p)
for tc in 'bBhHiIlLqQfduw': t(A(tc).__reduce_ex__,4)
t(A('w','ab').__reduce_ex__,2); t(A('u','ab').__reduce_ex__,2)
t(A('w','ab').__reduce_ex__,3); t(a.__reduce_ex__,'a')
r=array._array_reconstructor
for x in [(A,'i',8,b'1234'),(A,'i',99,b''),(A,'i',-1,b''),(A,'x',8,b''),(int,'i',8,b''),(3,'i',8,b''),(A,'i',8,'a'),(A,'i',8,b'123'),(A,'h',9,b'\0\0\0\1'),(A,'l',11,b'\0\0\0\0\0\0\0\1'),(A,'w',20,'abc'.encode('utf-32-le')),(A,'w',18,'abc'.encode('utf-16-le')),(A,'f',14,b'\0\0\0\0'),(A,'d',17,b'\0'*8),(A,'ii',8,b''),(A,'i',12,b'\1\0\0\0\0\0\0\0'),(A,'B',0,b'abc'),(A,'q',13,b'\1'*8)]: t(r,*x)
t(hash,a); print(a==a, a==[1], A('i',[1])==A('d',[1.0]), A('i',[1])<A('i',[1,2]), A('b',[1])!=A('i',[1])); t(lambda: a<3); t(lambda: a<[1])
print(a.__contains__(2), 'x' in a, A('f',[float('nan')]))
print([A('i',[1,2,3,4,5])[s] for s in (slice(1,3),slice(None,None,-1),slice(None,None,2),slice(4,1))])
b=A('i',range(6)); del b[::2]; print(b); b[1:1]=A('i',[7,8]); print(b); b[::2]=A('i',[0]*3); print(b); del b[:]; print(b, repr(A('w')),repr(A('w','a\'"')))
class S(A): pass
print(S('i',[1]), S('i',[1])[0:1], S('i',[1])+S('i',[2]), type(S('i')*2), S('i').__reduce_ex__(4))
import copy
print(copy.copy(b), copy.deepcopy(A('i',[1])), type(copy.copy(S('i'))))
it=iter(A('i',[1,2])); print(next(it), it.__reduce__()); it.__setstate__(0); print(list(it)); print(it.__reduce__())
print(A('i',[1]).__sizeof__(), A('i').__sizeof__())
m=memoryview(b:=A('i',[1,2])); print(m.format, m.shape, m.tolist(), m.itemsize, m.nbytes); t(b.append,1); t(b.pop); t(b.extend,[1]); t(b.extend,[]); t(b.frombytes,b''); t(b.__setitem__,slice(0,2),A('i',[3,4])); t(b.__delitem__,0); t(b.clear); t(b.insert,0,1); t(b.remove,3); t(b.fromlist,[1]); t(b.fromlist,[]); t(b.__imul__,2); t(b.__imul__,1); t(b.__iadd__,A('i',[1])); t(b.byteswap); t(b.reverse)
m.release(); b.append(3); print(b)
A('i',[1]).__class_getitem__(int); print(A[int])
class T(A):
    def __init__(self,*a): pass
    def __new__(cls,tc,x,**k): return super().__new__(cls,tc,x)
pass
class U(A): 
    def __init__(self,*a,**k): pass
t(U,'i',[1],x=3)
warnings.simplefilter('error')
t(A,'u'); t(A,'u','abc')
