/** `format()`, `str.__format__`, and what f-strings do with a value. CPython: Objects/abstract.c (PyObject_Format); docs: library/functions.html#format. */
import { floatType, typeOf } from '../kernel/birth.ts';
import { raise, typeName } from '../kernel/errors.ts';
import { UNWIND, type Unwind, type Value } from '../kernel/object.ts';
import { andThen } from '../kernel/pausing.ts';
import { callMethod } from '../kernel/special.ts';
import { asString, repr, str } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { PyFloat } from '../kernel/values.ts';
import { formatFloat, formatInteger } from './number-format.ts';
import { alignNumber, parseNumberFormat, unknownNumberFormat } from './number-format-spec.ts';
import { asciiOf } from './piecewise.ts';
import { countCodePoints, hasPairs } from './text-width.ts';

/** `!r`, `!s` or `!a`. */
export type Conversion = 'r' | 's' | 'a';

/** A replacement field of an f-string. */
export function formatValue(value: Value, spec: string, thread: Thread): string | Unwind {
  // fast paths: beside the slots of exact str, int and float
  switch (typeof value) {
    case 'string':
      return formatString(value, spec);
    case 'number':
      return spec === '' ? String(value) : formatInteger(value, spec, 'int', thread);
    case 'object':
      if (value instanceof PyFloat && value.type === floatType) {
        const quick = quickFixed(value.value, spec);
        if (quick !== undefined) return quick;
        if (spec !== '') return formatFloat(value.value, spec, 'float');
      }
      break;
    default:
  }
  return format(value, spec, thread);
}

/** `format(value, spec)` */
export function format(value: Value, spec: string, thread: Thread): string | Unwind {
  if (typeof value === 'string') return formatString(value, spec);
  const method = typeOf(value).lookup('__format__')!; // `object` has one
  return andThen<string>(
    thread,
    () => callMethod(method, value, [spec], thread),
    (outcome) => {
      if (outcome === UNWIND) return UNWIND;
      const text = asString(outcome as Value);
      return text ?? raise.typeError(`__format__ must return a str, not ${typeName(outcome as Value)}`);
    },
  );
}

/** What `!r`, `!s`, `!a` make of a value. */
export function converted(value: Value, conversion: Conversion, thread: Thread): string | Unwind {
  if (conversion === 's') return str(value, thread);
  if (conversion === 'r') return repr(value, thread);
  return andThen<string>(
    thread,
    () => repr(value, thread),
    (text) => (text === UNWIND ? UNWIND : asciiOf(text as string, thread)),
  );
}

/** `str.__format__` */
export function formatString(text: string, specText: string): string {
  if (specText === '') return text;
  const spec = parseNumberFormat(specText, 'str', 's', '<');
  if (spec.type !== 's') unknownNumberFormat(spec.type, 'str');
  const refuse = (what: string) => raise.valueError(`${what} not allowed in string format specifier`);
  if (spec.sign !== '') refuse(spec.sign === ' ' ? 'Space' : 'Sign');
  if (spec.positiveZero) refuse('Negative zero coercion (z)');
  if (spec.alternate) refuse('Alternate form (#)');
  if (spec.align === '=') refuse("'=' alignment");
  const shown = truncated(text, spec.precision);
  return spec.width <= 0 ? shown : alignNumber(shown, countCodePoints(shown), spec);
}

/** The first `precision` code points; all of them if it is negative. */
export function truncated(text: string, precision: number): string {
  if (precision < 0 || precision >= text.length) return text;
  if (!hasPairs(text)) return text.slice(0, precision);
  return Array.from(text.slice(0, precision * 2))
    .slice(0, precision)
    .join('');
}

/** `.2f` and its like where `toFixed` gives the same digits: it rounds exact halves up, Python to even. */
function quickFixed(value: number, spec: string): string | undefined {
  if (spec.length !== 3 || spec[0] !== '.' || spec[2] !== 'f') return undefined;
  const places = spec.charCodeAt(1) - 48;
  if (places < 0 || places > 9 || !(Math.abs(value) < 1e15) || Object.is(value, -0)) return undefined;
  const scaled = Math.abs(value) * 10 ** places;
  return scaled - Math.floor(scaled) === 0.5 ? undefined : value.toFixed(places);
}
