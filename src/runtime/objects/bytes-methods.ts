/** Methods that `bytes` and `bytearray` have in common. CPython: Objects/bytes_methods.c; docs: library/stdtypes.html#bytes-and-bytearray-operations. */
import { call1 } from '../kernel/call.ts';
import { type Attribute, classMethod, method, staticMethod } from '../kernel/define.ts';
import { raise, typeName } from '../kernel/errors.ts';
import { collectByIterator } from '../kernel/iterate.ts';
import type { Result, Value } from '../kernel/object.ts';
import type { Guest } from '../kernel/pausing.ts';
import { length } from '../kernel/subscript.ts';
import { asString } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import type { PyType } from '../kernel/type.ts';
import { PyBytes, PyList, PyTuple } from '../kernel/values.ts';
import { withBounds, withInt, withSize, withTruth } from './bounds.ts';
import { bufferOf, byteStringOf, needBuffer, possibleBufferOf } from './buffer.ts';
import { byteOccurrences, byteOccurrencesFromEnd, indexOfBytes, lastIndexOfBytes } from './byte-search.ts';
import { ByteSink, newBytes } from './byte-sink.ts';
import * as ascii from './byte-text.ts';
import { needSubsection } from './bytes-arguments.ts';
import { decodeBytes } from './codecs.ts';
import { checkTextSize, needText } from './str-arguments.ts';

export interface ByteString {
  readonly value: Uint8Array;
}

type Make = (bytes: Uint8Array) => Value;

