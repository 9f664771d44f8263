/** Node's failures as `HostError`s: the names of the system's errors stay, Node's own names are translated. */
import { HostError } from '../host.ts';

const translations: ReadonlyMap<string, string> = new Map([
  ['ERR_FS_FILE_TOO_LARGE', 'EFBIG'],
  ['ERR_FS_EISDIR', 'EISDIR'],
  ['ERR_STRING_TOO_LONG', 'ENOMEM'],
  ['ERR_MEMORY_ALLOCATION_FAILED', 'ENOMEM'],
  ['ERR_OUT_OF_RANGE', 'EFBIG'],
]);

export function hostError(error: unknown, path: string | null = null): HostError {
  return new HostError(codeOf(error), path);
}

export function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (typeof code !== 'string') return 'EINVAL';
  if (/^E(?!RR_)[A-Z0-9]+$/.test(code)) return code;
  return translations.get(code) ?? 'EINVAL';
}
