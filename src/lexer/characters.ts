/** Classes of characters: what may begin or continue a token. Docs: reference/lexical_analysis.html. */

export function countCharacters(text: string): number {
  return [...text].length;
}

export function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

export function isHexDigit(unit: number): boolean {
  const letter = unit | 0x20;
  return (unit >= 0x30 && unit <= 0x39) || (letter >= 0x61 && letter <= 0x66);
}

/** One of `r u b f br rb fr rf` in any case. */
export function isStringPrefix(text: string, start: number, end: number): boolean {
  const first = text.charCodeAt(start) | 0x20;
  if (end - start === 1) return first === 0x72 || first === 0x75 || first === 0x62 || first === 0x66;
  const second = text.charCodeAt(start + 1) | 0x20;
  if (first === 0x72) return second === 0x62 || second === 0x66;
  return second === 0x72 && (first === 0x62 || first === 0x66);
}

// What a character begins.
export const OPERATOR = 0;
export const BLANK = 1;
export const NEWLINE = 2;
export const NAME = 3;
export const DIGIT = 4;
export const QUOTE = 5;
export const COMMENT = 6;
export const BACKSLASH = 7;

export const characterKinds = new Uint8Array(128).fill(OPERATOR);
export const namePart = new Uint8Array(128);
for (const letter of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_') {
  characterKinds[letter.charCodeAt(0)] = NAME;
  namePart[letter.charCodeAt(0)] = 1;
}
for (const digit of '0123456789') {
  characterKinds[digit.charCodeAt(0)] = DIGIT;
  namePart[digit.charCodeAt(0)] = 1;
}
for (const blank of ' \t\f') characterKinds[blank.charCodeAt(0)] = BLANK;
for (const quote of '"\'') characterKinds[quote.charCodeAt(0)] = QUOTE;
characterKinds[0x0a] = NEWLINE;
characterKinds[0x23] = COMMENT;
characterKinds[0x5c] = BACKSLASH;
