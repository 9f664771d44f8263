/** The hash of a `str`. CPython: Python/pyhash.c. */

/** A string's hash: FNV-1a over UTF-16 units, 53 bits; that of an empty one is 0, as in CPython. */
export function hashString(value: string): number {
  if (value === '') return 0;
  let low = 0x811c9dc5;
  let high = 0x2545f491;
  for (let i = 0; i < value.length; i++) {
    const unit = value.charCodeAt(i);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x85ebca6b);
  }
  return (high >>> 11) * 4294967296 + (low >>> 0);
}
