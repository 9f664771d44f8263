/** The files of the machine, by synchronous calls: a Python program waits for its disk, too. */
import { readdirSync, readFileSync, realpathSync, type Stats, statSync, writeFileSync } from 'node:fs';
import type { FileKind, FileStatus, Files } from '../host.ts';
import { hostError } from './errors.ts';

export class NodeFiles implements Files {
  workingFolder(): string {
    return attempt(null, () => process.cwd());
  }

  read(path: string): Uint8Array {
    const { buffer, byteOffset, length } = attempt(path, () => readFileSync(path));
    return new Uint8Array(buffer, byteOffset, length);
  }

  write(path: string, data: Uint8Array): void {
    attempt(path, () => writeFileSync(path, data));
  }

  status(path: string): FileStatus {
    const stats = attempt(path, () => statSync(path));
    return { kind: kindOf(stats), size: stats.size, modified: stats.mtimeMs / 1000 };
  }

  list(path: string): string[] {
    return attempt(path, () => readdirSync(path));
  }

  resolve(path: string): string {
    return attempt(path, () => realpathSync.native(path));
  }
}

function attempt<T>(path: string | null, operation: () => T): T {
  try {
    return operation();
  } catch (error) {
    throw hostError(error, path);
  }
}

function kindOf(stats: Stats): FileKind {
  if (stats.isFile()) return 'file';
  return stats.isDirectory() ? 'folder' : 'other';
}
