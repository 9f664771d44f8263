/** Closures: how inner code gets at the variables of the code around it. Docs: reference/executionmodel.html#resolution-of-names. */
import type { Scope } from '../../parser/scope/scope.ts';
import type { Frame } from '../frames/frame.ts';
import type { Cell } from '../kernel/values.ts';

/** The cells that a new function takes from the frame that makes it. */
export function capture(scope: Scope, f: Frame): Cell[] {
  return scope.captures.map((index) => f.slots[index] as Cell);
}
