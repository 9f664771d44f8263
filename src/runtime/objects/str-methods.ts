/** Methods of `str` that make another string of it. CPython: Objects/unicodeobject.c; docs: library/stdtypes.html#string-methods. */

import { isIdentifier } from '../../lexer/identifiers.ts';
import { isPrintable } from '../../lexer/unicode/properties.ts';
import { type Attribute, method, staticMethod } from '../kernel/define.ts';
import { PyDict } from '../kernel/dict.ts';
import { isInstance, lookupErrorType, raise, typeName } from '../kernel/errors.ts';
import { collectByIterator, knownItems } from '../kernel/iterate.ts';
import { None, type Result, type Value } from '../kernel/object.ts';
import { drive, finished, type Guest } from '../kernel/pausing.ts';
import { getItem, knownInteger } from '../kernel/subscript.ts';
import { asString } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { withInt, withSize } from './bounds.ts';
import { encodeText } from './codecs.ts';
import { checkTextSize, needText, type Text, textOf } from './str-arguments.ts';
import { trimEnd, trimStart } from './str-search.ts';
import { isHeavy, occurrences } from './text-search.ts';
import { characters, countCodePoints, hasPairs, lengthOf } from './text-width.ts';
import * as unicode from './unicode.ts';
import * as letterCase from './unicode-case.ts';

