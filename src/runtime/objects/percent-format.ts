/** `format % values` of `str` and `bytes`. CPython: Objects/unicodeobject.c (PyUnicode_Format); docs: library/stdtypes.html#printf-style-string-formatting. */
import { typeOf } from '../kernel/birth.ts';
import { raise, typeName } from '../kernel/errors.ts';
import type { Result, Value } from '../kernel/object.ts';
import { drive, finished, type Guest } from '../kernel/pausing.ts';
import { callMethod } from '../kernel/special.ts';
import { getItem, knownInteger } from '../kernel/subscript.ts';
import { asString, repr, str } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { PyBytes, PyFloat, PyTuple } from '../kernel/values.ts';
import { anyBufferOf, byteStringOf } from './buffer.ts';
import { integerText } from './integer-text.ts';
import { latin1Bytes, latin1Text } from './latin1.ts';
import { formatFloat } from './number-format.ts';
import { asciiOf } from './piecewise.ts';
import { checkTextSize } from './str-arguments.ts';
import { truncated } from './str-format.ts';
import { countCodePoints } from './text-width.ts';

type Kind = 'str' | 'bytes';

export function percentFormat(format: string, values: Value, thread: Thread): Result {
  return drive(new Percent('str', format, values, thread).all(), thread);
}

/** The result as bytes; the caller makes the object. */
export function* percentFormatBytes(format: Uint8Array, values: Value, thread: Thread): Guest<Uint8Array> {
  return latin1Bytes(yield* new Percent('bytes', latin1Text(format), values, thread).all());
}

interface Specifier {
  left: boolean;
  plus: boolean;
  space: boolean;
  alternate: boolean;
  zero: boolean;
  width: number;
  precision: number;
  type: string;
  /** Where `type` stands. */
  at: number;
  /** Nothing but `%%`, which takes no argument. */
  isPercent: boolean;
}

/** One use of `%`: the arguments, and how many are taken. */
class Percent {
  private readonly kind: Kind;
  private readonly format: string;
  private readonly thread: Thread;
  private readonly values: Value;
  private readonly items: readonly Value[] | null;
  private readonly isMapping: boolean;
  private taken = 0;
  /** Where the next character is read. */
  private at = 0;
  /** The argument that a key chose, for the specifier being read. */
  private keyed: Value | undefined;

  constructor(kind: Kind, format: string, values: Value, thread: Thread) {
    this.kind = kind;
    this.format = format;
    this.thread = thread;
    this.values = values;
    this.items = values instanceof PyTuple ? values.items : null;
    const isText = asString(values) !== undefined || (kind !== 'str' && byteStringOf(values) !== undefined);
    this.isMapping = this.items === null && !isText && typeOf(values).slots.getitem !== undefined;
  }

  *all(): Guest<string> {
    const { format } = this;
    const parts: string[] = [];
    let size = 0;
    while (this.at < format.length) {
      const percent = format.indexOf('%', this.at);
      const literal = format.slice(this.at, percent < 0 ? format.length : percent);
      parts.push(literal);
      size += literal.length;
      if (percent < 0) break;
      this.at = percent + 1;
      const part = yield* this.one();
      size += part.length;
      checkTextSize(size);
      parts.push(part);
    }
    const left = this.items === null ? 1 - this.taken : this.items.length - this.taken;
    if (left > 0 && !this.isMapping) {
      const converting = this.kind === 'str' ? 'string' : 'bytes';
      raise.typeError(`not all arguments converted during ${converting} formatting`);
    }
    return parts.join('');
  }

  private *one(): Guest<string> {
    this.keyed = undefined;
    const start = this.at;
    if (this.format[start] === '(') yield* this.readKey();
    const specifier = this.read(start);
    if (specifier.isPercent) return '%';
    const value = this.next();
    const known = this.kind === 'str' ? this.simple(value, specifier) : undefined;
    if (known !== undefined) return known;
    switch (specifier.type) {
      case 's':
      case 'r':
      case 'a':
      case 'b':
        if (specifier.type !== 'b' || this.kind === 'bytes')
          return this.pad(yield* this.shown(value, specifier), specifier);
        break;
      case 'd':
      case 'i':
      case 'u':
      case 'x':
      case 'X':
      case 'o':
        return this.number(yield* this.integer(value, specifier), specifier);
      case 'e':
      case 'E':
      case 'f':
      case 'F':
      case 'g':
      case 'G':
        return this.number(floatText(yield* this.real(value), specifier), specifier);
      case 'c':
        return this.pad(yield* this.character(value), { ...specifier, precision: -1 });
      default:
    }
    const code = specifier.type.codePointAt(0)!;
    const index = countCodePoints(this.format.slice(0, specifier.at));
    const shown = this.kind === 'str' && (code < 32 || code > 126) ? '?' : specifier.type;
    return raise.valueError(
      `unsupported format character '${shown}' (0x${code.toString(16)}) at index ${index}`,
    );
  }

