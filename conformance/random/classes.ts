/** Random classes: bases, metaclasses, descriptors, properties, slots, `super()`, what their bodies may hold. */
import { type Author, indented, inRoutine, type Lines, type Place } from './author.ts';
import { fitting } from './calls.ts';
import { routine } from './routines.ts';
import { declarations } from './statements.ts';

export function classDefinition(author: Author, place: Place): Lines {
  const { choose } = author;
  const name = choose.of('K', 'K', 'G');
  const generic = choose.chance(10) ? choose.of('[V]', '[V: int, *W]', '[V = int]') : '';
  const outer =
    generic === '' ? { ...place, room: 1 } : { ...place, room: 1, suspends: false, assigns: false };
  const { lines, declared, globals } = declarations(author, place, []);
  const body = inRoutine(place, 'class', { declared, globals });
  const members: string[] = [];
  for (let i = choose.between(1, 4); i > 0; i--) members.push(...member(author, body));
  // CPython asks the namespace of a generic class for names of its own (`.type_params`)
  const heritage = bases(author, outer);
  const decorators = choose.chance(15) ? [`@deco(${author.expr({ ...place, room: 1 })})`] : [];
  return [
    ...decorators,
    `class ${name}${heritage.includes('Meta') ? '' : generic}${heritage}:`,
    ...indented([...lines, `attribute = ${author.expr({ ...body, room: 1 })}`, ...members]),
    ...use(author, place, name),
  ];
}

function bases(author: Author, place: Place): string {
  const { choose } = author;
  return choose.weighted<() => string>([
    [4, () => '(P)'],
    [2, () => '(Q)'],
    [1, () => ''],
    [2, () => '(P, metaclass=Meta)'],
    [1, () => `(P, metaclass=Meta, flag=${author.expr(place)})`],
    [2, () => `(Base, flag=${author.expr(place)})`],
    [1, () => '(K, Base)'],
    [1, () => '(Slots)'],
    [1, () => `(*(P,), **{'metaclass': Meta})`],
    [place.suspends ? 1 : 0, () => `(${author.expr(place)})`],
    [1, () => '(P, nope=1)'],
    [1, () => '(int)'],
    [1, () => '(dict)'],
    [1, () => '(Exception)'],
  ])();
}

function member(author: Author, body: Place): Lines {
  const { choose } = author;
  const method = (name: string): Lines => routine(author, body, 'function', name, true).lines;
  const small = { ...inRoutine(body, 'function', { method: true, bound: ['self'] }), room: 2 };
  const special = (head: string, value: string): Lines => [
    `def ${head}:`,
    '    tick()',
    `    return ${value}`,
  ];
  return choose.weighted<() => Lines>([
    [5, () => method(choose.of('method', 'other'))],
    [3, () => author.statement({ ...body, nesting: Math.max(body.nesting, 2) })],
    [
      2,
      () => [
        '@property',
        ...special('y(self)', author.expr(small)),
        '@y.setter',
        'def y(self, value):',
        `    T('y set', value)`,
        '@y.deleter',
        ...special('y(self)', author.expr(small)),
      ],
    ],
    [
      1,
      () => ['@classmethod', ...special('made(cls, *args)', `(cls.__name__, args, ${author.expr(small)})`)],
    ],
    [1, () => ['@staticmethod', ...special('free(a=1, *args)', author.expr(small))]],
    [2, () => [`q = D(${author.expr({ ...body, room: 1 })})`]],
    [
      1,
      () =>
        special(
          `__${choose.of('add', 'sub', 'eq', 'lt', 'contains', 'getitem', 'getattr', 'matmul', 'format')}__(self, other)`,
          author.expr(small),
        ),
    ],
    [
      1,
      () =>
        special(
          `__${choose.of('bool', 'len', 'iter', 'next', 'hash', 'repr', 'str', 'neg', 'index', 'enter', 'int', 'await', 'aiter', 'length_hint')}__(self)`,
          author.expr(small),
        ),
    ],
    [1, () => ['def __iter__(self):', '    tick()', `    yield ${author.expr(small)}`, `    yield self.x`]],
    [
      1,
      () =>
        special(
          '__init__(self, *args, **kwargs)',
          `super().__init__(${choose.of('*args, **kwargs', '5', '')})`,
        ),
    ],
    [
      1,
      () =>
        special(
          '__new__(cls, *args, **kwargs)',
          choose.of('super().__new__(cls)', author.expr(small), 'P(7)'),
        ),
    ],
    [
      1,
      () =>
        special(
          '__init_subclass__(cls, **kwargs)',
          `T('subclass', (cls.__name__, kwargs)) or super().__init_subclass__()`,
        ),
    ],
    [
      1,
      () =>
        special('__getattribute__(self, name)', `T('getattribute', name) and super().__getattribute__(name)`),
    ],
    [1, () => special('__setattr__(self, name, value)', `super().__setattr__(name, T('set', value))`)],
    [1, () => special('__exit__(self, *error)', author.expr(small))],
    [1, () => [`__slots__ = (${choose.of("'x', 'w'", "'__dict__', 'w'", "'w',")})`]],
    [1, () => [`__match_args__ = ${choose.of("('x',)", "('y', 'x')", "['x']", "('x', 1)")}`]],
    [
      1,
      () => [
        'class Inner:',
        `    inside = ${author.expr({ ...body, room: 1 })}`,
        '    def __repr__(self): return __class__.__qualname__',
        'inner = Inner()',
      ],
    ],
    [1, () => [`print(sorted(locals()))`]],
    [
      1,
      () => [
        `both = lambda self, v=${author.expr({ ...body, room: 1 })}: (v, ${author.expr({ ...small, room: 1 })})`,
      ],
    ],
    [1, () => [`annotation: ${author.expr({ ...body, room: 1, suspends: false, assigns: false })}`]],
  ])();
}

