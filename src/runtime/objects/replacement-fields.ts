/** `str.format` and `str.format_map`. CPython: Objects/stringlib/unicode_format.h; docs: library/string.html#format-string-syntax. */
import { getAttribute } from '../kernel/attributes.ts';
import { floatType } from '../kernel/birth.ts';
import { type Attribute, method } from '../kernel/define.ts';
import type { PyDict } from '../kernel/dict.ts';
import { indexErrorType, raise } from '../kernel/errors.ts';
import { type InterpreterState, perInterpreter } from '../kernel/interpreter-state.ts';
import type { Value } from '../kernel/object.ts';
import { drive, finished, type Guest } from '../kernel/pausing.ts';
import { getItem } from '../kernel/subscript.ts';
import { str } from '../kernel/text.ts';
import type { Thread } from '../kernel/thread.ts';
import { PyFloat } from '../kernel/values.ts';
import { needText, type Text, textOf } from './str-arguments.ts';
import { converted, format, formatString, formatValue } from './str-format.ts';

export const formatMethods: readonly Attribute[] = [
  method(
    'format(self, /, *args, **kwargs)',
    "Return a formatted version of the string, using substitutions from args and kwargs.\nThe substitutions are identified by braces ('{' and '}').",
    (self: Text, args: readonly Value[], keywords: PyDict, thread: Thread) => {
      const names = (name: string) => {
        const value = keywords.getName(name);
        return value === undefined ? raise.keyError(name) : value;
      };
      return drive(new Formatting(args, names, null, thread).all(textOf(self), 2), thread);
    },
  ),
  method(
    'format_map(self, mapping, /)',
    "Return a formatted version of the string, using substitutions from mapping.\nThe substitutions are identified by braces ('{' and '}').",
    (self: Text, mapping: Value, thread: Thread) =>
      drive(new Formatting(null, null, mapping, thread).all(textOf(self), 2), thread),
  ),
  method(
    '__format__(self, format_spec, /)',
    'Return a formatted version of the string as described by format_spec.',
    (self: Text, spec: Value, thread: Thread) => {
      const text = needText(spec, '__format__', 'argument');
      return text === '' ? str(self, thread) : formatString(textOf(self), text);
    },
  ),
];

export interface Field {
  /** What stands before it, escapes undone. */
  readonly literal: string;
  /** Null when only a literal is left. */
  readonly name: string | null;
  readonly conversion: string;
  readonly spec: string;
  readonly specHasFields: boolean;
}

/** One call of `format`: the arguments, and how fields are numbered. */
class Formatting {
  private readonly args: readonly Value[] | null;
  private readonly names: ((name: string) => Value) | null;
  private readonly mapping: Value;
  private readonly thread: Thread;
  private numbering: 'undecided' | 'automatic' | 'manual' = 'undecided';
  private nextNumber = 0;

  constructor(
    args: readonly Value[] | null,
    names: ((name: string) => Value) | null,
    mapping: Value,
    thread: Thread,
  ) {
    this.args = args;
    this.names = names;
    this.mapping = mapping;
    this.thread = thread;
  }

  *all(text: string, depth: number): Guest<string> {
    if (depth === 0) raise.valueError('Max string recursion exceeded');
    let result = '';
    for (const field of this.fieldsOf(text)) {
      result += field.literal;
      if (field.name === null) continue;
      const value = this.simple(field);
      if (value === undefined) result += yield* this.one(field, depth);
      else result += yield* finished(formatValue(value, field.spec, this.thread));
    }
    return result;
  }

  /** Those of a short text without mistakes are kept. */
  private fieldsOf(text: string): Iterable<Field> {
    return text.length > LONGEST_KEPT ? fields(text) : this.thread.interpreter.state(knownFields).of(text);
  }

  /** fast path: an exact text, small int or float that a field without further steps names; `"{:>10}".format(n)` takes half as long. */
  private simple({ name, conversion, specHasFields }: Field): Value | undefined {
    if (name !== '' || conversion !== '' || specHasFields) return undefined;
    if (this.args === null || this.numbering === 'manual') return undefined;
    const value = this.args[this.nextNumber];
    if (!isSimple(value)) return undefined;
    this.numbering = 'automatic';
    this.nextNumber++;
    return value;
  }

  private *one(field: Field, depth: number): Guest<string> {
    const { thread } = this;
    let value = yield* this.lookUp(field.name!);
    if (field.conversion !== '')
      value = yield* finished(converted(value, knownConversion(field.conversion), thread));
    const spec = field.specHasFields ? yield* this.all(field.spec, depth - 1) : field.spec;
    return yield* finished(format(value, spec, thread));
  }

  /** The value of `0.name[key]`. */
  private *lookUp(name: string): Guest<Value> {
    const { first, rest } = splitName(name);
    let value = yield* this.first(first);
    for (const { isAttribute, key } of nameSteps(rest)) {
      value = yield* finished(
        isAttribute
          ? getAttribute(value, key, this.thread)
          : getItem(value, integerOf(key) ?? key, this.thread),
      );
    }
    return value;
  }

  private *first(name: string): Guest<Value> {
    const number = name === '' ? undefined : integerOf(name);
    if (name !== '' && number === undefined) {
      if (this.names !== null) return this.names(name);
      return yield* finished(getItem(this.mapping, name, this.thread));
    }
    const wanted = name === '' ? 'automatic' : 'manual';
    if (this.numbering === 'undecided') this.numbering = wanted;
    if (this.numbering !== wanted) {
      raise.valueError(
        wanted === 'manual'
          ? 'cannot switch from automatic field numbering to manual field specification'
          : 'cannot switch from manual field specification to automatic field numbering',
      );
    }
    if (this.args === null) return raise.valueError('Format string contains positional fields');
    const index = number ?? this.nextNumber++;
    const value = this.args[index];
    if (value !== undefined) return value;
    return raise.error(indexErrorType, `Replacement index ${index} out of range for positional args tuple`);
  }
}

