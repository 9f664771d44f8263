/** The `**kwargs` of a native, on their way into another call. */
import type { PyDict } from './dict.ts';
import type { Value } from './object.ts';
import type { Names } from './slots.ts';
import { asString } from './text.ts';

/** `*args, **keywords` as `call` takes them: the values all together, and the names of the last ones. */
export function withKeywords(
  args: readonly Value[],
  keywords: PyDict,
): readonly [args: Value[], names: Names] {
  if (keywords.size === 0) return [[...args], null];
  const entries = [...keywords];
  return [[...args, ...entries.map(({ value }) => value!)], entries.map(({ key }) => asString(key)!)];
}
