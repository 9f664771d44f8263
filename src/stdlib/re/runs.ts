/** Steps of matching that look at several characters, or at one through a table. */
import { lowerAscii, lowerUnicode } from './case.ts';
import type { CharacterClass } from './character-class.ts';
import { BEYOND, FILTER_SIZE, FOLD_NOTHING, FOLD_UNICODE, type Program } from './program.ts';
import type { Subject } from './subject.ts';

const LATIN1 = 256;
const LINE_FEED = 10;

export function isMember(
  classes: readonly CharacterClass[],
  tables: Uint8Array,
  number: number,
  character: number,
): boolean {
  if (number < 0) return true;
  if (character < LATIN1) return tables[number * LATIN1 + character] === 1;
  return classes[number]!.hasBeyond(character);
}

/** Where a run of at most `max` members that begins at `from` ends. */
export function endOfRun(
  classes: readonly CharacterClass[],
  tables: Uint8Array,
  number: number,
  subject: Subject,
  from: number,
  max: number,
): number {
  const { end } = subject;
  const limit = max < end - from ? from + max : end;
  if (number < 0) return Math.max(from, limit);
  const table = number * LATIN1;
  let place = from;
  for (; place < limit; place++) {
    const character = subject.at(place);
    if (character < LATIN1) {
      if (tables[table + character] === 0) break;
    } else if (!classes[number]!.hasBeyond(character)) break;
  }
  return place;
}

/** Whether the character at a place passes a filter. */
export function passes(filters: Uint8Array, number: number, subject: Subject, place: number): boolean {
  if (number < 0) return true;
  if (place >= subject.end) return false;
  const character = subject.at(place);
  return filters[number * FILTER_SIZE + (character < LATIN1 ? character : BEYOND)] === 1;
}

/** The last place from `least` to `most` that passes; less than `least` when there is none. */
export function lastPassing(
  filters: Uint8Array,
  number: number,
  subject: Subject,
  least: number,
  most: number,
): number {
  if (number < 0) return most;
  let place = most;
  while (place >= least && !passes(filters, number, subject, place)) place--;
  return place;
}

/** Whether two parts are the same. */
export function isSame(subject: Subject, a: number, b: number, count: number, fold: number): boolean {
  if (fold === FOLD_NOTHING) {
    for (let i = 0; i < count; i++) if (subject.at(a + i) !== subject.at(b + i)) return false;
    return true;
  }
  const lower = fold === FOLD_UNICODE ? lowerUnicode : lowerAscii;
  for (let i = 0; i < count; i++) if (lower(subject.at(a + i)) !== lower(subject.at(b + i))) return false;
  return true;
}

/** The next place where a match may begin, when the search began at `origin`; -1 when there is none. */
export function candidate(program: Program, subject: Subject, from: number, origin: number): number {
  const { search } = program;
  const last = subject.end - program.least;
  if (from > last) return -1;
  switch (search.kind) {
    case 'anywhere':
      return from;
    case 'here':
      return from === origin ? from : -1;
    case 'text': {
      const found = subject.find(search.text, search.codes, from);
      return found > last ? -1 : found;
    }
    case 'lines': {
      if (from === origin || subject.at(from - 1) === LINE_FEED) return from;
      const found = subject.find('\n', [LINE_FEED], from);
      return found < 0 || found + 1 > last ? -1 : found + 1;
    }
    case 'filter': {
      const { filters, classes, tables } = program;
      const filter = search.filter * FILTER_SIZE;
      const { run } = search;
      const inRun = run !== null && from > origin && isMember(classes, tables, run, subject.at(from - 1));
      const first = inRun ? endOfRun(classes, tables, run, subject, from, subject.end) : from;
      for (let place = first; place <= last; place++) {
        const character = subject.at(place);
        if (filters[filter + (character < LATIN1 ? character : BEYOND)] === 1) return place;
      }
      return -1;
    }
  }
}

/** Where a lazy repetition that got to `from` is worth leaving; -1 when it has to go where it can't. */
export function firstPassing(
  program: Program,
  instruction: number,
  subject: Subject,
  from: number,
  limit: number,
): number {
  const { code, classes, tables, filters } = program;
  const filter = code[instruction + 4]!;
  const members = code[instruction + 1]!;
  let place = from;
  while (!passes(filters, filter, subject, place)) {
    if (place >= limit || !isMember(classes, tables, members, subject.at(place))) return -1;
    place++;
  }
  return place;
}
