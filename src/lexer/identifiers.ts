/** Which characters make names, and their normal form. Docs: reference/lexical_analysis.html#identifiers. */

/** Whether a code point beyond ASCII may begin a name. */
export function isNameStart(character: string): boolean {
  return /^[\p{XID_Start}]$/u.test(character);
}

/** Whether a code point beyond ASCII may continue a name. */
export function isNamePart(character: string): boolean {
  return /^[\p{XID_Continue}]$/u.test(character);
}

/** Names are compared after NFKC. */
export function normalizeName(name: string): string {
  return name.normalize('NFKC');
}
