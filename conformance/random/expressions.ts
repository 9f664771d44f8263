/** Random expressions: atoms, operators, displays, attributes, subscripts, what suspends. */
import { type Author, type Kind, kindOf, names, type Place } from './author.ts';

type Make = (author: Author, place: Place) => string;
type Table = readonly (readonly [weight: number, make: Make])[];

export function atom({ choose }: Author, kind: Kind): string {
  const own = names.filter((name) => kindOf[name] === kind);
  if (choose.chance(own.length > 0 ? 45 : 10))
    return choose.chance(90) && own.length > 0 ? choose.of(...own) : choose.of(...names);
  switch (kind) {
    case 'number':
      return choose.weighted([
        [12, String(choose.between(0, 5))],
        [1, '-1'],
        [1, 'True'],
        [1, 'False'],
        [1, '1.5'],
        [1, '10**20'],
        [1, '2j'],
      ]);
    case 'text':
      return choose.of("'xy'", "'k'", "''", '"it\'s"', "'a' 'b'", "r'\\n'", "'é\\n'");
    case 'list':
      return choose.of('[]', '[1, 2]', "['k', (1, 2), None]");
    case 'dict':
      return choose.of('{}', "{'k': 1}", "{'k': [1], 'x': {}}", 'M(k=1)');
    case 'object':
      return choose.of('P(0)', 'P(1)', 'P(2)', 'Q(2)', 'P(3)', 'Q()', "P('s')", 'R(1)', 'W()');
    case 'iterable':
      return choose.of(
        'W()',
        'later(1)',
        '()',
        '(1, 2)',
        'range(3)',
        "'xy'",
        'count(2)',
        'c',
        'd',
        'Q(2)',
        'P(1)',
        '[3, 1, 2]',
        'Steps(2)',
      );
    case 'any':
      return choose.weighted([
        [
          8,
          atom({ choose } as Author, choose.of<Kind>('number', 'text', 'list', 'dict', 'object', 'iterable')),
        ],
        [2, 'None'],
        [1, '...'],
        [1, "b'by'"],
        [1, 'NotImplemented'],
        [1, '{1}'],
        [1, 'nothing'],
        [1, 'W()'],
      ]);
  }
}

/** Those that may stand for any kind: they choose between, name or hand on other expressions. */
export function general(kind: Kind): Table {
  const same: Make = (author, place) => author.expr(place, kind);
  return [
    [3, (author, place) => `T(${author.mark()}, ${same(author, place)})`],
    [3, (author, place) => `(${same(author, place)} if ${truth(author, place)} else ${same(author, place)})`],
    [
      2,
      (author, place) => `(${truth(author, place)} ${author.choose.of('and', 'or')} ${same(author, place)})`,
    ],
    [3, (author, place) => walrus(author, place, kind)],
    [3, (author, place) => suspending(author, place, kind)],
    [1, (author, place) => `[${same(author, place)}, ${author.expr(place)}][${author.small(place)}]`],
    [1, (author, place) => `(${same(author, place)}, ${author.expr(place)})[T(${author.mark()}, 0)]`],
  ];
}

/** What an attribute, a subscript or a call may follow. */
export function primary(author: Author, place: Place, kind: Kind): string {
  const text = author.expr(place, kind);
  return /^(?:[\d.+~-]|not )/.test(text) ? `(${text})` : text;
}

export function truth(author: Author, place: Place): string {
  const { choose } = author;
  return choose.weighted<() => string>([
    [3, () => comparison(author, place)],
    [1, () => `not ${author.expr(place)}`],
    [1, () => author.expr(place)],
    [1, () => author.expr(place, 'object')],
    [1, () => `T(${author.mark()}, ${choose.of('True', 'False')})`],
  ])();
}

