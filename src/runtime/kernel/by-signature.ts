/** Slots `new` and `init` of built-in types whose arguments are bound by a signature. */
import { type Implementation, Native, plain } from './native.ts';
import type { Result, Value } from './object.ts';
import type { Wording } from './parameters.ts';
import { parseSignature } from './signature.ts';
import type { Names } from './slots.ts';
import type { Thread } from './thread.ts';

// biome-ignore lint/suspicious/noExplicitAny: parameters are as many and of what types the signature tells
type Body = (...args: any[]) => Result | Generator<symbol, Result, Value>;

/**
 * The first parameter of the signature is the type or the instance: `bySignature('Thread.__init__', '(self, group=None)',
 * body)`. `callee` is the name that messages use.
 */
export function bySignature(
  callee: string,
  parameters: string,
  body: Body,
  wording: Wording = 'def',
): (first: Value, args: Value[], names: Names, thread: Thread) => never {
  const native = new Native(callee, null, parseSignature(`${callee}${parameters}`, wording), plain(body as Implementation));
  return (first, args, names, thread) => native.call([first, ...args], names, thread) as never;
}
