/** What the families of constructs share: random choices, the surroundings of a piece of code, lines. */
import type { Random } from 'fast-check';

/** What an expression is meant to give, so that most programs get further than their first operator. */
export type Kind = 'number' | 'text' | 'list' | 'dict' | 'object' | 'iterable' | 'any';

/** What the surroundings of a piece of code allow. */
export interface Place {
  readonly routine: 'module' | 'class' | 'function' | 'generator' | 'coroutine' | 'async generator';
  /** `break` and `continue` have a loop, and no `except*` is between. */
  readonly loop: boolean;
  /** `return` is not allowed in `except*`. */
  readonly leaves: boolean;
  /** Names that some function around binds, for `nonlocal`. */
  readonly enclosing: readonly string[];
  /** Names that this scope declares global or nonlocal: they can't be annotated. */
  readonly declared: readonly string[];
  /** `yield`, `await`: not in annotations, type parameters and inside of comprehensions. */
  readonly suspends: boolean;
  /** `:=`: not in the iterables of comprehensions, nor in comprehensions of class bodies. */
  readonly assigns: boolean;
  /** `super()` and `__class__` mean something. */
  readonly method: boolean;
  /** How many statements are around. */
  readonly nesting: number;
  /** How deep expressions may still become. */
  readonly room: number;
}

export const top: Place = {
  routine: 'module',
  loop: false,
  leaves: false,
  enclosing: [],
  declared: [],
  suspends: true,
  assigns: true,
  method: false,
  nesting: 0,
  room: 3,
};

export type Lines = readonly string[];

/** The one who writes a program. Families know each other only through this. */
export interface Author {
  readonly choose: Choices;
  /** The functions that the program has defined so far, with the texts of arguments that fit. */
  readonly callees: Map<string, Signature>;
  expr(place: Place, kind?: Kind): string;
  /** A number that may be a width, a count or a shift. */
  small(place: Place): string;
  statement(place: Place): Lines;
  /** A suite: never empty, already indented. */
  suite(place: Place): Lines;
  /** A suite that probably raises. */
  failing(place: Place): Lines;
  /** A number that no other line prints. */
  mark(): number;
}

export interface Signature {
  readonly positionalOnly: readonly string[];
  readonly either: readonly string[];
  readonly keywordOnly: readonly string[];
  /** Those that may be left out. */
  readonly optional: ReadonlySet<string>;
  readonly rest: boolean;
  readonly keywords: boolean;
}

export class Choices {
  private readonly random: Random;

  constructor(random: Random) {
    this.random = random;
  }

  below(bound: number): number {
    return this.random.nextInt(0, bound - 1);
  }

  between(low: number, high: number): number {
    return this.random.nextInt(low, high);
  }

  chance(percent: number): boolean {
    return this.below(100) < percent;
  }

  of<T>(...items: readonly T[]): T {
    return items[this.below(items.length)]!;
  }

  /** In random order. */
  some<T>(items: readonly T[], count: number): T[] {
    const left = [...items];
    return Array.from(
      { length: Math.min(count, left.length) },
      () => left.splice(this.below(left.length), 1)[0]!,
    );
  }

  /** One of those whose weight is not zero. */
  weighted<T>(items: readonly (readonly [weight: number, item: T])[]): T {
    const total = items.reduce((sum, [weight]) => sum + weight, 0);
    let at = this.below(total);
    for (const [weight, item] of items) {
      at -= weight;
      if (at < 0) return item;
    }
    throw new Error('nothing to choose from');
  }
}

/** Variables keep to a kind of value, mostly. */
export const kindOf: Readonly<Record<string, Kind>> = {
  a: 'number',
  b: 'text',
  c: 'list',
  d: 'dict',
  e: 'any',
  o: 'object',
};

export const names: readonly string[] = Object.keys(kindOf);

export function indented(lines: Lines): string[] {
  return lines.map((line) => `    ${line}`);
}

export function nested(place: Place): Place {
  return { ...place, nesting: place.nesting + 1 };
}

interface Scope {
  /** Names that are surely local. */
  readonly bound?: readonly string[];
  readonly declared?: readonly string[];
  readonly globals?: readonly string[];
  readonly method?: boolean;
}

/** Code that runs in a scope of its own, later: what is around doesn't reach in. */
export function inRoutine(
  place: Place,
  routine: Place['routine'],
  { bound = [], declared = [], globals = [], method = false }: Scope = {},
): Place {
  const isClass = routine === 'class';
  return {
    ...place,
    routine,
    loop: false,
    leaves: !isClass,
    enclosing: [...new Set([...place.enclosing.filter((name) => !globals.includes(name)), ...bound])],
    declared,
    suspends: !isClass,
    assigns: true,
    method: method || place.method,
    nesting: place.nesting + 1,
    room: 3,
  };
}