/** The methods; `make` makes an instance of the type from bytes that nobody else has. */
export function byteMethods(kind: 'bytes' | 'bytearray', make: Make): Attribute[] {
  const mapped = (signature: string, doc: string, map: (bytes: Uint8Array) => Uint8Array) =>
    method(signature, doc, (self: ByteString) => make(map(self.value)));
  const question = (signature: string, doc: string, ask: (bytes: Uint8Array) => boolean) =>
    method(signature, doc, (self: ByteString) => ask(self.value));
  const pieces = (bytes: readonly Uint8Array[]) => new PyList(bytes.map((each) => make(each.slice())));

  return [
    method(
      'find(self, sub[, start[, end]], /)',
      "Return the lowest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start,end].\n\n  start\n    Optional start position. Default: start of the bytes.\n  end\n    Optional stop position. Default: end of the bytes.\n\nReturn -1 on failure.",
      (self: ByteString, sub: Value, start: Value, end: Value, thread: Thread) =>
        search(indexOfBytes, self, sub, start, end, thread),
    ),
    method(
      'rfind(self, sub[, start[, end]], /)',
      "Return the highest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start,end].\n\n  start\n    Optional start position. Default: start of the bytes.\n  end\n    Optional stop position. Default: end of the bytes.\n\nReturn -1 on failure.",
      (self: ByteString, sub: Value, start: Value, end: Value, thread: Thread) =>
        search(lastIndexOfBytes, self, sub, start, end, thread),
    ),
    method(
      'index(self, sub[, start[, end]], /)',
      "Return the lowest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start,end].\n\n  start\n    Optional start position. Default: start of the bytes.\n  end\n    Optional stop position. Default: end of the bytes.\n\nRaise ValueError if the subsection is not found.",
      (self: ByteString, sub: Value, start: Value, end: Value, thread: Thread) =>
        found(search(indexOfBytes, self, sub, start, end, thread)),
    ),
    method(
      'rindex(self, sub[, start[, end]], /)',
      "Return the highest index in B where subsection 'sub' is found, such that 'sub' is contained within B[start,end].\n\n  start\n    Optional start position. Default: start of the bytes.\n  end\n    Optional stop position. Default: end of the bytes.\n\nRaise ValueError if the subsection is not found.",
      (self: ByteString, sub: Value, start: Value, end: Value, thread: Thread) =>
        found(search(lastIndexOfBytes, self, sub, start, end, thread)),
    ),
    method(
      'count(self, sub[, start[, end]], /)',
      "Return the number of non-overlapping occurrences of subsection 'sub' in bytes B[start:end].\n\n  start\n    Optional start position. Default: start of the bytes.\n  end\n    Optional stop position. Default: end of the bytes.",
      (self: ByteString, sub: Value, start: Value, end: Value, thread: Thread) => {
        const needle = needSubsection(sub, thread);
        return withBounds<Value>(start, end, self.value.length, thread, (from, to) => {
          if (from > to) return 0;
          if (needle.length === 0) return to - from + 1;
          return byteOccurrences(self.value, needle, from, to, Number.POSITIVE_INFINITY).length;
        });
      },
    ),
    method(
      'startswith(self, prefix[, start[, end]], /)',
      'Return True if the bytes starts with the specified prefix, False otherwise.\n\n  prefix\n    A bytes or a tuple of bytes to try.\n  start\n    Optional start position. Default: start of the bytes.\n  end\n    Optional stop position. Default: end of the bytes.',
      (self: ByteString, prefix: Value, start: Value, end: Value, thread: Thread) =>
        withBounds<Value>(start, end, self.value.length, thread, (from, to) =>
          anyOf(
            'startswith',
            prefix,
            thread,
            (each) => from + each.length <= to && hasAt(self.value, each, from),
          ),
        ),
    ),
    method(
      'endswith(self, suffix[, start[, end]], /)',
      'Return True if the bytes ends with the specified suffix, False otherwise.\n\n  suffix\n    A bytes or a tuple of bytes to try.\n  start\n    Optional start position. Default: start of the bytes.\n  end\n    Optional stop position. Default: end of the bytes.',
      (self: ByteString, suffix: Value, start: Value, end: Value, thread: Thread) =>
        withBounds<Value>(start, end, self.value.length, thread, (from, to) =>
          anyOf(
            'endswith',
            suffix,
            thread,
            (each) => to - each.length >= from && hasAt(self.value, each, to - each.length),
          ),
        ),
    ),

    method(
      'split(self, /, sep=None, maxsplit=-1)',
      'Return a list of the sections in the bytes, using sep as the delimiter.\n\n  sep\n    The delimiter according which to split the bytes.\n    None (the default value) means split on ASCII whitespace characters\n    (space, tab, return, newline, formfeed, vertical tab).\n  maxsplit\n    Maximum number of splits to do.\n    -1 (the default value) means no limit.',
      (self: ByteString, separator: Value, most: Value, thread: Thread) =>
        withSize<Value>(most, thread, (limit) => {
          const bytes = self.value;
          if (separator === null) return pieces(ascii.words(bytes, limit));
          const by = needSeparator(separator, thread);
          return pieces(
            between(bytes, byteOccurrences(bytes, by, 0, bytes.length, unlimited(limit)), by.length),
          );
        }),
    ),
    method(
      'rsplit(self, /, sep=None, maxsplit=-1)',
      'Return a list of the sections in the bytes, using sep as the delimiter.\n\n  sep\n    The delimiter according which to split the bytes.\n    None (the default value) means split on ASCII whitespace characters\n    (space, tab, return, newline, formfeed, vertical tab).\n  maxsplit\n    Maximum number of splits to do.\n    -1 (the default value) means no limit.\n\nSplitting is done starting at the end of the bytes and working to the front.',
      (self: ByteString, separator: Value, most: Value, thread: Thread) =>
        withSize<Value>(most, thread, (limit) => {
          const bytes = self.value;
          if (separator === null)
            return pieces(limit < 0 ? ascii.words(bytes, limit) : ascii.wordsFromEnd(bytes, limit));
          const by = needSeparator(separator, thread);
          return pieces(
            between(bytes, byteOccurrencesFromEnd(bytes, by, unlimited(limit)).reverse(), by.length),
          );
        }),
    ),
    method(
      'splitlines(self, /, keepends=False)',
      'Return a list of the lines in the bytes, breaking at line boundaries.\n\nLine breaks are not included in the resulting list unless keepends is given and\ntrue.',
      (self: ByteString, keepends: Value, thread: Thread) =>
        withTruth<Value>(keepends, thread, (keep) => pieces(ascii.lines(self.value, keep))),
    ),
    method(
      'partition(self, sep, /)',
      'Partition the bytes into three parts using the given separator.\n\nThis will search for the separator sep in the bytes. If the separator is found,\nreturns a 3-tuple containing the part before the separator, the separator\nitself, and the part after it.\n\nIf the separator is not found, returns a 3-tuple containing the original bytes\nobject and two empty bytes objects.',
      (self: ByteString, separator: Value, thread: Thread) => {
        const bytes = self.value;
        const by = needSeparator(separator, thread);
        const at = indexOfBytes(bytes, by, 0, bytes.length);
        if (at < 0) return new PyTuple([make(bytes.slice()), make(newBytes(0)), make(newBytes(0))]);
        return new PyTuple([make(bytes.slice(0, at)), make(by.slice()), make(bytes.slice(at + by.length))]);
      },
    ),
    method(
      'rpartition(self, sep, /)',
      'Partition the bytes into three parts using the given separator.\n\nThis will search for the separator sep in the bytes, starting at the end. If\nthe separator is found, returns a 3-tuple containing the part before the\nseparator, the separator itself, and the part after it.\n\nIf the separator is not found, returns a 3-tuple containing two empty bytes\nobjects and the original bytes object.',
      (self: ByteString, separator: Value, thread: Thread) => {
        const bytes = self.value;
        const by = needSeparator(separator, thread);
        const at = lastIndexOfBytes(bytes, by, 0, bytes.length);
        if (at < 0) return new PyTuple([make(newBytes(0)), make(newBytes(0)), make(bytes.slice())]);
        return new PyTuple([make(bytes.slice(0, at)), make(by.slice()), make(bytes.slice(at + by.length))]);
      },
    ),
    method(
      'join(self, iterable_of_bytes, /)',
      "Concatenate any number of bytes objects.\n\nThe bytes whose method is called is inserted in between each pair.\n\nThe result is returned as a new bytes object.\n\nExample: b'.'.join([b'ab', b'pq', b'rs']) -> b'ab.pq.rs'.",
      function* (self: ByteString, iterable: Value, thread: Thread): Guest<Value> {
        const items = yield* collectByIterator(iterable, thread, 'can only join an iterable');
        return make(joined(self.value, items, thread));
      },
    ),

    method(
      'replace(self, old, new, count=-1, /)',
      'Return a copy with all occurrences of substring old replaced by new.\n\n  count\n    Maximum number of occurrences to replace.\n    -1 (the default value) means replace all occurrences.\n\nIf the optional argument count is given, only the first count occurrences are\nreplaced.',
      (self: ByteString, old: Value, replacement: Value, count: Value, thread: Thread) => {
        const from = needBuffer(old, thread);
        const to = needBuffer(replacement, thread);
        return withSize<Value>(count, thread, (limit) =>
          make(replaced(self.value, from, to, unlimited(limit))),
        );
      },
    ),
    method(
      "translate(self, table, /, delete=b'')",
      'Return a copy with each character mapped by the given translation table.\n\n  table\n    Translation table, which must be a bytes object of length 256.\n\nAll characters occurring in the optional argument delete are removed.\nThe remaining characters are mapped through the given translation table.',
      (self: ByteString, table: Value, deleted: Value, thread: Thread) => {
        const map = table === null ? null : needBuffer(table, thread);
        if (map !== null && map.length !== 256)
          raise.valueError('translation table must be 256 characters long');
        const gone = new Set(needBuffer(deleted, thread));
        const kept = gone.size === 0 ? self.value : self.value.filter((byte) => !gone.has(byte));
        return make(map === null ? kept.slice() : kept.map((byte) => map[byte]!));
      },
    ),
    staticMethod(
      'maketrans(frm, to, /)',
      'Return a translation table usable for the bytes or bytearray translate method.\n\nThe returned table will be one where each byte in frm is mapped to the byte at\nthe same position in to.\n\nThe bytes objects frm and to must be of the same length.',
      (frm: Value, to: Value, thread: Thread) => {
        const from = needBuffer(frm, thread);
        const into = needBuffer(to, thread);
        if (from.length !== into.length) raise.valueError('maketrans arguments must have same length');
        const table = Uint8Array.from({ length: 256 }, (_, i) => i);
        from.forEach((byte, i) => {
          table[byte] = into[i]!;
        });
        return new PyBytes(table);
      },
    ),
    ...(['strip', 'lstrip', 'rstrip'] as const).map((name) =>
      method(
        `${name}(self, bytes=None, /)`,
        stripDocs[name],
        (self: ByteString, chars: Value, thread: Thread) => {
          const set = chars === null ? ascii.spaces : new Set(needBuffer(chars, thread));
          return make(stripped(self.value, set, name !== 'rstrip', name !== 'lstrip'));
        },
      ),
    ),
    method(
      'removeprefix(self, prefix, /)',
      'Return a bytes object with the given prefix string removed if present.\n\nIf the bytes starts with the prefix string, return bytes[len(prefix):].\nOtherwise, return a copy of the original bytes.',
      (self: ByteString, prefix: Value, thread: Thread) => {
        const start = needBuffer(prefix, thread);
        return make(hasAt(self.value, start, 0) ? self.value.slice(start.length) : self.value.slice());
      },
    ),
    method(
      'removesuffix(self, suffix, /)',
      'Return a bytes object with the given suffix string removed if present.\n\nIf the bytes ends with the suffix string and that suffix is not empty,\nreturn bytes[:-len(prefix)].  Otherwise, return a copy of the original\nbytes.',
      (self: ByteString, suffix: Value, thread: Thread) => {
        const end = needBuffer(suffix, thread);
        const at = self.value.length - end.length;
        return make(self.value.slice(0, at >= 0 && hasAt(self.value, end, at) ? at : undefined));
      },
    ),

    method(
      "ljust(self, width, fillchar=b' ', /)",
      'Return a left-justified string of length width.\n\nPadding is done using the specified fill character.',
      (self: ByteString, width: Value, fill: Value, thread: Thread) =>
        withPadding('ljust', self, width, fill, thread, make, () => 0),
    ),
    method(
      "rjust(self, width, fillchar=b' ', /)",
      'Return a right-justified string of length width.\n\nPadding is done using the specified fill character.',
      (self: ByteString, width: Value, fill: Value, thread: Thread) =>
        withPadding('rjust', self, width, fill, thread, make, (missing) => missing),
    ),
    method(
      "center(self, width, fillchar=b' ', /)",
      'Return a centered string of length width.\n\nPadding is done using the specified fill character.',
      (self: ByteString, width: Value, fill: Value, thread: Thread) =>
        withPadding(
          'center',
          self,
          width,
          fill,
          thread,
          make,
          (missing, wanted) => Math.floor(missing / 2) + (missing & wanted & 1),
        ),
    ),
    method(
      'zfill(self, width, /)',
      'Pad a numeric string with zeros on the left, to fill a field of the given width.\n\nThe original string is never truncated.',
      (self: ByteString, width: Value, thread: Thread) =>
        withSize<Value>(width, thread, (wanted) => {
          const bytes = self.value;
          const missing = wanted - bytes.length;
          if (missing <= 0) return make(bytes.slice());
          const result = newBytes(wanted);
          const sign = bytes[0] === 43 || bytes[0] === 45 ? 1 : 0;
          result.fill(48, 0, missing + sign);
          if (sign === 1) result[0] = bytes[0]!;
          result.set(bytes.subarray(sign), missing + sign);
          return make(result);
        }),
    ),
    method(
      'expandtabs(self, /, tabsize=8)',
      'Return a copy where all tab characters are expanded using spaces.\n\nIf tabsize is not given, a tab size of 8 characters is assumed.',
      (self: ByteString, tabsize: Value, thread: Thread) =>
        withInt<Value>(tabsize, thread, (size) => make(ascii.expandTabs(self.value, size))),
    ),

    mapped(
      'lower(self, /)',
      'B.lower() -> copy of B\n\nReturn a copy of B with all ASCII characters converted to lowercase.',
      ascii.lower,
    ),
    mapped(
      'upper(self, /)',
      'B.upper() -> copy of B\n\nReturn a copy of B with all ASCII characters converted to uppercase.',
      ascii.upper,
    ),
    mapped(
      'title(self, /)',
      'B.title() -> copy of B\n\nReturn a titlecased version of B, i.e. ASCII words start with uppercase\ncharacters, all remaining cased characters have lowercase.',
      ascii.title,
    ),
    mapped(
      'capitalize(self, /)',
      'B.capitalize() -> copy of B\n\nReturn a copy of B with only its first character capitalized (ASCII)\nand the rest lower-cased.',
      ascii.capitalize,
    ),
    mapped(
      'swapcase(self, /)',
      'B.swapcase() -> copy of B\n\nReturn a copy of B with uppercase ASCII characters converted\nto lowercase ASCII and vice versa.',
      ascii.swapcase,
    ),
    question(
      'isalnum(self, /)',
      'B.isalnum() -> bool\n\nReturn True if all characters in B are alphanumeric\nand there is at least one character in B, False otherwise.',
      ascii.isAlphanumeric,
    ),
    question(
      'isalpha(self, /)',
      'B.isalpha() -> bool\n\nReturn True if all characters in B are alphabetic\nand there is at least one character in B, False otherwise.',
      ascii.isAlpha,
    ),
    question(
      'isascii(self, /)',
      'B.isascii() -> bool\n\nReturn True if B is empty or all characters in B are ASCII,\nFalse otherwise.',
      ascii.isAscii,
    ),
    question(
      'isdigit(self, /)',
      'B.isdigit() -> bool\n\nReturn True if all characters in B are digits\nand there is at least one character in B, False otherwise.',
      ascii.isDigit,
    ),
    question(
      'islower(self, /)',
      'B.islower() -> bool\n\nReturn True if all cased characters in B are lowercase and there is\nat least one cased character in B, False otherwise.',
      ascii.isLower,
    ),
    question(
      'isspace(self, /)',
      'B.isspace() -> bool\n\nReturn True if all characters in B are whitespace\nand there is at least one character in B, False otherwise.',
      ascii.isSpace,
    ),
    question(
      'istitle(self, /)',
      'B.istitle() -> bool\n\nReturn True if B is a titlecased string and there is at least one\ncharacter in B, i.e. uppercase characters may only follow uncased\ncharacters and lowercase characters only cased ones. Return False\notherwise.',
      ascii.isTitle,
    ),
    question(
      'isupper(self, /)',
      'B.isupper() -> bool\n\nReturn True if all cased characters in B are uppercase and there is\nat least one cased character in B, False otherwise.',
      ascii.isUpper,
    ),

    method(
      "decode(self, /, encoding='utf-8', errors='strict')",
      "Decode the bytes using the codec registered for encoding.\n\n  encoding\n    The encoding with which to decode the bytes.\n  errors\n    The error handling scheme to use for the handling of decoding errors.\n    The default is 'strict' meaning that decoding errors raise a\n    UnicodeDecodeError. Other possible values are 'ignore' and 'replace'\n    as well as any other name registered with codecs.register_error that\n    can handle UnicodeDecodeErrors.",
      (self: ByteString, encoding: Value, errors: Value, thread: Thread) =>
        decodeBytes(
          self.value,
          needText(encoding, 'decode', "argument 'encoding'"),
          needText(errors, 'decode', "argument 'errors'"),
          thread,
        ),
    ),
    method(
      'hex(self, /, sep=<missing>, bytes_per_sep=1)',
      "Create a string of hexadecimal numbers from a bytes object.\n\n  sep\n    An optional single character or byte to separate hex bytes.\n  bytes_per_sep\n    How many bytes between separators.  Positive values count from the\n    right, negative values count from the left.\n\nExample:\n>>> value = b'\\xb9\\x01\\xef'\n>>> value.hex()\n'b901ef'\n>>> value.hex(':')\n'b9:01:ef'\n>>> value.hex(':', 2)\n'b9:01ef'\n>>> value.hex(':', -2)\n'b901:ef'",
      (self: ByteString, separator: Value | undefined, group: Value, thread: Thread) =>
        withInt<Value>(group, thread, (size) => hexText(self.value, separator, size, thread)),
    ),
    classMethod(
      'fromhex(cls, string, /)',
      "Create a bytes object from a string of hexadecimal numbers.\n\nSpaces between two numbers are accepted.\nExample: bytes.fromhex('B9 01EF') -> b'\\\\xb9\\\\x01\\\\xef'.",
      (cls: PyType, string: Value, thread: Thread) => {
        const bytes = new PyBytes(fromHex(needText(string, 'fromhex', 'argument')));
        if (!cls.isHeap && kind === 'bytes') return bytes;
        return call1(cls, bytes, thread);
      },
    ),
  ];
}

