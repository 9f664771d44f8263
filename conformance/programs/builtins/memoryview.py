"""memoryview: indexing, formats, casts, shapes, comparison, hashing, release, and what takes one as bytes."""
print(memoryview.__doc__)
def shown(value):
    return ('view', value.format, value.tolist()) if isinstance(value, memoryview) and value.format in 'BHb' else type(value) if isinstance(value, memoryview) else value
def t(f,*a,**k):
    try: print(getattr(f,'__name__',f),k,'->',shown(f(*a,**k)))
    except BaseException as e: print(getattr(f,'__name__',f),k,'!!',type(e).__name__,e)
t(memoryview); t(memoryview,3); t(memoryview,'a'); t(memoryview,object=b'a'); t(memoryview,b'a',b'b'); t(memoryview,x=3)
m=memoryview(bytearray(b'abcdef'))
for k in (9,-9,'a',None,1.5,1<<70,(),(0,),(0,0),(slice(0,1),),(slice(0,1),0),...,slice(0,1,0),('a',),('a','b')):
    t(lambda: m[k]); 
    try: m[k]=3; print('ok')
    except BaseException as e: print(k,type(e).__name__,e)
def st(k,v,m=m):
    try: m[k]=v; print('ok',m.tobytes())
    except BaseException as e: print(k if not isinstance(k, memoryview) else '', type(v).__name__, type(e).__name__,e)
for v in (256,-1,'a',1.5,None,b'a',1<<70): st(0,v)
st(slice(0,2),b'abc'); st(slice(0,2),b'ab'); st(slice(0,2),3); st(slice(0,2),'ab'); st(slice(0,4),m[2:6]); st(slice(0,2),m.cast('b')[0:2]);st(slice(0,2),memoryview(b'abcd').cast('H')[0:1]); st(slice(None,None,2),b'xyz'); st(slice(None,None,-1),b'123456')
def d():
    del m[0]
t(d)
r=memoryview(b'abc'); st(0,1,r); 
def d():
    del r[0]
t(d)
for c in 'bBhHiIlLqQnNfdePc?xsp':
    t(m[:0].cast,c)
    try:
        x=memoryview(bytearray(b'\x80'*8)).cast(c); print(x.shape,x.strides,x.itemsize,x.tolist(),x[0])
        for v in (1<<70,-1<<70,-129,1<<63,'a',1.5,None,b'ab',b'a',True,1e300): st(0,v,x)
    except Exception as e: print(c,type(e),e)
for a in [('@B',),('<B',),('BB',),('',),(3,),(None,),('B',[2,3]),('B',(2,3)),('B',[2,4]),('B',3),('B',['a']),('B',[0]),('B',[-1]),('B',[1<<70]),('H',[3]),('I',),('H',[3,1]),('B',[]),('B',[6]),('B',[1]*65),('B',[1]*64+[6]),('B',[6]+[1]*63),('H',3),('@H',[3])]: t(lambda: (lambda z:(z.format,z.itemsize,z.shape,z.strides,z.ndim,z.nbytes,z.tolist() if z.ndim<5 else 0))(m.cast(*a)))
t(m.cast); t(m.cast,format='B',shape=[2,3])
t(m[::2].cast,'B'); t(m.cast('H').cast,'I'); t(m.cast('H').cast,'b'); x=m.cast('B',[2,3]); t(x.cast,'H'); t(lambda: x.cast('H',[3])); t(lambda:x.cast('B',[3,2])); t(lambda: x.cast('B').shape)
print(x.tolist(), x[0,1], len(x), x.tobytes(), x.shape,x.strides,x.contiguous,x.c_contiguous,x.f_contiguous, x.suboffsets, x.hex(), bytes(x))
for k in (0,slice(0,1),(0,),(0,0,0),(5,0),(0,-1),(0,5),(slice(0,1),slice(0,1)),(slice(0,1),0),...,'a'): 
    t(lambda: x[k]); st(k,9,x)
