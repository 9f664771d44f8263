/** Random functions, generators that are driven, coroutines and asynchronous generators in tasks. */
import { type Author, indented, inRoutine, type Lines, type Place, type Signature } from './author.ts';
import { fitting, parameters } from './calls.ts';
import { awaits } from './expressions.ts';
import { declarations } from './statements.ts';

const typeParameters = ['[V]', '[V: int]', '[V: (int, str), *W]', '[V, **X]', '[V = int]', '[V: T(0, P)]'];

type Routine = 'function' | 'generator' | 'coroutine' | 'async generator';

interface Definition {
  readonly lines: Lines;
  readonly signature: Signature;
}

/** A body begins with a tick, so that recursion ends. */
export function routine(author: Author, place: Place, kind: Routine, name: string, self = false): Definition {
  const { choose } = author;
  const generic = !self && choose.chance(10) ? choose.of(...typeParameters) : '';
  const plain: Place = { ...place, suspends: false, assigns: false, room: 1 };
  const annotate = (): string =>
    choose.chance(12)
      ? `: ${generic === '' ? author.expr(plain) : choose.of('V', 'list[V]', author.expr(plain))}`
      : '';
  const { text, bound, signature } = parameters(author, { ...place, room: 2 }, annotate);
  const { lines: head, declared, globals } = declarations(author, place, bound);
  const inside = inRoutine(place, kind, { bound, declared, globals, method: self });
  const returns = choose.chance(8) ? ` -> ${author.expr(plain)}` : '';
  const decorators = choose.chance(10) ? [`@deco(${author.expr({ ...place, room: 1 })})`] : [];
  if (choose.chance(3)) decorators.unshift(`@${author.expr({ ...place, room: 1 })}`);
  const isAsync = kind === 'coroutine' || kind === 'async generator';
  author.callees.delete(self ? `o.${name}` : name);
  const body = [
    ...(choose.chance(10) ? ['    "what it does"'] : []),
    ...indented(head),
    '    tick()',
    ...author.suite(inside),
    ...tail(author, inside),
  ];
  if (kind === 'function') author.callees.set(self ? `o.${name}` : name, signature);
  const lines = [
    ...decorators,
    `${isAsync ? 'async ' : ''}def ${name}${generic}(${[...(self ? ['self'] : []), text].filter((part) => part !== '').join(', ')})${returns}:`,
    ...body,
  ];
  return { lines, signature };
}

/** A generator has a `yield`, and most routines return something. */
function tail(author: Author, inside: Place): Lines {
  const lines: string[] = [];
  if (inside.routine.endsWith('generator')) lines.push(`    yield ${author.expr({ ...inside, room: 1 })}`);
  if (author.choose.chance(60))
    lines.push(
      inside.routine === 'async generator'
        ? '    return'
        : `    return ${author.expr({ ...inside, room: 2 })}`,
    );
  return lines;
}

/** A definition and a call that fits it. */
function callable(author: Author, place: Place, kind: Routine, name: string): { lines: Lines; call: string } {
  const { lines, signature } = routine(author, place, kind, name);
  return { lines, call: fitting(author, { ...place, room: kind === 'function' ? 2 : 1 }, name, signature) };
}

export function functionDefinition(author: Author, place: Place): Lines {
  const { choose } = author;
  const name = choose.of('g', 'h');
  const { lines: definition, call } = callable(author, place, 'function', name);
  const lines = [...definition];
  if (choose.chance(60)) lines.push(`print(${call})`);
  if (choose.chance(10))
    lines.push(
      choose.of(
        `${name}.__defaults__ = ${choose.of(`(${name}.__defaults__ or ())[:1]`, 'None')}`,
        `${name}.__kwdefaults__ = ${choose.of("{'a': 1, 'b': 2}", 'None')}`,
        `${name}.__code__ = ${choose.of('f.__code__', 'g.__code__', 'later.__code__')}`,
        `print([cell.cell_contents for cell in ${name}.__closure__ or ()])`,
      ),
      `print(${call})`,
    );
  if (choose.chance(15))
    lines.push(
      `print(${name}.__qualname__, ${name}.__defaults__, ${name}.__kwdefaults__, ${name}.__annotations__, ${name}.__type_params__, ${name}.__doc__)`,
    );
  return lines;
}

/**
 * Generators with visible ends are driven to their end, or left where the expression that made them lets go of them:
 * what happens to others differs (docs/divergences/generators.md).
 */
export function generatorDefinition(author: Author, place: Place): Lines {
  const { choose } = author;
  if (choose.chance(12)) return managing(author, place);
  const { lines, call } = callable(author, place, 'generator', 'gen');
  if (choose.chance(45)) return [...lines, ...left(author, place, call)];
  if (choose.chance(20) && place.routine === 'generator') return [...lines, `print((yield from ${call}))`];
  if (choose.chance(20)) return [...lines, `print(list(${call}))`];
  return [...lines, `drive(${[call, ...steps(author, place)].join(', ')})`];
}

