/** `collections.UserString`. CPython: Lib/collections/__init__.py; docs: library/collections.html#collections.UserString. */
import { complexType, floatType, intType, strType } from '../../runtime/kernel/birth.ts';
import { bySignature } from '../../runtime/kernel/by-signature.ts';
import { call1 } from '../../runtime/kernel/call.ts';
import { type Comparison, compare } from '../../runtime/kernel/compare.ts';
import { type Attribute, constant, method } from '../../runtime/kernel/define.ts';
import type { PyDict } from '../../runtime/kernel/dict.ts';
import { isInstance } from '../../runtime/kernel/errors.ts';
import { hash } from '../../runtime/kernel/hashing.ts';
import { withKeywords } from '../../runtime/kernel/keywords.ts';
import type { PyObject, Value } from '../../runtime/kernel/object.ts';
import { binary, operators } from '../../runtime/kernel/operators.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { contains, getItem, length } from '../../runtime/kernel/subscript.ts';
import { repr, str } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { PyTuple } from '../../runtime/kernel/values.ts';
import { abstractClass } from '../../runtime/objects/abstract-class.ts';
import type { LibraryClass } from '../../runtime/objects/library-class.ts';
import { invoke } from '../asyncio/invoke.ts';
import { sequenceClass } from './abc/sequence.ts';
import { dataOf, setData } from './data.ts';

export const userStringClass: LibraryClass = abstractClass('UserString', {
  module: 'collections',
  doc: null,
  bases: (interpreter) => [interpreter.state(sequenceClass)],
  slots: {
    init: bySignature(
      'UserString.__init__',
      '(self, seq)',
      function* (self: PyObject, seq: Value, thread: Thread): Guest<null> {
        if (isInstance(seq, strType)) return yield* setData(self, seq, thread);
        const text = isUserString(seq, thread)
          ? yield* dataOf(seq, thread)
          : yield* finished(str(seq, thread));
        return yield* setData(self, text, thread);
      },
    ),
    *str(self, thread) {
      return yield* finished(str(yield* dataOf(self, thread), thread));
    },
    *repr(self, thread) {
      return yield* finished(repr(yield* dataOf(self, thread), thread));
    },
    *int(self, thread) {
      return yield* finished(call1(intType, yield* dataOf(self, thread), thread));
    },
    *float(self, thread) {
      return yield* finished(call1(floatType, yield* dataOf(self, thread), thread));
    },
    *hash(self, thread) {
      return yield* finished(hash(yield* dataOf(self, thread), thread));
    },
    *eq(self, other, thread) {
      return yield* compared('eq', self, other, thread);
    },
    *lt(self, other, thread) {
      return yield* compared('lt', self, other, thread);
    },
    *le(self, other, thread) {
      return yield* compared('le', self, other, thread);
    },
    *gt(self, other, thread) {
      return yield* compared('gt', self, other, thread);
    },
    *ge(self, other, thread) {
      return yield* compared('ge', self, other, thread);
    },
    *contains(self, part, thread) {
      return yield* finished(contains(yield* dataOf(self, thread), yield* bare(part, thread), thread));
    },
    *len(self, thread) {
      return yield* finished(length(yield* dataOf(self, thread), thread));
    },
    *getitem(self, at, thread) {
      return yield* wrapped(self, yield* finished(getItem(yield* dataOf(self, thread), at, thread)), thread);
    },
    *add(self, other, thread) {
      const text = yield* textOf(other, thread);
      return yield* wrapped(self, yield* joined(yield* dataOf(self, thread), text, thread), thread);
    },
    *radd(self, other, thread) {
      const text = yield* textOf(other, thread);
      return yield* wrapped(self, yield* joined(text, yield* dataOf(self, thread), thread), thread);
    },
    mul: times,
    rmul: times,
    *mod(self, args, thread) {
      const text = yield* finished(binary(operators.mod, yield* dataOf(self, thread), args, thread));
      return yield* wrapped(self, text, thread);
    },
    *rmod(self, template, thread) {
      const format = yield* finished(str(template, thread));
      return yield* wrapped(self, yield* finished(binary(operators.mod, format, self, thread)), thread);
    },
  },
  attributes: methods,
});

function isUserString(value: Value, thread: Thread): boolean {
  return isInstance(value, thread.interpreter.state(userStringClass));
}

function* bare(value: Value, thread: Thread): Guest<Value> {
  return isUserString(value, thread) ? yield* dataOf(value, thread) : value;
}

/** The text of an operand of `+`. */
function* textOf(value: Value, thread: Thread): Guest<Value> {
  if (isUserString(value, thread)) return yield* dataOf(value, thread);
  return isInstance(value, strType) ? value : yield* finished(str(value, thread));
}

