/** What is wrong with a pattern or a template, before there is an exception for it. */
import type { Value } from '../../runtime/kernel/object.ts';

/** Thrown inside this module only: `reported` turns it into the exception. */
export class PatternFault {
  readonly message: string;
  readonly source: Value;
  /** In characters. */
  readonly place: Value;

  constructor(message: string, source: Value = null, place: Value = null) {
    this.message = message;
    this.source = source;
    this.place = place;
  }
}
