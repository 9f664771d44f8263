/** What a callable accepts. Docs: glossary.html#term-parameter. */
import type { Value } from './object.ts';

export interface Parameter {
  readonly name: string;
  /** Where its argument goes in the array that binding fills. */
  readonly slot: number;
}

/** How messages about wrong arguments are worded: as CPython does for Python functions, or for functions written in C. */
export type Wording = 'def' | 'c';

export class Parameters {
  /** Positional-only ones first. */
  readonly positional: readonly Parameter[];
  readonly positionalOnlyCount: number;
  readonly keywordOnly: readonly Parameter[];
  /** The slots of `*args` and `**kwargs`, or -1. */
  readonly varargsSlot: number;
  readonly kwargsSlot: number;
  readonly wording: Wording;
  /** How many arguments binding gives. */
  readonly count: number;

  constructor(spec: {
    positional: readonly Parameter[];
    positionalOnlyCount: number;
    keywordOnly: readonly Parameter[];
    varargsSlot: number;
    kwargsSlot: number;
    wording: Wording;
  }) {
    this.positional = spec.positional;
    this.positionalOnlyCount = spec.positionalOnlyCount;
    this.keywordOnly = spec.keywordOnly;
    this.varargsSlot = spec.varargsSlot;
    this.kwargsSlot = spec.kwargsSlot;
    this.wording = spec.wording;
    this.count =
      spec.positional.length +
      spec.keywordOnly.length +
      (spec.varargsSlot >= 0 ? 1 : 0) +
      (spec.kwargsSlot >= 0 ? 1 : 0);
  }

  /** Arguments can be taken as they come: no `*args`, `**kwargs`. */
  get isPlain(): boolean {
    return this.varargsSlot < 0 && this.kwargsSlot < 0;
  }
}

/**
 * Default values by slot. `REQUIRED` marks a parameter that has none; `undefined` is a default that a native tells
 * from every guest value.
 */
export const REQUIRED: unique symbol = Symbol('REQUIRED');
export type Defaults = readonly (Value | undefined | typeof REQUIRED)[];
