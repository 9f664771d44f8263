/** What is made when it is first asked for, and kept: types and tables of modules that most programs never import. */

export function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