  /** fast path: what needs no generator, for texts, small ints and floats; `"%5d|%s"` takes a third of the time. */
  private simple(value: Value, specifier: Specifier): string | undefined {
    switch (specifier.type) {
      case 's':
        if (typeof value === 'string') return this.pad(value, specifier);
        return typeof value === 'number' ? this.pad(String(value), specifier) : undefined;
      case 'd':
        if (typeof value !== 'number' || specifier.precision >= 0) return undefined;
        return this.number(String(value), specifier);
      case 'f':
      case 'g':
      case 'e':
        return value instanceof PyFloat
          ? this.number(floatText(value.value, specifier), specifier)
          : undefined;
      default:
        return undefined;
    }
  }

  /** Flags, width, precision, length, type. The specifier, with its key if it has one, begins at `start`. */
  private read(start: number): Specifier {
    const { format } = this;
    const result: Specifier = {
      left: false,
      plus: false,
      space: false,
      alternate: false,
      zero: false,
      width: -1,
      precision: -1,
      type: '',
      at: 0,
      isPercent: false,
    };
    for (; ; this.at++) {
      const flag = format[this.at];
      if (flag === '-') result.left = true;
      else if (flag === '+') result.plus = true;
      else if (flag === ' ') result.space = true;
      else if (flag === '#') result.alternate = true;
      else if (flag === '0') result.zero = true;
      else break;
    }
    result.width = this.readSize('width');
    if (result.width < -1) {
      result.left = true;
      result.width = -result.width;
    }
    if (format[this.at] === '.') {
      this.at++;
      result.precision = Math.max(0, this.readSize('precision'));
    }
    const length = format[this.at];
    if (length === 'h' || length === 'l' || length === 'L') this.at++;
    if (this.at >= format.length) raise.valueError('incomplete format');
    result.at = this.at;
    result.type = String.fromCodePoint(format.codePointAt(this.at)!);
    this.at += result.type.length;
    result.isPercent = result.type === '%' && result.at === start;
    return result;
  }

  private *readKey(): Guest<void> {
    const { format } = this;
    if (!this.isMapping) raise.typeError('format requires a mapping');
    const from = ++this.at;
    let open = 1;
    while (open > 0 && this.at < format.length) {
      if (format[this.at] === ')') open--;
      else if (format[this.at] === '(') open++;
      this.at++;
    }
    if (open > 0) raise.valueError('incomplete format key');
    const key = format.slice(from, this.at - 1);
    const name: Value = this.kind === 'str' ? key : new PyBytes(latin1Bytes(key));
    this.keyed = yield* finished(getItem(this.values, name, this.thread));
  }

  /** Digits or `*`; -1 when there is nothing. */
  private readSize(what: 'width' | 'precision'): number {
    const { format } = this;
    const limit = what === 'width' ? 2 ** 63 : 2 ** 31;
    if (format[this.at] === '*') {
      this.at++;
      const size = knownInteger(this.next());
      if (size === undefined) return raise.typeError('* wants int');
      if (what === 'precision' && size >= 2 ** 31)
        raise.overflowError('Python int too large to convert to C int');
      if (size >= limit || size < -limit) raise.overflowError('Python int too large to convert to C ssize_t');
      // A width of minus one is told from none.
      return size === -1 && what === 'width' ? -1.5 : Number(size);
    }
    const from = this.at;
    while (isDigit(format.charCodeAt(this.at))) this.at++;
    if (from === this.at) return -1;
    const size = Number(format.slice(from, this.at));
    return size < limit ? size : raise.valueError(`${what} too big`);
  }

  private next(): Value {
    if (this.keyed !== undefined) return this.keyed;
    if (this.items !== null) {
      const item = this.items[this.taken++];
      return item ?? (item === null ? null : raise.typeError('not enough arguments for format string'));
    }
    if (this.taken++ > 0) raise.typeError('not enough arguments for format string');
    return this.values;
  }

  private *shown(value: Value, { type }: Specifier): Guest<string> {
    const { thread } = this;
    if (this.kind === 'bytes') {
      if (type === 's' || type === 'b') return yield* bytesShown(value, thread);
      return yield* finished(asciiOf(yield* finished(repr(value, thread)), thread));
    }
    if (type === 's') return yield* finished(str(value, thread));
    const text = yield* finished(repr(value, thread));
    return type === 'r' ? text : yield* finished(asciiOf(text, thread));
  }

  /** The digits of `%d`, `%x` and their like, with the minus and the prefix that `#` asks for. */
  private *integer(value: Value, specifier: Specifier): Guest<string> {
    const { type } = specifier;
    const decimal = 'diu'.includes(type);
    const number = knownInteger(value) ?? (yield* this.convert(value, type, decimal));
    let digits: string;
    if (decimal) digits = integerText(number, this.thread);
    else digits = number.toString(type === 'o' ? 8 : 16);
    const minus = digits.startsWith('-') ? '-' : '';
    digits = digits.slice(minus.length);
    if (specifier.precision > digits.length) {
      checkTextSize(specifier.precision);
      digits = digits.padStart(specifier.precision, '0');
    }
    const prefix = !decimal && specifier.alternate ? (type === 'o' ? '0o' : '0x') : '';
    return minus + (type === 'X' ? (prefix + digits).toUpperCase() : prefix + digits);
  }

