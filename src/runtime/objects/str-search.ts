/** Methods of `str` that look for a string in it, and split it. CPython: Objects/unicodeobject.c; docs: library/stdtypes.html#string-methods. */
import { type Attribute, method } from '../kernel/define.ts';
import { raise, typeName } from '../kernel/errors.ts';
import type { Result, Value } from '../kernel/object.ts';
import { asString } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { PyList, PyTuple } from '../kernel/values.ts';
import { withBounds, withSize, withTruth } from './bounds.ts';
import { needText, type Text, textOf } from './str-arguments.ts';
import { indexOfText, isHeavy, lastIndexOfText, occurrences, occurrencesFromEnd } from './text-search.ts';
import { countCodePoints, indexOfUnit, isNarrow, lengthOf, unitOf } from './text-width.ts';
import { whitespace } from './unicode.ts';

const wordPattern = new RegExp(`[^${whitespace}]+`, 'g');
const spacePattern = new RegExp(`[${whitespace}]`);
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are among what is looked for
const lineEnd = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/g;

export const searchMethods: readonly Attribute[] = [
  method(
    'find(self, sub[, start[, end]], /)',
    'Return the lowest index in S where substring sub is found, such that sub is contained within S[start:end].\n\nOptional arguments start and end are interpreted as in slice notation.\nReturn -1 on failure.',
    (self: Text, sub: Value, start: Value, end: Value, thread: Thread) =>
      search('find', indexOfText, self, sub, start, end, thread),
  ),
  method(
    'rfind(self, sub[, start[, end]], /)',
    'Return the highest index in S where substring sub is found, such that sub is contained within S[start:end].\n\nOptional arguments start and end are interpreted as in slice notation.\nReturn -1 on failure.',
    (self: Text, sub: Value, start: Value, end: Value, thread: Thread) =>
      search('rfind', lastIndexOfText, self, sub, start, end, thread),
  ),
  method(
    'index(self, sub[, start[, end]], /)',
    'Return the lowest index in S where substring sub is found, such that sub is contained within S[start:end].\n\nOptional arguments start and end are interpreted as in slice notation.\nRaises ValueError when the substring is not found.',
    (self: Text, sub: Value, start: Value, end: Value, thread: Thread) =>
      found(search('index', indexOfText, self, sub, start, end, thread)),
  ),
  method(
    'rindex(self, sub[, start[, end]], /)',
    'Return the highest index in S where substring sub is found, such that sub is contained within S[start:end].\n\nOptional arguments start and end are interpreted as in slice notation.\nRaises ValueError when the substring is not found.',
    (self: Text, sub: Value, start: Value, end: Value, thread: Thread) =>
      found(search('rindex', lastIndexOfText, self, sub, start, end, thread)),
  ),
  method(
    'count(self, sub[, start[, end]], /)',
    'Return the number of non-overlapping occurrences of substring sub in string S[start:end].\n\nOptional arguments start and end are interpreted as in slice notation.',
    (self: Text, sub: Value, start: Value, end: Value, thread: Thread) => {
      const needle = needText(sub, 'count', 'argument 1');
      return withUnits(self, start, end, thread, (text, from, to) => {
        if (from > to) return 0;
        if (needle === '') return countCodePoints(text.slice(from, to)) + 1;
        return occurrences(text, needle, from, to, Number.POSITIVE_INFINITY).length;
      });
    },
  ),
  method(
    'startswith(self, prefix[, start[, end]], /)',
    'Return True if the string starts with the specified prefix, False otherwise.\n\n  prefix\n    A string or a tuple of strings to try.\n  start\n    Optional start position. Default: start of the string.\n  end\n    Optional stop position. Default: end of the string.',
    (self: Text, prefix: Value, start: Value, end: Value, thread: Thread) =>
      withUnits(self, start, end, thread, (text, from, to) =>
        anyOf(
          'startswith',
          prefix,
          (each) => from <= to && each.length <= to - from && text.startsWith(each, from),
        ),
      ),
  ),
  method(
    'endswith(self, suffix[, start[, end]], /)',
    'Return True if the string ends with the specified suffix, False otherwise.\n\n  suffix\n    A string or a tuple of strings to try.\n  start\n    Optional start position. Default: start of the string.\n  end\n    Optional stop position. Default: end of the string.',
    (self: Text, suffix: Value, start: Value, end: Value, thread: Thread) =>
      withUnits(self, start, end, thread, (text, from, to) =>
        anyOf(
          'endswith',
          suffix,
          (each) => from <= to && each.length <= to - from && text.endsWith(each, to),
        ),
      ),
  ),
  method(
    'split(self, /, sep=None, maxsplit=-1)',
    'Return a list of the substrings in the string, using sep as the separator string.\n\n  sep\n    The separator used to split the string.\n\n    When set to None (the default value), will split on any whitespace\n    character (including \\n \\r \\t \\f and spaces) and will discard\n    empty strings from the result.\n  maxsplit\n    Maximum number of splits.\n    -1 (the default value) means no limit.\n\nSplitting starts at the front of the string and works to the end.\n\nNote, str.split() is mainly useful for data that has been intentionally\ndelimited.  With natural text that includes punctuation, consider using\nthe regular expression module.',
    (self: Text, separator: Value, most: Value, thread: Thread) =>
      withSize(most, thread, (limit) => {
        const text = textOf(self);
        if (separator === null) return new PyList(splitWords(text, limit));
        const by = needSeparator(separator, 'must be str or None');
        if (limit < 0 && !isHeavy(text, by)) return new PyList(text.split(by));
        return new PyList(
          piecesBetween(text, occurrences(text, by, 0, text.length, unlimited(limit)), by.length),
        );
      }),
  ),
  method(
    'rsplit(self, /, sep=None, maxsplit=-1)',
    'Return a list of the substrings in the string, using sep as the separator string.\n\n  sep\n    The separator used to split the string.\n\n    When set to None (the default value), will split on any whitespace\n    character (including \\n \\r \\t \\f and spaces) and will discard\n    empty strings from the result.\n  maxsplit\n    Maximum number of splits.\n    -1 (the default value) means no limit.\n\nSplitting starts at the end of the string and works to the front.',
    (self: Text, separator: Value, most: Value, thread: Thread) =>
      withSize(most, thread, (limit) => {
        const text = textOf(self);
        if (separator === null)
          return new PyList(limit < 0 ? splitWords(text, -1) : splitWordsFromEnd(text, limit));
        const by = needSeparator(separator, 'must be str or None');
        return new PyList(
          piecesBetween(text, occurrencesFromEnd(text, by, unlimited(limit)).reverse(), by.length),
        );
      }),
  ),
  method(
    'splitlines(self, /, keepends=False)',
    'Return a list of the lines in the string, breaking at line boundaries.\n\nLine breaks are not included in the resulting list unless keepends is given and\ntrue.',
    (self: Text, keepends: Value, thread: Thread) =>
      withTruth(keepends, thread, (keep) => new PyList(splitLines(textOf(self), keep))),
  ),
  method(
    'partition(self, sep, /)',
    'Partition the string into three parts using the given separator.\n\nThis will search for the separator in the string.  If the separator is found,\nreturns a 3-tuple containing the part before the separator, the separator\nitself, and the part after it.\n\nIf the separator is not found, returns a 3-tuple containing the original string\nand two empty strings.',
    (self: Text, separator: Value) => {
      const text = textOf(self);
      const by = needSeparator(separator, 'must be str');
      const at = indexOfText(text, by, 0, text.length);
      return new PyTuple(at < 0 ? [text, '', ''] : [text.slice(0, at), by, text.slice(at + by.length)]);
    },
  ),
  method(
    'rpartition(self, sep, /)',
    'Partition the string into three parts using the given separator.\n\nThis will search for the separator in the string, starting at the end. If\nthe separator is found, returns a 3-tuple containing the part before the\nseparator, the separator itself, and the part after it.\n\nIf the separator is not found, returns a 3-tuple containing two empty strings\nand the original string.',
    (self: Text, separator: Value) => {
      const text = textOf(self);
      const by = needSeparator(separator, 'must be str');
      const at = lastIndexOfText(text, by, 0, text.length);
      return new PyTuple(at < 0 ? ['', '', text] : [text.slice(0, at), by, text.slice(at + by.length)]);
    },
  ),
];

