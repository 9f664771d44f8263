/** Random small programs that print what they do: for comparing with CPython. Every one of them ends. */
import * as fc from 'fast-check';

/** What the surroundings of a piece of code allow. */
interface Place {
  readonly indent: string;
  readonly loop: boolean;
  readonly routine: 'none' | 'function' | 'generator' | 'coroutine';
  readonly depth: number;
}

type Piece = (place: Place) => string;

/** A whole program: an error ends one of its statements only. */
export function programs(): fc.Arbitrary<string> {
  const { statement } = grammar();
  const top: Place = { indent: '    ', loop: false, routine: 'none', depth: 0 };
  return fc.array(statement, { minLength: 1, maxLength: 8 }).map((statements) => {
    const parts = statements.map(
      (each) =>
        `try:\n${each(top)}except BaseException as error:\n    print('end', type(error).__name__, error)\n`,
    );
    return `${prelude}a, b, c, d = 1, 'xy', [1, 2, 3], {'k': 1}\no = P(2)\n${parts.join('')}`;
  });
}

/** Values that grow are cut, and calls and turns of loops are counted, so that programs stay small. */
const prelude = `import asyncio
left = 200
class Stop(BaseException):
    pass
def tick():
    global left
    left -= 1
    if left < 0:
        raise Stop('enough')
def cut(value):
    if isinstance(value, int) and abs(value) > 10 ** 6:
        return value % 1000
    return None if len(repr(value)) > 120 else value
def T(label, value=None):
    print('T', label, value)
    return value
class P:
    def __init__(self, x):
        self.x = x
    def __repr__(self):
        return f'P({self.x!r})'
    def __eq__(self, other):
        print('eq', self, other)
        return isinstance(other, P) and self.x == other.x
    def __lt__(self, other):
        print('lt')
        return self.x < (other.x if isinstance(other, P) else other)
    def __add__(self, other):
        print('add')
        return P(cut(self.x + (other.x if isinstance(other, P) else other)))
    def __radd__(self, other):
        print('radd')
        return P(other)
    def __iadd__(self, other):
        print('iadd')
        self.x = other
        return self
    def __bool__(self):
        print('bool')
        return bool(self.x)
    def __getitem__(self, key):
        print('getitem', key)
        if key == 3:
            raise IndexError('end')
        return key
    def __setitem__(self, key, value):
        print('setitem', key, value)
    def __contains__(self, item):
        print('contains', item)
        return item
    def __call__(self, *args, **kwargs):
        tick()
        return (args, kwargs)
    def __enter__(self):
        print('enter', self)
        return self.x
    def __exit__(self, kind, error, traceback):
        print('exit', kind and kind.__name__)
        return self.x == 2 and kind is not None and issubclass(kind, Exception)
    async def __aenter__(self):
        await asyncio.sleep(0)
        return self.x
    async def __aexit__(self, *error):
        await asyncio.sleep(0)
        return False
    def method(self, y=1, *rest, k=2, **more):
        tick()
        return (self.x, y, rest, k, more)
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
async def acount(n):
    for i in range(n):
        await asyncio.sleep(0)
        yield i
async def later(value):
    await asyncio.sleep(0)
    return value
def f(*args, **kwargs):
    return ('f', args, kwargs)
`;

const names = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'o');
const small = fc.integer({ min: -2, max: 5 }).map(String);
const errors = fc.constantFrom(
  'ValueError',
  'TypeError',
  'KeyError',
  'IndexError',
  'ZeroDivisionError',
  'Exception',
  '(TypeError, NameError)',
);