const stripDocs = {
  strip:
    'Strip leading and trailing bytes contained in the argument.\n\nIf the argument is omitted or None, strip leading and trailing ASCII whitespace.',
  lstrip:
    'Strip leading bytes contained in the argument.\n\nIf the argument is omitted or None, strip leading  ASCII whitespace.',
  rstrip:
    'Strip trailing bytes contained in the argument.\n\nIf the argument is omitted or None, strip trailing ASCII whitespace.',
};

/** As `bytes.hex` and `memoryview.hex` write it. */
export function hexText(
  bytes: Uint8Array,
  separator: Value | undefined,
  group: number,
  thread: Thread,
): string {
  const between = separator === undefined ? '' : hexSeparator(separator, thread);
  checkTextSize(bytes.length * (between === '' || group === 0 ? 2 : 3));
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'));
  const size = Math.abs(group);
  if (between === '' || size === 0 || size >= digits.length) return digits.join('');
  const groups: string[] = [];
  const first = group > 0 ? digits.length % size : 0;
  if (first > 0) groups.push(digits.slice(0, first).join(''));
  for (let i = first; i < digits.length; i += size) groups.push(digits.slice(i, i + size).join(''));
  return groups.join(between);
}

function hexSeparator(separator: Value, thread: Thread): string {
  if (length(separator, thread) !== 1) raise.valueError('sep must be length 1.');
  const bytes = bufferOf(separator);
  const text = bytes === undefined ? asString(separator) : String.fromCharCode(bytes[0]!);
  if (text === undefined) return raise.typeError('sep must be str or bytes.');
  return text < '\x80' ? text : raise.valueError('sep must be ASCII.');
}

