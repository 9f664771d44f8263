/** Random compound statements that open no scope: branches, loops, `try` in all its forms, `with`. */
import { type Author, indented, type Kind, type Lines, names, nested, type Place } from './author.ts';
import { awaits, items, truth } from './expressions.ts';
import { errors, failing, target, targets } from './statements.ts';

export function branches(author: Author, place: Place): Lines {
  const inner = nested(place);
  const lines = [`if ${truth(author, place)}:`, ...author.suite(inner)];
  while (author.choose.chance(25)) lines.push(`elif ${truth(author, place)}:`, ...author.suite(inner));
  if (author.choose.chance(60)) lines.push('else:', ...author.suite(inner));
  return lines;
}

export function whileLoop(author: Author, place: Place): Lines {
  const inner = { ...nested(place), loop: true };
  const lines = [`while tick() and ${truth(author, place)}:`, ...author.suite(inner)];
  if (author.choose.chance(50)) lines.push('else:', ...author.suite(nested(place)));
  return lines;
}

export function forLoop(author: Author, place: Place): Lines {
  const { choose } = author;
  const asynchronous = awaits(place) && choose.chance(40);
  const [goal, iterable] = asynchronous
    ? [
        target(author, place),
        choose.of(`acount(${author.small(place)})`, `Q(${author.small(place)})`, author.expr(place)),
      ]
    : choose.weighted<() => [string, string]>([
        [6, () => [choose.of(...names), author.expr(place, 'iterable')]],
        [2, () => [target(author, place), author.expr(place, 'iterable')]],
        [2, () => [targets(author, place), `enumerate(${author.expr(place, 'iterable')})`]],
        [1, () => [choose.of(...names), `${items(author, place, ', ')},`]],
      ])();
  const inner = { ...nested(place), loop: true };
  const lines = [
    `${asynchronous ? 'async ' : ''}for ${goal} in ${iterable}:`,
    '    tick()',
    ...author.suite(inner),
  ];
  if (choose.chance(50)) lines.push('else:', ...author.suite(nested(place)));
  return lines;
}

/** Every clause of it may raise, return, break or continue. */
export function attempt(author: Author, place: Place): Lines {
  const { choose } = author;
  const inner = nested(place);
  const handlers = choose.weighted([
    [1, 0],
    [5, 1],
    [2, 2],
  ]);
  const lines = ['try:', ...(choose.chance(75) ? author.failing(inner) : author.suite(inner))];
  for (let i = 0; i < handlers; i++) {
    const [head, name] = caught(author, place, i === handlers - 1);
    lines.push(`except${head}${name === '' ? '' : ` as ${name}`}:`);
    if (name !== '') lines.push(`    say(${author.mark()}, ${name})`);
    lines.push(...handler(author, inner));
  }
  if (handlers > 0 && choose.chance(40)) lines.push('else:', ...author.suite(inner));
  if (handlers === 0 || choose.chance(45))
    lines.push(
      'finally:',
      `    print('finally', ${author.mark()}${choose.chance(30) ? ', sys.exception()' : ''})`,
      ...author.suite(inner),
    );
  return lines;
}

function caught(author: Author, place: Place, last: boolean): [head: string, name: string] {
  const { choose } = author;
  return choose.weighted<() => [string, string]>([
    [4, () => [` ${choose.of(...errors)}`, choose.of('error', 'error', ...names)]],
    [2, () => [` (${choose.some(errors, 2).join(', ')})`, choose.of('', 'error')]],
    [3, () => [choose.of(' Exception', ' BaseException'), 'error']],
    [1, () => [` T(${author.mark()}, ${choose.of(...errors)})`, 'error']],
    [1, () => [` ${author.expr(place)}`, '']],
    [last ? 1 : 0, () => ['', '']],
  ])();
}

function handler(author: Author, inner: Place): Lines {
  const { choose } = author;
  if (choose.chance(60)) return author.suite(inner);
  return indented([
    choose.of(
      'raise',
      "raise KeyError('again') from error",
      "error.add_note('noted')",
      "error.__cause__ = ValueError('c')",
      'raise error.with_traceback(None)',
      'print(error.args, error.__traceback__ is None)',
      "raise ExceptionGroup('more', [error, KeyError(1)])",
      'error = 1',
      'del error',
      'raise error',
      'pass',
    ),
    ...(choose.chance(30) ? [`print(${author.mark()}, sys.exception())`] : []),
  ]);
}

export function attemptStar(author: Author, place: Place): Lines {
  const { choose } = author;
  const inner = nested(place);
  const within = { ...inner, loop: false, leaves: false };
  const lines = ['try:', ...author.failing(inner)];
  for (let i = choose.between(1, 3); i > 0; i--) {
    const kind = choose.weighted([
      [4, choose.of(...errors)],
      [2, '(ValueError, KeyError)'],
      [1, `T(${author.mark()}, TypeError)`],
      [1, 'ExceptionGroup'],
    ]);
    lines.push(`except* ${kind} as error:`, `    say(${author.mark()}, error)`, ...handler(author, within));
  }
  if (choose.chance(30)) lines.push('else:', ...author.suite(inner));
  if (choose.chance(30)) lines.push('finally:', ...author.suite(inner));
  return lines;
}

export function managers(author: Author, place: Place): Lines {
  const { choose } = author;
  const asynchronous = awaits(place) && choose.chance(50);
  const list = Array.from(
    {
      length: choose.weighted([
        [4, 1],
        [3, 2],
        [1, 3],
      ]),
    },
    () => {
      const manager = asynchronous
        ? choose.of(
            `P(${author.small(place)})`,
            'lock',
            `amanager(${author.small(place)})`,
            author.expr(place, 'object'),
          )
        : choose.weighted<() => string>([
            [4, () => `P(${author.small(place)})`],
            [3, () => `manager(${author.small(place)})`],
            [1, () => `contextlib.suppress(${choose.of(...errors)})`],
            [2, () => author.expr(place, choose.of<Kind>('object', 'any'))],
          ])();
      return choose.chance(60) ? `${manager} as ${target(author, place)}` : manager;
    },
  ).join(', ');
  const inner = nested(place);
  return [
    `${asynchronous ? 'async ' : ''}with ${choose.chance(20) ? `(${list})` : list}:`,
    ...(choose.chance(50) ? author.failing(inner) : author.suite(inner)),
  ];
}

/** A suite that begins with anything and then fails. */
export function failingSuite(author: Author, place: Place): Lines {
  const lines = author.choose.chance(50) ? author.suite(place) : [];
  return [...lines, `    ${failing(author, { ...place, room: 2 })}`];
}
