/** Reads a pattern or a template one character, or one escape, at a time. CPython: Lib/re/_parser.py (Tokenizer). */
import { isIdentifier } from '../../lexer/identifiers.ts';
import { asciiOnly, quoted } from '../../lexer/quoted.ts';
import type { Value } from '../../runtime/kernel/object.ts';
import { characters } from '../../runtime/objects/text-width.ts';
import { PatternFault } from './pattern-fault.ts';

export class Reader {
  /** The pattern as Python has it, for errors. */
  readonly source: Value;
  /** A `str`, not bytes. */
  readonly isText: boolean;
  /** A character, or a backslash with the character after it; null at the end. */
  next: string | null = null;
  private readonly characters: readonly string[];
  private at = 0;
  /** Of `next`, in characters. */
  private width = 0;

  /** `text` has one character for each byte when the pattern is bytes. */
  constructor(source: Value, text: string, isText: boolean) {
    this.source = source;
    this.isText = isText;
    this.characters = characters(text);
    this.advance();
  }

  /** Where `next` begins. */
  get place(): number {
    return this.at - this.width;
  }

  /** Goes back. */
  moveTo(place: number): void {
    this.at = place;
    this.advance();
  }

  take(): string | null {
    const taken = this.next;
    this.advance();
    return taken;
  }

  /** Takes `character` if it is the next one. */
  skip(character: string): boolean {
    if (this.next !== character) return false;
    this.advance();
    return true;
  }

  /** Takes at most `most` characters that `accepts`. */
  takeWhile(most: number, accepts: RegExp): string {
    let taken = '';
    for (let i = 0; i < most && this.next !== null && accepts.test(this.next); i++) taken += this.take();
    return taken;
  }

  /** Takes what stands before `terminator`, and that. `noun` is what messages call it. */
  takeUntil(terminator: string, noun: string): string {
    let taken = '';
    for (;;) {
      const character = this.take();
      if (character === null) {
        if (taken === '') throw this.error(`missing ${noun}`);
        throw this.error(`missing ${terminator}, unterminated name`, lengthOf(taken));
      }
      if (character === terminator) {
        if (taken === '') throw this.error(`missing ${noun}`, 1);
        return taken;
      }
      taken += character;
    }
  }

  /** An error `back` characters before the next one. */
  error(message: string, back = 0): PatternFault {
    return new PatternFault(this.isText ? message : asciiOnly(message), this.source, this.place - back);
  }

  /** The name of a group, whose end is `back` characters before the next one. */
  checkName(name: string, back: number): void {
    if (this.isText ? isIdentifier(name) : /^[A-Za-z_]\w*$/.test(name)) return;
    const ascii = !this.isText && !/^[\0-\x7f]*$/.test(name);
    const shown = ascii ? asciiOnly(quoted(name)) : quoted(name);
    throw this.error(`bad character in group name ${shown}`, lengthOf(name) + back);
  }

  private advance(): void {
    const { at } = this;
    const character = this.characters[at];
    if (character === undefined) {
      this.next = null;
      this.width = 0;
      return;
    }
    if (character !== '\\') {
      this.next = character;
      this.width = 1;
      this.at = at + 1;
      return;
    }
    const escaped = this.characters[at + 1];
    if (escaped === undefined) {
      throw new PatternFault('bad escape (end of pattern)', this.source, this.characters.length - 1);
    }
    this.next = character + escaped;
    this.width = 2;
    this.at = at + 2;
  }
}

/** In characters of Python. */
export function lengthOf(text: string): number {
  return characters(text).length;
}