function use(author: Author, place: Place, name: string): Lines {
  const { choose } = author;
  const lines = [`o = ${name}(${choose.chance(75) ? author.expr({ ...place, room: 1 }, 'number') : ''})`];
  for (let i = choose.below(4); i > 0; i--) {
    lines.push(
      choose.weighted<() => string>([
        [
          author.callees.has('o.method') ? 4 : 1,
          () =>
            `print(${author.callees.has('o.method') ? fitting(author, { ...place, room: 2 }, 'o.method', author.callees.get('o.method')!) : 'o.method(1)'})`,
        ],
        [2, () => `print(o.${choose.of('y', 'q', 'x', 'z', 'inner', 'attribute')})`],
        [2, () => `o.${choose.of('y', 'q', 'x', 'w')} = ${author.expr({ ...place, room: 1 })}`],
        [1, () => `del o.${choose.of('y', 'q', 'x', 'attribute')}`],
        [
          1,
          () =>
            `print(${name}.${choose.of('q', 'y', 'made(1)', 'free(2)', 'attribute', '__mro__', '__name__', '__type_params__', '__annotations__', 'shown', '__slots__')})`,
        ],
        [1, () => `print(isinstance(1, ${name}), issubclass(${name}, P), o == ${name}(1))`],
        [1, () => `print(sorted(n for n in ${name}.__dict__ if not n.startswith('__')))`],
        [1, () => `print([*o], ${author.choose.of('len(o)', 'o[1]', 'o + 1', '-o', '1 in o', 'bool(o)')})`],
        [1, () => `${name}.${choose.of('attribute', 'q', 'method')} = ${author.expr({ ...place, room: 1 })}`],
        [1, () => `print(${name}[int], o.both())`],
        [
          1,
          () =>
            `${name}.__${choose.of('len', 'bool', 'add', 'getattr', 'eq', 'call', 'iter', 'hash', 'init')}__ = lambda self, *args: T(${author.mark()}, ${choose.of('args', 'True', '3', 'None')})`,
        ],
        [1, () => `del ${name}.${choose.of('method', '__init__', '__add__', '__eq__', 'y')}`],
        [1, () => `o.__class__ = ${choose.of('P', 'Q', 'R', name, 'W', 'int')}`],
        [
          1,
          () =>
            choose.of(
              "o.__dict__['x'] = 5",
              'vars(o).clear()',
              'del o.__dict__',
              "o.__dict__ = {'x': 6}",
              'print(vars(o))',
            ),
        ],
        [1, () => `print(o, repr(o), f'{o:>5}', hash(o))`],
      ])(),
    );
  }
  return lines;
}
