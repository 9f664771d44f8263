/**
 * What characters are: letters, digits, printable ones. CPython: Objects/unicodectype.c, which knows Unicode 15.1.
 *
 * JavaScript engines know a newer Unicode; code points assigned since 15.1 are taken out by `laterRanges`.
 */
import { inClass, rangesAsClass } from './unicode-ranges.ts';

const laterRanges = rangesAsClass(
  '88f 897 c5c cdc 1acf-1add 1ae0-1aeb 1b4e-1b4f 1b7f 1c89-1c8a 20c1 2427-2429 2b96 31e4-31e5 a7cb-a7cf ' +
    'a7d2 a7d4 a7da-a7dc a7f1 fbc3-fbd2 fd90-fd91 fdc8-fdce 105c0-105f3 10940-10959 10d40-10d65 ' +
    '10d69-10d85 10d8e-10d8f 10ec2-10ec7 10ed0-10ed8 10efa-10efc 11380-11389 1138b 1138e 11390-113b5 ' +
    '113b7-113c0 113c2 113c5 113c7-113ca 113cc-113d5 113d7-113d8 113e1-113e2 116d0-116e3 11b60-11b67 ' +
    '11bc0-11be1 11bf0-11bf9 11db0-11ddb 11de0-11de9 11f5a 13460-143fa 16100-16139 16d40-16d79 ' +
    '16ea0-16eb8 16ebb-16ed3 16ff2-16ff6 187f8-187ff 18cff 18d09-18d1e 18d80-18df2 1cc00-1ccfc ' +
    '1cd00-1ceb3 1ceba-1ced0 1cee0-1cef0 1e5d0-1e5fa 1e5ff 1e6c0-1e6de 1e6e0-1e6f5 1e6fe-1e6ff 1f6d8 ' +
    '1f777-1f77a 1f8b2-1f8bb 1f8c0-1f8c1 1f8d0-1f8d8 1fa54-1fa57 1fa89-1fa8a 1fa8e-1fa8f 1fabe 1fac6 ' +
    '1fac8 1facd 1fadc 1fadf 1fae9-1faea 1faef 1fbcb-1fbef 1fbfa 2b73a-2b73f 2cea2-2cead 323b0-33479 ',
);
const digitRanges = rangesAsClass(
  'b2-b3 b9 1369-1371 19da 2070 2074-2079 2080-2089 2460-2468 2474-247c 2488-2490 24ea 24f5-24fd 24ff ' +
    '2776-277e 2780-2788 278a-2792 10a40-10a43 10e60-10e68 11052-1105a 1f100-1f10a ',
);
const numericRanges = rangesAsClass(
  '3405 3483 382a 3b4d 4e00 4e03 4e07 4e09 4e24 4e5d 4e8c 4e94 4e96 4eac 4ebf-4ec0 4edf 4ee8 4f0d 4f70 ' +
    '4fe9 5006 5104 5146 5169 516b 516d 5341 5343-5345 534c 53c1-53c4 56db 58f1 58f9 5e7a 5efe-5eff ' +
    '5f0c-5f0e 5f10 62d0 62fe 634c 67d2 6d1e 6f06 7396 767e 7695 79ed 8086 842c 8cae 8cb3 8d30 920e 94a9 ' +
    '9621 9646 964c 9678 96f6 f96b f973 f978 f9b2 f9d1 f9d3 f9fd 20001 20064 200e2 20121 2092a 20983 ' +
    '2098c 2099c 20aea 20afd 20b19 22390 22998 23b1b 2626d 2f890 ',
);

const later = new RegExp(`[${laterRanges}]`, 'u');
const letters = /^\p{L}+$/u;
const decimals = /^\p{Nd}+$/u;
const digits = new RegExp(`^[\\p{Nd}${digitRanges}]+$`, 'u');
const numerics = new RegExp(`^[\\p{N}${numericRanges}]+$`, 'u');
const lettersAndNumerics = new RegExp(`^[\\p{L}\\p{N}${numericRanges}]+$`, 'u');
const identifier = /^[\p{XID_Start}_]\p{XID_Continue}*$/u;
const lowercase = /[\p{Lowercase}\u0295]/u;
const uppercase = /\p{Uppercase}/u;
const upperOrTitle = /[\p{Uppercase}\p{Lt}]/u;
const lowerOrTitle = /[\p{Lowercase}\u0295\p{Lt}]/u;
const unprintableClass = `[\\p{C}\\p{Zl}\\p{Zp}${laterRanges}]|(?! )\\p{Zs}`;
const unprintable = new RegExp(unprintableClass, 'u');

/** The inside of a class of what `str.isspace` accepts, for a regular expression. */
export const whitespace =
  '\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';

const spaces = new RegExp(`^[${whitespace}]+$`);

/** Whether `repr()` shows all characters as they are. */
export function isPrintable(text: string): boolean {
  return !unprintable.test(text);
}

/** Calls `shown` for each character that `repr()` does not show as it is, and puts the result in its place. */
export function replaceUnprintable(text: string, shown: (character: string) => string): string {
  return unprintable.test(text) ? text.replace(new RegExp(unprintableClass, 'gu'), shown) : text;
}

export function isAlpha(text: string): boolean {
  return inClass(text, letters, later);
}

export function isDecimal(text: string): boolean {
  return inClass(text, decimals, later);
}

export function isDigit(text: string): boolean {
  return inClass(text, digits, later);
}

export function isNumeric(text: string): boolean {
  return inClass(text, numerics, later);
}

export function isAlphanumeric(text: string): boolean {
  return inClass(text, lettersAndNumerics, later);
}

export function isIdentifier(text: string): boolean {
  return inClass(text, identifier, later);
}

export function isSpace(text: string): boolean {
  return spaces.test(text);
}

export function isLower(text: string): boolean {
  return lowercase.test(assigned(text)) && !upperOrTitle.test(assigned(text));
}

export function isUpper(text: string): boolean {
  return uppercase.test(assigned(text)) && !lowerOrTitle.test(assigned(text));
}

/** Upper- and titlecase characters follow uncased ones only, lowercase characters cased ones only. */
export function isTitle(text: string): boolean {
  let cased = false;
  let previousIsCased = false;
  for (const character of assigned(text)) {
    if (upperOrTitle.test(character)) {
      if (previousIsCased) return false;
      cased = previousIsCased = true;
    } else if (lowercase.test(character)) {
      if (!previousIsCased) return false;
      cased = previousIsCased = true;
    } else previousIsCased = false;
  }
  return cased;
}

export function isUppercaseCharacter(character: string): boolean {
  return uppercase.test(character) && !later.test(character);
}

export function isLowercaseCharacter(character: string): boolean {
  return lowercase.test(character) && !later.test(character);
}

/** Upper-, lower- or titlecase. */
export function isCased(character: string): boolean {
  return (upperOrTitle.test(character) || lowercase.test(character)) && !later.test(character);
}

/** Whether a character came with a Unicode newer than CPython's. */
export function isLater(text: string): boolean {
  return later.test(text);
}

/** The text with what Unicode 15.1 does not know made unassigned. */
function assigned(text: string): string {
  return later.test(text) ? text.replace(new RegExp(later.source, 'gu'), '\uffff') : text;
}