  private *convert(value: Value, type: string, decimal: boolean): Guest<number | bigint> {
    const slots = typeOf(value).slots;
    const isNumber = slots.int !== undefined || slots.index !== undefined || slots.float !== undefined;
    const slot = decimal ? (slots.int ?? slots.index) : slots.index;
    if (!isNumber || slot === undefined) {
      const wanted = decimal ? 'a real number' : 'an integer';
      return raise.typeError(`%${type} format: ${wanted} is required, not ${typeName(value)}`);
    }
    const result = yield* finished(slot(value as never, this.thread));
    return knownInteger(result) ?? raise.typeError(`__int__ returned non-int (type ${typeName(result)})`);
  }

  private *real(value: Value): Guest<number> {
    if (value instanceof PyFloat) return value.value;
    const integer = knownInteger(value);
    if (integer !== undefined) {
      const number = Number(integer);
      return Number.isFinite(number) ? number : raise.overflowError('int too large to convert to float');
    }
    const slots = typeOf(value).slots;
    const complaint =
      this.kind === 'str'
        ? `must be real number, not ${typeName(value)}`
        : `float argument required, not ${typeName(value)}`;
    const slot = slots.float ?? slots.index;
    if (slot === undefined) return raise.typeError(complaint);
    const result = yield* finished(slot(value as never, this.thread));
    if (result instanceof PyFloat) return result.value;
    const whole = slots.float === undefined ? knownInteger(result) : undefined;
    if (whole !== undefined) return Number(whole);
    return raise.typeError(`${typeName(value)}.__float__ returned non-float (type ${typeName(result)})`);
  }

  private *character(value: Value): Guest<string> {
    if (this.kind === 'bytes') {
      const bytes = byteStringOf(value);
      if (bytes?.length === 1) return latin1Text(bytes);
      const code = knownInteger(value) ?? (yield* this.index(value));
      if (code === undefined) return raise.typeError('%c requires an integer in range(256) or a single byte');
      if (code < 0 || code > 255) raise.overflowError('%c arg not in range(256)');
      return String.fromCharCode(Number(code));
    }
    const text = asString(value);
    if (text !== undefined) {
      if (countCodePoints(text) === 1) return text;
      return raise.typeError('%c requires int or char');
    }
    const code = knownInteger(value) ?? (yield* this.index(value));
    if (code === undefined) {
      return raise.typeError('%c requires int or char');
    }
    if (code < 0 || code > 0x10ffff) raise.overflowError('%c arg not in range(0x110000)');
    return String.fromCodePoint(Number(code));
  }

  private *index(value: Value): Guest<number | bigint | undefined> {
    const slot = typeOf(value).slots.index;
    return slot === undefined ? undefined : knownInteger(yield* finished(slot(value as never, this.thread)));
  }

  /** Adds sign and padding to a number's text; zeros go between the sign or prefix and the digits. */
  private number(text: string, specifier: Specifier): string {
    const minus = text.startsWith('-') ? '-' : '';
    const sign = minus || (specifier.plus ? '+' : specifier.space ? ' ' : '');
    const body = text.slice(minus.length);
    const missing = specifier.width - sign.length - body.length;
    if (missing <= 0) return sign + body;
    checkTextSize(specifier.width);
    if (specifier.left) return sign + body + ' '.repeat(missing);
    if (!specifier.zero) return ' '.repeat(missing) + sign + body;
    const prefix = /^0[xXo]/.exec(body)?.[0] ?? '';
    return sign + prefix + '0'.repeat(missing) + body.slice(prefix.length);
  }

  private pad(text: string, { width, precision, left }: Specifier): string {
    const shown = truncated(text, precision);
    const missing = width - countCodePoints(shown);
    if (missing <= 0) return shown;
    checkTextSize(width);
    return left ? shown + ' '.repeat(missing) : ' '.repeat(missing) + shown;
  }
}

/** Of a code unit, or of NaN behind the end. */
function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

function floatText(value: number, { type, precision, alternate }: Specifier): string {
  return formatFloat(value, `${alternate ? '#' : ''}.${precision < 0 ? 6 : precision}${type}`, 'float');
}

/** `%b`: bytes-like objects, and what has `__bytes__`. */
function* bytesShown(value: Value, thread: Thread): Guest<string> {
  const bytes = anyBufferOf(value, thread);
  if (bytes !== undefined) return latin1Text(bytes);
  const method = typeOf(value).lookup('__bytes__');
  if (method === undefined) {
    return raise.typeError(
      `%b requires a bytes-like object, or an object that implements __bytes__, not '${typeName(value)}'`,
    );
  }
  const result = yield* finished(callMethod(method, value, [], thread));
  if (result instanceof PyBytes) return latin1Text(result.value);
  return raise.typeError(`__bytes__ returned non-bytes (type ${typeName(result)})`);
}
