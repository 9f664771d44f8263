/** Replacement texts with backslashes. CPython: Lib/re/_parser.py (parse_template), Modules/_sre/sre.c (expand_template). */
import { quoted } from '../../lexer/quoted.ts';
import { indexErrorType, raise, typeName } from '../../runtime/kernel/errors.ts';
import { hash } from '../../runtime/kernel/hashing.ts';
import type { Value } from '../../runtime/kernel/object.ts';
import { finished, type Guest } from '../../runtime/kernel/pausing.ts';
import { asString } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { PyBytes } from '../../runtime/kernel/values.ts';
import { bufferOf } from '../../runtime/objects/buffer.ts';
import { latin1Bytes, latin1Text } from '../../runtime/objects/latin1.ts';
import { joinedPieces } from './joining.ts';
import { controlOf } from './parse-escape.ts';
import type { PyPattern } from './pattern.ts';
import { reported } from './pattern-error.ts';
import { Reader } from './reader.ts';

/** One more than the number of a group can be. */
const MOST_GROUPS = 1073741823;
const MOST_TEMPLATES = 64;

/** Texts and numbers of groups in turn, a text first and last. */
export interface Template {
  readonly isText: boolean;
  readonly texts: readonly Value[];
  readonly groups: readonly number[];
}

/** A match, or a search that has found one. */
export interface Found {
  group(group: number): Value;
}

export function* templateFor(pattern: PyPattern, source: Value, thread: Thread): Guest<Template> {
  const text = asString(source);
  const key = text === undefined ? undefined : text;
  const known = key === undefined ? undefined : pattern.templates.get(key);
  if (known !== undefined) return known;
  const bytes = text === undefined ? bufferOf(source) : undefined;
  if (text === undefined && bytes === undefined) {
    yield* finished(hash(source, thread));
    raise.typeError(`decoding to str: need a bytes-like object, ${typeName(source)} found`);
  }
  let template: Template;
  try {
    template = parseTemplate(new Reader(source, text ?? latin1Text(bytes!), text !== undefined), pattern);
  } catch (error) {
    throw reported(error, thread);
  }
  if (key !== undefined) {
    if (pattern.templates.size >= MOST_TEMPLATES) pattern.templates.clear();
    pattern.templates.set(key, template);
  }
  return template;
}

/** The replacement for what was found; a group that did not match is empty. */
export function expanded(template: Template, found: Found): Value {
  const { texts, groups, isText } = template;
  if (groups.length === 0) return texts[0]!;
  const pieces: Value[] = [texts[0]!];
  for (const [i, group] of groups.entries()) {
    const value = found.group(group);
    if (value !== null) pieces.push(value);
    const text = texts[i + 1]!;
    if (!isEmpty(text)) pieces.push(text);
  }
  return joinedPieces(pieces, isText);
}

function isEmpty(text: Value): boolean {
  return text === '' || (text instanceof PyBytes && text.value.length === 0);
}

function parseTemplate(reader: Reader, pattern: PyPattern): Template {
  const texts: Value[] = [];
  const groups: number[] = [];
  let literal = '';
  const endLiteral = () => {
    texts.push(reader.isText ? literal : new PyBytes(latin1Bytes(literal)));
    literal = '';
  };
  for (let token = reader.take(); token !== null; token = reader.take()) {
    const part = token.startsWith('\\') ? escapedPart(reader, token, pattern) : token;
    if (typeof part === 'string') literal += part;
    else {
      endLiteral();
      groups.push(part);
    }
  }
  endLiteral();
  return { isText: reader.isText, texts, groups };
}

/** What an escape stands for: a text, or a group. */
function escapedPart(reader: Reader, escaped: string, pattern: PyPattern): string | number {
  const character = escaped.slice(1);
  if (character === 'g') return namedGroup(reader, pattern);
  if (character === '0') {
    const digits = reader.takeWhile(2, /^[0-7]$/);
    return String.fromCharCode(Number.parseInt(`0${digits}`, 8) & 0xff);
  }
  if (/^[0-9]$/.test(character)) return octalOrGroup(reader, escaped, pattern);
  const code = controlOf(escaped);
  if (code !== undefined) return String.fromCharCode(code);
  if (/^[A-Za-z]$/.test(character)) throw reader.error(`bad escape ${escaped}`, escaped.length);
  return escaped;
}

function octalOrGroup(reader: Reader, escaped: string, pattern: PyPattern): string | number {
  let whole = escaped + reader.takeWhile(1, /^[0-9]$/);
  if (/^\\[0-7][0-7]$/.test(whole)) {
    const last = reader.takeWhile(1, /^[0-7]$/);
    if (last !== '') {
      whole += last;
      const code = Number.parseInt(whole.slice(1), 8);
      if (code > 0o377) {
        throw reader.error(`octal escape value ${whole} outside of range 0-0o377`, whole.length);
      }
      return String.fromCharCode(code);
    }
  }
  return checkedGroup(reader, Number(whole.slice(1)), whole.length - 1, pattern);
}

/** `\g<1>`, `\g<name>` */
function namedGroup(reader: Reader, pattern: PyPattern): number {
  if (!reader.skip('<')) throw reader.error('missing <');
  const name = reader.takeUntil('>', 'group name');
  if (/^[0-9]+$/.test(name)) {
    const group = Number(name);
    if (group >= MOST_GROUPS) {
      throw reader.error(`invalid group reference ${BigInt(name)}`, name.length + 1);
    }
    return checkedGroup(reader, group, name.length + 1, pattern);
  }
  reader.checkName(name, 1);
  return pattern.names.get(name) ?? raise.error(indexErrorType, `unknown group name ${quoted(name)}`);
}

function checkedGroup(reader: Reader, group: number, back: number, pattern: PyPattern): number {
  if (group > pattern.groups) throw reader.error(`invalid group reference ${group}`, back);
  return group;
}