function comparison(author: Author, place: Place): string {
  const { choose } = author;
  const operands = choose.of<Kind>('number', 'number', 'text', 'list', 'object', 'any');
  let text = author.expr(place, operands);
  for (
    let links = choose.weighted([
      [5, 1],
      [3, 2],
      [1, 3],
    ]);
    links > 0;
    links--
  ) {
    const operator = choose.of('<', '<=', '==', '!=', '>', '>=', 'in', 'not in', 'is', 'is not');
    if (operator.startsWith('is')) text += ` ${operator} ${choose.of('None', 'True', 'o')}`;
    else if (operator.endsWith('in'))
      text += ` ${operator} ${author.expr(place, choose.of<Kind>('list', 'iterable', 'dict', 'object'))}`;
    else text += ` ${operator} ${author.expr(place, operands)}`;
  }
  return `(${text})`;
}

function walrus(author: Author, place: Place, kind: Kind): string {
  if (!place.assigns) return author.expr(place, kind);
  const own = names.filter((name) => kindOf[name] === kind);
  return `(${author.choose.of(...own, 'e')} := cut(${author.expr(place, kind)}))`;
}

export function awaits(place: Place): boolean {
  return place.suspends && (place.routine === 'coroutine' || place.routine === 'async generator');
}

/** `yield`, `yield from`, `await` and asynchronous comprehensions, where they are allowed. */
export function suspending(author: Author, place: Place, kind: Kind): string {
  const { choose } = author;
  if (!place.suspends) return author.expr(place, kind);
  const value = author.expr(place, kind);
  const given = choose.weighted<() => string>([
    [5, () => `(yield ${value})`],
    [1, () => '(yield)'],
    [1, () => `(yield ${value}, *${author.expr(place, 'iterable')})`],
  ]);
  const awaited = choose.weighted<() => string>([
    [5, () => `(await later(${value}))`],
    [2, () => `(await Later(${value}))`],
    [1, () => `(await asyncio.sleep(0, ${value}))`],
    [1, () => `(await ${author.expr(place, 'object')})`],
    [1, () => `(await asyncio.gather(later(${value}), P(${author.small(place)})))[0]`],
    [1, () => `(await spawn(later(${value})))`],
    [1, () => `(await fail(${choose.of('ValueError', 'KeyError', 'TypeError')}(${value})))`],
    [1, () => `(await anext(acount(${author.small(place)}), [${value}]))[:1]`],
  ]);
  switch (place.routine) {
    case 'generator':
      return choose.chance(25) ? `(yield from ${author.expr(place, 'iterable')})` : given();
    case 'coroutine':
      return awaited();
    case 'async generator':
      return choose.chance(40) ? given() : awaited();
    default:
      return value;
  }
}

export const numbers: Table = [
  [6, (author, place) => `(${arithmetic(author, place)})`],
  [2, (author, place) => `(${author.choose.of('-', '+', '~', 'not ')}${author.expr(place, 'number')})`],
  [3, (author, place) => `(${truth(author, place)})`],
  [2, (author, place) => `len(${author.expr(place, author.choose.of<Kind>('list', 'dict', 'text'))})`],
  [1, (author, place) => `sum(${author.expr(place, 'iterable')})`],
  [1, (author, place) => `int(${author.expr(place, 'text')})`],
  [2, (author, place) => `(${primary(author, place, 'object')}.x)`],
  [1, (author, place) => `c[${author.expr(place, 'number')}]`],
  [1, (author, place) => `d[${author.expr(place, 'text')}]`],
  [1, (author, place) => `max(${author.expr(place, 'iterable')}, default=${author.small(place)})`],
  [1, (author, place) => `(${author.choose.of('any', 'all')}(${author.expr(place, 'iterable')}))`],
  [
    1,
    (author) =>
      `(${author.choose.of('a', 'b', 'e')} ${author.choose.of('<', '<=', '!=', '>=', '+', '-')} ${author.choose.between(0, 3)})`,
  ],
  [1, (author, place) => (author.choose.chance(10) ? chain(author, place) : author.expr(place, 'number'))],
  [1, (author) => `deep(${author.choose.between(1, 120)}, ${author.choose.below(8)})`],
];

