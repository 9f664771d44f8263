/** `sub` and `subn`. CPython: Modules/_sre/sre.c (pattern_subx). */
import { typeOf } from '../../runtime/kernel/birth.ts';
import { call1 } from '../../runtime/kernel/call.ts';
import { UNWIND, type Value } from '../../runtime/kernel/object.ts';
import { breathe, type Guest } from '../../runtime/kernel/pausing.ts';
import { asString } from '../../runtime/kernel/text.ts';
import type { Thread } from '../../runtime/kernel/thread.ts';
import { bufferOf } from '../../runtime/objects/buffer.ts';
import { joinedPieces } from './joining.ts';
import { PyMatch } from './match.ts';
import { FAILED, PAUSED } from './matcher.ts';
import type { Searching } from './searching.ts';
import { expanded, templateFor } from './template.ts';

export interface Substituted {
  readonly value: Value;
  readonly count: number;
}

/** At most `most` replacements; 0 is no limit. */
export function* substitute(
  searching: Searching,
  replacement: Value,
  most: number,
  thread: Thread,
): Guest<Substituted> {
  const { searched, endpos } = searching;
  const isCallable = typeOf(replacement).slots.call !== undefined;
  const template =
    isCallable || isLiteral(replacement) ? null : yield* templateFor(searching.pattern, replacement, thread);
  const pieces: Value[] = [];
  let last = 0;
  let count = 0;
  for (; most === 0 || count < most; count++) {
    const outcome = searching.begin('search', thread);
    if (outcome === FAILED || (outcome === PAUSED && !(yield* searching.finish(thread)))) break;
    if (last < searching.start) pieces.push(searched.slice(last, searching.start));
    last = searching.end;
    let piece: Value = replacement;
    if (isCallable) {
      const match = new PyMatch(searching);
      searching.advance();
      const result = call1(replacement, match, thread);
      piece = result === UNWIND ? yield UNWIND : result;
    } else {
      if (template !== null) piece = expanded(template, searching);
      searching.advance();
      if (--thread.fuel < 0) yield* breathe(thread);
    }
    if (piece !== null) pieces.push(piece);
  }
  if (last < endpos) pieces.push(searched.slice(last, endpos));
  searching.close(thread);
  if (pieces.length === 0) return { value: searched.slice(0, 0), count };
  return { value: joinedPieces(pieces, searched.isText), count };
}

/** A text without backslashes stands for itself. */
function isLiteral(replacement: Value): boolean {
  const text = asString(replacement);
  if (text !== undefined) return !text.includes('\\');
  const bytes = bufferOf(replacement);
  return bytes !== undefined && !bytes.includes(0x5c);
}