t(iter,x); t(list,x); t(lambda: 3 in x); print(list(m), 3 in m, list(reversed(m)))
z=memoryview(bytearray(b'a')).cast('B',[]); print(z.shape,z.strides,z.ndim,z.tolist(),z.nbytes,z.contiguous); t(len,z); t(lambda:z[()]);t(lambda:z[...]);t(lambda:z[0]);t(lambda:z[0:1]); st((),3,z); st(...,3,z); st(0,3,z); st((),'a',z); t(list,z); t(z.tobytes); t(lambda: z==3); t(lambda: z==memoryview(b'\x03').cast('B',[]))
print(m[::2].tobytes(), m[::-1].tobytes(), m[::2].contiguous, m[::2].strides, m[::-2].tolist(), m[1:5:2].shape, m[::2].hex(), bytes(m[::2]), bytearray(m[::2]))
t(m.hex,':'); t(m.hex,':',2); t(m.hex,b':',-2); t(m.hex, sep='::'); t(m.hex,3); t(m[::2].hex,':')
for o in (None,'C','F','A','X',3): t(x.tobytes,o); t(x.tobytes,order=o)
print(x.tobytes('F'), m[::-1].tobytes('F'))
t(hash,m); print(hash(r)==hash(b'abc')); t(hash,memoryview(b'abcd').cast('H')); t(lambda: hash(m.toreadonly())); print(hash(memoryview(b'abcd').cast('b'))==hash(b'abcd'), hash(memoryview(b'abcd')[::2])==hash(b'ac')); print(hash(memoryview(b'abcd').cast('c'))==hash(b'abcd'),hash(memoryview(b'abcd').cast('B',[2,2]))==hash(b'abcd'))
print(r==b'abc', r==bytearray(b'abc'), r==r[:], r!=b'abd', r=='abc', r==memoryview(b'abc').cast('b'), m==m.cast('H'), memoryview(b'ab').cast('c')==memoryview(b'ab'), memoryview(b'\0\0\0\0').cast('f')==memoryview(b'\0\0\0\0').cast('i'), m[::2]==bytes(m)[::2], x==m, x==m.cast('B',[2,3]), x==m.cast('B',[3,2])); t(lambda: m<m); t(lambda:m<3)
print(m.obj is not None, r.obj, m.toreadonly().readonly, m.toreadonly().obj is m.obj, r.readonly, m.readonly, memoryview(m).obj is m.obj)
for at in ('obj','nbytes','shape','readonly'): t(setattr,m,at,3)
t(setattr,m,'foo',3)
b=bytearray(b'abc'); v=memoryview(b); t(b.append,1); t(b.extend,b'a'); t(b.extend,b''); t(b.pop); t(b.clear); t(b.__delitem__,0); t(b.__setitem__,slice(0,1),b'xy'); t(b.__setitem__,slice(0,1),b'x'); t(b.__iadd__,b'a');t(b.__iadd__,b''); t(b.__imul__,2); t(b.__imul__,1); t(b.__init__,b'xyzw'); t(b.__init__,b'xyz');t(b.insert,0,1); t(b.remove,120); t(b.reverse); t(b.resize,3) if hasattr(b,'resize') else 0
print(b,v.tobytes())
w=v[1:]; v.release(); t(b.append,1); t(lambda: v[0]); t(v.release); print(repr(v)[:16]); w.release(); t(b.append,1); print(b)
for n in ('obj','nbytes','shape','readonly','format','itemsize','ndim','strides','suboffsets','c_contiguous','f_contiguous','contiguous'): t(lambda: getattr(v,n))
t(v.tobytes); t(v.tolist); t(v.cast,'B'); t(v.hex); t(v.toreadonly); t(len,v); t(hash,v); t(lambda: v==v); t(lambda: v==b'a'); t(lambda: memoryview(v)); t(lambda: v[0:1]); t(st,0,1,v); t(list,v); t(bytes,v); t(v.__enter__); t(lambda: b''.join([v]));  t(lambda: b'a'+v)
with memoryview(b) as q: print(q[0])
t(lambda: q[0]); t(q.__exit__); t(q.__exit__,None,None,None)
nc=memoryview(b'abcdef')[::2]
t(lambda: b''.join([nc])); t(lambda: b'x'+nc); t(lambda: nc in b'ace'); t(b'ace'.find,nc); t(int.from_bytes,nc,'big'); t(str,nc,'ascii'); t(int,memoryview(b'12')); t(float,memoryview(b'1.5')); t(int,nc); t(b'ace'.startswith,nc); t(b'ace'.replace,nc,b''); t(bytes,nc); t(bytearray,nc); t(lambda: b'%b'%nc); t(lambda: b'%b'%memoryview(b'q')); t(bytearray().extend,nc); import struct; t(struct.unpack,'3s',nc); t(lambda: b'ace'==nc); t(lambda: bytearray(b'ace')==nc); t(lambda: bytearray(b'abc')==memoryview(b'abc')); t(lambda: bytearray(b'abc')<memoryview(b'abd')); t(lambda: memoryview(b'abc')>bytearray(b'abd')); import io; t(io.BytesIO, nc); t(io.BytesIO().write,nc); t(io.BytesIO(b'123456').readinto, memoryview(bytearray(6))[::2]); t(io.BytesIO(b'123456').readinto, memoryview(b'abc')); t(io.BytesIO(b'123456').readinto, memoryview(bytearray(4))); t(int.from_bytes,memoryview(b'ab'),'big'); import re; t(re.findall,b'b',memoryview(b'abcb')); t(re.findall,b'b',nc); t(bytes.fromhex,'ab'); t(b'a'.translate, nc)
import copy; t(copy.copy,m); t(lambda: m.__reduce_ex__(0)); t(m.__reduce_ex__,2)
it=iter(memoryview(b'abc')); print(next(it), type(it)); t(it.__length_hint__)if hasattr(it,'__length_hint__') else print('nolh')
match memoryview(b'ab'):
    case [a,b]: print(a,b)
t(m.count,1) if hasattr(m,'count') else print('nocount')
import io; f=io.BytesIO(b'hello'); g=f.getbuffer(); print(g, len(g), g.readonly, type(g.obj)) if 0 else print(len(g), g.readonly, type(g.obj).__name__, g.format); g[0]=72; print(f.getvalue()); t(f.write,b'12345678'); t(f.write,b'J'); t(f.truncate,1); t(f.close); g.release(); t(f.write,b'12345678'); print(f.getvalue()); f.close(); t(f.getbuffer)
print(io.BytesIO.getbuffer.__text_signature__, io.BytesIO.getbuffer.__doc__)
t(memoryview._from_flags,b'a',0); t(memoryview._from_flags,b'a',1); 
class S(object): pass
try:
    class MM(memoryview): pass
except TypeError as e: print(e)
import weakref; print(weakref.ref(m)() is m)
t(m.__getitem__,0); t(m.__buffer__,0); t(b'a'.__buffer__,1); t(b'a'.__buffer__); t(b'a'.__buffer__,'a'); t(b'a'.__buffer__,1<<40); print(b'a'.__buffer__(0).tobytes(), hasattr(b'','__release_buffer__'),hasattr(bytearray(),'__release_buffer__'))
print(eval(memoryview(b'1+1')))