function isSimple(value: Value | undefined): boolean {
  return (
    typeof value === 'string' ||
    typeof value === 'number' ||
    (value instanceof PyFloat && value.type === floatType)
  );
}

const LONGEST_KEPT = 200;
const MOST_KEPT = 100;

/** The fields of the texts that were formatted last. */
class KnownFields {
  private readonly known = new Map<string, readonly Field[]>();

  of(text: string): Iterable<Field> {
    const known = this.known.get(text);
    if (known !== undefined) return known;
    let found: readonly Field[];
    try {
      found = [...fields(text)];
    } catch {
      return fields(text);
    }
    if (this.known.size >= MOST_KEPT) this.known.clear();
    this.known.set(text, found);
    return found;
  }
}

const knownFields = perInterpreter('format fields', (_: InterpreterState) => new KnownFields());

/** The argument that a field names, and how to go on from there. */
export function splitName(name: string): { first: string; rest: string } {
  const end = name.search(/[.[]/);
  return end < 0 ? { first: name, rest: '' } : { first: name.slice(0, end), rest: name.slice(end) };
}

/** The `.name` and `[key]` in what follows the argument. */
export function* nameSteps(rest: string): Generator<{ isAttribute: boolean; key: string }> {
  for (let at = 0; at < rest.length; ) {
    const isAttribute = rest[at] === '.';
    const from = at + 1;
    if (isAttribute) {
      for (at = from; at < rest.length && rest[at] !== '.' && rest[at] !== '['; ) at++;
    } else if (rest[at] === '[') {
      at = rest.indexOf(']', at);
      if (at < 0) raise.valueError("Missing ']' in format string");
    } else raise.valueError("Only '.' or '[' may follow ']' in format field specifier");
    const key = rest.slice(from, at);
    if (key === '') raise.valueError('Empty attribute in format string');
    yield { isAttribute, key };
    if (!isAttribute) at++;
  }
}

/**
 * Splits a format string at its fields and behind its escaped braces. What comes before a mistake is formatted before the
 * mistake is told.
 */
export function* fields(text: string): Generator<Field> {
  for (let at = 0; at < text.length; ) {
    let end = at;
    while (end < text.length && text[end] !== '{' && text[end] !== '}') end++;
    const literal = text.slice(at, end);
    if (end === text.length) return yield onlyLiteral(literal);
    const brace = text[end]!;
    if (text[end + 1] === brace) {
      yield onlyLiteral(literal + brace);
      at = end + 2;
      continue;
    }
    if (brace === '}' || end + 1 === text.length)
      raise.valueError(`Single '${brace}' encountered in format string`);
    const field = fieldAt(text, end + 1);
    yield { ...field, literal };
    at = field.end;
  }
}

const onlyLiteral = (literal: string): Field => ({
  literal,
  name: null,
  conversion: '',
  spec: '',
  specHasFields: false,
});

/** The field whose inside begins at `start`; `end` is what follows its closing brace. */
function fieldAt(text: string, start: number): Omit<Field, 'literal'> & { end: number } {
  let at = nameEnd(text, start);
  const name = text.slice(start, at);
  let mark = text[at++];
  let conversion = '';
  if (mark !== '!' && mark !== ':' && mark !== '}') raise.valueError("expected '}' before end of string");
  if (mark === '!') {
    if (at >= text.length) raise.valueError('end of string while looking for conversion specifier');
    conversion = String.fromCodePoint(text.codePointAt(at)!);
    at += conversion.length;
    mark = text[at];
    if (mark !== undefined) at++;
    if (mark !== undefined && mark !== '}' && mark !== ':')
      raise.valueError("expected ':' after conversion specifier");
  }
  if (mark === '}') return { name, conversion, spec: '', specHasFields: false, end: at };
  const from = at;
  let open = 1;
  let specHasFields = false;
  for (; at < text.length; at++) {
    if (text[at] === '{') {
      specHasFields = true;
      open++;
    } else if (text[at] === '}' && --open === 0) {
      return { name, conversion, spec: text.slice(from, at), specHasFields, end: at + 1 };
    }
  }
  return raise.valueError("unmatched '{' in format spec");
}

function nameEnd(text: string, start: number): number {
  let at = start;
  for (; at < text.length; at++) {
    switch (text[at]) {
      case '{':
        return raise.valueError("unexpected '{' in field name");
      case '[':
        while (at + 1 < text.length && text[at + 1] !== ']') at++;
        break;
      case '}':
      case ':':
      case '!':
        return at;
      default:
    }
  }
  return at;
}

export function integerOf(text: string): number | undefined {
  if (!/^[0-9]+$/.test(text)) return undefined;
  const value = Number(text);
  return value < 2 ** 63 ? value : raise.valueError('Too many decimal digits in format string');
}

function knownConversion(conversion: string): 'r' | 's' | 'a' {
  if (conversion === 'r' || conversion === 's' || conversion === 'a') return conversion;
  const shown =
    conversion > ' ' && conversion < '\x7f' ? conversion : `\\x${conversion.codePointAt(0)!.toString(16)}`;
  return raise.valueError(`Unknown conversion specifier ${shown}`);
}
