/** Flags of patterns as bits. CPython: Lib/re/_constants.py (SRE_FLAG_*). What Python sees is in `regex-flag.ts`. */

export const IGNORECASE = 2;
export const LOCALE = 4;
export const MULTILINE = 8;
export const DOTALL = 16;
export const UNICODE = 32;
export const VERBOSE = 64;
export const DEBUG = 128;
export const ASCII = 256;

/** Of which a pattern has one. */
export const TYPE_FLAGS = ASCII | LOCALE | UNICODE;

/** The letters of `(?aiLmsux)`. */
export const flagOfLetter: ReadonlyMap<string, number> = new Map([
  ['i', IGNORECASE],
  ['L', LOCALE],
  ['m', MULTILINE],
  ['s', DOTALL],
  ['x', VERBOSE],
  ['a', ASCII],
  ['u', UNICODE],
]);

/** The flags inside a group that adds some and removes some. */
export function combinedFlags(flags: number, added: number, removed: number): number {
  const base = added & TYPE_FLAGS ? flags & ~TYPE_FLAGS : flags;
  return (base | added) & ~removed;
}