export const textMethods: readonly Attribute[] = [
  method(
    "encode(self, /, encoding='utf-8', errors='strict')",
    "Encode the string using the codec registered for encoding.\n\n  encoding\n    The encoding in which to encode the string.\n  errors\n    The error handling scheme to use for encoding errors.\n    The default is 'strict' meaning that encoding errors raise a\n    UnicodeEncodeError.  Other possible values are 'ignore', 'replace' and\n    'xmlcharrefreplace' as well as any other name registered with\n    codecs.register_error that can handle UnicodeEncodeErrors.",
    (self: Text, encoding: Value, errors: Value, thread: Thread) =>
      encodeText(
        textOf(self),
        needText(encoding, 'encode', "argument 'encoding'"),
        needText(errors, 'encode', "argument 'errors'"),
        thread,
      ),
  ),
  method(
    'replace(self, old, new, /, count=-1)',
    'Return a copy with all occurrences of substring old replaced by new.\n\n  count\n    Maximum number of occurrences to replace.\n    -1 (the default value) means replace all occurrences.\n\nIf the optional argument count is given, only the first count occurrences are\nreplaced.',
    (self: Text, old: Value, replacement: Value, count: Value, thread: Thread) => {
      const from = needText(old, 'replace', 'argument 1');
      const to = needText(replacement, 'replace', 'argument 2');
      return withSize(count, thread, (limit) => replaceText(textOf(self), from, to, limit));
    },
  ),
  method(
    'join(self, iterable, /)',
    "Concatenate any number of strings.\n\nThe string whose method is called is inserted in between each given string.\nThe result is returned as a new string.\n\nExample: '.'.join(['ab', 'pq', 'rs']) -> 'ab.pq.rs'",
    (self: Text, iterable: Value, thread: Thread) => {
      const items = knownItems(iterable);
      if (items !== undefined) return joined(textOf(self), items);
      return drive(joinedFrom(textOf(self), iterable, thread), thread);
    },
  ),
  method(
    'translate(self, table, /)',
    'Replace each character in the string using the given translation table.\n\n  table\n    Translation table, which must be a mapping of Unicode ordinals to\n    Unicode ordinals, strings, or None.\n\nThe table must implement lookup/indexing via __getitem__, for instance a\ndictionary or list.  If this operation raises LookupError, the character is\nleft untouched.  Characters mapped to None are deleted.',
    (self: Text, table: Value, thread: Thread) => {
      // fast path: a plain dict is asked without calling guest code
      if (table instanceof PyDict && !table.type.isHeap) return translateByDict(textOf(self), table, thread);
      return drive(translate(textOf(self), table, thread), thread);
    },
  ),
  staticMethod(
    'maketrans(x, y=<missing>, z=<missing>, /)',
    'Return a translation table usable for str.translate().\n\nIf there is only one argument, it must be a dictionary mapping Unicode\nordinals (integers) or characters to Unicode ordinals, strings or None.\nCharacter keys will be then converted to ordinals.\nIf there are two arguments, they must be strings of equal length, and\nin the resulting dictionary, each character in x will be mapped to the\ncharacter at the same position in y. If there is a third argument, it\nmust be a string, whose characters will be mapped to None in the result.',
    (x: Value, y: Value | undefined, z: Value | undefined, thread: Thread) => makeTable(x, y, z, thread),
  ),

  method(
    'strip(self, chars=None, /)',
    'Return a copy of the string with leading and trailing whitespace removed.\n\nIf chars is given and not None, remove characters in chars instead.',
    (self: Text, chars: Value) => {
      if (chars === null) return trimStart(trimEnd(textOf(self)));
      const set = stripped(chars, 'strip');
      return stripStart(stripEnd(textOf(self), set), set);
    },
  ),
  method(
    'lstrip(self, chars=None, /)',
    'Return a copy of the string with leading whitespace removed.\n\nIf chars is given and not None, remove characters in chars instead.',
    (self: Text, chars: Value) =>
      chars === null ? trimStart(textOf(self)) : stripStart(textOf(self), stripped(chars, 'lstrip')),
  ),
  method(
    'rstrip(self, chars=None, /)',
    'Return a copy of the string with trailing whitespace removed.\n\nIf chars is given and not None, remove characters in chars instead.',
    (self: Text, chars: Value) =>
      chars === null ? trimEnd(textOf(self)) : stripEnd(textOf(self), stripped(chars, 'rstrip')),
  ),
  method(
    'removeprefix(self, prefix, /)',
    'Return a str with the given prefix string removed if present.\n\nIf the string starts with the prefix string, return string[len(prefix):].\nOtherwise, return a copy of the original string.',
    (self: Text, prefix: Value) => {
      const text = textOf(self);
      const start = needText(prefix, 'removeprefix', 'argument');
      return text.startsWith(start) ? text.slice(start.length) : text;
    },
  ),
  method(
    'removesuffix(self, suffix, /)',
    'Return a str with the given suffix string removed if present.\n\nIf the string ends with the suffix string and that suffix is not empty,\nreturn string[:-len(suffix)]. Otherwise, return a copy of the original\nstring.',
    (self: Text, suffix: Value) => {
      const text = textOf(self);
      const end = needText(suffix, 'removesuffix', 'argument');
      return text.endsWith(end) ? text.slice(0, text.length - end.length) : text;
    },
  ),

  method(
    "ljust(self, width, fillchar=' ', /)",
    'Return a left-justified string of length width.\n\nPadding is done using the specified fill character (default is a space).',
    (self: Text, width: Value, fill: Value, thread: Thread) =>
      withPadding(self, width, fill, thread, (text, pad, by) => text + by.repeat(pad)),
  ),
  method(
    "rjust(self, width, fillchar=' ', /)",
    'Return a right-justified string of length width.\n\nPadding is done using the specified fill character (default is a space).',
    (self: Text, width: Value, fill: Value, thread: Thread) =>
      withPadding(self, width, fill, thread, (text, pad, by) => by.repeat(pad) + text),
  ),
  method(
    "center(self, width, fillchar=' ', /)",
    'Return a centered string of length width.\n\nPadding is done using the specified fill character (default is a space).',
    (self: Text, width: Value, fill: Value, thread: Thread) =>
      withPadding(self, width, fill, thread, (text, pad, by, wanted) => {
        const left = Math.floor(pad / 2) + (pad & wanted & 1);
        return by.repeat(left) + text + by.repeat(pad - left);
      }),
  ),
  method(
    'zfill(self, width, /)',
    'Pad a numeric string with zeros on the left, to fill a field of the given width.\n\nThe string is never truncated.',
    (self: Text, width: Value, thread: Thread) =>
      withPadding(self, width, '0', thread, (text, pad, by) => {
        const sign = text[0] === '-' || text[0] === '+' ? text[0] : '';
        return sign + by.repeat(pad) + text.slice(sign.length);
      }),
  ),
  method(
    'expandtabs(self, /, tabsize=8)',
    'Return a copy where all tab characters are expanded using spaces.\n\nIf tabsize is not given, a tab size of 8 characters is assumed.',
    (self: Text, tabsize: Value, thread: Thread) =>
      withInt(tabsize, thread, (size) => expandTabs(textOf(self), size)),
  ),

  method('lower(self, /)', 'Return a copy of the string converted to lowercase.', (self: Text) =>
    letterCase.lower(textOf(self)),
  ),
  method('upper(self, /)', 'Return a copy of the string converted to uppercase.', (self: Text) =>
    letterCase.upper(textOf(self)),
  ),
  method(
    'title(self, /)',
    'Return a version of the string where each word is titlecased.\n\nMore specifically, words start with uppercased characters and all remaining\ncased characters have lower case.',
    (self: Text) => letterCase.title(textOf(self)),
  ),
  method(
    'capitalize(self, /)',
    'Return a capitalized version of the string.\n\nMore specifically, make the first character have upper case and the rest lower\ncase.',
    (self: Text) => letterCase.capitalize(textOf(self)),
  ),
  method(
    'swapcase(self, /)',
    'Convert uppercase characters to lowercase and lowercase characters to uppercase.',
    (self: Text) => letterCase.swapcase(textOf(self)),
  ),
  method(
    'casefold(self, /)',
    'Return a version of the string suitable for caseless comparisons.',
    (self: Text) => letterCase.casefold(textOf(self)),
  ),

  method(
    'isalnum(self, /)',
    'Return True if the string is an alpha-numeric string, False otherwise.\n\nA string is alpha-numeric if all characters in the string are alpha-numeric and\nthere is at least one character in the string.',
    (self: Text) => unicode.isAlphanumeric(textOf(self)),
  ),
  method(
    'isalpha(self, /)',
    'Return True if the string is an alphabetic string, False otherwise.\n\nA string is alphabetic if all characters in the string are alphabetic and there\nis at least one character in the string.',
    (self: Text) => unicode.isAlpha(textOf(self)),
  ),
  method(
    'isascii(self, /)',
    'Return True if all characters in the string are ASCII, False otherwise.\n\nASCII characters have code points in the range U+0000-U+007F.\nEmpty string is ASCII too.',
    (self: Text) => !/[^\0-\x7f]/.test(textOf(self)),
  ),
  method(
    'isdecimal(self, /)',
    'Return True if the string is a decimal string, False otherwise.\n\nA string is a decimal string if all characters in the string are decimal and\nthere is at least one character in the string.',
    (self: Text) => unicode.isDecimal(textOf(self)),
  ),
  method(
    'isdigit(self, /)',
    'Return True if the string is a digit string, False otherwise.\n\nA string is a digit string if all characters in the string are digits and there\nis at least one character in the string.',
    (self: Text) => unicode.isDigit(textOf(self)),
  ),
  method(
    'isidentifier(self, /)',
    'Return True if the string is a valid Python identifier, False otherwise.\n\nCall keyword.iskeyword(s) to test whether string s is a reserved identifier,\nsuch as "def" or "class".',
    (self: Text) => isIdentifier(textOf(self)),
  ),
  method(
    'islower(self, /)',
    'Return True if the string is a lowercase string, False otherwise.\n\nA string is lowercase if all cased characters in the string are lowercase and\nthere is at least one cased character in the string.',
    (self: Text) => unicode.isLower(textOf(self)),
  ),
  method(
    'isnumeric(self, /)',
    'Return True if the string is a numeric string, False otherwise.\n\nA string is numeric if all characters in the string are numeric and there is at\nleast one character in the string.',
    (self: Text) => unicode.isNumeric(textOf(self)),
  ),
  method(
    'isprintable(self, /)',
    'Return True if the string is printable, False otherwise.\n\nA string is printable if all of its characters are considered printable in\nrepr() or if it is empty.',
    (self: Text) => isPrintable(textOf(self)),
  ),
  method(
    'isspace(self, /)',
    'Return True if the string is a whitespace string, False otherwise.\n\nA string is whitespace if all characters in the string are whitespace and there\nis at least one character in the string.',
    (self: Text) => unicode.isSpace(textOf(self)),
  ),
  method(
    'istitle(self, /)',
    'Return True if the string is a title-cased string, False otherwise.\n\nIn a title-cased string, upper- and title-case characters may only\nfollow uncased characters and lowercase characters only cased ones.',
    (self: Text) => unicode.isTitle(textOf(self)),
  ),
  method(
    'isupper(self, /)',
    'Return True if the string is an uppercase string, False otherwise.\n\nA string is uppercase if all cased characters in the string are uppercase and\nthere is at least one cased character in the string.',
    (self: Text) => unicode.isUpper(textOf(self)),
  ),
];

