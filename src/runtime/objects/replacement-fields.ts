/** `str.format` and `str.format_map`. CPython: Objects/stringlib/unicode_format.h; docs: library/string.html#format-string-syntax. */
import { getAttribute } from '../kernel/attributes.ts';
import { type Attribute, method } from '../kernel/define.ts';
import type { PyDict } from '../kernel/dict.ts';
import { indexErrorType, raise } from '../kernel/errors.ts';
import type { Value } from '../kernel/object.ts';
import { drive, finished, type Guest } from '../kernel/pausing.ts';
import { getItem } from '../kernel/subscript.ts';
import type { Thread } from '../kernel/thread.ts';
import { needText, type Text, textOf } from './str-arguments.ts';
import { converted, format, formatString } from './str-format.ts';

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
    (self: Text, spec: Value) => formatString(textOf(self), needText(spec, '__format__', 'argument')),
  ),
];

interface Field {
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
    if (depth < 0) raise.valueError('Max string recursion exceeded');
    let result = '';
    for (const field of fields(text)) {
      result += field.literal;
      if (field.name !== null) result += yield* this.one(field, depth);
    }
    return result;
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
    const { thread } = this;
    const end = name.search(/[.[]/);
    let value = yield* this.first(end < 0 ? name : name.slice(0, end));
    for (let at = end < 0 ? name.length : end; at < name.length; ) {
      if (name[at] === '.') {
        const from = at + 1;
        for (at = from; at < name.length && name[at] !== '.' && name[at] !== '['; ) at++;
        if (from === at) raise.valueError('Empty attribute in format string');
        value = yield* finished(getAttribute(value, name.slice(from, at), thread));
      } else if (name[at] === '[') {
        const close = name.indexOf(']', at);
        if (close < 0) raise.valueError("Missing ']' in format string");
        const key = name.slice(at + 1, close);
        if (key === '') raise.valueError('Empty attribute in format string');
        value = yield* finished(getItem(value, integerOf(key) ?? key, thread));
        at = close + 1;
      } else raise.valueError("Only '.' or '[' may follow ']' in format field specifier");
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

/** Splits a format string at its fields. What comes before a mistake is formatted before the mistake is told. */
function* fields(text: string): Generator<Field> {
  let at = 0;
  const literal: string[] = [];
  while (at < text.length) {
    let end = at;
    while (end < text.length && text[end] !== '{' && text[end] !== '}') end++;
    literal.push(text.slice(at, end));
    if (end === text.length) break;
    const brace = text[end]!;
    if (text[end + 1] === brace) {
      literal.push(brace);
      at = end + 2;
      continue;
    }
    if (brace === '}' || end + 1 === text.length)
      raise.valueError(`Single '${brace}' encountered in format string`);
    const field = fieldAt(text, end + 1);
    yield { ...field, literal: literal.join('') };
    literal.length = 0;
    at = field.end;
  }
  if (literal.length > 0)
    yield { literal: literal.join(''), name: null, conversion: '', spec: '', specHasFields: false };
}

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

function integerOf(text: string): number | undefined {
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
