/** What is searched, character by character. */

export abstract class Subject {
  /** Nothing is matched from here on. */
  readonly end: number;

  constructor(end: number) {
    this.end = end;
  }

  /** The code of the character at `place`, which is before the end. */
  abstract at(place: number): number;
  /** Where `text`, which is `codes`, is found from a place on; -1 when it is not. */
  abstract find(text: string, codes: readonly number[], from: number): number;
}

/** A text without surrogate pairs, or bytes as characters. */
export class UnitSubject extends Subject {
  private readonly text: string;

  constructor(text: string, end: number) {
    super(end);
    this.text = text;
  }

  at(place: number): number {
    return this.text.charCodeAt(place);
  }

  find(text: string, _codes: readonly number[], from: number): number {
    const { text: whole, end } = this;
    return (end < whole.length ? whole.slice(0, end) : whole).indexOf(text, from);
  }
}

/** A text with characters beyond the basic plane. */
export class CodePointSubject extends Subject {
  private readonly codes: Uint32Array;

  constructor(codes: Uint32Array, end: number) {
    super(end);
    this.codes = codes;
  }

  at(place: number): number {
    return this.codes[place]!;
  }

  find(_text: string, codes: readonly number[], from: number): number {
    const [first] = codes;
    const last = this.end - codes.length;
    for (
      let at = this.codes.indexOf(first!, from);
      at >= 0 && at <= last;
      at = this.codes.indexOf(first!, at + 1)
    ) {
      let same = 1;
      while (same < codes.length && this.codes[at + same] === codes[same]) same++;
      if (same === codes.length) return at;
    }
    return -1;
  }
}

/** The characters of a text as numbers. */
export function codePoints(text: string): Uint32Array {
  const codes = new Uint32Array(text.length);
  let count = 0;
  for (let at = 0; at < text.length; count++) {
    const code = text.codePointAt(at)!;
    codes[count] = code;
    at += code > 0xffff ? 2 : 1;
  }
  return codes.subarray(0, count);
}