function replaceText(text: string, old: string, replacement: string, limit: number): string {
  const most = limit < 0 ? Number.POSITIVE_INFINITY : limit;
  if (most === 0 || (text === '' && old !== '')) return text;
  if (old === '') return interleave(text, replacement, most);
  const growth = replacement.length - old.length;
  const mayBeTooLong = growth > 0 && text.length + (text.length / old.length) * growth > 2 ** 20;
  if (limit < 0 && !mayBeTooLong && !isHeavy(text, old)) return text.replaceAll(old, () => replacement);
  const places = occurrences(text, old, 0, text.length, most);
  if (places.length === 0) return text;
  checkTextSize(text.length + places.length * growth);
  const pieces: string[] = [];
  let from = 0;
  for (const at of places) {
    pieces.push(text.slice(from, at));
    from = at + old.length;
  }
  pieces.push(text.slice(from));
  return pieces.join(replacement);
}

/** `text.replace('', by)`: before each character, and at the end. */
function interleave(text: string, by: string, most: number): string {
  const each = characters(text);
  checkTextSize(text.length + Math.min(most, each.length + 1) * by.length);
  if (most > each.length) return by + each.map((character) => character + by).join('');
  return each.map((character, i) => (i < most ? by + character : character)).join('');
}

function joined(separator: string, items: readonly Value[]): Value {
  let units = separator.length * (items.length - 1);
  let plain = true;
  for (let i = 0; i < items.length; i++) {
    const item = items[i]!;
    if (typeof item === 'string') {
      units += item.length;
      continue;
    }
    const text = asString(item);
    if (text === undefined) {
      return raise.typeError(`sequence item ${i}: expected str instance, ${typeName(item)} found`);
    }
    units += text.length;
    plain = false;
  }
  checkTextSize(units);
  return plain ? items.join(separator) : items.map((item) => asString(item)!).join(separator);
}

