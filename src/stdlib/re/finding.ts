/** Matches one after the other: `findall`, `finditer`, `split`, scanners. CPython: Modules/_sre/sre.c (pattern_findall …). */
import { defineType, method, readOnly } from '../../runtime/kernel/define.ts';
import { raise } from '../../runtime/kernel/errors.ts';
import { PyObject, type Result, type Step, type Value } from '../../runtime/kernel/object.ts';
import { once } from '../../runtime/kernel/once.ts';
import { breathe, drive, type Guest } from '../../runtime/kernel/pausing.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { PyList, PyTuple } from '../../runtime/kernel/values.ts';
import { PyMatch } from './match.ts';
import { FAILED, MATCHED, type Mode, PAUSED } from './matcher.ts';
import type { PyPattern } from './pattern.ts';
import type { Searching } from './searching.ts';

export function* findAll(searching: Searching, thread: Thread): Guest<Value> {
  const { groups } = searching.pattern;
  const found: Value[] = [];
  for (;;) {
    const outcome = searching.begin('search', thread);
    if (outcome === FAILED || (outcome === PAUSED && !(yield* searching.finish(thread)))) break;
    if (groups === 0) found.push(searching.searched.slice(searching.start, searching.end));
    else if (groups === 1) found.push(searching.group(1) ?? searching.searched.slice(0, 0));
    else {
      const items: Value[] = [];
      for (let group = 1; group <= groups; group++) {
        items.push(searching.group(group) ?? searching.searched.slice(0, 0));
      }
      found.push(new PyTuple(items));
    }
    searching.advance();
    if (--thread.fuel < 0) yield* breathe(thread);
  }
  searching.close(thread);
  return new PyList(found);
}

/** At most `most` splits; 0 is no limit. */
export function* split(searching: Searching, most: number, thread: Thread): Guest<Value> {
  const { searched, endpos, pattern } = searching;
  const pieces: Value[] = [];
  let last = 0;
  for (let count = 0; most === 0 || count < most; count++) {
    const outcome = searching.begin('search', thread);
    if (outcome === FAILED || (outcome === PAUSED && !(yield* searching.finish(thread)))) break;
    pieces.push(searched.slice(last, searching.start));
    for (let group = 1; group <= pattern.groups; group++) pieces.push(searching.group(group));
    last = searching.end;
    searching.advance();
    if (--thread.fuel < 0) yield* breathe(thread);
  }
  pieces.push(searched.slice(last, endpos));
  searching.close(thread);
  return new PyList(pieces);
}

// ── One match at a time ────────────────────────────────────────────────────────────────────────────

/** What `pattern.scanner()` gives: matches on demand. */
export class PyScanner extends PyObject {
  readonly pattern: PyPattern;
  private readonly searching: Searching;
  private isRunning = false;
  private isOver = false;

  constructor(searching: Searching) {
    super();
    this.pattern = searching.pattern;
    this.searching = searching;
  }

  /** The next match; `end` when there are no more. */
  step<End extends null | undefined>(mode: Mode, end: End, thread: Thread): Result | End {
    if (this.isRunning) raise.valueError('regular expression scanner already executing');
    if (this.isOver) return end;
    const outcome = this.searching.begin(mode, thread);
    if (outcome === PAUSED) return drive(this.finish(end, thread), thread);
    return this.ended(outcome === MATCHED, end, thread);
  }

  private *finish<End extends null | undefined>(end: End, thread: Thread): Guest<Value | End> {
    this.isRunning = true;
    try {
      return this.ended(yield* this.searching.finish(thread), end, thread);
    } finally {
      this.isRunning = false;
    }
  }

  private ended<End extends null | undefined>(isFound: boolean, end: End, thread: Thread): Value | End {
    const { searching } = this;
    if (!isFound) {
      this.isOver = true;
      searching.close(thread);
      return end;
    }
    const match = new PyMatch(searching);
    searching.advance();
    searching.close(thread);
    return match;
  }
}

export const scannerType = once(() =>
  defineType<PyScanner>('SRE_Scanner', {
    module: '_sre',
    isNamedInFull: true,
    instances: PyScanner,
    isBase: false,
    slots: { new: () => raise.typeError("cannot create '_sre.SRE_Scanner' instances") },
    methods: [
      method('match(self, /)', null, (self: PyScanner, thread: Thread) => self.step('match', null, thread)),
      method('search(self, /)', null, (self: PyScanner, thread: Thread) => self.step('search', null, thread)),
      readOnly<PyScanner>('pattern', (self) => self.pattern),
    ],
  }),
);

/** What `finditer` gives. In CPython it is `iter(scanner.search, None)`. */
export class MatchIterator extends PyObject {
  readonly scanner: PyScanner;

  constructor(scanner: PyScanner) {
    super();
    this.scanner = scanner;
  }
}

export const matchIteratorType = once(() =>
  defineType<MatchIterator>('callable_iterator', {
    instances: MatchIterator,
    isBase: false,
    slots: {
      new: () => raise.typeError("cannot create 'callable_iterator' instances"),
      iter: (self) => self,
      next: (self, thread): Step => self.scanner.step('search', undefined, thread),
    },
  }),
);
