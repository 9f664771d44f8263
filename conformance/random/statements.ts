/** Random simple statements: assignments, deletions, jumps, errors raised, texts executed. */
import { type Author, type Kind, kindOf, type Lines, names, type Place } from './author.ts';
import { comprehension } from './comprehensions.ts';
import { awaits, items, primary, truth } from './expressions.ts';

export const errors: readonly string[] = [
  'ValueError',
  'TypeError',
  'KeyError',
  'IndexError',
  'ZeroDivisionError',
  'AttributeError',
  'NameError',
  'Exception',
  'StopIteration',
  'Unmade',
];

/** How deep a new statement's expressions may be. */
function fresh(place: Place, { choose }: Author): Place {
  return {
    ...place,
    room: choose.weighted([
      [2, 1],
      [4, 2],
      [3, 3],
      [1, 4],
    ]),
  };
}

export function simple(author: Author, around: Place): string {
  const { choose } = author;
  const place = fresh(around, author);
  const { expr } = author;
  return choose.weighted<() => string>([
    [8, () => `print(${expr(place)})`],
    [3, () => `print(${choose.some(names, 3).join(', ')})`],
    [3, () => expr(place)],
    [12, () => assignment(author, place)],
    [7, () => augmented(author, place)],
    [2, () => annotated(author, place)],
    [3, () => deletion(author, place)],
    [2, () => `assert ${truth(author, place)}${choose.chance(70) ? `, ${expr(place)}` : ''}`],
    [2, () => raising(author, place)],
    [place.loop ? 6 : 0, () => choose.of('break', 'continue')],
    [place.leaves ? 3 : 0, () => leaving(author, place)],
    [1, () => executed(author, place)],
    [1, () => imported(author)],
    [1, () => shadowed(author)],
    [awaits(place) ? 3 : 0, () => waiting(author, place)],
    [1, () => alias(author, place)],
    [1, () => 'pass'],
    [1, () => `setattr(o, 'x', ${expr(place)})`],
    [1, () => renewed(author)],
  ])();
}

/** One target, several, or a nested list of them with a star. */
export function target(author: Author, place: Place, depth = 2): string {
  const { choose } = author;
  return choose.weighted<() => string>([
    [8, () => choose.of(...names)],
    [1, () => `${choose.of('o', primary(author, place, 'object'))}.${choose.of('x', 'x', 'q')}`],
    [
      1,
      () =>
        `${choose.of('c', 'd', 'o', primary(author, place, 'list'))}[${choose.chance(30) ? `${author.small(place)}:` : author.expr(place, choose.of<Kind>('number', 'text'))}]`,
    ],
    [depth > 0 ? 2 : 0, () => `(${targets(author, place, depth - 1)})`],
    [depth > 0 ? 1 : 0, () => `[${targets(author, place, depth - 1)}]`],
  ])();
}

export function targets(author: Author, place: Place, depth = 1): string {
  const { choose } = author;
  const list = Array.from({ length: choose.between(1, 3) }, () => target(author, place, depth));
  if (choose.chance(40)) {
    const at = choose.below(list.length);
    list[at] = `*${list[at]}`;
  }
  return list.length === 1 ? `${list[0]},` : list.join(', ');
}

function assignment(author: Author, place: Place): string {
  const { choose } = author;
  const name = choose.of(...names);
  return choose.weighted<() => string>([
    [10, () => `${name} = cut(${author.expr(place, choose.chance(90) ? kindOf[name]! : 'any')})`],
    [2, () => `${name} = ${target(author, place, 0)} = cut(${author.expr(place)})`],
    [2, () => `${target(author, place, 0)} = cut(${author.expr(place)})`],
    [
      4,
      () =>
        `${targets(author, place)} = ${choose.chance(50) ? author.expr(place, 'iterable') : `${items(author, place, ', ')},`}`,
    ],
    [1, () => `${targets(author, place)} = ${name} = ${author.expr(place, 'list')}`],
    [1, () => `a, b = b, a`],
    [1, () => `e = ${comprehension(author, place, 'iterable')}`],
  ])();
}

