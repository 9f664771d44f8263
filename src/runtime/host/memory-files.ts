/** A file system in memory: POSIX paths, and the errors that Linux gives for them. */
import { type FileHandle, type FileStatus, type Files, HostError, type OpenMode } from './host.ts';

export interface MemoryFilesOptions {
  /** Contents by path; the folders above are made. A path that ends with a slash is an empty folder. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly workingFolder?: string;
  /** Seconds since 1970 began, for the times of modification. */
  readonly now?: () => number;
}

interface FileNode {
  readonly kind: 'file';
  readonly inode: number;
  permissions: number;
  /** How many names it has. */
  links: number;
  accessed: number | null;
  /** The first `size` bytes count; the rest is room to grow. */
  data: Uint8Array;
  size: number;
  modified: number;
}

interface FolderNode {
  readonly kind: 'folder';
  readonly inode: number;
  permissions: number;
  accessed: number | null;
  parent: FolderNode | null;
  name: string;
  readonly entries: Map<string, FileNode | FolderNode>;
  modified: number;
}

/** Where a path leads: to `node` if there is one, else to a name that is free in `folder`. */
interface Place {
  readonly folder: FolderNode;
  readonly name: string;
  readonly node: FileNode | FolderNode | undefined;
  /** The path asks for a folder by its end: `x/`, `x/.`. */
  readonly asFolder: boolean;
}

export class MemoryFiles implements Files {
  private readonly now: () => number;
  private readonly root: FolderNode;
  private working: FolderNode;
  private lastInode = 0;
  /** By number; those of the standard streams are taken. */
  private readonly handles: (MemoryFile | null | undefined)[] = [null, null, null];

  constructor(options: MemoryFilesOptions = {}) {
    this.now = options.now ?? (() => 0);
    this.root = this.newFolder(null, '');
    this.working = this.root;
    this.working = this.ensureFolder(options.workingFolder ?? '/');
    for (const [path, content] of Object.entries(options.files ?? {})) {
      const nameStart = path.lastIndexOf('/') + 1;
      if (nameStart > 0) this.ensureFolder(path.slice(0, nameStart));
      if (nameStart < path.length) {
        this.write(path, typeof content === 'string' ? new TextEncoder().encode(content) : content);
      }
    }
  }

  workingFolder(): string {
    return pathOf(this.working);
  }

  changeFolder(path: string): void {
    const node = this.existing(path);
    if (node.kind === 'file') throw new HostError('ENOTDIR', path);
    this.working = node;
  }

  read(path: string): Uint8Array {
    const node = this.existing(path);
    if (node.kind === 'folder') throw new HostError('EISDIR', path);
    return node.data.slice(0, node.size);
  }

  write(path: string, data: Uint8Array): void {
    const node = this.created(path, 'if missing');
    node.data = data.slice();
    node.size = data.length;
    node.modified = this.now();
  }

  open(path: string, mode: OpenMode): FileHandle {
    const node = this.created(path, mode.create);
    if (mode.truncate) {
      node.size = 0;
      node.modified = this.now();
    }
    let number = this.handles.indexOf(undefined);
    if (number < 0) number = this.handles.length;
    const handle = new MemoryFile(node, number, mode, this.now, () => {
      this.handles[number] = undefined;
    });
    this.handles[number] = handle;
    return handle;
  }

  /** The file, made if it may be. */
  private created(path: string, create: OpenMode['create']): FileNode {
    const { folder, name, node, asFolder } = this.find(path);
    if (node !== undefined) {
      if (create === 'only if missing') throw new HostError('EEXIST', path);
      if (node.kind === 'folder') throw new HostError('EISDIR', path);
      return node;
    }
    if (create === 'never') throw new HostError('ENOENT', path);
    if (asFolder) throw new HostError('EISDIR', path);
    const modified = this.now();
    const made: FileNode = {
      kind: 'file',
      inode: ++this.lastInode,
      permissions: 0o644,
      links: 1,
      accessed: null,
      data: new Uint8Array(),
      size: 0,
      modified,
    };
    folder.entries.set(name, made);
    folder.modified = modified;
    return made;
  }

