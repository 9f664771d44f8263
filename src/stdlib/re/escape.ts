/** `re.escape`. CPython: Lib/re/__init__.py. */
import { raise, typeName } from '../../runtime/kernel/errors.ts';
import type { Value } from '../../runtime/kernel/object.ts';
import { asString } from '../../runtime/kernel/text.ts';
import { PyBytes } from '../../runtime/kernel/values.ts';
import { bufferOf } from '../../runtime/objects/buffer.ts';
import { latin1Bytes, latin1Text } from '../../runtime/objects/latin1.ts';
import { checkTextSize } from '../../runtime/objects/str-arguments.ts';

const special = /[()[\]{}?*+\-|^$\\.&~# \t\n\r\v\f]/g;

export function escapeText(pattern: Value): Value {
  const text = asString(pattern);
  if (text !== undefined) return escaped(text);
  const bytes =
    bufferOf(pattern) ??
    raise.typeError(`decoding to str: need a bytes-like object, ${typeName(pattern)} found`);
  return new PyBytes(latin1Bytes(escaped(latin1Text(bytes))));
}

function escaped(text: string): string {
  checkTextSize(text.length * 2);
  return text.replace(special, '\\$&');
}
