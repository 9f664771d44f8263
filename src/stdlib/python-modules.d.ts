/** A module of the library written in Python, as the build packs it. See src/parser/packed.ts. */
declare module '*.py' {
  const packedTree: () => string;
  export default packedTree;
}
