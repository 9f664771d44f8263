/** What the host reports, as Python's errors. Docs: library/errno.html. */
import { HostError } from '../host/host.ts';
import type { PyException } from '../kernel/exception.ts';
import { None, type Value } from '../kernel/object.ts';
import { osError } from './os-error.ts';

const reasons: Readonly<Record<string, readonly [number: number, text: string]>> = {
  EPERM: [1, 'Operation not permitted'],
  ENOENT: [2, 'No such file or directory'],
  EIO: [5, 'Input/output error'],
  EBADF: [9, 'Bad file descriptor'],
  EACCES: [13, 'Permission denied'],
  EEXIST: [17, 'File exists'],
  ENOTDIR: [20, 'Not a directory'],
  EISDIR: [21, 'Is a directory'],
  EBUSY: [16, 'Device or resource busy'],
  EINVAL: [22, 'Invalid argument'],
  EMFILE: [24, 'Too many open files'],
  ENOSPC: [28, 'No space left on device'],
  ESPIPE: [29, 'Illegal seek'],
  EROFS: [30, 'Read-only file system'],
  EPIPE: [32, 'Broken pipe'],
  ENOTEMPTY: [39, 'Directory not empty'],
  EFBIG: [27, 'File too large'],
  EXDEV: [18, 'Invalid cross-device link'],
  ENODEV: [19, 'No such device'],
  ENXIO: [6, 'No such device or address'],
  ENAMETOOLONG: [36, 'File name too long'],
  ELOOP: [40, 'Too many levels of symbolic links'],
};

/** Does something with the host; its failure is raised as OSError. */
export function hostCall<T>(filename: Value, operation: () => T): T {
  try {
    return operation();
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    throw asOsError(error, filename);
  }
}

export function asOsError(error: HostError, filename: Value = None): PyException {
  const [number, text] = reasonOf(error);
  return osError(number, text, filename);
}

/** The number and the text of the system's error. */
export function reasonOf(error: HostError): readonly [number: number, text: string] {
  return reasons[error.code] ?? [5, error.code];
}

/** Whether the operation succeeds. */
export function succeeds(operation: () => boolean): boolean {
  try {
    return operation();
  } catch (error) {
    if (error instanceof HostError) return false;
    throw error;
  }
}

/** What the system says to an error number: `os.strerror`. */
export function errorText(number: number): string {
  for (const [known, text] of Object.values(reasons)) if (known === number) return text;
  return `Unknown error ${number}`;
}