function search(
  callee: string,
  seek: (text: string, needle: string, from: number, to: number) => number,
  self: Text,
  sub: Value,
  start: Value | undefined,
  end: Value | undefined,
  thread: Thread,
): Result {
  const needle = needText(sub, callee, 'argument 1');
  return withUnits(self, start, end, thread, (text, from, to) =>
    from > to ? -1 : indexOfUnit(text, seek(text, needle, from, to), thread),
  );
}

/** Gives the text and its bounds, in units, to `use`. */
function withUnits(
  self: Text,
  start: Value | undefined,
  end: Value | undefined,
  thread: Thread,
  use: (text: string, from: number, to: number) => Value,
): Result {
  const text = textOf(self);
  if (start === undefined) return use(text, 0, text.length);
  if (isNarrow(text, thread))
    return withBounds(start, end, text.length, thread, (from, to) => use(text, from, to));
  const length = lengthOf(text, thread);
  return withBounds(start, end, length, thread, (from, to) => {
    if (from > to) return use(text, 1, 0);
    return use(text, unitOf(text, from, thread), unitOf(text, to, thread));
  });
}

function found(result: Result): Result {
  return result === -1 ? raise.valueError('substring not found') : result;
}

/** Whether `accepts` any of the strings: a string or a tuple of strings. */
function anyOf(callee: string, given: Value, accepts: (text: string) => boolean): boolean {
  const single = asString(given);
  if (single !== undefined) return accepts(single);
  if (!(given instanceof PyTuple)) {
    raise.typeError(`${callee} first arg must be str or a tuple of str, not ${typeName(given)}`);
  }
  for (const item of given.items) {
    const each = asString(item);
    if (each === undefined) {
      return raise.typeError(`tuple for ${callee} must only contain str, not ${typeName(item)}`);
    }
    if (accepts(each)) return true;
  }
  return false;
}

