/** Sets of code points written as text: `b2-b3 b9 1369-1371`. */

/** The inside of a regular expression's class. */
export function rangesAsClass(ranges: string): string {
  return ranges
    .trim()
    .split(' ')
    .map((range) =>
      range
        .split('-')
        .map((hex) => `\\u{${hex}}`)
        .join('-'),
    )
    .join('');
}

/** Whether all of a text is of a class, with none of its characters in `excluded`. */
export function inClass(text: string, all: RegExp, excluded: RegExp): boolean {
  return all.test(text) && !excluded.test(text);
}