function* joinedFrom(separator: string, iterable: Value, thread: Thread): Guest<Value> {
  return joined(separator, yield* collectByIterator(iterable, thread, 'can only join an iterable'));
}

function translateByDict(text: string, table: PyDict, thread: Thread): string {
  const known = new Map<string, string>();
  let units = 0;
  let result = '';
  for (const character of text) {
    let mapped = known.get(character);
    if (mapped === undefined) {
      const value = table.get(character.codePointAt(0)!, thread);
      mapped = value === undefined ? character : mappedText(value);
      known.set(character, mapped);
    }
    units += mapped.length;
    if (units > 2 ** 20) checkTextSize(units);
    result += mapped;
  }
  return result;
}

function* translate(text: string, table: Value, thread: Thread): Guest<Value> {
  let result = '';
  for (const character of text) {
    let mapped = character;
    try {
      mapped = mappedText(yield* finished(getItem(table, character.codePointAt(0)!, thread)));
    } catch (error) {
      if (!isInstance(error as Value, lookupErrorType)) throw error;
    }
    checkTextSize(result.length + mapped.length);
    result += mapped;
  }
  return result;
}

function mappedText(value: Value): string {
  if (value === null) return '';
  const text = asString(value);
  if (text !== undefined) return text;
  const code = knownInteger(value);
  if (code === undefined) return raise.typeError('character mapping must return integer, None or str');
  if (code < 0 || code > 0x10ffff) return raise.valueError('character mapping must be in range(0x110000)');
  return String.fromCodePoint(Number(code));
}

