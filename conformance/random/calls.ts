/** Random calls, lambdas and signatures; most of the calls fit what they call. */
import { type Author, inRoutine, kindOf, names, type Place, type Signature } from './author.ts';
import { primary } from './expressions.ts';

export function call(author: Author, place: Place): string {
  const { choose } = author;
  const known = [...author.callees];
  return choose.weighted<() => string>([
    [known.length > 0 ? 6 : 0, () => fitting(author, place, ...choose.of(...known))],
    [2, () => `${choose.of('f', 'g', 'h', 'o', 'K', 'T')}(${anyArguments(author, place)})`],
    [2, () => `${primary(author, place, 'object')}.method(${anyArguments(author, place)})`],
    [1, () => `${choose.of('c', 'b', 'd')}.${method(author, place)}`],
    [1, () => `${primary(author, place, 'any')}(${anyArguments(author, place)})`],
    [1, () => `${choose.of(...natives)}(${anyArguments(author, place, false)})`],
    [place.method ? 2 : 0, () => `super().method(${anyArguments(author, place)})`],
    [2, () => immediate(author, place)],
  ])();
}

const natives = [
  'len',
  'sorted',
  'int',
  'str',
  'dict',
  'sum',
  'range',
  'isinstance',
  'print',
  'getattr',
  'enumerate',
  'zip',
  'type',
  'super',
  'object',
  'int.__add__',
  'P.__add__',
  'str.upper',
  'dict.get',
  'object.__eq__',
  'object.__new__',
  'object.__init__',
  'type.__call__',
  'P.method',
  'ValueError',
  'ExceptionGroup',
  'property',
  'contextlib.suppress',
];

function method(author: Author, place: Place): string {
  const { choose } = author;
  return choose.of<() => string>(
    () => `index(${author.expr(place)})`,
    () => `count(${author.expr(place)})`,
    () => `get(${author.expr(place, 'text')}, ${author.expr(place)})`,
    () => `pop(${choose.chance(50) ? author.expr(place, 'number') : ''})`,
    () => `copy()`,
    () => `replace(${author.expr(place, 'text')}, ${author.expr(place, 'text')})`,
    () => `setdefault(${author.expr(place, 'text')}, ${author.expr(place, 'number')})`,
    () => `insert(${author.small(place)}, ${author.expr(place, 'number')})`,
  )();
}

/** Natives check in an order of their own that keywords are strings. */
function anyArguments(author: Author, place: Place, mappings = true): string {
  const { choose } = author;
  const positional = Array.from({ length: choose.below(3) }, () =>
    choose.chance(20) ? `*${author.expr(place, 'iterable')}` : author.expr(place),
  );
  const keyword = Array.from(
    {
      length: choose.weighted([
        [5, 0],
        [3, 1],
        [1, 2],
      ]),
    },
    (_, i) =>
      mappings && choose.chance(30)
        ? `**${author.expr(place, 'dict')}`
        : `${['k', 'z'][i]!}=${author.expr(place)}`,
  );
  return [...positional, ...keyword].join(', ');
}

/** Arguments that fit the signature, given in one of the many ways; now and then one is missing, strange or given twice. */
export function fitting(author: Author, place: Place, name: string, signature: Signature): string {
  const { choose } = author;
  const positional: string[] = [];
  const keyword: string[] = [];
  const valueFor = (parameter: string): string => author.expr(place, kindOf[parameter] ?? 'any');
  for (const parameter of [...signature.positionalOnly, ...signature.either]) {
    const mayBeNamed = signature.either.includes(parameter);
    if (signature.optional.has(parameter) && choose.chance(40)) {
      if (!mayBeNamed) break;
      continue;
    }
    const left =
      keyword.length > 0 ||
      signature.positionalOnly.length + signature.either.indexOf(parameter) > positional.length;
    if (mayBeNamed && (left || choose.chance(30))) keyword.push(`${parameter}=${valueFor(parameter)}`);
    else positional.push(valueFor(parameter));
  }
  for (const parameter of signature.keywordOnly) {
    if (!signature.optional.has(parameter) || choose.chance(50))
      keyword.push(`${parameter}=${valueFor(parameter)}`);
  }
  if (signature.rest && keyword.every((each) => !each.includes('=')) && choose.chance(50))
    positional.push(`*${author.expr(place, 'iterable')}`);
  if (signature.keywords && choose.chance(40))
    keyword.push(choose.chance(50) ? `**${author.expr(place, 'dict')}` : `z=${author.expr(place)}`);
  if (choose.chance(6)) positional.pop();
  if (choose.chance(4)) positional.push(author.expr(place));
  if (choose.chance(3)) keyword.push(`${choose.of('q', 'nope')}=${author.expr(place)}`);
  return `${name}(${[...positional, ...choose.some(keyword, keyword.length)].join(', ')})`;
}

