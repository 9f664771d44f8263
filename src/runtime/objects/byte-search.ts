/** Finding bytes in bytes, in linear time. CPython: Objects/stringlib/fastsearch.h. */

/** The first place of `needle` in `[from, to)`, or -1. */
export function indexOfBytes(bytes: Uint8Array, needle: Uint8Array, from: number, to: number): number {
  const size = needle.length;
  if (from > to) return -1;
  if (size === 0) return from;
  const last = to - size;
  if (from > last) return -1;
  const window = to === bytes.length ? bytes : bytes.subarray(0, to);
  const first = needle[0]!;
  // Comparing again what was compared must not cost more than a few looks at each byte.
  let budget = 4 * (to - from) + 1000;
  for (let at = window.indexOf(first, from); at >= 0 && at <= last; at = window.indexOf(first, at + 1)) {
    let matched = 1;
    while (matched < size && bytes[at + matched] === needle[matched]) matched++;
    if (matched === size) return at;
    budget -= matched;
    if (budget < 0) return indexByLinks((i) => bytes[i]!, at + 1, to, needle);
  }
  return -1;
}

/** The last place of `needle` in `[from, to)`, or -1. */
export function lastIndexOfBytes(bytes: Uint8Array, needle: Uint8Array, from: number, to: number): number {
  const size = needle.length;
  if (from > to) return -1;
  if (size === 0) return to;
  let budget = 4 * (to - from) + 1000;
  for (let at = to - size; at >= from; at--) {
    let matched = 0;
    while (matched < size && bytes[at + matched] === needle[matched]) matched++;
    if (matched === size) return at;
    budget -= matched;
    if (budget < 0) {
      const end = at + size - 1;
      const found = indexByLinks((i) => bytes[end - 1 - i]!, 0, end - from, needle.slice().reverse());
      return found < 0 ? -1 : end - found - size;
    }
  }
  return -1;
}

/** Where `needle` (not empty) occurs in `[from, to)` without overlap, at most `limit` times. */
export function byteOccurrences(
  bytes: Uint8Array,
  needle: Uint8Array,
  from: number,
  to: number,
  limit: number,
): number[] {
  const found: number[] = [];
  for (let at = from; found.length < limit; at += needle.length) {
    at = indexOfBytes(bytes, needle, at, to);
    if (at < 0) break;
    found.push(at);
  }
  return found;
}

/** As `byteOccurrences`, sought from the end; the last one first. */
export function byteOccurrencesFromEnd(bytes: Uint8Array, needle: Uint8Array, limit: number): number[] {
  const found: number[] = [];
  for (let end = bytes.length; found.length < limit; ) {
    end = lastIndexOfBytes(bytes, needle, 0, end);
    if (end < 0) break;
    found.push(end);
  }
  return found;
}

/** Search by failure links (Knuth, Morris, Pratt). */
function indexByLinks(byteAt: (i: number) => number, from: number, to: number, needle: Uint8Array): number {
  const links = new Int32Array(needle.length);
  for (let i = 1, border = 0; i < needle.length; i++) {
    while (border > 0 && needle[border] !== needle[i]) border = links[border - 1]!;
    if (needle[border] === needle[i]) border++;
    links[i] = border;
  }
  for (let i = from, matched = 0; i < to; i++) {
    const byte = byteAt(i);
    while (matched > 0 && needle[matched] !== byte) matched = links[matched - 1]!;
    if (needle[matched] === byte) matched++;
    if (matched === needle.length) return i + 1 - matched;
  }
  return -1;
}
