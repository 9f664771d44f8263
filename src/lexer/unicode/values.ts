/** The numbers that characters stand for in Unicode 15.1. CPython: Objects/unicodectype.c (_PyUnicode_ToNumeric …). */
import { Lazy } from '../lazy.ts';
import { hasProperty } from './properties.ts';
import { readNumbers } from './reader.ts';
import { DECIMAL, DIGIT } from './tables/properties.ts';
import { runsTable, valuesTable } from './tables/values.ts';

/** `undefined` for what is no number. */
export function numericValue(codePoint: number): number | undefined {
  return values.value.get(codePoint);
}

/** The value of a digit of any kind, also of a superscript. */
export function digitValue(codePoint: number): number | undefined {
  return hasProperty(codePoint, DIGIT) ? numericValue(codePoint) : undefined;
}

/** The value of a digit that numbers are written with. */
export function decimalValue(codePoint: number): number | undefined {
  return hasProperty(codePoint, DECIMAL) ? numericValue(codePoint) : undefined;
}

/** Rows of characters that have one value, or each one more than the one before. */
const values = new Lazy(() => {
  const firsts = valuesTable()
    .split(' ')
    .map((text) => {
      const [numerator, denominator = '1'] = text.split('/');
      return Number(numerator) / Number(denominator);
    });
  const known = new Map<number, number>();
  const runs = readNumbers(runsTable());
  let codePoint = 0;
  for (let i = 0; i < runs.length; i += 3) {
    codePoint += runs[i]!;
    const end = codePoint + runs[i + 1]! + 1;
    const kind = runs[i + 2]!;
    const step = kind % 2;
    for (let value = firsts[kind >> 1]!; codePoint < end; value += step) known.set(codePoint++, value);
  }
  return known;
});
