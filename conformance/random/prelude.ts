/** What stands before every random program: values that say what is done with them, and a count that ends everything. */

/** Sets print in an order of their own (docs/divergences/identity.md), so that programs print them sorted. */
export const prelude = `import asyncio, contextlib, contextvars, sys, traceback
left = 300
tasks = []
kept = []
class Stop(BaseException):
    pass
def tick():
    global left
    left -= 1
    if left < 0:
        raise Stop('enough')
    return True
def cut(value):
    if isinstance(value, int):
        return value if abs(value) < 10 ** 6 else value % 1000
    if isinstance(value, (str, bytes, list, tuple, dict, P)):
        return value if len(repr(value)) < 150 else None
    return value
def T(label, value=None):
    tick()
    print('T', label, value)
    return value
def members(values):
    return sorted(values, key=repr)
def described(error):
    lines = []
    entry = error.__traceback__
    while entry is not None:
        if entry.tb_frame.f_code.co_filename == '<program>':
            lines.append((entry.tb_frame.f_code.co_name, entry.tb_lineno))
        entry = entry.tb_next
    return f'{type(error).__name__} {error} {lines[:6]}'
def say(where, error, depth=0):
    print(' ' * depth, where, described(error))
    if depth > 3:
        return
    for each in getattr(error, '__notes__', ()):
        print(' ' * depth, 'note', each)
    for each in getattr(error, 'exceptions', ()):
        say('member', each, depth + 1)
    if error.__cause__ is not None:
        say('cause', error.__cause__, depth + 1)
    if error.__context__ is not None and not error.__suppress_context__:
        say('context', error.__context__, depth + 1)
def whole(error):
    print(''.join(traceback.format_exception(error)))
class P:
    __match_args__ = ('x', 'y')
    key = 'k'
    repeating = False
    def __init__(self, x=0):
        self.x = x
    @property
    def y(self):
        T('y')
        if self.x == 1:
            raise AttributeError('no y')
        return [self.x]
    def __repr__(self):
        if self.repeating:
            return 'P(...)'
        P.repeating = True
        try:
            return f'{type(self).__name__}({self.x!r})'
        finally:
            P.repeating = False
    def __format__(self, spec):
        return f'<{T("format", spec)}>'
    def __hash__(self):
        tick()
        return hash(self.x) + 1000
    def __eq__(self, other):
        T('eq', other)
        return isinstance(other, P) and self.x == other.x
    def __lt__(self, other):
        T('lt', other)
        return self.x < plain(other)
    def __gt__(self, other):
        T('gt', other)
        return P(self.x > plain(other))
    def __add__(self, other):
        T('add', other)
        return P(cut(self.x + plain(other)))
    def __radd__(self, other):
        T('radd', other)
        return P(other)
    def __iadd__(self, other):
        T('iadd', other)
        self.x = other
        return self
    def __sub__(self, other):
        T('sub', other)
        return NotImplemented
    def __rsub__(self, other):
        T('rsub', other)
        return NotImplemented if other == 1 else P(other)
    def __mul__(self, other):
        T('mul', other)
        raise ValueError('mul')
    def __matmul__(self, other):
        return T('matmul', other)
    def __rmod__(self, other):
        return T('rmod', other)
    def __ipow__(self, other):
        return T('ipow', other)
    def __neg__(self):
        T('neg')
        return P(-self.x)
    def __invert__(self):
        return T('invert', 7)
    def __index__(self):
        T('index')
        return self.x
    def __bool__(self):
        T('bool')
        return bool(self.x)
    def __getitem__(self, key):
        T('getitem', key)
        if key == 3:
            raise IndexError('end')
        return key
    def __setitem__(self, key, value):
        T('setitem', (key, value))
    def __delitem__(self, key):
        T('delitem', key)
    def __contains__(self, item):
        return T('contains', item)
    def __call__(self, *args, **kwargs):
        tick()
        return (args, kwargs)
    def __enter__(self):
        T('enter', self)
        return self.x
    def __exit__(self, kind, error, entries):
        T('exit', kind and kind.__name__)
        return self.x == 2 and kind is not None and issubclass(kind, Exception)
    async def __aenter__(self):
        T('aenter', await later(self))
        return self.x
    async def __aexit__(self, kind, error, entries):
        T('aexit', await later(kind and kind.__name__))
        return self.x == 2 and kind is not None and issubclass(kind, Exception)
    def __await__(self):
        got = yield from asyncio.sleep(0).__await__()
        return T('awaited', self.x)
    def method(self, y=1, *rest, k=2, **more):
        tick()
        return (self.x, y, rest, k, more)
class R(P):
    def __radd__(self, other):
        return T('R.radd', other)
    def __rsub__(self, other):
        return T('R.rsub', other)
    def __lt__(self, other):
        T('R.lt', other)
        return NotImplemented
    def __gt__(self, other):
        return T('R.gt', False)
def plain(value):
    return value.x if isinstance(value, P) else value
class Q(P):
    def __iter__(self):
        T('iter')
        return Steps(self.x)
    def __len__(self):
        return T('len', self.x)
    def __aiter__(self):
        T('aiter')
        return Steps(self.x)
    def __getattr__(self, name):
        T('getattr', name)
        if name == 'z':
            return 26
        raise AttributeError(f'no {name}')
    def __setattr__(self, name, value):
        T('setattr', (name, value))
        object.__setattr__(self, name, value)
    def __delattr__(self, name):
        T('delattr', name)
        object.__delattr__(self, name)
    def __class_getitem__(cls, item):
        return T('class_getitem', item)
class W:
    def __init__(self, x=None):
        pass
    def wrong(self, *others):
        return T('wrong', 'wrong')
    __iter__ = __len__ = __bool__ = __index__ = __hash__ = __int__ = __float__ = __length_hint__ = wrong
    __aiter__ = __await__ = __aenter__ = __aexit__ = __set_name__ = __mro_entries__ = wrong
    __match_args__ = ['x']
    def __repr__(self):
        return 'W'
    def __format__(self, spec):
        return T('format', 1)
class Unmade(Exception):
    def __new__(cls, *args):
        return T('unmade', args)
class M(dict):
    def get(self, key, default=None):
        T('M.get', key)
        return dict.get(self, key, default)
    def keys(self):
        T('M.keys')
        return ['k', 'z']
    def __iter__(self):
        T('M.iter')
        return iter(['k'])
    def __getitem__(self, key):
        return T('M.getitem', key)
class Steps:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        return self
    def __next__(self):
        T('next', self.n)
        self.n -= 1
        if self.n < 0:
            raise StopIteration('done')
        return self.n
    async def __anext__(self):
        T('anext', await later(self.n))
        self.n -= 1
        if self.n < 0:
            raise StopAsyncIteration
        return self.n
class D:
    def __init__(self, start=None):
        self.value = start
    def __set_name__(self, owner, name):
        T('set_name', (owner.__name__, name))
    def __get__(self, instance, owner=None):
        return T('get', self.value if instance is not None else owner.__name__)
    def __set__(self, instance, value):
        T('set', value)
        if value == 3:
            raise ValueError('not three')
        self.value = value
    def __delete__(self, instance):
        T('delete', self.value)
class Spaces(dict):
    def __setitem__(self, name, value):
        print('name', name)
        dict.__setitem__(self, name, value)
    def __missing__(self, name):
        print('missing', name)
        raise KeyError(name)
class Meta(type):
    @classmethod
    def __prepare__(meta, name, bases, **keywords):
        T('prepare', (name, keywords))
        return Spaces()
    def __new__(meta, name, bases, namespace, **keywords):
        T('new', name)
        return super().__new__(meta, name, bases, dict(namespace))
    def __init__(cls, name, bases, namespace, **keywords):
        T('init', keywords)
        super().__init__(name, bases, namespace)
    def __call__(cls, *args, **kwargs):
        T('call', args)
        return super().__call__(*args, **kwargs)
    def __instancecheck__(cls, instance):
        return T('instancecheck', isinstance(instance, P))
    def __contains__(cls, item):
        return T('class contains', item == 1)
    @property
    def shown(cls):
        return T('shown', cls.__name__)
class Base:
    def __init_subclass__(cls, /, flag=None, **keywords):
        T('init_subclass', (cls.__name__, flag))
        super().__init_subclass__(**keywords)
    def method(self, *args, **kwargs):
        return T('Base.method', (args, kwargs))
class Slots:
    __slots__ = ('x', 'y')
    def __init__(self, x=1):
        self.x = x
    def __repr__(self):
        return 'Slots'
def deep(n, how):
    if n <= 0:
        return how
    if how == 0:
        return deep(n - 1, how)
    if how == 1:
        return list(map(lambda v: deep(n - 1, how), [0]))[0]
    if how == 2:
        return sum(deep(n - 1, how) for i in [0])
    if how == 3:
        return next((lambda: (yield deep(n - 1, how)))())
    if how == 4:
        return sorted([how], key=lambda v: deep(n - 1, how))[0]
    if how == 5:
        return eval('deep(n - 1, how)')
    if how == 6:
        return max([how], key=lambda v: [deep(n - 1, how) for i in [0]])
    return type('', (), {'__len__': lambda self: deep(n - 1, how)})().__len__()
def deco(label):
    T('deco', label)
    def wrap(wrapped):
        T('wrap', wrapped.__name__)
        return wrapped
    return wrap
def f(*args, **kwargs):
    return T('f', (args, kwargs))
def count(n):
    try:
        for i in range(n):
            got = yield i
            if got is not None:
                print('got', got)
    except ValueError as error:
        print('thrown in', error)
        yield 'thrown'
    except GeneratorExit:
        pass
    else:
        print('count ends')
    return n
def keeping(function):
    def kept_generator():
        kept.append(function())
        return kept[-1]
    return kept_generator
@contextlib.contextmanager
def manager(n):
    T('manager', n)
    try:
        yield [n, n]
    except ValueError as error:
        say('manager', error)
        if n == 1:
            raise
        if n == 2:
            raise TypeError('exchanged') from error
    finally:
        T('manager ends', n)
@contextlib.asynccontextmanager
async def amanager(n):
    T('amanager', await later(n))
    try:
        yield [n, n]
    except ValueError as error:
        say('amanager', error)
        if n == 1:
            raise
    finally:
        T('amanager ends', await later(n))
async def acount(n):
    for i in range(n):
        await asyncio.sleep(0)
        yield i
async def later(value=None):
    await asyncio.sleep(0)
    return value
async def fail(error):
    await asyncio.sleep(0)
    raise error
class Later:
    def __init__(self, value):
        self.value = value
    def __await__(self):
        yield
        return T('later', self.value)
def act(it, step, value):
    if step == 'next':
        return next(it)
    if step == 'send':
        return it.send(value)
    if step == 'throw':
        return it.throw(value)
    return it.close()
def drive(it, *steps):
    for step, value in (*steps, ('close', None), ('close', None), ('close', None)):
        try:
            print('drive', step, act(it, step, value))
        except BaseException as error:
            say('drive', error)
    kept.append(it)
async def adrive(it, *steps):
    for step, value in (*steps, ('close', None), ('close', None), ('close', None)):
        try:
            if step == 'next':
                got = await anext(it)
            elif step == 'send':
                got = await it.asend(value)
            elif step == 'throw':
                got = await it.athrow(value)
            else:
                got = await it.aclose()
            print('adrive', step, got)
        except BaseException as error:
            say('adrive', error)
    kept.append(it)
def spawn(routine):
    task = asyncio.create_task(routine, name=f'task {len(tasks)}')
    tasks.append(task)
    return task
async def supervised(routine):
    global lock, event, queue
    lock, event, queue = asyncio.Lock(), asyncio.Event(), asyncio.Queue(2)
    tasks.clear()
    spawn(routine)
    turns = 0
    for task in tasks:
        while not task.done():
            await asyncio.sleep(0)
            turns += 1
            if turns > 200:
                task.cancel('late')
    for task in tasks:
        if task.cancelled():
            print(task.get_name(), 'cancelled')
        elif task.exception() is not None:
            say(task.get_name(), task.exception())
        else:
            print(task.get_name(), task.result())
a, b, c, d, e = 1, 'xy', [1, 2, 3], {'k': 1}, None
o = P(2)
g = h = f
K = P
G = P
lock = event = queue = None
var = contextvars.ContextVar('var', default='unset')
`;

/** What stands after it: the state in which it ended. */
export const coda = `for e in ('a', 'b', 'c', 'd', 'o'):
    if e in globals():
        try:
            print(e, repr(globals()[e]))
        except BaseException as error:
            say('coda', error)
`;