/** Expressions that let go of the generator they have made, maybe before its end. */
function left(author: Author, place: Place, call: string): Lines {
  const { choose } = author;
  const loop = (target: string, iterable: string): Lines => [
    `for ${target} in ${iterable}:`,
    '    tick()',
    ...author.suite({ ...place, loop: true, nesting: place.nesting + 1 }),
  ];
  const plain = { ...place, room: 2, suspends: false, assigns: false };
  // nothing is assigned in the iterables of comprehensions
  const inside = call.includes(':=') ? 0 : 2;
  return choose.weighted<() => Lines>([
    [5, () => loop('e', call)],
    [1, () => loop('a, e', `enumerate(${call})`)],
    [1, () => loop('a, e', `zip(${author.expr(plain, 'list')}, ${call})`)],
    [1, () => loop('e', `filter(None, ${call})`)],
    [inside, () => [`print([${author.expr(plain)} for e in ${call}])`]],
    [inside, () => [`print({${author.expr(plain, 'number')}: e for e in ${call}})`]],
    [1, () => [`print(next(${call}))`]],
    [inside, () => [`print(any(tick() and e for e in ${call}))`]],
    [1, () => [`print(${author.expr(plain, 'number')} in ${call})`]],
  ])();
}

/** A generator as a context manager. */
function managing(author: Author, place: Place): Lines {
  const { choose } = author;
  const inside = { ...inRoutine(place, 'generator'), loop: false };
  return [
    '@contextlib.contextmanager',
    '@keeping', // CPython would go on with it where its last reference dies
    'def managing():',
    '    tick()',
    '    try:',
    `        yield ${author.expr({ ...inside, room: 1 })}`,
    `    except ${choose.of('ValueError', 'Exception', '(TypeError, KeyError)')} as error:`,
    `        say(${author.mark()}, error)`,
    ...indented(author.suite({ ...inside, leaves: true })),
    '    finally:',
    ...indented(author.suite({ ...inside, leaves: true })),
    'with managing() as e:',
    ...author.failing({ ...place, nesting: place.nesting + 1 }),
  ];
}

function steps(author: Author, place: Place): string[] {
  const { choose } = author;
  return Array.from({ length: choose.between(1, 5) }, () =>
    choose.weighted<() => string>([
      [5, () => "('next', None)"],
      [3, () => `('send', ${author.expr({ ...place, room: 1 })})`],
      [
        3,
        () =>
          `('throw', ${choose.of('ValueError(1)', 'KeyError', "TypeError('in')", 'GeneratorExit()', 'StopIteration(3)', 'StopAsyncIteration()')})`,
      ],
      [1, () => "('close', None)"],
    ])(),
  );
}

export function coroutineDefinition(author: Author, place: Place): Lines {
  const { choose } = author;
  const name = choose.of('co', 'cor');
  const { lines, call } = callable(author, place, 'coroutine', name);
  return [...lines, ...used(author, place, call)];
}

/** In a coroutine it is awaited or becomes a task; elsewhere it is run by a loop, or by hand. */
function used(author: Author, place: Place, call: string): Lines {
  const { choose } = author;
  if (awaits(place)) {
    return choose.weighted<() => Lines>([
      [4, () => [`print(await ${call})`]],
      [3, () => [`e = spawn(${call})`, ...follow(author, place)]],
      [
        2,
        () => [
          `print(await asyncio.gather(${call}, later(1), fail(KeyError('k')), return_exceptions=${choose.of('True', 'True', 'False')}))`,
        ],
      ],
      [
        1,
        () => [
          'async with asyncio.TaskGroup() as e:',
          `    e.create_task(${call})`,
          `    e.create_task(${choose.of('later(1)', "fail(ValueError('v'))", 'fail(asyncio.CancelledError())')})`,
          ...author.suite(place),
        ],
      ],
      [2, () => [`print(await asyncio.wait_for(${call}, ${choose.of('None', '0')}))`]],
      [1, () => [`async with asyncio.timeout(${choose.of('None', '0', '-1')}):`, `    print(await ${call})`]],
    ])();
  }
  if (place.nesting > 0 || choose.chance(20)) return [`drive(${[call, ...steps(author, place)].join(', ')})`];
  return [`asyncio.run(supervised(${call}))`];
}

function follow(author: Author, place: Place): Lines {
  const { choose } = author;
  return choose.weighted<() => Lines>([
    [3, () => ['print(await e)']],
    [2, () => ['e.cancel()', 'print(await e)']],
    [2, () => ['await asyncio.sleep(0)', "print(e.cancel('why'), e.cancelling())", 'print(await e)']],
    [1, () => ['print(await asyncio.wait([e]) and e.done())']],
    [1, () => [`await asyncio.sleep(0)`, `print(await asyncio.shield(e))`]],
    [1, () => [`e.add_done_callback(lambda task: T(${author.mark()}, task.cancelled()))`]],
    [1, () => [`print(await ${author.expr({ ...place, room: 1 })})`]],
    [1, () => ['asyncio.current_task().cancel()', 'await asyncio.sleep(0)']],
  ])();
}

export function asyncGeneratorDefinition(author: Author, place: Place): Lines {
  const { choose } = author;
  const { lines, call } = callable(author, place, 'async generator', 'agen');
  const driven = `adrive(${[call, ...steps(author, place)].join(', ')})`;
  if (awaits(place)) {
    const whole = [`it = ${call}`, 'print([v async for v in it])'];
    return [...lines, ...(choose.chance(25) ? whole : [`await ${driven}`])];
  }
  return [...lines, place.nesting > 0 ? `drive(${driven})` : `asyncio.run(supervised(${driven}))`];
}
