/** `UnicodeEncodeError` and its siblings. CPython: Objects/exceptions.c (Unicode*Error_*); docs: library/exceptions.html#UnicodeError. */
import { escaped } from '../../lexer/quoted.ts';
import { type Attribute, getset, type SlotDeclarations } from '../kernel/define.ts';
import { givenTypeName, raise } from '../kernel/errors.ts';
import type { PyException } from '../kernel/exception.ts';
import { None, type Value } from '../kernel/object.ts';
import { finished, type Guest } from '../kernel/pausing.ts';
import type { Names } from '../kernel/slots.ts';
import { index } from '../kernel/subscript.ts';
import { asString, str } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { PyBytes } from '../kernel/values.ts';
import { needBuffer } from './buffer.ts';
import { initException, newException } from './exception-basics.ts';

type ObjectKind = 'str' | 'bytes';

export const encodeErrorSlots = slotsFor(
  'str',
  true,
  (object, start) => {
    return `can't encode character '${escaped([...String(object)][start]!)}'`;
  },
  "can't encode characters",
);

export const decodeErrorSlots = slotsFor(
  'bytes',
  true,
  (object, start) => {
    const byte = (object as PyBytes).value[start]!;
    return `can't decode byte 0x${byte.toString(16).padStart(2, '0')}`;
  },
  "can't decode bytes",
);

export const translateErrorSlots = slotsFor(
  'str',
  false,
  (object, start) => {
    return `can't translate character '${escaped([...String(object)][start]!)}'`;
  },
  "can't translate characters",
);

export const unicodeErrorMembers: readonly Attribute[] = [
  needed('encoding', 'exception encoding'),
  needed('object', 'exception object'),
  needed('start', 'exception start'),
  needed('end', 'exception end'),
  needed('reason', 'exception reason'),
];

function slotsFor(
  kind: ObjectKind,
  hasEncoding: boolean,
  describeOne: (object: Value, start: number) => string,
  describeMany: string,
): SlotDeclarations<PyException> {
  return {
    new: newException,
    *init(self, args, names, thread) {
      initException(self, args, names as Names);
      yield* fill(self, args, kind, hasEncoding, thread);
      return None;
    },
    *str(self, thread) {
      const { members } = self;
      const object = members?.get('object');
      if (object === undefined) return '';
      const reason = yield* finished(str(members!.get('reason') ?? None, thread));
      const start = Number(members!.get('start'));
      const end = Number(members!.get('end'));
      const count = object instanceof PyBytes ? object.value.length : [...(asString(object) ?? '')].length;
      const one = start >= 0 && start < count && end === start + 1;
      const what = one ? describeOne(object, start) : describeMany;
      const where = one ? `${start}` : `${start}-${end - 1}`;
      if (!hasEncoding) return `${what} in position ${where}: ${reason}`;
      const encoding = yield* finished(str(members!.get('encoding') ?? None, thread));
      return `'${encoding}' codec ${what} in position ${where}: ${reason}`;
    },
  };
}

function* fill(
  self: PyException,
  args: readonly Value[],
  kind: ObjectKind,
  hasEncoding: boolean,
  thread: Thread,
): Guest<void> {
  const expected = hasEncoding ? 5 : 4;
  if (args.length !== expected)
    raise.typeError(`function takes exactly ${expected} arguments (${args.length} given)`);
  const encoding = hasEncoding ? text(args[0]!, 1) : None;
  const at = hasEncoding ? 1 : 0;
  const object = kind === 'str' ? text(args[at]!, at + 1) : args[at]!;
  const start = yield* index(args[at + 1]!, thread);
  const end = yield* index(args[at + 2]!, thread);
  const reason = text(args[at + 3]!, at + 4);
  const members = new Map<string, Value>();
  if (hasEncoding) members.set('encoding', encoding);
  members.set('object', kind === 'bytes' ? bytesOf(object) : object);
  members.set('start', start).set('end', end).set('reason', reason);
  self.members = members;
}

function text(value: Value, position: number): Value {
  if (asString(value) === undefined)
    raise.typeError(`argument ${position} must be str, not ${givenTypeName(value)}`);
  return value;
}

/** Other buffers are copied. */
function bytesOf(value: Value): Value {
  if (value instanceof PyBytes) return value;
  return new PyBytes(needBuffer(value).slice());
}

function needed(name: string, doc: string): Attribute {
  return getset<PyException>(
    name,
    doc,
    (self) => self.members?.get(name) ?? raise.typeError(`${name} attribute not set`),
    (self, value) => {
      if (value === undefined) return raise.typeError("can't delete numeric/char attribute");
      self.members ??= new Map();
      self.members.set(name, value);
      return None;
    },
  );
}