function* joined(a: Value, b: Value, thread: Thread): Guest<Value> {
  return yield* finished(binary(operators.add, a, b, thread));
}

function* wrapped(self: PyObject, text: Value, thread: Thread): Guest<Value> {
  return yield* finished(call1(self.type, text, thread));
}

function* times(self: PyObject, count: Value, thread: Thread): Guest<Value> {
  const text = yield* finished(binary(operators.mul, yield* dataOf(self, thread), count, thread));
  return yield* wrapped(self, text, thread);
}

function* compared(operation: Comparison, self: Value, other: Value, thread: Thread): Guest<Value> {
  const data = yield* dataOf(self, thread);
  return yield* finished(compare(operation, data, yield* bare(other, thread), thread));
}

// ── The methods of `str` ───────────────────────────────────────────────────────────────────────────

/** Their results become instances of the same class; arguments after `+` in the list may be instances themselves. */
const texts = [
  'capitalize(self)',
  'casefold(self)',
  'center(self, width, *args)',
  '+removeprefix(self, prefix, /)',
  '+removesuffix(self, suffix, /)',
  'expandtabs(self, tabsize=8)',
  'ljust(self, width, *args)',
  'lower(self)',
  'lstrip(self, chars=None)',
  '+replace(self, old, new, maxsplit=-1)',
  'rjust(self, width, *args)',
  'rstrip(self, chars=None)',
  'strip(self, chars=None)',
  'swapcase(self)',
  'title(self)',
  'translate(self, *args)',
  'upper(self)',
  'zfill(self, width)',
];

/** Their results are what `str` gives. */
const others = [
  '+count(self, sub, start=0, end=sys.maxsize)',
  'endswith(self, suffix, start=0, end=sys.maxsize)',
  '+find(self, sub, start=0, end=sys.maxsize)',
  'format(self, /, *args, **kwds)',
  'format_map(self, mapping)',
  'index(self, sub, start=0, end=sys.maxsize)',
  'isalpha(self)',
  'isalnum(self)',
  'isascii(self)',
  'isdecimal(self)',
  'isdigit(self)',
  'isidentifier(self)',
  'islower(self)',
  'isnumeric(self)',
  'isprintable(self)',
  'isspace(self)',
  'istitle(self)',
  'isupper(self)',
  'join(self, seq)',
  'partition(self, sep)',
  '+rfind(self, sub, start=0, end=sys.maxsize)',
  '+rindex(self, sub, start=0, end=sys.maxsize)',
  'rpartition(self, sep)',
  'split(self, sep=None, maxsplit=-1)',
  'rsplit(self, sep=None, maxsplit=-1)',
  'splitlines(self, keepends=False)',
  'startswith(self, prefix, start=0, end=sys.maxsize)',
];

function methods(): Attribute[] {
  return [
    method(
      '__complex__(self)',
      null,
      function* (self: Value, thread: Thread) {
        return yield* finished(call1(complexType, yield* dataOf(self, thread), thread));
      },
      'def',
    ),
    method(
      '__getnewargs__(self)',
      null,
      function* (self: Value, thread: Thread) {
        return new PyTuple([yield* finished(str(yield* dataOf(self, thread), thread))]);
      },
      'def',
    ),
    method(
      "encode(self, encoding='utf-8', errors='strict')",
      null,
      function* (self: Value, encoding: Value, errors: Value, thread: Thread) {
        const args = [encoding ?? 'utf-8', errors ?? 'strict'];
        return yield* invoke(yield* dataOf(self, thread), 'encode', args, thread);
      },
      'def',
    ),
    constant('maketrans', strType.attributes.get('maketrans')!),
    ...texts.map((signature) => asData(signature, true)),
    ...others.map((signature) => asData(signature, false)),
  ];
}

function asData(declared: string, wraps: boolean): Attribute {
  const unwraps = declared.startsWith('+');
  const signature = declared.slice(unwraps ? 1 : 0);
  const name = signature.slice(0, signature.indexOf('('));
  const hasKeywords = signature.includes('**');
  return method(
    signature,
    null,
    function* (self: PyObject, ...rest: unknown[]) {
      const thread = rest.pop() as Thread;
      const keywords = hasKeywords ? (rest.pop() as PyDict) : null;
      let args = (rest.flat() as (Value | undefined)[]).filter((each) => each !== undefined);
      if (unwraps) args = [yield* bare(args[0]!, thread), ...args.slice(1)];
      if (name === 'replace') args[1] = yield* bare(args[1]!, thread);
      const [values, names] = keywords === null ? [args, null] : withKeywords(args, keywords);
      const result = yield* invoke(yield* dataOf(self, thread), name, values, thread, names);
      return wraps ? yield* wrapped(self, result, thread) : result;
    },
    'def',
  );
}
