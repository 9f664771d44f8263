/** f-strings. Docs: reference/lexical_analysis.html#f-strings. */

import type { FormattedValue, JoinedStr } from '../../parser/ast.ts';
import { type Result, UNWIND, type Value } from '../kernel/object.ts';
import { type Conversion, converted, formatValue } from '../objects/str-format.ts';
import type { Builder } from './builder.ts';
import { CALLED, delivered, keep, type Run, take } from './state.ts';

export function joinedString(node: JoinedStr, b: Builder): Run {
  const parts = node.values.map((value) => b.expr(value));
  const count = parts.length;
  const slot = b.stateSlot();
  return (f) => {
    let text = '';
    let i = 0;
    if (f.resuming) {
      const kept = take(f, slot) as { i: number; text: string } | undefined;
      if (kept !== undefined) ({ i, text } = kept);
    }
    for (; i < count; i++) {
      const part = parts[i]!(f);
      if (part === UNWIND) return keep(f, slot, { i, text });
      text += part as string;
    }
    return text;
  };
}

/** One replacement field: the value, its conversion, its format specification. */
export function formattedValue(node: FormattedValue, b: Builder): Run {
  const value = node.conversion < 0 ? b.expr(node.value) : convertedValue(node, b);
  const spec = node.format_spec === null ? null : b.expr(node.format_spec);
  const at = b.at(node);
  const slot = b.stateSlot();
  return (f) => {
    let object: Result;
    if (f.resuming) {
      const kept = take(f, slot);
      if (kept === CALLED) return delivered(f);
      object = kept === undefined ? value(f) : (kept as { value: Value }).value;
    } else object = value(f);
    if (object === UNWIND) return UNWIND;
    const text = spec === null ? '' : spec(f);
    if (text === UNWIND) return keep(f, slot, { value: object });
    f.at = at;
    const result = formatValue(object, text as string, f.thread);
    return result === UNWIND ? keep(f, slot, CALLED) : result;
  };
}

/** `!r`, `!s` or `!a`, before the format specification is evaluated. */
function convertedValue(node: FormattedValue, b: Builder): Run {
  const value = b.expr(node.value);
  const conversion = String.fromCharCode(node.conversion) as Conversion;
  const at = b.at(node);
  const slot = b.stateSlot();
  return (f) => {
    if (f.resuming && take(f, slot) === CALLED) return delivered(f);
    const object = value(f);
    if (object === UNWIND) return UNWIND;
    f.at = at;
    const text = converted(object, conversion, f.thread);
    return text === UNWIND ? keep(f, slot, CALLED) : text;
  };
}
