// Builds dist/: the extension (CommonJS, `vscode` external), its worker, the command line (ES modules in chunks), the webview scripts;
// with --tests also the suite that runs inside VS Code. `vscode` is external for the extension alone, so a leak fails here.
import { build } from 'esbuild';
import { copyFileSync, mkdirSync, rmSync, writeFileSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const withTests = process.argv.includes('--tests');

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  logLevel: 'warning',
  legalComments: 'none',
  metafile: true,
  define: { KNEEPOINT_VERSION: JSON.stringify(version) },
};
const onNode = { ...common, platform: 'node', target: 'node20' };

rmSync('dist', { recursive: true, force: true });
mkdirSync('dist', { recursive: true });

const results = await Promise.all([
  build({
    ...onNode,
    entryPoints: { extension: 'src/editor/extension.ts', worker: 'src/editor/node/worker.ts' },
    outdir: 'dist',
    outExtension: { '.js': '.cjs' },
    format: 'cjs',
    external: ['vscode'],
    minify: true,
    logOverride: { 'empty-import-meta': 'silent' },
  }),
  build({
    ...onNode,
    entryPoints: { kneepoint: 'src/cli/main.ts' },
    outdir: 'dist/cli',
    outExtension: { '.js': '.mjs' },
    format: 'esm',
    splitting: true,
    minifySyntax: true,
    minifyWhitespace: true,
    // commander and sql.js are CommonJS: they ask for `require` and `__dirname`.
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url); const __dirname = new URL('.', import.meta.url).pathname;",
    },
    external: ['canvas'],
  }),
  build({
    ...common,
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
    entryPoints: { report: 'webview/report/main.ts', experiments: 'webview/experiments/main.ts', charts: 'webview/charts/main.ts' },
    outdir: 'dist/webview',
    minify: true,
  }),
]);

copyFileSync(require.resolve('sql.js/dist/sql-wasm.wasm'), 'dist/sql-wasm.wasm');
writeFileSync('dist/meta.json', JSON.stringify(results.map((result) => result.metafile)));

if (withTests) {
  const suite = 'test/integration';
  const tests = readdirSync(suite)
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => `${suite}/${name}`);
  await build({
    ...onNode,
    entryPoints: [`${suite}/index.ts`, ...tests],
    outdir: 'dist/test/integration',
    outExtension: { '.js': '.cjs' },
    format: 'cjs',
    external: ['vscode', 'mocha'],
  });
}
