/** MT19937 with CPython's seeding. CPython: Modules/_randommodule.c. */

const SIZE = 624;
const PERIOD = 397;

export class MersenneTwister {
  private readonly words = new Uint32Array(SIZE);
  private next = SIZE;

  constructor(seed: bigint) {
    this.seed(seed);
  }

  /** Seeds with the 32-bit words of an integer that is not negative. */
  seed(seed: bigint): void {
    const hexadecimal = seed.toString(16);
    const key = new Uint32Array(Math.max(1, Math.ceil(hexadecimal.length / 8)));
    for (let end = hexadecimal.length, i = 0; end > 0; end -= 8, i++) {
      key[i] = Number.parseInt(hexadecimal.slice(Math.max(0, end - 8), end), 16);
    }
    this.seedByArray(key);
  }

  /** 53 bits as a float in [0, 1). */
  random(): number {
    const high = this.word() >>> 5;
    const low = this.word() >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  }

  /** At most 32 bits. */
  smallBits(count: number): number {
    return count === 0 ? 0 : this.word() >>> (32 - count);
  }

  /** Any number of bits. */
  bits(count: number): bigint {
    const parts: string[] = [];
    for (let left = count; left > 0; left -= 32) {
      const word = left < 32 ? this.word() >>> (32 - left) : this.word();
      parts.push(word.toString(16).padStart(8, '0'));
    }
    return parts.length === 0 ? 0n : BigInt(`0x${parts.reverse().join('')}`);
  }

  /** The 624 words and the position in them. */
  state(): number[] {
    return [...this.words, this.next];
  }

  restore(words: readonly number[]): void {
    this.words.set(words.slice(0, SIZE));
    this.next = words[SIZE]!;
  }

  private word(): number {
    if (this.next >= SIZE) this.twist();
    let word = this.words[this.next++]!;
    word ^= word >>> 11;
    word ^= (word << 7) & 0x9d2c5680;
    word ^= (word << 15) & 0xefc60000;
    return (word ^ (word >>> 18)) >>> 0;
  }

  private twist(): void {
    const { words } = this;
    for (let i = 0; i < SIZE; i++) {
      const mixed = (words[i]! & 0x80000000) | (words[(i + 1) % SIZE]! & 0x7fffffff);
      words[i] = words[(i + PERIOD) % SIZE]! ^ (mixed >>> 1) ^ ((mixed & 1) * 0x9908b0df);
    }
    this.next = 0;
  }

  private seedByArray(key: Uint32Array): void {
    const { words } = this;
    words[0] = 19650218;
    for (let i = 1; i < SIZE; i++) words[i] = Math.imul(1812433253, mix(words[i - 1]!)) + i;
    let i = 1;
    let j = 0;
    for (let k = Math.max(SIZE, key.length); k > 0; k--) {
      words[i] = (words[i]! ^ Math.imul(mix(words[i - 1]!), 1664525)) + key[j]! + j;
      if (++i >= SIZE) {
        words[0] = words[SIZE - 1]!;
        i = 1;
      }
      if (++j >= key.length) j = 0;
    }
    for (let k = SIZE - 1; k > 0; k--) {
      words[i] = (words[i]! ^ Math.imul(mix(words[i - 1]!), 1566083941)) - i;
      if (++i >= SIZE) {
        words[0] = words[SIZE - 1]!;
        i = 1;
      }
    }
    words[0] = 0x80000000;
    this.next = SIZE;
  }
}

function mix(word: number): number {
  return word ^ (word >>> 30);
}
