/** `__init__` of types that CPython writes in Python. */
import { Native } from '../../runtime/kernel/native.ts';
import { UNWIND, type Unwind, type Value } from '../../runtime/kernel/object.ts';
import { andThen, type Guest } from '../../runtime/kernel/pausing.ts';
import { parseSignature } from '../../runtime/kernel/signature.ts';
import type { Names } from '../../runtime/kernel/slots.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';

type Body = (...args: never[]) => Value | Guest<Value>;

/** The slot `init` with a signature: `initSlot('Queue', '__init__(self, maxsize=0)', (self, maxsize, thread) => …)`. */
export function initSlot(
  type: string,
  signature: string,
  body: Body,
): (self: Value, args: Value[], names: Names, thread: Thread) => null | Unwind {
  const parsed = parseSignature(signature, 'def');
  const native = new Native(`${type}.__init__`, null, parsed, body);
  return (self, args, names, thread) =>
    andThen<null>(
      thread,
      () => native.call([self, ...args], names, thread),
      (outcome) => (outcome === UNWIND ? UNWIND : null),
    );
}