function needSeparator(value: Value, complaint: string): string {
  const separator = asString(value) ?? raise.typeError(`${complaint}, not ${typeName(value)}`);
  return separator === '' ? raise.valueError('empty separator') : separator;
}

function unlimited(limit: number): number {
  return limit < 0 ? Number.POSITIVE_INFINITY : limit;
}

function piecesBetween(text: string, places: readonly number[], width: number): string[] {
  const pieces: string[] = [];
  let from = 0;
  for (const at of places) {
    pieces.push(text.slice(from, at));
    from = at + width;
  }
  pieces.push(text.slice(from));
  return pieces;
}

/** Runs of characters that are no whitespace; after `limit` of them the rest stays whole. */
function splitWords(text: string, limit: number): string[] {
  if (limit < 0) return text.match(wordPattern) ?? [];
  const words: string[] = [];
  let at = 0;
  for (;;) {
    while (at < text.length && spacePattern.test(text[at]!)) at++;
    if (at === text.length) return words;
    if (words.length >= limit) break;
    const from = at;
    while (at < text.length && !spacePattern.test(text[at]!)) at++;
    words.push(text.slice(from, at));
  }
  words.push(text.slice(at));
  return words;
}

function splitWordsFromEnd(text: string, limit: number): string[] {
  const words: string[] = [];
  let at = text.length;
  for (;;) {
    while (at > 0 && spacePattern.test(text[at - 1]!)) at--;
    if (at === 0) return words.reverse();
    if (words.length >= limit) break;
    const to = at;
    while (at > 0 && !spacePattern.test(text[at - 1]!)) at--;
    words.push(text.slice(at, to));
  }
  words.push(text.slice(0, at));
  return words.reverse();
}

export function splitLines(text: string, keepEnds: boolean): string[] {
  const lines: string[] = [];
  let from = 0;
  for (const { 0: end, index } of text.matchAll(lineEnd)) {
    lines.push(text.slice(from, keepEnds ? index + end.length : index));
    from = index + end.length;
  }
  if (from < text.length) lines.push(text.slice(from));
  return lines;
}

/** Without whitespace at the start. */
export function trimStart(text: string): string {
  let from = 0;
  while (from < text.length && spacePattern.test(text[from]!)) from++;
  return from === 0 ? text : text.slice(from);
}

/** Without whitespace at the end. */
export function trimEnd(text: string): string {
  let to = text.length;
  while (to > 0 && spacePattern.test(text[to - 1]!)) to--;
  return to === text.length ? text : text.slice(0, to);
}
