/** `array`. CPython: Modules/arraymodule.c; docs: library/array.html. */

import { call2 } from '../../runtime/kernel/call.ts';
import { native } from '../../runtime/kernel/define.ts';
import { givenTypeName, raise, typeName } from '../../runtime/kernel/errors.ts';
import type { Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { index } from '../../runtime/kernel/subscript.ts';
import { asString } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { PyType } from '../../runtime/kernel/type.ts';
import { PyBytes, PyList } from '../../runtime/kernel/values.ts';
import { registerAll } from '../../runtime/objects/abstract-class.ts';
import { itemFormat } from '../../runtime/objects/binary-items.ts';
import { decodeBytes } from '../../runtime/objects/codecs.ts';
import { defineModule } from '../../runtime/objects/define-module.ts';
import { mutableSequenceClass } from '../collections/abc/sequence.ts';
import { arrayType } from './array-type.ts';
import { MACHINE_FORMATS, type MachineFormat, machineFormatOf, TYPE_CODES, typeCodes } from './items.ts';

/** Makes an array of items as another machine may have written them. */
function* reconstruct(
  type: Value,
  code: Value,
  formatCode: Value,
  items: Value,
  thread: Thread,
): Guest<Value> {
  const text = asString(code);
  if (text === undefined || [...text].length !== 1)
    return raise.typeError(
      `_array_reconstructor() argument 2 must be a unicode character, not ${givenTypeName(code)}`,
    );
  const number = Number(yield* index(formatCode, thread));
  if (!(type instanceof PyType))
    return raise.typeError(`first argument must be a type object, not ${typeName(type)}`);
  if (!type.isSubtypeOf(arrayType())) raise.typeError(`${type.name} is not a subtype of ${arrayType().name}`);
  const kind = typeCodes().get(text) ?? raise.valueError('second argument must be a valid type code');
  const format = MACHINE_FORMATS[number];
  if (format === undefined) return raise.valueError('third argument must be a valid machine format code.');
  if (!(items instanceof PyBytes))
    return raise.typeError(`fourth argument should be bytes, not ${typeName(items)}`);
  const bytes = items.value;
  if (machineFormatOf(kind) === number) return yield* finished(call2(type, text, items, thread));
  if (format.kind === 'text') {
    if (bytes.length % format.size !== 0) raise.valueError('string length not a multiple of item size');
    const encoding = `utf-${format.bits}-${format.isBig ? 'be' : 'le'}`;
    const decoded = yield* finished(decodeBytes(bytes, encoding, 'strict', thread));
    return yield* finished(call2(type, text, decoded, thread));
  }
  if (bytes.length % format.size !== 0) raise.valueError('bytes length not a multiple of item size');
  const own = nearestCode(format);
  return yield* finished(call2(type, own, new PyList(itemsIn(bytes, format)), thread));
}

/** sic: the last type code of that size and kind. */
function nearestCode(format: MachineFormat): string {
  if (format.kind === 'float') return format.size === 4 ? 'f' : 'd';
  const fitting = [...typeCodes().values()].filter(
    ({ size, item, isText, isFloat }) =>
      !isText && !isFloat && size === format.size && item.least < 0 === format.isSigned,
  );
  return fitting[fitting.length - 1]!.code;
}

function itemsIn(bytes: Uint8Array, { size, isSigned, isBig, kind }: MachineFormat): Value[] {
  const code = kind === 'float' ? (size === 4 ? 'f' : 'd') : isSigned ? 'i' : 'I';
  const item = itemFormat(code, size);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const items: Value[] = [];
  for (let at = 0; at < bytes.length; at += size) items.push(item.read(view, at, !isBig));
  return items;
}

export default defineModule('array', () => ({
  doc: 'This module defines an object type which can efficiently represent\nan array of basic values: characters, integers, floating-point\nnumbers.  Arrays are sequence types and behave very much like lists,\nexcept that the type of objects stored in them is constrained.\n',
  functions: [
    native(
      '_array_reconstructor(arraytype, typecode, mformat_code, items, /)',
      'Internal. Used for pickling support.',
      reconstruct,
    ),
  ],
  types: [arrayType()],
  values: (interpreter) => {
    registerAll(interpreter.state(mutableSequenceClass), [arrayType()], interpreter);
    return { typecodes: TYPE_CODES };
  },
  aliases: { ArrayType: 'array' },
}));
