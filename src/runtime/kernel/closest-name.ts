/** The name that was probably meant. CPython: Python/suggestions.c. */
const mostCandidates = 750;
const longestPart = 40;
const moveCost = 2;
const caseCost = 1;

/** The most similar of `candidates`, of equally similar ones the first; null when none is similar enough. */
export function closestName(candidates: readonly string[], wrong: string): string | null {
  if (candidates.length >= mostCandidates) return null;
  const wrongBytes = bytesOf(wrong);
  let closest: string | null = null;
  let least = Number.MAX_SAFE_INTEGER;
  for (const candidate of candidates) {
    if (candidate === wrong) continue;
    const bytes = bytesOf(candidate);
    const share = Math.floor(((wrongBytes.length + bytes.length + 3) * moveCost) / 6);
    const bound = Math.min(share, least - 1);
    const distance = editDistance(wrongBytes, bytes, bound);
    if (distance > bound) continue;
    closest = candidate;
    least = distance;
  }
  return closest;
}

/**
 * What it costs to change `a` into `b`: inserting, deleting or replacing a byte, of which another case of the same
 * letter is the cheapest. Gives up with `bound + 1`.
 */
export function editDistance(a: Uint8Array, b: Uint8Array, bound: number): number {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  let short = a.subarray(start, a.length - end);
  let long = b.subarray(start, b.length - end);
  if (short.length > long.length) [short, long] = [long, short];
  if (short.length === 0) return long.length * moveCost;
  if (long.length > longestPart) return bound + 1;
  if ((long.length - short.length) * moveCost > bound) return bound + 1;
  const row = Array.from(short, (_, i) => (i + 1) * moveCost);
  let result = 0;
  for (let i = 0; i < long.length; i++) {
    let diagonal = i * moveCost;
    result = diagonal; // sic: one insertion less than it should be
    let least = Number.MAX_SAFE_INTEGER;
    for (let j = 0; j < short.length; j++) {
      const replaced = diagonal + replacementCost(long[i]!, short[j]!);
      diagonal = row[j]!;
      result = Math.min(Math.min(result, diagonal) + moveCost, replaced);
      row[j] = result;
      if (result < least) least = result;
    }
    if (least > bound) return bound + 1;
  }
  return result;
}

function replacementCost(a: number, b: number): number {
  if (a === b) return 0;
  return lower(a) === lower(b) ? caseCost : moveCost;
}

function lower(byte: number): number {
  return byte >= 65 && byte <= 90 ? byte + 32 : byte;
}

export function bytesOf(name: string): Uint8Array {
  return new TextEncoder().encode(name);
}
