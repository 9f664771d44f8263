/** Random `match` statements with patterns of every kind. */
import { type Author, indented, type Lines, names, nested, type Place } from './author.ts';
import { truth } from './expressions.ts';

export function match(author: Author, place: Place): Lines {
  const { choose } = author;
  const inner = nested(nested(place));
  const lines: string[] = [];
  for (let i = choose.between(1, 4); i > 0; i--) {
    const free = new Set(names);
    let text = choose.chance(15) ? open(author, free) : pattern(author, free, 2);
    const irrefutable = /^\(*(?:[a-z]|_)\)*(?: as .)?$/.test(text);
    if (irrefutable && i > 1) text = `[${text}]`;
    const guard =
      choose.chance(30) && !(irrefutable && i > 1) ? ` if ${truth(author, { ...place, room: 2 })}` : '';
    lines.push(`case ${text}${guard}:`, `    print('case', ${author.mark()})`, ...author.suite(inner));
  }
  return [`match ${subject(author, place)}:`, ...indented(lines)];
}

function subject(author: Author, place: Place): string {
  const { choose } = author;
  return choose.weighted<() => string>([
    [3, () => author.expr(place)],
    [3, () => choose.of(...names)],
    [2, () => `(${author.expr(place, 'number')}, *${author.expr(place, 'iterable')})`],
    [2, () => `${author.expr(place, 'number')}, ${author.expr(place, 'text')}`],
    [2, () => `{**${author.expr(place, 'dict')}, 'k': ${author.expr(place)}}`],
    [2, () => `[${author.expr(place, 'object')}, ${author.expr(place)}]`],
    [2, () => `${choose.of('P', 'K', 'W', 'R')}(${author.expr(place)})`],
  ])();
}

/** A sequence without brackets. */
function open(author: Author, free: Set<string>): string {
  return `${pattern(author, free, 1)}, ${author.choose.of('*_', capture(author, free, '*'), '_')}`;
}

function capture({ choose }: Author, free: Set<string>, prefix = ''): string {
  if (free.size === 0 || choose.chance(15)) return `${prefix}_`;
  const name = choose.of(...free);
  free.delete(name);
  return `${prefix}${name}`;
}

function pattern(author: Author, free: Set<string>, depth: number): string {
  const { choose } = author;
  const sub = (): string => pattern(author, free, depth - 1);
  const deep = depth > 0 ? 1 : 0;
  return choose.weighted<() => string>([
    [3, () => choose.of('0', '1', '-1', '2', '1.5', "'xy'", "'a' 'b'", "b'by'", 'None', 'True', '-1 + 2j')],
    [1, () => choose.of('P.key', 'K.attribute', 'sys.byteorder', 'asyncio.nothing')],
    [3, () => capture(author, free)],
    [
      2 * deep,
      () => {
        // The alternatives bind the same names.
        const name = free.size > 0 && choose.chance(50) ? capture(author, free) : '';
        if (name === '' || name === '_')
          return `(${choose.some(['1', "'xy'", 'None', 'int()', '[]', '{}', 'P()'], 2).join(' | ')})`;
        return `(${choose.some([`int(${name})`, `[${name}, *_]`, `P(x=${name})`, `{'k': ${name}}`, `(str() as ${name})`], choose.between(2, 3)).join(' | ')})`;
      },
    ],
    [3 * deep, () => sequence(author, free, sub)],
    [2 * deep, () => mapping(author, free, sub)],
    [3 * deep, () => classPattern(author, sub)],
    [
      deep,
      () => {
        const inside = sub();
        const name = capture(author, free);
        return name === '_' || /^[a-z_]$/.test(inside) || / as .$/.test(inside)
          ? inside
          : `(${inside} as ${name})`;
      },
    ],
  ])();
}

function sequence(author: Author, free: Set<string>, sub: () => string): string {
  const { choose } = author;
  const parts = Array.from({ length: choose.below(4) }, sub);
  if (choose.chance(40)) parts.splice(choose.below(parts.length + 1), 0, capture(author, free, '*'));
  const text = parts.join(', ');
  return choose.chance(65) ? `[${text}]` : `(${text}${parts.length === 1 ? ',' : ''})`;
}

function mapping(author: Author, free: Set<string>, sub: () => string): string {
  const { choose } = author;
  const keys = choose.some(["'k'", "'x'", '1', 'None', 'P.key'], choose.below(3));
  const parts = keys.map((key) => `${key}: ${sub()}`);
  if (choose.chance(40) && free.size > 0) {
    const rest = capture(author, free);
    if (rest !== '_') parts.push(`**${rest}`);
  }
  return `{${parts.join(', ')}}`;
}

function classPattern(author: Author, sub: () => string): string {
  const { choose } = author;
  return choose.of<() => string>(
    () => `${choose.of('P', 'P', 'Q', 'K', 'W')}(${sub()})`,
    () => `P(${sub()}, ${sub()})`,
    () => `${choose.of('P', 'K')}(x=${sub()})`,
    () => `P(${sub()}, y=${sub()})`,
    () =>
      `${choose.of('int', 'str', 'list', 'dict', 'tuple', 'bool', 'float')}(${choose.chance(60) ? sub() : ''})`,
    () => `${choose.of('int', 'Slots', 'K')}(${sub()}, ${sub()}, ${sub()})`,
    () => `int(real=${sub()})`,
    () => `${choose.of('a', 'f', 'K')}()`,
  )();
}
