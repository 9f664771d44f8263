/** Random small programs that print what they do: for comparing with CPython. Every one of them ends. */
import * as fc from 'fast-check';
import {
  type Author,
  Choices,
  indented,
  type Kind,
  type Lines,
  type Place,
  type Signature,
  top,
} from './random/author.ts';
import { call } from './random/calls.ts';
import { classDefinition } from './random/classes.ts';
import {
  attempt,
  attemptStar,
  branches,
  failingSuite,
  forLoop,
  managers,
  whileLoop,
} from './random/compound.ts';
import { awaitingComprehension, comprehension, fstring } from './random/comprehensions.ts';
import {
  atom,
  awaits,
  dicts,
  general,
  iterables,
  lists,
  numbers,
  objects,
  others,
  texts,
} from './random/expressions.ts';
import { match } from './random/patterns.ts';
import { coda, prelude } from './random/prelude.ts';
import {
  asyncGeneratorDefinition,
  coroutineDefinition,
  functionDefinition,
  generatorDefinition,
} from './random/routines.ts';
import { smaller } from './random/shrink.ts';
import { simple } from './random/statements.ts';

/** The programs without what all of them begin and end with. */
export function programs(): fc.Arbitrary<string> {
  return new Programs();
}

/** The text that runs. */
export function complete(program: string): string {
  return prelude + program + coda;
}

class Programs extends fc.Arbitrary<string> {
  override generate(random: fc.Random): fc.Value<string> {
    return new fc.Value(new Writer(new Choices(random)).program(), undefined);
  }

  override canShrinkWithoutContext(value: unknown): value is string {
    return typeof value === 'string';
  }

  override shrink(program: string): fc.Stream<fc.Value<string>> {
    return new fc.Stream(smaller(program)).map((text) => new fc.Value(text, undefined));
  }
}

type Make<T> = (author: Author, place: Place) => T;
type Table<T> = readonly (readonly [weight: number, make: Make<T>])[];

class Writer implements Author {
  readonly choose: Choices;
  readonly callees = new Map<string, Signature>();
  private marks = 0;
  /** How many statements may still be written. */
  private left: number;

  constructor(choose: Choices) {
    this.choose = choose;
    this.left = choose.between(6, 30);
  }

  /** An error ends one of its statements only; each may take as many steps as the others. */
  program(): string {
    const lines: string[] = [];
    for (let i = this.choose.between(2, 6); i > 0; i--) {
      const ends = this.choose.chance(25) ? "say('end', error), whole(error)" : "say('end', error)";
      lines.push(
        'left = 60',
        'try:',
        ...indented(this.statement(top)),
        'except BaseException as error:',
        `    ${ends}`,
      );
    }
    return lines.map((line) => `${line}\n`).join('');
  }

  mark(): number {
    return ++this.marks;
  }

  expr = (place: Place, kind: Kind = 'any'): string => {
    const { choose } = this;
    if (place.room <= 0 || choose.chance(15)) return atom(this, kind);
    const wanted = choose.chance(8) ? 'any' : kind;
    return choose.weighted([...general(wanted), ...expressions[wanted]])(this, {
      ...place,
      room: place.room - 1,
    });
  };

  small(place: Place): string {
    const { choose } = this;
    const literal = String(
      choose.weighted([
        [3, 0],
        [4, 1],
        [5, 2],
        [2, 3],
        [1, -1],
      ]),
    );
    if (!choose.chance(25) || place.room <= 0) return literal;
    if (awaits(place)) return `(await later(${literal}))`;
    return place.suspends && place.routine === 'generator'
      ? `(1 if (yield ${literal}) else 2)`
      : `T(${this.mark()}, ${literal})`;
  }

  statement(place: Place): Lines {
    this.left--;
    const { choose } = this;
    const isSimple = place.nesting >= 4 || this.left <= 0 || choose.chance(place.nesting === 0 ? 25 : 65);
    return isSimple ? [simple(this, place)] : choose.weighted(compounds)(this, place);
  }

  suite(place: Place): Lines {
    const { choose } = this;
    const lines = choose.chance(20) ? [`print(${this.mark()})`] : [];
    for (
      let i = choose.weighted([
        [4, 1],
        [3, 2],
        [1, 3],
      ]);
      i > 0;
      i--
    )
      lines.push(...this.statement(place));
    return indented(lines);
  }

  failing(place: Place): Lines {
    return failingSuite(this, place);
  }
}

const compounds: Table<Lines> = [
  [3, branches],
  [2, whileLoop],
  [4, forLoop],
  [6, attempt],
  [2, attemptStar],
  [4, managers],
  [3, match],
  [4, functionDefinition],
  [4, generatorDefinition],
  [5, coroutineDefinition],
  [3, asyncGeneratorDefinition],
  [4, classDefinition],
];

const any: Table<string> = [
  ...others,
  [8, call],
  [3, fstring],
  [3, (author, place) => comprehension(author, place, 'any')],
  [
    6,
    (author, place) =>
      author.expr(place, author.choose.of<Kind>('number', 'text', 'list', 'dict', 'object', 'iterable')),
  ],
];

const expressions: Readonly<Record<Kind, Table<string>>> = {
  number: [...numbers, [1, call]],
  text: [...texts, [6, fstring]],
  list: [
    ...lists,
    [6, (author, place) => comprehension(author, place, 'list')],
    [
      2,
      (author, place) =>
        awaits(place) ? awaitingComprehension(author, place) : comprehension(author, place, 'list'),
    ],
  ],
  dict: [...dicts, [3, (author, place) => comprehension(author, place, 'dict')]],
  object: [...objects, [1, call]],
  iterable: [...iterables, [4, (author, place) => comprehension(author, place, 'iterable')]],
  any,
};