  status(path: string): FileStatus {
    return statusOf(this.existing(path));
  }

  linkStatus(path: string): FileStatus {
    return this.status(path);
  }

  list(path: string): string[] {
    const node = this.existing(path);
    if (node.kind === 'file') throw new HostError('ENOTDIR', path);
    return [...node.entries.keys()];
  }

  resolve(path: string): string {
    const node = this.existing(path);
    if (node.kind === 'folder') return pathOf(node);
    const { folder, name } = this.find(path);
    return joined(pathOf(folder), name);
  }

  makeFolder(path: string): void {
    const { folder, name, node } = this.find(path);
    if (node !== undefined) throw new HostError('EEXIST', path);
    folder.entries.set(name, this.newFolder(folder, name));
    folder.modified = this.now();
  }

  removeFolder(path: string): void {
    const { folder, name, node } = this.find(path);
    if (node === undefined) throw new HostError('ENOENT', path);
    if (node.kind === 'file') throw new HostError('ENOTDIR', path);
    if (node.entries.size > 0) throw new HostError('ENOTEMPTY', path);
    if (name === '') throw new HostError('EINVAL', path);
    folder.entries.delete(name);
    folder.modified = this.now();
  }

  removeFile(path: string): void {
    const { folder, name, node } = this.find(path);
    if (node === undefined) throw new HostError('ENOENT', path);
    if (node.kind === 'folder') throw new HostError('EISDIR', path);
    node.links--;
    folder.entries.delete(name);
    folder.modified = this.now();
  }

  changeMode(path: string, mode: number): void {
    this.existing(path).permissions = mode & 0o7777;
  }

  setTimes(path: string, accessed: number, modified: number): void {
    const node = this.existing(path);
    node.accessed = accessed;
    node.modified = modified;
  }

  link(from: string, to: string): void {
    const node = this.existing(from);
    const target = this.find(to);
    if (node.kind === 'folder') throw new HostError('EPERM', from);
    if (target.node !== undefined) throw new HostError('EEXIST', from);
    node.links++;
    target.folder.entries.set(target.name, node);
    target.folder.modified = this.now();
  }

  /** As a file system that has none. */
  symbolicLink(_target: string, path: string): void {
    throw new HostError(this.find(path).node === undefined ? 'EPERM' : 'EEXIST', path);
  }

  readLink(path: string): string {
    this.existing(path);
    throw new HostError('EINVAL', path);
  }

  rename(from: string, to: string): void {
    const source = this.find(from);
    const target = this.find(to);
    const { node } = source;
    const old = target.node;
    if (node === undefined) throw new HostError('ENOENT', from);
    if (source.name === '' || target.name === '') throw new HostError('EBUSY', from);
    if (old === node) return;
    if (old?.kind === 'folder') {
      if (node.kind === 'file') throw new HostError('EISDIR', from);
      if (old.entries.size > 0) throw new HostError('ENOTEMPTY', from);
    } else if (old !== undefined && node.kind === 'folder') throw new HostError('ENOTDIR', from);
    if (node.kind === 'folder') {
      for (let each: FolderNode | null = target.folder; each !== null; each = each.parent)
        if (each === node) throw new HostError('EINVAL', from);
      node.parent = target.folder;
      node.name = target.name;
    }
    source.folder.entries.delete(source.name);
    target.folder.entries.set(target.name, node);
    source.folder.modified = target.folder.modified = this.now();
  }

  private newFolder(parent: FolderNode | null, name: string): FolderNode {
    const inode = ++this.lastInode;
    const modified = this.now();
    return {
      kind: 'folder',
      inode,
      permissions: 0o755,
      accessed: null,
      parent,
      name,
      entries: new Map(),
      modified,
    };
  }

  private existing(path: string): FileNode | FolderNode {
    const { node } = this.find(path);
    if (node === undefined) throw new HostError('ENOENT', path);
    return node;
  }

