/**
 * Imports of `.py` files give the module's tree as packed text (src/parser/packed.ts): the library's modules written in
 * Python are parsed when the package is built. One plugin for esbuild, one for Vitest.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** A function, so that the text is read when the module is imported, and is in no code cache. */
const moduleOf = (tree) => `export default () => ${JSON.stringify(tree)};`;

/** The parser, bundled from the sources as they are now. */
const parser = {
  loaded: undefined,
  async packed(path) {
    this.loaded ??= load();
    const { packedModule } = await this.loaded;
    return packedModule(readFileSync(path, 'utf8'), path);
  },
};

async function load() {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import { SourceText } from './src/lexer/source.ts';
        import { pack } from './src/parser/packed.ts';
        import { parse } from './src/parser/parse.ts';
        import { packScopes } from './src/parser/scope/packed-scopes.ts';
        import { analyse } from './src/parser/scope/resolve.ts';
        export function packedModule(text, path) {
          try {
            const { tree } = parse(new SourceText(text, path));
            const scopes = analyse(tree);
            return pack({ tree, annotationsAreText: scopes.annotationsAreText, scopes: packScopes(scopes) });
          } catch (error) {
            throw new Error(\`\${path}:\${error.lineno}: \${error.type}: \${error.message}\`);
          }
        }`,
      resolveDir: root,
    },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    logLevel: 'warning',
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

export const esbuildPythonModules = {
  name: 'python-modules',
  setup({ onLoad }) {
    onLoad({ filter: /\.py$/ }, async ({ path }) => ({
      contents: moduleOf(await parser.packed(path)),
      loader: 'js',
    }));
  },
};

export const vitePythonModules = {
  name: 'python-modules',
  enforce: 'pre',
  async load(id) {
    return id.endsWith('.py') ? moduleOf(await parser.packed(id)) : null;
  },
};