function makeTable(x: Value, y: Value | undefined, z: Value | undefined, thread: Thread): Result {
  const table = new PyDict();
  if (y === undefined) {
    if (!(x instanceof PyDict))
      return raise.typeError('if you give only one argument to maketrans it must be a dict');
    for (const { key, value } of x) {
      const text = asString(key);
      if (text !== undefined) {
        if (countCodePoints(text) !== 1)
          raise.valueError('string keys in translate table must be of length 1');
        table.set(text.codePointAt(0)!, value!, thread);
      } else if (knownInteger(key) !== undefined) table.set(key, value!, thread);
      else raise.typeError('keys in translate table must be strings or integers');
    }
    return table;
  }
  const to = characters(needText(y, 'maketrans', 'argument 2'));
  const deleted = z === undefined ? '' : needText(z, 'maketrans', 'argument 3');
  const from = asString(x);
  if (from === undefined) {
    return raise.typeError('first maketrans argument must be a string if there is a second argument');
  }
  const keys = characters(from);
  if (keys.length !== to.length) raise.valueError('the first two maketrans arguments must have equal length');
  keys.forEach((key, i) => {
    table.set(key.codePointAt(0)!, to[i]!.codePointAt(0)!, thread);
  });
  for (const character of deleted) table.set(character.codePointAt(0)!, None, thread);
  return table;
}

/** Whether a character, of one code unit or two, is among those to be stripped. A set of few costs more than a search. */
type IsStripped = (character: string) => boolean;

function stripped(chars: Value, callee: string): IsStripped {
  const text = asString(chars) ?? raise.typeError(`${callee} arg must be None or str`);
  if (text.length <= 8 && !hasPairs(text)) return (character) => text.includes(character);
  const set = new Set(characters(text));
  return (character) => set.has(character);
}

function stripStart(text: string, isStripped: IsStripped): string {
  const wide = hasPairs(text);
  let from = 0;
  while (from < text.length) {
    const character = wide ? String.fromCodePoint(text.codePointAt(from)!) : text[from]!;
    if (!isStripped(character)) break;
    from += character.length;
  }
  return text.slice(from);
}

function stripEnd(text: string, isStripped: IsStripped): string {
  const wide = hasPairs(text);
  let to = text.length;
  while (to > 0) {
    const twoUnits = wide && to > 1 && hasPairs(text.slice(to - 2, to));
    const from = twoUnits ? to - 2 : to - 1;
    if (!isStripped(text.slice(from, to))) break;
    to = from;
  }
  return text.slice(0, to);
}

/** Gives what is missing to `width` to `pad`, if there is anything missing. */
function withPadding(
  self: Text,
  width: Value,
  fill: Value,
  thread: Thread,
  pad: (text: string, missing: number, fill: string, width: number) => string,
): Result {
  return withSize<Value>(width, thread, (wanted) => {
    const text = textOf(self);
    const by = asString(fill);
    if (by === undefined)
      return raise.typeError(`The fill character must be a unicode character, not ${typeName(fill)}`);
    if (countCodePoints(by) !== 1) raise.typeError('The fill character must be exactly one character long');
    const missing = wanted - lengthOf(text, thread);
    if (missing <= 0) return text;
    checkTextSize(text.length + missing * by.length);
    return pad(text, missing, by, wanted);
  });
}

export function expandTabs(text: string, size: number): string {
  if (!text.includes('\t')) return text;
  const pieces: string[] = [];
  let units = 0;
  let column = 0;
  for (const piece of text.split(/([\t\n\r])/)) {
    if (piece !== '\t') {
      pieces.push(piece);
      units += piece.length;
      column = piece === '\n' || piece === '\r' ? 0 : column + countCodePoints(piece);
      continue;
    }
    if (size <= 0) continue;
    const spaces = size - (column % size);
    units += spaces;
    checkTextSize(units);
    pieces.push(' '.repeat(spaces));
    column += spaces;
  }
  return pieces.join('');
}