  private find(path: string): Place {
    if (path === '') throw new HostError('ENOENT', path);
    if (path.includes('\0')) throw new HostError('EINVAL', path);
    const asFolder = /(?:^|\/)\.{0,2}$/.test(path);
    const names = namesIn(path);
    const last = names.at(-1) === '..' ? undefined : names.pop();
    let folder = path.startsWith('/') ? this.root : this.working;
    for (const name of names) folder = this.enter(folder, name, path);
    if (last === undefined) return { folder, name: '', node: folder, asFolder };
    const node = folder.entries.get(last);
    if (node?.kind === 'file' && asFolder) throw new HostError('ENOTDIR', path);
    return { folder, name: last, node, asFolder };
  }

  private enter(folder: FolderNode, name: string, path: string): FolderNode {
    const next = name === '..' ? (folder.parent ?? folder) : folder.entries.get(name);
    if (next === undefined) throw new HostError('ENOENT', path);
    if (next.kind === 'file') throw new HostError('ENOTDIR', path);
    return next;
  }

  private ensureFolder(path: string): FolderNode {
    let folder = path.startsWith('/') ? this.root : this.working;
    for (const name of namesIn(path)) {
      if (name !== '..' && !folder.entries.has(name)) folder.entries.set(name, this.newFolder(folder, name));
      folder = this.enter(folder, name, path);
    }
    return folder;
  }
}

class MemoryFile implements FileHandle {
  readonly number: number;
  private readonly node: FileNode;
  private readonly mode: OpenMode;
  private readonly now: () => number;
  private readonly closed: () => void;
  private place = 0;

  constructor(node: FileNode, number: number, mode: OpenMode, now: () => number, closed: () => void) {
    this.node = node;
    this.number = number;
    this.mode = mode;
    this.now = now;
    this.closed = closed;
    if (mode.append) this.place = node.size;
  }

  read(count: number): Uint8Array {
    if (!this.mode.read) throw new HostError('EBADF');
    const { data, size } = this.node;
    const start = Math.min(this.place, size);
    const end = Math.min(start + count, size);
    this.place = Math.max(this.place, end);
    return data.slice(start, end);
  }

  write(data: Uint8Array): number {
    if (!this.mode.write) throw new HostError('EBADF');
    if (this.mode.append) this.place = this.node.size;
    const end = this.place + data.length;
    if (end > this.node.size) this.resize(end);
    this.node.data.set(data, this.place);
    this.place = end;
    this.node.modified = this.now();
    return data.length;
  }

  seek(position: number): void {
    this.place = position;
  }

  position(): number {
    return this.place;
  }

  truncate(size: number): void {
    if (!this.mode.write) throw new HostError('EINVAL');
    this.resize(size);
    this.node.modified = this.now();
  }

  status(): FileStatus {
    return statusOf(this.node);
  }

  sync(): void {}

  isTerminal(): boolean {
    return false;
  }

  close(): void {
    this.closed();
  }

  private resize(size: number): void {
    const { node } = this;
    if (size > node.data.length) {
      const larger = allocate(Math.max(size, node.data.length * 2), size);
      larger.set(node.data.subarray(0, node.size));
      node.data = larger;
    } else if (size < node.size) node.data.fill(0, size, node.size);
    node.size = size;
  }
}

/** As much as wished, or as needed; memory that is full is a disk that is full. */
function allocate(wished: number, needed: number): Uint8Array {
  for (const size of [wished, needed]) {
    try {
      return new Uint8Array(size);
    } catch {
      // tried again with less
    }
  }
  throw new HostError('ENOSPC');
}

function statusOf(node: FileNode | FolderNode): FileStatus {
  const { kind, modified, inode } = node;
  const isFile = kind === 'file';
  return {
    kind,
    size: isFile ? node.size : 0,
    modified,
    accessed: node.accessed ?? modified,
    changed: modified,
    mode: (isFile ? 0o100000 : 0o040000) | node.permissions,
    inode,
    device: 1,
    links: isFile ? node.links : 1,
    user: 0,
    group: 0,
  };
}

function namesIn(path: string): string[] {
  return path.split('/').filter((name) => name !== '' && name !== '.');
}

function pathOf(folder: FolderNode): string {
  return folder.parent === null ? '/' : joined(pathOf(folder.parent), folder.name);
}

function joined(folder: string, name: string): string {
  return folder === '/' ? `/${name}` : `${folder}/${name}`;
}