function augmented(author: Author, place: Place): string {
  const { choose } = author;
  const plainOperator = choose.of('+', '+', '-', '|', '&', '//', '%', '@', '^', '/');
  const value = (kind: Kind): string => `cut(${author.expr(place, kind)})`;
  return choose.weighted<() => string>([
    [
      5,
      () => {
        const name = choose.of(...names);
        const [operator, right] = choose.chance(20)
          ? [choose.of('*', '**', '<<', '>>'), author.small(place)]
          : [name === 'd' ? '|' : plainOperator, value(kindOf[name]!)];
        return `${name} ${operator}= ${right}; ${name} = cut(${name})`;
      },
    ],
    [3, () => `${choose.of('o', primary(author, place, 'object'))}.x ${plainOperator}= ${value('number')}`],
    [2, () => `c[${author.expr(place, 'number')}] ${plainOperator}= ${value('number')}`],
    [
      2,
      () =>
        `${choose.of('d', 'o', primary(author, place, 'dict'))}[${author.expr(place, 'text')}] ${plainOperator}= ${value('number')}`,
    ],
    [1, () => `c[${author.small(place)}:${author.small(place)}] += cut(${author.expr(place, 'list')})[:2]`],
  ])();
}

function annotated(author: Author, place: Place): string {
  const { choose } = author;
  const free = names.filter((name) => !place.declared.includes(name));
  const annotation = author.expr({ ...place, room: 1, suspends: false, assigns: false });
  const value = choose.chance(70) ? ` = cut(${author.expr(place)})` : '';
  return choose.weighted<() => string>([
    [free.length > 0 ? 3 : 0, () => `${choose.of(...free)}: ${annotation}${value}`],
    [1, () => `o.x: ${annotation}${value}`],
    [1, () => `c[${author.small(place)}]: ${annotation}${value}`],
    [free.length > 0 ? 1 : 0, () => `(${choose.of(...free)}): ${annotation}${value}`],
  ])();
}

function deletion(author: Author, place: Place): string {
  const { choose } = author;
  return choose.weighted<() => string>([
    [4, () => `del ${choose.of(...names)}`],
    [3, () => `del c[${author.expr(place, 'number')}]`],
    [1, () => `del c[${author.small(place)}:]`],
    [1, () => `del ${choose.of('d', 'o')}[${author.expr(place, 'text')}]`],
    [1, () => `del ${primary(author, place, 'object')}.x`],
    [1, () => `del (${choose.of(...names)}, [c[0], o.x]), d['k']`],
  ])();
}

/** The text of an error, or a class of them. */
export function error(author: Author, place: Place): string {
  const { choose } = author;
  return choose.weighted<() => string>([
    [6, () => `${choose.of(...errors)}(${author.expr({ ...place, room: 1 })})`],
    [2, () => choose.of(...errors)],
    [
      2,
      () =>
        `ExceptionGroup('${choose.of('g', 'h')}', [${error(author, place)}, ${choose.of('TypeError(2)', "ExceptionGroup('n', [ValueError(3), KeyError('k')])", 'OSError(2, "no")')}])`,
    ],
    [1, () => author.expr(place)],
  ])();
}

export function raising(author: Author, place: Place): string {
  const { choose } = author;
  return choose.weighted<() => string>([
    [6, () => `raise ${error(author, place)}`],
    [2, () => `raise ${error(author, place)} from ${choose.of('None', error(author, place))}`],
    [1, () => 'raise'],
    [1, () => `raise T(${author.mark()}, ${error(author, place)})`],
  ])();
}

/** Something that fails in one of the ways of wrong programs. */
export function failing(author: Author, place: Place): string {
  const { choose } = author;
  return choose.weighted<() => string>([
    [5, () => raising(author, place)],
    [1, () => `c[${author.expr(place, 'number')} + 99]`],
    [1, () => `d['none']`],
    [1, () => `e = ${author.expr(place, 'number')} // 0`],
    [1, () => `o.nothing`],
    [1, () => `nothing`],
    [1, () => `int('x')`],
    [1, () => `a, b = ${author.expr(place, 'list')}`],
    [1, () => `g(1, nope=2)`],
    [1, () => `None.x`],
    [1, () => `1 + 'x'`],
    [1, () => `del d[T(${author.mark()}, 'none')]`],
    [1, () => `assert False, ${author.expr(place)}`],
    [1, () => `[1][T(${author.mark()}, 'x')]`],
  ])();
}

function leaving(author: Author, place: Place): string {
  const { choose } = author;
  if (place.routine === 'async generator') return 'return';
  return choose.weighted<() => string>([
    [8, () => `return ${author.expr(place)}`],
    [1, () => 'return'],
    [1, () => `return ${items(author, place, ', ')},`],
  ])();
}

