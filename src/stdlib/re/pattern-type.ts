/** `re.Pattern`. CPython: Modules/_sre/sre.c (pattern_*); docs: library/re.html#regular-expression-objects. */
import { getAttribute } from '../../runtime/kernel/attributes.ts';
import { equal } from '../../runtime/kernel/compare.ts';
import { classMethod, defineType, getset, method, readOnly } from '../../runtime/kernel/define.ts';
import { raise } from '../../runtime/kernel/errors.ts';
import { fold, hash } from '../../runtime/kernel/hashing.ts';
import type { Result, Value } from '../../runtime/kernel/object.ts';
import { once } from '../../runtime/kernel/once.ts';
import { drive, finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { repr } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { NotImplemented, PyTuple } from '../../runtime/kernel/values.ts';
import { withSize } from '../../runtime/objects/bounds.ts';
import { dictFrom } from '../../runtime/objects/dict.ts';
import { genericAlias } from '../../runtime/objects/generic-alias.ts';
import { MappingProxy } from '../../runtime/objects/mappingproxy.ts';
import { findAll, MatchIterator, PyScanner, split } from './finding.ts';
import { ASCII, DEBUG, DOTALL, IGNORECASE, LOCALE, MULTILINE, UNICODE, VERBOSE } from './flags.ts';
import { firstOf, PyMatch } from './match.ts';
import { MATCHED, type Mode, PAUSED } from './matcher.ts';
import { PyPattern } from './pattern.ts';
import { Searching } from './searching.ts';
import { substitute } from './substitute.ts';

const PLACES = 'pos=0, endpos=sys.maxsize';

export const patternType = once(() =>
  defineType<PyPattern>('Pattern', {
    signature: '()',
    doc: 'Compiled regular expression object.',
    module: 're',
    isNamedInFull: true,
    hasWeakReferences: true,
    instances: PyPattern,
    isBase: false,
    slots: {
      new: () => raise.typeError("cannot create 're.Pattern' instances"),
      *repr(self, thread) {
        const source = firstOf(yield* finished(repr(self.source, thread)), 200);
        const flags = flagNames(self);
        return flags === '' ? `re.compile(${source})` : `re.compile(${source}, ${flags})`;
      },
      *hash(self, thread) {
        return fold(
          BigInt(yield* finished(hash(self.source, thread))) ^ BigInt(self.flags) ^ BigInt(self.groups),
        );
      },
      *eq(self, other, thread) {
        if (!(other instanceof PyPattern)) return NotImplemented;
        if (self === other) return true;
        if (self.flags !== other.flags || self.isText !== other.isText || self.source === null) return false;
        return yield* finished(equal(self.source, other.source, thread));
      },
    },
    methods: [
      method(
        `match(self, /, string, ${PLACES})`,
        'Matches zero or more characters at the beginning of the string.',
        matcher('match'),
      ),
      method(
        `fullmatch(self, /, string, ${PLACES})`,
        'Matches against all of the string.',
        matcher('fullmatch'),
      ),
      method(
        `search(self, /, string, ${PLACES})`,
        'Scan through string looking for a match, and return a corresponding match object instance.\n\nReturn None if no position in the string matches.',
        matcher('search'),
      ),
      method(
        'sub(self, /, repl, string, count=0)',
        'Return the string obtained by replacing the leftmost non-overlapping occurrences of pattern in string by the replacement repl.',
        (self: PyPattern, replacement: Value, string: Value, count: Value, thread: Thread) =>
          substituted(self, replacement, string, count, thread),
      ),
      method(
        'subn(self, /, repl, string, count=0)',
        'Return the tuple (new_string, number_of_subs_made) found by replacing the leftmost non-overlapping occurrences of pattern with the replacement repl.',
        (self: PyPattern, replacement: Value, string: Value, count: Value, thread: Thread) =>
          substitutedAndCounted(self, replacement, string, count, thread),
      ),
      method(
        `findall(self, /, string, ${PLACES})`,
        'Return a list of all non-overlapping matches of pattern in string.',
        (self: PyPattern, string: Value, pos: Value, endpos: Value, thread: Thread) =>
          found(self, string, pos, endpos, thread),
      ),
      method(
        'split(self, /, string, maxsplit=0)',
        'Split string by the occurrences of pattern.',
        (self: PyPattern, string: Value, most: Value, thread: Thread) => splitAt(self, string, most, thread),
      ),
      method(
        `finditer(self, /, string, ${PLACES})`,
        'Return an iterator over all non-overlapping matches for the RE pattern in string.\n\nFor each match, the iterator returns a match object.',
        (self: PyPattern, string: Value, pos: Value, endpos: Value, thread: Thread) =>
          foundOneByOne(self, string, pos, endpos, thread),
      ),
      method(
        `scanner(self, /, string, ${PLACES})`,
        null,
        (self: PyPattern, string: Value, pos: Value, endpos: Value, thread: Thread) =>
          withPlaces(
            pos,
            endpos,
            thread,
            (from, to) => new PyScanner(new Searching(self, string, from, to, thread)),
          ),
      ),
      method('__copy__(self, /)', null, (self: PyPattern) => self),
      method('__deepcopy__(self, memo, /)', null, (self: PyPattern) => self),
      method('__reduce__(self, /)', 'How to make the pattern again.', reduced),
      classMethod('__class_getitem__(cls, object, /)', 'See PEP 585', genericAlias),
      readOnly<PyPattern>(
        'pattern',
        (self) => self.source,
        'The pattern string from which the RE object was compiled.',
      ),
      readOnly<PyPattern>('flags', (self) => self.flags, 'The regex matching flags.'),
      readOnly<PyPattern>('groups', (self) => self.groups, 'The number of capturing groups in the pattern.'),
      getset<PyPattern>(
        'groupindex',
        'A dictionary mapping group names to group numbers.',
        (self, thread) => new MappingProxy(dictFrom(self.names, thread)),
      ),
    ],
  }),
);

function matcher(mode: Mode) {
  return (self: PyPattern, string: Value, pos: Value, endpos: Value, thread: Thread): Result =>
    matched(self, mode, string, pos, endpos, thread);
}

export function matched(
  pattern: PyPattern,
  mode: Mode,
  string: Value,
  pos: Value,
  endpos: Value | undefined,
  thread: Thread,
): Result {
  return withPlaces(pos, endpos, thread, (from, to) => {
    const searching = new Searching(pattern, string, from, to, thread);
    const outcome = searching.begin(mode, thread);
    if (outcome === PAUSED) return drive(slowlyMatched(searching, thread), thread);
    return result(searching, outcome === MATCHED, thread);
  });
}

function* slowlyMatched(searching: Searching, thread: Thread): Guest<Value> {
  return result(searching, yield* searching.finish(thread), thread);
}

function result(searching: Searching, isFound: boolean, thread: Thread): Value {
  const match = isFound ? new PyMatch(searching) : null;
  searching.close(thread);
  return match;
}

export function found(
  pattern: PyPattern,
  string: Value,
  pos: Value,
  endpos: Value | undefined,
  thread: Thread,
): Result {
  return withPlaces(pos, endpos, thread, (from, to) =>
    drive(findAll(new Searching(pattern, string, from, to, thread), thread), thread),
  );
}

export function foundOneByOne(
  pattern: PyPattern,
  string: Value,
  pos: Value,
  endpos: Value | undefined,
  thread: Thread,
): Result {
  return withPlaces(
    pos,
    endpos,
    thread,
    (from, to) => new MatchIterator(new PyScanner(new Searching(pattern, string, from, to, thread))),
  );
}

export function splitAt(pattern: PyPattern, string: Value, most: Value, thread: Thread): Result {
  return withSize<Value>(most, thread, (limit) =>
    drive(split(new Searching(pattern, string, 0, END, thread), limit, thread), thread),
  );
}

export function substituted(
  pattern: PyPattern,
  replacement: Value,
  string: Value,
  count: Value,
  thread: Thread,
): Result {
  return withSize<Value>(count, thread, (most) =>
    drive(onlyValue(pattern, replacement, string, most, thread), thread),
  );
}

function* onlyValue(
  pattern: PyPattern,
  replacement: Value,
  string: Value,
  most: number,
  thread: Thread,
): Guest<Value> {
  const searching = new Searching(pattern, string, 0, END, thread);
  return (yield* substitute(searching, replacement, most, thread)).value;
}

export function substitutedAndCounted(
  pattern: PyPattern,
  replacement: Value,
  string: Value,
  count: Value,
  thread: Thread,
): Result {
  return withSize<Value>(count, thread, (most) =>
    drive(valueAndCount(pattern, replacement, string, most, thread), thread),
  );
}

function* valueAndCount(
  pattern: PyPattern,
  replacement: Value,
  string: Value,
  most: number,
  thread: Thread,
): Guest<Value> {
  const searching = new Searching(pattern, string, 0, END, thread);
  const { value, count } = yield* substitute(searching, replacement, most, thread);
  return new PyTuple([value, count]);
}

/** Beyond each text. */
const END = Number.POSITIVE_INFINITY;

/** Gives the arguments `pos` and `endpos` to `use`. */
function withPlaces(
  pos: Value,
  endpos: Value | undefined,
  thread: Thread,
  use: (from: number, to: number) => Result,
): Result {
  if (endpos === undefined && typeof pos === 'number') return use(pos, END);
  return withSize<Value>(pos, thread, (from) =>
    endpos === undefined ? use(from, END) : withSize<Value>(endpos, thread, (to) => use(from, to)),
  );
}

function* reduced(self: PyPattern, thread: Thread): Guest<Value> {
  const module = yield* finished(thread.interpreter.importModule('re', thread));
  const compile = yield* finished(getAttribute(module, '_compile', thread));
  return new PyTuple([compile, new PyTuple([self.source, self.flags])]);
}

const shownFlags: readonly (readonly [name: string, bit: number])[] = [
  ['re.IGNORECASE', IGNORECASE],
  ['re.LOCALE', LOCALE],
  ['re.MULTILINE', MULTILINE],
  ['re.DOTALL', DOTALL],
  ['re.UNICODE', UNICODE],
  ['re.VERBOSE', VERBOSE],
  ['re.DEBUG', DEBUG],
  ['re.ASCII', ASCII],
];

/** Without the flag that patterns which are `str` have anyway. */
function flagNames(self: PyPattern): string {
  const types = LOCALE | UNICODE | ASCII;
  let flags = self.flags;
  if (self.isText === true && (flags & types) === UNICODE) flags &= ~UNICODE;
  const names: string[] = [];
  for (const [name, bit] of shownFlags) {
    if ((flags & bit) !== 0) names.push(name);
    flags &= ~bit;
  }
  if (flags !== 0) names.push(`0x${(flags >>> 0).toString(16)}`);
  return names.join('|');
}
