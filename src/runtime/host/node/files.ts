/** The files of the machine, by synchronous calls: a Python program waits for its disk, too. */
import {
  chmodSync,
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  linkSync,
  lstatSync,
  lutimesSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  readSync,
  realpathSync,
  renameSync,
  rmdirSync,
  type Stats,
  statSync,
  symlinkSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { isatty } from 'node:tty';
import {
  type FileHandle,
  type FileKind,
  type FileStatus,
  type Files,
  HostError,
  type OpenMode,
} from '../host.ts';
import { codeOf, hostError } from './errors.ts';

export class NodeFiles implements Files {
  workingFolder(): string {
    return attempt(null, () => process.cwd());
  }

  changeFolder(path: string): void {
    attempt(path, () => process.chdir(path));
  }

  read(path: string): Uint8Array {
    const { buffer, byteOffset, length } = attempt(path, () => readFileSync(path));
    return new Uint8Array(buffer, byteOffset, length);
  }

  write(path: string, data: Uint8Array): void {
    attempt(path, () => writeFileSync(path, data));
  }

  open(path: string, mode: OpenMode): FileHandle {
    const number = attempt(path, () => openSync(path, flagsOf(mode)));
    const stats = attempt(path, () => fstatSync(number));
    if (stats.isDirectory()) {
      closeSync(number);
      throw new HostError('EISDIR', path);
    }
    return new NodeFile(number, stats.isFile(), mode.append);
  }

  status(path: string): FileStatus {
    return statusOf(attempt(path, () => statSync(path)));
  }

  linkStatus(path: string): FileStatus {
    return statusOf(attempt(path, () => lstatSync(path)));
  }

  list(path: string): string[] {
    return attempt(path, () => readdirSync(path));
  }

  resolve(path: string): string {
    return attempt(path, () => realpathSync.native(path));
  }

  makeFolder(path: string): void {
    attempt(path, () => mkdirSync(path));
  }

  removeFolder(path: string): void {
    attempt(path, () => rmdirSync(path));
  }

  removeFile(path: string): void {
    attempt(path, () => unlinkSync(path));
  }

  rename(from: string, to: string): void {
    attempt(from, () => renameSync(from, to));
  }

  changeMode(path: string, mode: number): void {
    attempt(path, () => chmodSync(path, mode));
  }

  setTimes(path: string, accessed: number, modified: number, follow: boolean): void {
    attempt(path, () => (follow ? utimesSync : lutimesSync)(path, accessed, modified));
  }

  link(from: string, to: string): void {
    attempt(from, () => linkSync(from, to));
  }

  symbolicLink(target: string, path: string): void {
    attempt(path, () => symlinkSync(target, path));
  }

  readLink(path: string): string {
    return attempt(path, () => readlinkSync(path));
  }
}

/** Keeps its own place, because Node asks for one with each call; devices have none. */
class NodeFile implements FileHandle {
  readonly number: number;
  private readonly hasPlaces: boolean;
  private readonly append: boolean;
  private place = 0;

  constructor(number: number, hasPlaces: boolean, append: boolean) {
    this.number = number;
    this.hasPlaces = hasPlaces;
    this.append = append;
    if (append && hasPlaces) this.place = this.status().size;
  }

  read(count: number): Uint8Array {
    const buffer = new Uint8Array(count);
    const position = this.hasPlaces ? this.place : null;
    const length = whenReady(() => readSync(this.number, buffer, 0, count, position));
    this.place += length;
    return buffer.subarray(0, length);
  }

  write(data: Uint8Array): number {
    const position = this.hasPlaces && !this.append ? this.place : null;
    const length = whenReady(() => writeSync(this.number, data, 0, data.length, position));
    if (this.append && this.hasPlaces) this.place = this.status().size;
    else this.place += length;
    return length;
  }

  seek(position: number): void {
    if (!this.hasPlaces) throw new HostError('ESPIPE');
    this.place = position;
  }

  position(): number {
    if (!this.hasPlaces) throw new HostError('ESPIPE');
    return this.place;
  }

  truncate(size: number): void {
    attempt(null, () => ftruncateSync(this.number, size));
  }

  status(): FileStatus {
    return statusOf(attempt(null, () => fstatSync(this.number)));
  }

  sync(): void {
    attempt(null, () => fsyncSync(this.number));
  }

  isTerminal(): boolean {
    return isatty(this.number);
  }

  close(): void {
    attempt(null, () => closeSync(this.number));
  }
}

function flagsOf({ read, write, append, create, truncate }: OpenMode): number {
  const { O_RDONLY, O_WRONLY, O_RDWR, O_APPEND, O_CREAT, O_EXCL, O_TRUNC } = constants;
  let flags = read && write ? O_RDWR : write ? O_WRONLY : O_RDONLY;
  if (append) flags |= O_APPEND;
  if (create !== 'never') flags |= O_CREAT;
  if (create === 'only if missing') flags |= O_EXCL;
  return truncate ? flags | O_TRUNC : flags;
}

function attempt<T>(path: string | null, operation: () => T): T {
  try {
    return operation();
  } catch (error) {
    throw hostError(error, path);
  }
}

/** A device that has nothing at the moment is asked again: the program waits for it. */
function whenReady<T>(operation: () => T): T {
  for (;;) {
    try {
      return operation();
    } catch (error) {
      const code = codeOf(error);
      if (code === 'EAGAIN') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
      else if (code !== 'EOF') throw hostError(error);
    }
  }
}

function statusOf(stats: Stats): FileStatus {
  return {
    kind: kindOf(stats),
    size: stats.size,
    modified: stats.mtimeMs / 1000,
    accessed: stats.atimeMs / 1000,
    changed: stats.ctimeMs / 1000,
    mode: stats.mode,
    inode: stats.ino,
    device: stats.dev,
    links: stats.nlink,
    user: stats.uid,
    group: stats.gid,
  };
}

function kindOf(stats: Stats): FileKind {
  if (stats.isFile()) return 'file';
  return stats.isDirectory() ? 'folder' : 'other';
}
