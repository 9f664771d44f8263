/** A file system in memory: POSIX paths, and the errors that Linux gives for them. */
import { type FileStatus, type Files, HostError } from './host.ts';

export interface MemoryFilesOptions {
  /** Contents by path; the folders above are made. A path that ends with a slash is an empty folder. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly workingFolder?: string;
  /** Seconds since 1970 began, for the times of modification. */
  readonly now?: () => number;
}

interface FileNode {
  readonly kind: 'file';
  data: Uint8Array;
  modified: number;
}

interface FolderNode {
  readonly kind: 'folder';
  readonly parent: FolderNode | null;
  readonly name: string;
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
  private readonly working: FolderNode;

  constructor(options: MemoryFilesOptions = {}) {
    this.now = options.now ?? (() => 0);
    this.root = { kind: 'folder', parent: null, name: '', entries: new Map(), modified: this.now() };
    this.working = this.root;
    this.working = this.makeFolder(options.workingFolder ?? '/');
    for (const [path, content] of Object.entries(options.files ?? {})) {
      const nameStart = path.lastIndexOf('/') + 1;
      if (nameStart > 0) this.makeFolder(path.slice(0, nameStart));
      if (nameStart < path.length) {
        this.write(path, typeof content === 'string' ? new TextEncoder().encode(content) : content);
      }
    }
  }

  workingFolder(): string {
    return pathOf(this.working);
  }

  read(path: string): Uint8Array {
    const node = this.existing(path);
    if (node.kind === 'folder') throw new HostError('EISDIR', path);
    return node.data.slice();
  }

  write(path: string, data: Uint8Array): void {
    const { folder, name, node, asFolder } = this.find(path);
    if (node?.kind === 'folder' || (node === undefined && asFolder)) throw new HostError('EISDIR', path);
    const modified = this.now();
    if (node !== undefined) {
      node.data = data.slice();
      node.modified = modified;
      return;
    }
    folder.entries.set(name, { kind: 'file', data: data.slice(), modified });
    folder.modified = modified;
  }

  status(path: string): FileStatus {
    const node = this.existing(path);
    return {
      kind: node.kind,
      size: node.kind === 'file' ? node.data.length : 0,
      modified: node.modified,
    };
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

  private makeFolder(path: string): FolderNode {
    let folder = path.startsWith('/') ? this.root : this.working;
    for (const name of namesIn(path)) {
      if (name !== '..' && !folder.entries.has(name)) {
        const made: FolderNode = {
          kind: 'folder',
          parent: folder,
          name,
          entries: new Map(),
          modified: this.now(),
        };
        folder.entries.set(name, made);
      }
      folder = this.enter(folder, name, path);
    }
    return folder;
  }
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