/** So many operators that they are no longer calls within calls. */
function chain(author: Author, place: Place): string {
  const { choose } = author;
  const links = choose.between(100, 120);
  const some = Array.from({ length: links }, (_, i) =>
    i % 30 === 7 ? author.expr(place, 'number') : choose.of('1', 'a', '2'),
  );
  const test = truth(author, place);
  return choose.of(
    `(${some.join(choose.of(' + ', ' - ', ' | '))})`,
    `(${some.map((each, i) => (i % 30 === 7 ? `${each} if T(${i}, False)` : `${each} if a is None`)).join(' else ')} else ${test})`,
    `(${'not '.repeat(links)}${author.expr(place, 'object')})`,
    `(${'-~'.repeat(links)}${author.expr(place, 'number')})`,
    `${primary(author, place, 'text')}${".upper()[:T(0, 2)].replace('X', 'Y')".repeat(40)}`,
  );
}

function arithmetic(author: Author, place: Place): string {
  const operator = author.choose.of('+', '+', '-', '*', '//', '/', '%', '&', '|', '^', '<<', '>>', '**', '@');
  const right = ['*', '<<', '>>', '**'].includes(operator)
    ? author.small(place)
    : author.expr(place, 'number');
  return `${author.expr(place, 'number')} ${operator} ${right}`;
}

export const texts: Table = [
  [3, (author, place) => `(${author.expr(place, 'text')} + ${author.expr(place, 'text')})`],
  [1, (author, place) => `(${author.expr(place, 'text')} * ${author.small(place)})`],
  [1, (author, place) => `('%s|%r' % (${author.expr(place)}, ${author.expr(place)}))`],
  [2, (author, place) => `${author.choose.of('repr', 'str', 'ascii')}(${author.expr(place)})`],
  [2, (author, place) => `${primary(author, place, 'text')}[${slice(author, place)}]`],
  [
    1,
    (author, place) =>
      `${primary(author, place, 'text')}.${author.choose.of('upper()', 'title()', "split('x')", 'x')}`,
  ],
  [1, (author, place) => `'-'.join(map(str, ${author.expr(place, 'iterable')}))`],
  [
    1,
    (author, place) =>
      `'{0!r:>{1}}{k}'.format(${author.expr(place)}, ${author.small(place)}, k=${author.expr(place)})`,
  ],
  [1, (author, place) => `type(${author.expr(place)}).__name__`],
  [1, (author, place) => `format(${author.expr(place)}, ${author.choose.of("''", "'>5'", "'d'", 'b')})`],
];

export const lists: Table = [
  [4, (author, place) => `[${items(author, place, ', ')}]`],
  [2, (author, place) => `list(${author.expr(place, 'iterable')})`],
  [1, (author, place) => `(${author.expr(place, 'list')} + ${author.expr(place, 'list')})`],
  [1, (author, place) => `(${author.expr(place, 'list')} * ${author.small(place)})`],
  [2, (author, place) => `${primary(author, place, 'list')}[${slice(author, place)}]`],
  [
    1,
    (author, place) =>
      `sorted(${author.expr(place, 'iterable')}, key=lambda v: ${author.expr({ ...place, suspends: false }, 'number')}, reverse=${truth(author, place)})`,
  ],
  [1, (author, place) => `members({${items(author, place, ', ')}, 1})`],
  [1, (author, place) => `sorted(${author.expr(place, 'iterable')})`],
];

/** Elements of a display, some of them starred. */
export function items(author: Author, place: Place, separator: string): string {
  const { choose } = author;
  return Array.from({ length: choose.between(1, 3) }, () =>
    choose.chance(25) ? `*${author.expr(place, 'iterable')}` : author.expr(place),
  ).join(separator);
}

export const dicts: Table = [
  [4, (author, place) => `{${pairs(author, place)}}`],
  [1, (author, place) => `(${author.expr(place, 'dict')} | ${author.expr(place, 'dict')})`],
  [
    1,
    (author, place) =>
      `dict(${author.choose.of('k', 'z')}=${author.expr(place)}, **${author.expr(place, 'dict')})`,
  ],
  [1, (author, place) => `dict(zip(${author.expr(place, 'iterable')}, ${author.expr(place, 'iterable')}))`],
  [1, (author, place) => `{**${author.expr(place, 'dict')}}`],
];

function pairs(author: Author, place: Place): string {
  const { choose } = author;
  return Array.from({ length: choose.between(1, 3) }, () =>
    choose.chance(25)
      ? `**${author.expr(place, 'dict')}`
      : `${author.expr(place, choose.of<Kind>('text', 'number', 'object'))}: ${author.expr(place)}`,
  ).join(', ');
}

