/** `id()`: numbers for objects, given out when they are asked for. Docs: library/functions.html#id. */

import type { Value } from './object.ts';
import { hashString } from './string-hash.ts';
import type { Thread } from './thread.ts';

const FIRST_OBJECT = 0x7f3a_0000_1000;
const FIRST_NUMBER = 0x5500_0000_0000;
const SINGLETONS = new Map<Value, number>([
  [null, 0x5400_0000_0010],
  [true, 0x5400_0000_0020],
  [false, 0x5400_0000_0030],
]);

/** The identities that one interpreter has given out. A program run twice sees the same ones. */
export class Identities {
  private next = FIRST_OBJECT;
  private readonly known = new WeakMap<object, number>();

  of(object: object): number {
    let identity = this.known.get(object);
    if (identity === undefined) {
      identity = this.next;
      this.next += 16;
      this.known.set(object, identity);
    }
    return identity;
  }
}

/** `id(value)`. Equal numbers and equal strings are the same object here. */
export function identityOf(value: Value, thread: Thread): number {
  if (typeof value === 'object' && value !== null) return thread.interpreter.identities.of(value);
  if (typeof value === 'string') return FIRST_NUMBER + (Number(hashString(value)) % 2 ** 40) * 16 + 8;
  return SINGLETONS.get(value) ?? FIRST_NUMBER + Number(BigInt.asUintN(36, BigInt(value as number))) * 32;
}

/** As reprs show it: `0x7f3a00001000`. */
export function addressOf(value: Value, thread: Thread): string {
  return `0x${identityOf(value, thread).toString(16).padStart(12, '0')}`;
}
