/** Random comprehensions of all four kinds, with several clauses, asynchronous ones too, and f-strings. */
import type { Author, Kind, Place } from './author.ts';
import { truth } from './expressions.ts';

export function comprehension(
  author: Author,
  place: Place,
  kind: 'list' | 'dict' | 'iterable' | 'any',
): string {
  const { choose } = author;
  // a generator expression that awaits is gone over by a comprehension
  const around = kind === 'iterable' ? { ...place, assigns: false } : place;
  const inside = within(around);
  const asynchronous =
    place.suspends && (place.routine === 'coroutine' || place.routine === 'async generator');
  const clauses = [clause(author, around, 'i', { counted: kind === 'iterable', asynchronous })];
  if (choose.chance(30))
    clauses.push(
      clause(author, inside, 'j', { counted: false, asynchronous: asynchronous && kind !== 'iterable' }),
    );
  const tail = clauses.join(' ');
  const value = (of?: Kind): string =>
    choose.chance(30) ? choose.of('i', '(i, a)', 'o') : author.expr(inside, of);
  switch (kind) {
    case 'list':
      return choose.chance(20)
        ? `members({${choose.chance(50) ? 'i' : value('number')} ${tail}})`
        : `[${value()} ${tail}]`;
    case 'dict':
      return `{${choose.chance(60) ? 'i' : value('text')}: ${value()} ${tail}}`;
    case 'iterable':
      return tail.includes('async for') ? `[v async for v in (${value()} ${tail})]` : `(${value()} ${tail})`;
    case 'any':
      return `tuple(${tail.includes('async for') ? '[' : ''}${value()} ${tail}${tail.includes('async for') ? ']' : ''})`;
  }
}

/** Awaiting is allowed inside, but not in a generator expression that plain code goes over; yielding never is. */
function within(place: Place): Place {
  return { ...place, suspends: false, assigns: place.assigns && place.routine !== 'class' };
}

function clause(
  author: Author,
  place: Place,
  name: string,
  { counted, asynchronous }: { counted: boolean; asynchronous: boolean },
): string {
  const { choose } = author;
  const outside = { ...place, assigns: false };
  const inside = within(place);
  const conditions = counted ? [' if tick()'] : [];
  while (choose.chance(25)) conditions.push(` if ${truth(author, inside)}`);
  if (asynchronous && choose.chance(30)) {
    const iterable = choose.of(`acount(${author.small(outside)})`, `Q(${author.small(outside)})`);
    return `async for ${name} in ${iterable}${conditions.join('')}`;
  }
  const [target, iterable] = choose.weighted<readonly [string, string]>([
    [5, [name, author.expr(outside, 'iterable')]],
    [1, [`${name}, v`, `enumerate(${author.expr(outside, 'iterable')})`]],
    [1, [`(${name}, *v)`, `[${author.expr(outside, 'text')}, ${author.expr(outside, 'list')}]`]],
    [1, [name, `[${author.expr(outside)}]`]],
  ]);
  return `for ${target} in ${iterable}${conditions.join('')}`;
}

/** Comprehensions that await in their elements and conditions. */
export function awaitingComprehension(author: Author, place: Place): string {
  const { choose } = author;
  const element = author.expr({ ...place, routine: 'coroutine', assigns: false });
  const iterable = author.expr({ ...place, assigns: false }, 'iterable');
  return choose.of(
    `[${element} for i in ${iterable}]`,
    `{i: ${element} for i in ${iterable}}`,
    `[i async for i in (${element} for i in ${iterable} if await later(tick()))]`,
    `[i for i in ${iterable} if ${element}]`,
    `[[${element} async for j in acount(2)] for i in ${iterable}]`,
  );
}

export function fstring(author: Author, place: Place): string {
  const { choose } = author;
  const quote = choose.of("'", "'", '"', "'''");
  const parts = Array.from({ length: choose.between(1, 3) }, () => {
    const conversion = choose.weighted([
      [4, ''],
      [1, '!r'],
      [1, '!s'],
      [1, '!a'],
    ]);
    const text = choose.chance(10)
      ? `lambda_(${author.expr(place)})`.replace('lambda_', 'f')
      : author.expr(place, choose.of<Kind>('number', 'text', 'any', 'object'));
    const self = /[\\:!]/.test(text)
      ? ''
      : choose.weighted([
          [6, ''],
          [1, '='],
          [1, ' = '],
        ]);
    const spec = choose.weighted<() => string>([
      [4, () => ''],
      [1, () => ':>6'],
      [1, () => `:{${author.small(place)}}`],
      [1, () => `:*^{${author.small(place)}}{f''}`],
      [1, () => `:{'>'}{${author.small(place)}!r}`],
    ])();
    return `${choose.of('', '|', '{{', 'é')}{${/^[{]/.test(text) ? ' ' : ''}${text}${self}${conversion}${spec}}`;
  });
  return `${choose.of('f', 'f', 'F')}${quote}${parts.join('')}${quote}${choose.chance(10) ? " 'tail'" : ''}`;
}
