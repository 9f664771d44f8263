/** The exit status that SystemExit asks for. Docs: library/exceptions.html#SystemExit. */
import type { PyException } from '../kernel/exception.ts';
import { finished, type Guest } from '../kernel/pausing.ts';
import { knownInteger } from '../kernel/subscript.ts';
import { str } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';

export function* exitStatus(
  error: PyException,
  thread: Thread,
): Guest<{ status: number; message: string | null }> {
  const code = error.members?.get('code') ?? error.args[0] ?? null;
  if (code === null) return { status: 0, message: null };
  const integer = knownInteger(code);
  if (integer !== undefined) return { status: Number(BigInt.asUintN(8, BigInt(integer))), message: null };
  return { status: 1, message: yield* finished(str(code, thread)) };
}
