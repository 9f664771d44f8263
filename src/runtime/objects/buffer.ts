/** Objects whose bytes others may read: `bytes`, `bytearray`, `memoryview`, `array`. Docs: c-api/buffer.html. */
import { bufferErrorType, raise, typeName } from '../kernel/errors.ts';
import { PyObject, type Value } from '../kernel/object.ts';
import { PyBytes } from '../kernel/values.ts';

/** An object that has bytes which may change. */
export abstract class PyBuffer extends PyObject {
  /** How many others look at the bytes; while there are any, the size can't change. */
  exports = 0;

  /** A view of the bytes, valid until the size changes. */
  abstract get value(): Uint8Array;

  checkResizable(): void {
    if (this.exports > 0) raise.error(bufferErrorType, 'Existing exports of data: object cannot be re-sized');
  }
}

/** The bytes of a bytes-like object, not copied; `undefined` for anything else. */
export function bufferOf(value: Value): Uint8Array | undefined {
  return value instanceof PyBytes || value instanceof PyBuffer ? value.value : undefined;
}

export function needBuffer(value: Value): Uint8Array {
  return bufferOf(value) ?? raise.typeError(`a bytes-like object is required, not '${typeName(value)}'`);
}