function grammar() {
  return fc.letrec<{ expr: Piece; simple: Piece; statement: Piece; block: Piece; compound: Piece }>((tie) => {
    const expr = tie('expr');
    const block = tie('block');
    const of = (
      parts: readonly fc.Arbitrary<Piece>[],
      make: (...texts: string[]) => string,
    ): fc.Arbitrary<Piece> =>
      fc.tuple(...parts).map((pieces) => (place: Place) => make(...pieces.map((piece) => piece(place))));
    const word = (texts: fc.Arbitrary<string>): fc.Arbitrary<Piece> => texts.map((text) => () => text);
    const operator = word(fc.constantFrom('+', '+', '-', '*', '//', '%', '&', '|'));
    const comparison = word(fc.constantFrom('<', '<=', '==', '!=', 'in', 'is', 'not in', '>'));
    const literal = word(
      fc.oneof(small, fc.constantFrom("'a'", "'bc'", "''", 'True', 'False', 'None', '1.5', '()', '[]', '{}')),
    );

    const closed = (place: Place): Place => ({ ...place, routine: 'none' });
    const inside = (piece: fc.Arbitrary<Piece>): fc.Arbitrary<Piece> =>
      piece.map((make) => (place) => make(closed(place)));
    const suspending = fc.tuple(expr, fc.nat(2)).map(
      ([value, which]): Piece =>
        (place) => {
          const text = value(place);
          if (place.routine === 'generator') return which === 0 ? `(yield from count(2))` : `(yield ${text})`;
          if (place.routine === 'coroutine')
            return which === 0 ? `[v async for v in acount(2)]` : `(await later(${text}))`;
          return text;
        },
    );

    return {
      expr: fc.oneof(
        { maxDepth: 3, depthIdentifier: 'expr' },
        fc.oneof(literal, word(names), word(small)),
        of([word(names)], (name) => name),
        of([expr, operator, literal], (x, op, y) => `(${x} ${op} ${y})`),
        of(
          [expr, comparison, expr, comparison, expr],
          (x, one, y, two, z) => `(${x} ${one} ${y} ${two} ${z})`,
        ),
        of([expr, word(fc.constantFrom('and', 'or')), expr], (x, op, y) => `(${x} ${op} ${y})`),
        of([expr], (x) => `(not ${x})`),
        of([expr, expr, expr], (x, y, z) => `(${x} if ${y} else ${z})`),
        of([word(small), expr], (n, x) => `T(${n}, ${x})`),
        of([expr, expr], (x, y) => `[${x}, ${y}]`),
        of([expr, expr], (x, y) => `(${x}, *${y})`),
        of([literal, expr, expr], (k, x, y) => `{${k}: ${x}, 'z': ${y}}`),
        of([word(names), expr], (x, y) => `${x}[${y}]`),
        of([word(names), expr, word(small)], (x, y, z) => `${x}[${y}:${z}]`),
        of([word(names)], (x) => `${x}.x`),
        of([word(names), expr, expr], (x, y, z) => `${x}.method(${y}, k=${z})`),
        of(
          [word(fc.constantFrom('f', 'g', 'h', 'o')), expr, expr],
          (callee, x, y) => `${callee}(${x}, ${y})`,
        ),
        of([word(fc.constantFrom('f', 'g', 'h')), expr, expr], (callee, x, y) => `${callee}(*${x}, k=${y})`),
        of([word(fc.constantFrom('g', 'h')), expr], (callee, x) => `${callee}(${x}, **{'k': 1})`),
        of(
          [
            word(
              fc.constantFrom(
                'len',
                'str',
                'list',
                'sum',
                'bool',
                'repr',
                'tuple',
                'next',
                'iter(range(2)) and',
                'type',
              ),
            ),
            expr,
          ],
          (callee, x) => (callee === 'type' ? `type(${x}).__name__` : `${callee}(${x})`),
        ),
        of([inside(expr), expr, inside(expr)], (x, y, z) => `[${x} for i in ${y} if ${z}]`),
        of([inside(expr), expr], (x, y) => `list((i, ${x}) for i in ${y})`),
        of([inside(expr), expr], (x, y) => `{i: ${x} for i in ${y}}`),
        of([inside(expr), expr], (x, y) => `(lambda v, w=2: (v, w, ${x}))(${y})`),
        of([expr, expr], (x, y) => `f'{${x}!r:>{3}}|{${y}}'`.replaceAll("'{", "'{")),
        of([word(names), expr], (x, y) => `(${x} := cut(${y}))`),
        of(
          [
            word(
              fc.constantFrom(
                'tuple(count(2))',
                'range(3)',
                'o',
                'P(0)',
                'P(1)',
                'list(enumerate(count(2)))',
              ),
            ),
          ],
          (x) => x,
        ),
        suspending,
      ),

      simple: fc.oneof(
        of([expr], (x) => `print(${x})`),
        of([word(names), expr], (x, y) => `${x} = cut(${y})`),
        of([word(names), word(names), expr], (x, y, z) => `${x}, ${y} = ${z}`),
        of([word(names), word(names), expr], (x, y, z) => `${x}, *${y} = cut(${z})`),
        of([word(names), operator, expr], (x, op, y) => `${x} ${op}= cut(${y}); ${x} = cut(${x})`),
        of([word(names), expr, expr], (x, y, z) => `${x}[${y}] = cut(${z})`),
        of([word(names), expr, expr], (x, y, z) => `${x}[${y}] += cut(${z})`),
        of([word(names), expr], (x, y) => `${x}.x = cut(${y})`),
        of([word(names)], (x) => `del ${x}`),
        of([word(names), expr], (x, y) => `del ${x}[${y}]`),
        of([expr, expr], (x, y) => `assert ${x}, ${y}`),
        of(
          [errors, expr].map((each, i) =>
            i === 0 ? word(each as fc.Arbitrary<string>) : (each as fc.Arbitrary<Piece>),
          ),
          (x, y) => (x.startsWith('(') ? `raise TypeError(${y})` : `raise ${x}(${y})`),
        ),
        fc.constant<Piece>(() => 'raise'),
        fc.constant<Piece>(({ loop }) => (loop ? 'break' : 'pass')),
        fc.constant<Piece>(({ loop }) => (loop ? 'continue' : 'pass')),
        of([expr], (x) => x).map(
          (value): Piece =>
            (place) =>
              place.routine === 'none' ? `print(${value(place)})` : `return ${value(place)}`,
        ),
      ),

      statement: fc.oneof(
        { maxDepth: 3, depthIdentifier: 'statement' },
        tie('simple').map(
          (simple): Piece =>
            (place) =>
              `${place.indent}${simple(place)}\n`,
        ),
        tie('compound'),
      ),

      block: fc.array(tie('statement'), { minLength: 1, maxLength: 4, depthIdentifier: 'statement' }).map(
        (statements): Piece =>
          (place) =>
            statements.map((each) => each(place)).join(''),
      ),

      compound: fc.oneof(
        compound([expr, block, block], (place, [test, body, otherwise]) => {
          const inner = deeper(place);
          return [`if ${test!(place)}:`, body!(inner), 'else:', otherwise!(inner)];
        }),
        compound([expr, block, block], (place, [iterable, body, otherwise]) => {
          const asynchronous = place.routine === 'coroutine';
          const head = asynchronous ? `async for c in acount(3):` : `for e in ${iterable!(place)}:`;
          return [
            head,
            tickIn(place),
            body!({ ...deeper(place), loop: true }),
            'else:',
            otherwise!(deeper(place)),
          ];
        }),
        compound([expr, block, block], (place, [test, body, otherwise]) => {
          const inner = { ...deeper(place), loop: true };
          return [
            `while left > 20 and ${test!(place)}:`,
            tickIn(place),
            body!(inner),
            'else:',
            otherwise!(deeper(place)),
          ];
        }),
        compound(
          [word(errors), block, block, block, block],
          (place, [kind, body, handler, otherwise, final]) => {
            const inner = deeper(place);
            const say = `${inner.indent}print('caught', type(error).__name__, error, repr(error.__context__))\n`;
            return [
              'try:',
              body!(inner),
              `except ${kind!(place)} as error:`,
              say,
              handler!(inner),
              'else:',
              otherwise!(inner),
              'finally:',
              final!(inner),
            ];
          },
        ),
        compound([block, block], (place, [body, final]) => {
          const inner = deeper(place);
          return ['try:', body!(inner), 'finally:', `${inner.indent}print('finally')\n`, final!(inner)];
        }),
        compound([block, block], (place, [body, handler]) => {
          const inner = deeper(place);
          return [
            'try:',
            body!(inner),
            'except* ValueError as error:',
            `${inner.indent}print('group', error.exceptions)\n`,
            handler!({ ...inner, loop: false, routine: 'none' }),
          ];
        }),
        compound([expr, block], (place, [manager, body]) => {
          const head =
            place.routine === 'coroutine' ? 'async with P(1) as b:' : `with P(2), ${manager!(place)} as b:`;
          return [head, body!(deeper(place))];
        }),
        compound([word(fc.constantFrom('g', 'h')), expr, block], (place, [name, value, body]) => {
          const inner = { ...deeper(place), loop: false, routine: 'function' } as const;
          return [`def ${name!(place)}(a, b=${value!(place)}, *c, k=0):`, tickIn(place), body!(inner)];
        }),
        compound([block, expr], (place, [body, value]) => {
          const inner = { ...deeper(place), loop: false, routine: 'generator' } as const;
          const { indent } = place;
          return [
            'def gen(a, b=1):',
            tickIn(place),
            body!(inner),
            `${inner.indent}yield b\n`,
            `>${indent}try:\n${indent}    it = gen(${value!(place)})\n${indent}    print(next(it), it.send(5), it.throw(ValueError('in')), list(it))\n${indent}except Exception as error:\n${indent}    print('generator', type(error).__name__, error)\n`,
          ];
        }),
        compound([block, expr], (place, [body, value]) => {
          const inner = { ...deeper(place), loop: false, routine: 'coroutine' } as const;
          if (place.routine === 'coroutine') return ['if True:', body!(inner)];
          const { indent } = place;
          return [
            'async def co(a, b=1):',
            tickIn(place),
            body!(inner),
            `>${indent}try:\n${indent}    print(asyncio.run(co(${value!(place)})))\n${indent}except Exception as error:\n${indent}    print('coroutine', type(error).__name__, error)\n`,
          ];
        }),
        compound([expr, block, block], (place, [value, body, method]) => {
          const inner = deeper(place);
          const inMethod = { ...deeper(inner), loop: false, routine: 'function' } as const;
          return [
            'class K(P):',
            `${inner.indent}attribute = ${value!({ ...place, routine: 'none' })}\n`,
            body!({ ...inner, loop: false, routine: 'none' }),
            `${inner.indent}def method(self, a=1, *b, k=3):\n`,
            tickIn(inner),
            method!(inMethod),
            `>${place.indent}o = K(3)\n`,
          ];
        }),
        compound([expr, expr, block, block, block], (place, [subject, guard, one, two, three]) => {
          const inner = deeper(place);
          const body = deeper(inner);
          const { indent } = inner;
          return [
            `match ${subject!(place)}:`,
            `${indent}case 1 | 'xy' | None:\n`,
            one!(body),
            `${indent}case [a, *_] | P(x=a) if ${guard!(inner)}:\n`,
            two!(body),
            `${indent}case {'k': e, **d}:\n`,
            `${body.indent}print(e, d)\n`,
            `${indent}case int(a) | str(a):\n`,
            three!(body),
          ];
        }),
      ),
    };
  });
}

function deeper(place: Place): Place {
  return { ...place, indent: `${place.indent}    `, depth: place.depth + 1 };
}

function tickIn(place: Place): string {
  return `${place.indent}    tick()\n`;
}

/** Lines without a line end get the statement's indentation; what begins with `>` stands after it. */
function compound(
  parts: readonly fc.Arbitrary<Piece>[],
  lines: (place: Place, pieces: readonly Piece[]) => string[],
): fc.Arbitrary<Piece> {
  return fc.tuple(...parts).map(
    (pieces) => (place: Place) =>
      lines(place, pieces)
        .map((line) =>
          line.startsWith('>') ? line.slice(1) : line.endsWith('\n') ? line : `${place.indent}${line}\n`,
        )
        .join(''),
  );
}
