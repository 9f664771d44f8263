/**
 * Finding a text in a text, in linear time. CPython: Objects/stringlib/fastsearch.h.
 *
 * V8's search is fastest but takes needle times haystack in the worst case; where that could be felt, failure links
 * (Knuth, Morris, Pratt) are followed instead.
 */

/** Steps that V8's search may take at worst before the other is chosen. */
const BEARABLE = 5e7;

export function indexOfText(text: string, needle: string, from: number, to: number): number {
  if (isHeavy(text, needle)) {
    for (const at of heavyOccurrences(text, needle, from, to, false)) return at;
    return -1;
  }
  const at = text.indexOf(needle, from);
  return at >= 0 && at + needle.length <= to ? at : -1;
}

export function lastIndexOfText(text: string, needle: string, from: number, to: number): number {
  if (needle.length > to - from) return -1;
  if (isHeavy(text, needle)) {
    const backwards = reversed(text.slice(from, to));
    const at = indexOfText(backwards, reversed(needle), 0, backwards.length);
    return at < 0 ? -1 : to - at - needle.length;
  }
  const at = text.lastIndexOf(needle, to - needle.length);
  return at >= from ? at : -1;
}

/** Where `needle` (not empty) occurs without overlap, at most `limit` times. */
export function occurrences(text: string, needle: string, from: number, to: number, limit: number): number[] {
  const found: number[] = [];
  if (limit <= 0) return found;
  if (isHeavy(text, needle)) {
    for (const at of heavyOccurrences(text, needle, from, to, true)) {
      found.push(at);
      if (found.length >= limit) break;
    }
    return found;
  }
  const last = to - needle.length;
  for (
    let at = text.indexOf(needle, from);
    at >= 0 && at <= last;
    at = text.indexOf(needle, at + needle.length)
  ) {
    found.push(at);
    if (found.length >= limit) break;
  }
  return found;
}

/** Where `needle` (not empty) occurs without overlap, sought from the end, at most `limit` times; the last one first. */
export function occurrencesFromEnd(text: string, needle: string, limit: number): number[] {
  if (isHeavy(text, needle)) {
    const found = occurrences(reversed(text), reversed(needle), 0, text.length, limit);
    return found.map((at) => text.length - at - needle.length);
  }
  const found: number[] = [];
  let end = text.length;
  while (found.length < limit && end >= needle.length) {
    const at = text.lastIndexOf(needle, end - needle.length);
    if (at < 0) break;
    found.push(at);
    end = at;
  }
  return found;
}

/** Whether V8's own search, also inside `split` and `replaceAll`, could take too long. */
export function isHeavy(text: string, needle: string): boolean {
  return needle.length > 8 && text.length * needle.length > BEARABLE;
}

function* heavyOccurrences(
  text: string,
  needle: string,
  from: number,
  to: number,
  withoutOverlap: boolean,
): Generator<number> {
  const links = failureLinks(needle);
  let matched = 0;
  for (let i = from; i < to; i++) {
    const unit = text.charCodeAt(i);
    while (matched > 0 && needle.charCodeAt(matched) !== unit) matched = links[matched - 1]!;
    if (needle.charCodeAt(matched) === unit) matched++;
    if (matched < needle.length) continue;
    yield i + 1 - needle.length;
    matched = withoutOverlap ? 0 : links[matched - 1]!;
  }
}

/** For each prefix of `needle`, how long its longest border is. */
function failureLinks(needle: string): Int32Array {
  const links = new Int32Array(needle.length);
  let border = 0;
  for (let i = 1; i < needle.length; i++) {
    const unit = needle.charCodeAt(i);
    while (border > 0 && needle.charCodeAt(border) !== unit) border = links[border - 1]!;
    if (needle.charCodeAt(border) === unit) border++;
    links[i] = border;
  }
  return links;
}

function reversed(text: string): string {
  return text.split('').reverse().join('');
}
