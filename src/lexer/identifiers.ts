/** Which characters make names, and their normal form. Docs: reference/lexical_analysis.html#identifiers. */
import { hasProperty, isMadeOf } from './unicode/properties.ts';
import { NAME_PART, NAME_START } from './unicode/tables/properties.ts';

/** Whether a character may begin a name. */
export function isNameStart(character: string): boolean {
  return hasProperty(character.codePointAt(0)!, NAME_START);
}

/** Whether a character may continue a name. */
export function isNamePart(character: string): boolean {
  return hasProperty(character.codePointAt(0)!, NAME_PART);
}

/** `str.isidentifier` */
export function isIdentifier(text: string): boolean {
  if (/^\w*$/.test(text)) return /^[^\d]/.test(text);
  return isNameStart(text) && isMadeOf(text, NAME_PART);
}

/** Names are compared after NFKC, which newer versions of Unicode do not change for the characters of older ones. */
export function normalizeName(name: string): string {
  return name.normalize('NFKC');
}