function fromHex(text: string): Uint8Array {
  const sink = new ByteSink(text.length >> 1);
  const digit = (at: number): number => {
    const value = /[0-9a-fA-F]/.test(text[at] ?? '') ? Number.parseInt(text[at]!, 16) : -1;
    if (value < 0) raise.valueError(`non-hexadecimal number found in fromhex() arg at position ${at}`);
    return value;
  };
  for (let at = 0; at < text.length; ) {
    if (/[\t-\r ]/.test(text[at]!)) {
      at++;
      continue;
    }
    sink.push(digit(at) * 16 + digit(at + 1));
    at += 2;
  }
  return sink.finish();
}

function search(
  seek: (bytes: Uint8Array, needle: Uint8Array, from: number, to: number) => number,
  self: ByteString,
  sub: Value,
  start: Value | undefined,
  end: Value | undefined,
  thread: Thread,
): Result {
  const needle = needSubsection(sub, thread);
  return withBounds<Value>(start, end, self.value.length, thread, (from, to) =>
    seek(self.value, needle, from, to),
  );
}

function found(result: Result): Result {
  return result === -1 ? raise.valueError('subsection not found') : result;
}

function anyOf(
  callee: string,
  given: Value,
  thread: Thread,
  accepts: (bytes: Uint8Array) => boolean,
): boolean {
  if (given instanceof PyTuple) return given.items.some((each) => accepts(needBuffer(each, thread)));
  const bytes = bufferOf(given, thread);
  if (bytes !== undefined) return accepts(bytes);
  return raise.typeError(`${callee} first arg must be bytes or a tuple of bytes, not ${typeName(given)}`);
}

