/** Randomness: the system's own, and a sequence that a seed determines. */
import type { RandomSource } from './host.ts';

/** `getRandomValues` gives no more at once. */
const mostAtOnce = 65_536;

export function systemRandom(): RandomSource {
  return {
    bytes(count) {
      const bytes = new Uint8Array(count);
      for (let start = 0; start < count; start += mostAtOnce) {
        crypto.getRandomValues(bytes.subarray(start, start + mostAtOnce));
      }
      return bytes;
    },
  };
}

/** xoshiro128**, its state filled by splitmix32. Not for secrets. */
export function seededRandom(seed: number): RandomSource {
  let a = splitmix(seed, 1);
  let b = splitmix(seed, 2);
  let c = splitmix(seed, 3);
  let d = splitmix(seed, 4);
  const next = (): number => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9);
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result;
  };
  return {
    bytes(count) {
      const bytes = new Uint8Array(count);
      for (let start = 0; start < count; start += 4) {
        const word = next();
        for (let index = 0; index < 4 && start + index < count; index++) {
          bytes[start + index] = word >>> (8 * index);
        }
      }
      return bytes;
    },
  };
}

function splitmix(seed: number, step: number): number {
  let word = (seed + Math.imul(step, 0x9e3779b9)) | 0;
  word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
  return word ^ (word >>> 16);
}

function rotate(word: number, count: number): number {
  return (word << count) | (word >>> (32 - count));
}