/** Small texts for `exec`. What they bind in a function is seen by nobody. */
function executed(author: Author, place: Place): string {
  const { choose } = author;
  const inside: Place = {
    ...place,
    routine: 'module',
    suspends: false,
    method: false,
    loop: false,
    leaves: false,
    declared: [],
    room: 2,
  };
  const text = [
    assignment(author, inside),
    `print(${author.expr(inside)})`,
    choose.of('del a', 'print(sorted(locals())[:3])', 'c += [1]', failing(author, inside)),
  ].join('\n');
  const space = choose.weighted([
    [4, ''],
    [2, ", {'cut': cut, 'T': T, 'P': P, 'Q': Q, 'a': 5, 'c': [4]}"],
    [1, ', globals(), {"b": "own"}'],
  ]);
  return place.routine === 'module' && space === ''
    ? `exec(${JSON.stringify(text)})`
    : `exec(${JSON.stringify(text)}${space === '' ? ', globals(), locals()' : space})`;
}

function imported({ choose }: Author): string {
  return choose.of(
    'from sys import maxsize as a, byteorder as b',
    'import contextlib, asyncio.tasks',
    'import asyncio.locks as G',
    'from sys import nothing',
    'import nowhere.at.all',
    'from contextlib import (suppress, nullcontext as G)',
  );
}

function alias(author: Author, place: Place): string {
  const { choose } = author;
  const inside = { ...place, suspends: false, assigns: false, room: 1 };
  const parameters = choose.of('', '[V]', '[V: int]', '[V, *W, **X]', '[V = T(0, int)]');
  const value = choose.of('list[V]', 'V | None', author.expr(inside), 'dict[A, V]');
  return `type A${parameters} = ${value}; print(A, A.__type_params__, A.__value__)`;
}

/** A variable that hides a built-in function, and no longer does. What the prelude uses is left alone. */
function shadowed({ choose }: Author): string {
  const name = choose.of('sum', 'max', 'zip', 'enumerate', 'any');
  return choose.chance(60) ? `${name} = lambda *args, **kwargs: T('own ${name}', args)` : `del ${name}`;
}

/** What tasks wait for; `supervised` ends those that wait forever. */
function waiting(author: Author, place: Place): string {
  return author.choose.of(
    'await lock.acquire()',
    'lock.release()',
    'print(lock.locked(), event.is_set(), queue.qsize())',
    'event.set()',
    'event.clear()',
    'await event.wait()',
    `await queue.put(${author.expr(place)})`,
    `queue.put_nowait(${author.expr(place)})`,
    'print(await queue.get())',
    'print(queue.get_nowait())',
    'await asyncio.sleep(0)',
    `asyncio.get_running_loop().call_soon(T, ${author.mark()})`,
    'print(asyncio.current_task().get_name(), len(asyncio.all_tasks()))',
    'print(asyncio.current_task().cancelling(), asyncio.current_task().uncancel())',
    'later(1)',
    `print(var.get(), var.set(${author.mark()}) and None)`,
    'print(contextvars.copy_context().run(var.get))',
  );
}

/** `global` and `nonlocal` at the start of a body: of names that are no parameters. */
export function declarations({ choose }: Author, place: Place, bound: readonly string[]): Declarations {
  const lines: string[] = [];
  const declared: string[] = [];
  const globals: string[] = [];
  for (const name of names) {
    if (bound.includes(name) || !choose.chance(25)) continue;
    const free = place.enclosing.includes(name);
    if (free && choose.chance(70)) lines.push(`nonlocal ${name}`);
    else {
      lines.push(`global ${name}`);
      globals.push(name);
    }
    declared.push(name);
  }
  return { lines, declared, globals };
}

export interface Declarations {
  readonly lines: Lines;
  readonly declared: readonly string[];
  readonly globals: readonly string[];
}

/** Values for some variables, so that what follows has something to go on with. */
function renewed({ choose }: Author): string {
  const values: Record<string, string> = {
    a: '2',
    b: "'bc'",
    c: '[3, 4, 5]',
    d: "{'k': 2}",
    e: '(1, 2)',
    o: 'P(3)',
  };
  const chosen = choose.some(names, 3);
  return `${chosen.join(', ')} = ${chosen.map((name) => values[name]).join(', ')}`;
}