function hasAt(bytes: Uint8Array, part: Uint8Array, at: number): boolean {
  if (at + part.length > bytes.length) return false;
  for (let i = 0; i < part.length; i++) if (bytes[at + i] !== part[i]) return false;
  return true;
}

function needSeparator(value: Value, thread: Thread): Uint8Array {
  const separator = needBuffer(value, thread);
  return separator.length === 0 ? raise.valueError('empty separator') : separator;
}

function unlimited(limit: number): number {
  return limit < 0 ? Number.POSITIVE_INFINITY : limit;
}

function between(bytes: Uint8Array, places: readonly number[], width: number): Uint8Array[] {
  const result: Uint8Array[] = [];
  let from = 0;
  for (const at of places) {
    result.push(bytes.subarray(from, at));
    from = at + width;
  }
  result.push(bytes.subarray(from));
  return result;
}

function joined(separator: Uint8Array, items: readonly Value[], thread: Thread): Uint8Array {
  const parts = items.map(
    (item, i) =>
      possibleBufferOf(item, thread) ??
      raise.typeError(`sequence item ${i}: expected a bytes-like object, ${typeName(item)} found`),
  );
  return concatenated(parts, separator);
}

function concatenated(parts: readonly Uint8Array[], separator: Uint8Array): Uint8Array {
  let size = Math.max(0, parts.length - 1) * separator.length;
  for (const part of parts) size += part.length;
  const result = newBytes(size);
  let at = 0;
  parts.forEach((part, i) => {
    if (i > 0) {
      result.set(separator, at);
      at += separator.length;
    }
    result.set(part, at);
    at += part.length;
  });
  return result;
}

