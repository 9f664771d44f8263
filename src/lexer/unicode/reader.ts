/** Reads the numbers of the tables that scripts/unicode.py writes. */
import { Lazy } from '../lazy.ts';

const base = 90;

/** Printable characters, but none that would need an escape in some kind of literal. */
const digitOf = new Lazy(() => {
  const digits = new Uint8Array(128);
  let next = 0;
  for (let unit = 0x20; unit < 0x7f; unit++) {
    if (!'"\'`$\\'.includes(String.fromCharCode(unit))) digits[unit] = next++;
  }
  return digits;
});

/** Numbers below 90, one a character. */
export function readDigits(table: string): Uint8Array {
  const digits = digitOf.value;
  const read = new Uint8Array(table.length);
  for (let i = 0; i < read.length; i++) read[i] = digits[table.charCodeAt(i)]!;
  return read;
}

/**
 * A table begins with its number of *stops*. A digit below it ends a number; the digits before it are not below it and
 * count how often all endings have been used up. So small numbers are short, and no spelling is wasted.
 */
export function readNumbers(table: string): number[] {
  const digits = readDigits(table);
  const stops = digits[0]!;
  const numbers: number[] = [];
  let rounds = 0;
  for (let i = 1; i < digits.length; i++) {
    const digit = digits[i]!;
    if (digit >= stops) rounds = rounds * (base - stops) + digit - stops + 1;
    else {
      numbers.push(rounds * stops + digit);
      rounds = 0;
    }
  }
  return numbers;
}

/** Numbers below zero have the odd places. */
export function signed(place: number): number {
  return place % 2 === 0 ? place / 2 : -(place + 1) / 2;
}
