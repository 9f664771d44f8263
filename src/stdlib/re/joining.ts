/** Puts pieces together as `''.join` and `b''.join` do. CPython: Objects/unicodeobject.c, Objects/stringlib/join.h. */
import { raise, typeName } from '../../runtime/kernel/errors.ts';
import type { Value } from '../../runtime/kernel/object.ts';
import { asString } from '../../runtime/kernel/text.ts';
import { PyBytes } from '../../runtime/kernel/values.ts';
import { bufferOf } from '../../runtime/objects/buffer.ts';
import { newBytes } from '../../runtime/objects/byte-sink.ts';
import { checkTextSize } from '../../runtime/objects/str-arguments.ts';

export function joinedPieces(pieces: readonly Value[], isText: boolean): Value {
  return isText ? joinedTexts(pieces) : joinedBytes(pieces);
}

function joinedTexts(pieces: readonly Value[]): string {
  let size = 0;
  let isPlain = true;
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i]!;
    if (typeof piece === 'string') {
      size += piece.length;
      continue;
    }
    isPlain = false;
    const text = asString(piece);
    if (text === undefined) {
      return raise.typeError(`sequence item ${i}: expected str instance, ${typeName(piece)} found`);
    }
    size += text.length;
  }
  checkTextSize(size);
  return isPlain ? pieces.join('') : pieces.map((piece) => asString(piece)!).join('');
}

function joinedBytes(pieces: readonly Value[]): PyBytes {
  let size = 0;
  const parts = pieces.map((piece, i) => {
    const bytes =
      bufferOf(piece) ??
      raise.typeError(`sequence item ${i}: expected a bytes-like object, ${typeName(piece)} found`);
    size += bytes.length;
    return bytes;
  });
  const all = newBytes(size);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return new PyBytes(all);
}
