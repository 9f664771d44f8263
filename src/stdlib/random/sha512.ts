/** SHA-512, with which `random.seed` spreads texts. FIPS 180-4; its constants are the fractions of roots of primes. */

const WORD = 64n;

export function sha512(message: Uint8Array): Uint8Array {
  const padded = new Uint8Array(Math.ceil((message.length + 17) / 128) * 128);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setBigUint64(padded.length - 8, BigInt(message.length) * 8n);
  const primes = firstPrimes(80);
  const constants = primes.map((prime) => rootFraction(prime, 3n));
  let state = primes.slice(0, 8).map((prime) => rootFraction(prime, 2n));
  for (let block = 0; block < padded.length; block += 128) state = compress(state, view, block, constants);
  const digest = new DataView(new ArrayBuffer(64));
  state.forEach((word, i) => {
    digest.setBigUint64(8 * i, word);
  });
  return new Uint8Array(digest.buffer);
}

function compress(state: bigint[], view: DataView, block: number, constants: bigint[]): bigint[] {
  const words: bigint[] = [];
  for (let i = 0; i < 16; i++) words.push(view.getBigUint64(block + 8 * i));
  for (let i = 16; i < 80; i++) {
    const early = words[i - 15]!;
    const late = words[i - 2]!;
    const small = rotate(early, 1n) ^ rotate(early, 8n) ^ (early >> 7n);
    const large = rotate(late, 19n) ^ rotate(late, 61n) ^ (late >> 6n);
    words.push(wrap(words[i - 16]! + small + words[i - 7]! + large));
  }
  let [a, b, c, d, e, f, g, h] = state as [bigint, bigint, bigint, bigint, bigint, bigint, bigint, bigint];
  for (let i = 0; i < 80; i++) {
    const first =
      h +
      (rotate(e, 14n) ^ rotate(e, 18n) ^ rotate(e, 41n)) +
      ((e & f) ^ (~e & g)) +
      constants[i]! +
      words[i]!;
    const second = (rotate(a, 28n) ^ rotate(a, 34n) ^ rotate(a, 39n)) + ((a & b) ^ (a & c) ^ (b & c));
    [h, g, f, e, d, c, b, a] = [g, f, e, wrap(d + first), c, b, a, wrap(first + second)];
  }
  return [a, b, c, d, e, f, g, h].map((word, i) => wrap(word + state[i]!));
}

function wrap(word: bigint): bigint {
  return BigInt.asUintN(64, word);
}

function rotate(word: bigint, count: bigint): bigint {
  return wrap((word >> count) | (word << (WORD - count)));
}

function firstPrimes(count: number): bigint[] {
  const primes: bigint[] = [];
  for (let each = 2n; primes.length < count; each++) {
    if (primes.every((prime) => each % prime !== 0n)) primes.push(each);
  }
  return primes;
}

/** The first 64 bits after the point of a root. */
function rootFraction(value: bigint, degree: bigint): bigint {
  const target = value << (WORD * degree);
  let root = 0n;
  for (let bit = 1n << (WORD + 5n); bit > 0n; bit >>= 1n) {
    if ((root | bit) ** degree <= target) root |= bit;
  }
  return wrap(root);
}
