/** Carriage returns that end no line: only listed texts have any, parsed ones end lines by them. CPython: Parser/lexer/lexer.c. */
import { BLANK, COMMENT, characterKinds, NAME, NEWLINE } from './characters.ts';

/** The end of the line, or a carriage return in front of it. */
export function endOfComment(text: string, start: number, mayHaveReturns: boolean): number {
  const newline = text.indexOf('\n', start);
  const end = newline < 0 ? text.length : newline;
  if (!mayHaveReturns) return end;
  for (let at = start; at < end; at++) if (text.charCodeAt(at) === 0x0d) return at;
  return end;
}

/**
 * A carriage return begins the token that follows: then the length is 0, and whoever lists tokens adds it. In front of
 * a name, a blank or a comment, it makes a token with the one character behind it. Nothing else may follow: -1.
 */
export function strayReturnLength(text: string, start: number): number {
  const code = text.codePointAt(start + 1)!;
  const kind = code < 128 ? characterKinds[code]! : NAME;
  if (code === 0x0d || kind === NEWLINE) return -1;
  if (kind !== NAME && kind !== BLANK && kind !== COMMENT) return 0;
  return code > 0xffff ? 3 : 2;
}