export const objects: Table = [
  [4, (author, place) => `${author.choose.of('P', 'Q', 'K', 'P', 'Slots')}(${author.expr(place, 'number')})`],
  [
    3,
    (author, place) =>
      `(${author.expr(place, 'object')} ${author.choose.of('+', '-', '*', '@', '%', '>', '**')} ${author.expr(place, 'number')})`,
  ],
  [
    1,
    (author, place) =>
      `(${author.expr(place, 'number')} ${author.choose.of('+', '-', '%', '*')} ${author.expr(place, 'object')})`,
  ],
  [1, (author, place) => `(${author.choose.of('-', '~', '+')}${author.expr(place, 'object')})`],
];

export const iterables: Table = [
  [2, (author, place) => `(${items(author, place, ', ')},)`],
  [2, (author, place) => `count(${author.small(place)})`],
  [1, (author, place) => `range(${author.small(place)})`],
  [1, (author, place) => `zip(${author.expr(place, 'iterable')}, ${author.expr(place, 'iterable')})`],
  [1, (author, place) => `enumerate(${author.expr(place, 'iterable')}, ${author.small(place)})`],
  [
    1,
    (author, place) =>
      `map(lambda v: ${author.expr({ ...place, suspends: false })}, ${author.expr(place, 'iterable')})`,
  ],
  [
    1,
    (author, place) =>
      `filter(lambda v: ${truth(author, { ...place, suspends: false })}, ${author.expr(place, 'iterable')})`,
  ],
  [1, (author, place) => `reversed(${author.expr(place, 'list')})`],
  [
    1,
    (author, place) => `${primary(author, place, 'dict')}.${author.choose.of('items', 'keys', 'values')}()`,
  ],
  [1, (author, place) => `iter(${author.expr(place, 'iterable')})`],
  [
    1,
    (author, place) => author.expr(place, author.choose.of<Kind>('list', 'list', 'text', 'dict', 'object')),
  ],
];

export const others: Table = [
  [
    3,
    (author, place) =>
      `${primary(author, place, author.choose.of<Kind>('list', 'dict', 'object', 'any'))}[${subscript(author, place)}]`,
  ],
  [2, (author, place) => `${primary(author, place, 'object')}.${author.choose.of('x', 'y', 'z', 'method')}`],
  [1, (author, place) => `(${items(author, place, ', ')},)`],
  [1, (author, place) => `next(iter(${author.expr(place, 'iterable')}), ${author.expr(place)})`],
  [
    1,
    (author, place) =>
      `getattr(${author.expr(place, 'object')}, ${author.choose.of("'x'", "'y'", "'q'")}, ${author.expr(place)})`,
  ],
  [
    1,
    (author, place) =>
      `${author.choose.of('isinstance', 'issubclass')}(${author.expr(place)}, ${author.choose.of('P', 'K', '(int, str)', 'int | None')})`,
  ],
  [1, (_, place) => (place.method ? 'super().method' : 'sys.exception()')],
  [1, (_, place) => (place.method ? '__class__.__name__' : '__name__')],
  [
    1,
    (_, place) =>
      place.routine === 'module' || place.routine === 'class' ? 'type(e).__name__' : 'sorted(locals())',
  ],
  [
    1,
    (author, place) => `eval(${JSON.stringify(author.expr({ ...place, suspends: false, method: false }))})`,
  ],
];

function subscript(author: Author, place: Place): string {
  return author.choose.weighted<() => string>([
    [4, () => author.expr(place, author.choose.of<Kind>('number', 'text'))],
    [2, () => slice(author, place)],
    [1, () => `${author.small(place)}, ${slice(author, place)}`],
    [1, () => `*${author.expr(place, 'iterable')}, ${author.small(place)}`],
  ])();
}

function slice(author: Author, place: Place): string {
  const part = (): string => (author.choose.chance(60) ? author.expr(place, 'number') : '');
  return author.choose.chance(40) ? `${part()}:${part()}:${part()}` : `${part()}:${part()}`;
}