/** A lambda that is called at once, or handed on with `map` and the like elsewhere. */
function immediate(author: Author, place: Place): string {
  const { choose } = author;
  if (choose.chance(15)) {
    const inside = { ...inRoutine(place, 'generator', { bound: ['v'] }), assigns: place.assigns };
    const [one, two] = [author.expr({ ...inside, room: 1 }), author.expr({ ...inside, room: 1 })];
    return `list((lambda v: [(yield ${one}), (yield v), ${two}])(${author.expr(place)}))`;
  }
  const inside = {
    ...inRoutine(place, 'function', { bound: ['v', 'w'] }),
    room: Math.min(place.room, 2),
    assigns: place.assigns,
  };
  const form = choose.of(
    (first: string, second: string) => `v, w=${first}: (v, w, ${second})`,
    (first: string, second: string) => `v, /, *w, a=${first}: (v, w, a, ${second})`,
    (first: string, second: string) => `*v, b=${first}, **w: (v, w, b, ${second})`,
    (first: string, second: string) => `v=${first}, *, w=T(0): [v, w, ${second}]`,
  )(author.expr(place), author.expr(inside));
  return `(lambda ${form})(${author.expr(place)}${choose.chance(20) ? `, ${author.expr(place)}` : ''})`;
}

/** Parameters of every kind, with defaults that are evaluated where the function is defined. */
export function parameters(
  author: Author,
  place: Place,
  annotate: (name: string) => string,
): { text: string; bound: string[]; signature: Signature } {
  const { choose } = author;
  const chosen = choose.some(
    names.filter((name) => name !== 'c' && name !== 'd'),
    choose.weighted([
      [2, 0],
      [4, 1],
      [4, 2],
      [2, 3],
      [1, 4],
    ]),
  );
  const optional = new Set<string>();
  const positionalOnly = choose.chance(20) ? chosen.splice(0, 1) : [];
  const keywordOnly = choose.chance(40) ? chosen.splice(0, choose.between(1, 2)) : [];
  const either = chosen;
  const parts: string[] = [];
  let defaults = false;
  const written = (name: string, mayGoWithout: boolean): string => {
    if (mayGoWithout && !defaults && choose.chance(60)) return `${name}${annotate(name)}`;
    optional.add(name);
    const annotation = annotate(name);
    return `${name}${annotation}${annotation === '' ? '=' : ' = '}${author.expr(place, kindOf[name])}`;
  };
  const inOrder = (name: string): string => {
    const text = written(name, true);
    defaults = optional.has(name);
    return text;
  };
  parts.push(...positionalOnly.map(inOrder));
  if (positionalOnly.length > 0) parts.push('/');
  parts.push(...either.map(inOrder));
  const rest = choose.chance(30);
  if (rest) parts.push(`*c${annotate('c')}`);
  else if (keywordOnly.length > 0) parts.push('*');
  defaults = false;
  parts.push(...keywordOnly.map((name) => written(name, true)));
  const keywords = choose.chance(25);
  if (keywords) parts.push(`**d${annotate('d')}`);
  return {
    text: parts.join(', '),
    bound: [...positionalOnly, ...either, ...keywordOnly, ...(rest ? ['c'] : []), ...(keywords ? ['d'] : [])],
    signature: { positionalOnly, either, keywordOnly, optional, rest, keywords },
  };
}
