/** Slots `new` and `init` of built-in types whose arguments are bound by a signature. */
import { type Implementation, Native } from './native.ts';
import type { Value } from './object.ts';
import type { Wording } from './parameters.ts';
import { Signature } from './signature.ts';
import type { Names } from './slots.ts';
import type { Thread } from './thread.ts';

/**
 * The first parameter of the signature is the type or the instance: `bySignature('Thread.__init__', '(self, group=None)',
 * body)`. `callee` is the name that messages use.
 */
export function bySignature(
  callee: string,
  parameters: string,
  body: Implementation,
  wording: Wording = 'def',
): (first: Value, args: Value[], names: Names, thread: Thread) => never {
  const native = new Native(callee, null, new Signature(`${callee}${parameters}`, wording), body);
  const slot: SlotWithSignature = (first, args, names, thread) =>
    native.call([first, ...args], names, thread) as never;
  slot.parameters = parameters;
  return slot;
}

type SlotWithSignature = {
  (first: Value, args: Value[], names: Names, thread: Thread): never;
  parameters?: string;
};

/** `__text_signature__` of a type: what a call gives to its `init`, or else to its `new`; null where neither tells. */
export function callSignature(slots: { init?: unknown; new?: unknown } = {}): string | null {
  for (const slot of [slots.init, slots.new]) {
    const parameters = (slot as SlotWithSignature | undefined)?.parameters;
    if (parameters !== undefined)
      return parameters.replace(/^\(\w+(, )?(\/, )?/, '(').replaceAll('<missing>', '<unrepresentable>');
  }
  return null;
}