function replaced(bytes: Uint8Array, old: Uint8Array, by: Uint8Array, most: number): Uint8Array {
  if (old.length > 0)
    return concatenated(between(bytes, byteOccurrences(bytes, old, 0, bytes.length, most), old.length), by);
  const count = Math.min(most, bytes.length + 1);
  const result = newBytes(bytes.length + count * by.length);
  let at = 0;
  for (let i = 0; i <= bytes.length; i++) {
    if (i < count) {
      result.set(by, at);
      at += by.length;
    }
    if (i < bytes.length) result[at++] = bytes[i]!;
  }
  return result;
}

function stripped(bytes: Uint8Array, set: ReadonlySet<number>, start: boolean, end: boolean): Uint8Array {
  let from = 0;
  let to = bytes.length;
  if (start) while (from < to && set.has(bytes[from]!)) from++;
  if (end) while (to > from && set.has(bytes[to - 1]!)) to--;
  return bytes.slice(from, to);
}

function withPadding(
  callee: string,
  self: ByteString,
  width: Value,
  fill: Value,
  thread: Thread,
  make: Make,
  before: (missing: number, width: number) => number,
): Result {
  return withSize<Value>(width, thread, (wanted) => {
    const by = byteStringOf(fill);
    if (by?.length !== 1) {
      return raise.typeError(
        `${callee}() argument 2 must be a byte string of length 1, not ${typeName(fill)}`,
      );
    }
    const bytes = self.value;
    const missing = wanted - bytes.length;
    if (missing <= 0) return make(bytes.slice());
    const result = newBytes(wanted).fill(by[0]!);
    result.set(bytes, before(missing, wanted));
    return make(result);
  });
}
