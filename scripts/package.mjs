// `npm run package`: builds once, then makes the extension's VSIX and the command line's npm package of the same files,
// looks into both, and runs both from a folder without node_modules.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { ensureModules, MEND_MODULES } from './modules.mjs';
import { notices } from './notices.mjs';

const MOST_BYTES = 3_000_000;
/** What the command line needs of `dist`. */
const SHIPPED = ['cli', 'webview', 'sql-wasm.wasm', 'NOTICES.txt'];
const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const { name, version } = manifest;
const vsix = `${name}-${version}.vsix`;
const scratch = mkdtempSync(join(tmpdir(), 'kneepoint-package-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

if (!ensureModules()) throw new Error(`The dependencies could not be installed. Mend it with: ${MEND_MODULES}`);
// Not with the imports above: on a fresh clone there is none before.
const { createVSIX } = await import('@vscode/vsce');
run(process.execPath, ['esbuild.mjs']);
writeFileSync('dist/NOTICES.txt', notices('dist/meta.json'));
await packExtension();
const tarball = packCommandLine();
console.log(`\n${vsix} ${kilobytes(vsix)}\n${tarball} ${kilobytes(tarball)}`);

async function packExtension() {
  // No repository address is known here, so links of the README stay as they are.
  await createVSIX({ packagePath: vsix, dependencies: false, allowMissingRepository: true, rewriteRelativeLinks: false });
  if (statSync(vsix).size >= MOST_BYTES) throw new Error(`${vsix} has ${kilobytes(vsix)}; it must stay below ${MOST_BYTES / 1000} kB`);
  const files = unzipped(readFileSync(vsix));
  const foreign = [...files.keys()].filter(
    (file) => /(^|\/)(node_modules|src|test|scripts|webview\/.*\.ts|\..*)\//.test(file) || /\.(ts|map)$/.test(file),
  );
  if (foreign.length > 0) throw new Error(`${vsix} holds what it should not: ${foreign.join(', ')}`);
  const wanted = [
    manifest.main,
    'dist/worker.cjs',
    'dist/sql-wasm.wasm',
    'dist/webview/report.js',
    'dist/NOTICES.txt',
    manifest.icon,
    'package.nls.json',
    'schemas/kneepoint.schema.json',
  ];
  const missing = wanted.filter((file) => !files.has(join('extension', file)));
  if (missing.length > 0) throw new Error(`${vsix} lacks ${missing.join(', ')}`);
  for (const [file, content] of files) write(join(scratch, 'vsix', file), content);
  readsRuns(join(scratch, 'vsix', 'extension', 'dist'));
  console.log(`${vsix}: ${files.size} files; its reader read the fixture store without node_modules`);
}

/** The staging folder has a manifest of its own: the repository's is private and is the extension's. */
function packCommandLine() {
  const staging = join('dist', 'npm');
  for (const part of SHIPPED) cpSync(join('dist', part), join(staging, part), { recursive: true });
  for (const part of ['LICENSE', 'README.md']) cpSync(part, join(staging, part));
  const main = join(staging, 'cli', 'kneepoint.mjs');
  const program = readFileSync(main, 'utf8');
  if (!program.startsWith('#!')) writeFileSync(main, `#!/usr/bin/env node\n${program}`);
  chmodSync(main, 0o755);
  const { description, license, engines, keywords } = manifest;
  const own = {
    name,
    version,
    description,
    license,
    keywords,
    type: 'module',
    bin: { kneepoint: 'cli/kneepoint.mjs' },
    files: SHIPPED,
    engines: { node: engines.node },
  };
  writeFileSync(join(staging, 'package.json'), `${JSON.stringify(own, undefined, 2)}\n`);
  const [{ filename }] = JSON.parse(run('npm', ['pack', '--json', '--pack-destination', '.', `./${staging}`]));
  const installed = join(scratch, 'npm');
  mkdirSync(installed);
  run('tar', ['-xzf', filename, '-C', installed]);
  const command = join(installed, 'package', own.bin.kneepoint);
  const said = run(process.execPath, [command, '--version'], scratch).trim();
  if (said !== version) throw new Error(`${filename}: --version says "${said}", package.json ${version}`);
  const store = join(scratch, 'project');
  cpSync('test/fixtures/workspace', store, { recursive: true });
  const { runs } = JSON.parse(run(process.execPath, [command, 'scan', '--format', 'json', store], scratch));
  run(process.execPath, [command, 'report', store, '--output', join(scratch, 'report.html')], scratch);
  console.log(`${filename}: version ${said} read ${runs.length} runs and wrote a report without node_modules`);
  return filename;
}

/** Starts the worker of the package as the extension host does, and asks it for the runs of a fixture. */
function readsRuns(dist) {
  const project = join(scratch, 'runs');
  cpSync('test/fixtures/workspace', project, { recursive: true });
  const script = `
    const { Worker } = require('node:worker_threads');
    const [dist, root] = process.argv.slice(1);
    const worker = new Worker(dist + '/worker.cjs', { workerData: { wasmPath: dist + '/sql-wasm.wasm' } });
    worker.on('message', (message) => {
      if (message.kind === 'news') return;
      process.stdout.write(String(message.value?.runs ?? message.detail));
      void worker.terminate();
    });
    worker.postMessage({ kind: 'ask', id: 1, type: 'refresh', value: { root } });`;
  const runs = run(process.execPath, ['-e', script, dist, project], scratch);
  if (!(Number(runs) > 0)) throw new Error(`the packaged reader found no runs: ${runs}`);
}

function run(command, args, cwd = '.') {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1e8,
    shell: process.platform === 'win32' && command === 'npm',
  });
  if (status !== 0) throw new Error(`${command} ${args.slice(0, 2).join(' ')} ended with ${status}: ${error ?? stderr}`);
  return stdout;
}

function write(path, content) {
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
}

function kilobytes(file) {
  return `${Math.ceil(statSync(file).size / 1000)} kB`;
}

/**
 * The files of a zip archive by its central directory.
 * @param {Buffer} zip
 */
function unzipped(zip) {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06'));
  const files = new Map();
  for (let at = zip.readUInt32LE(end + 16), left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    const file = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const local = zip.readUInt32LE(at + 42);
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = zip.subarray(from, from + zip.readUInt32LE(at + 20));
    files.set(file, zip.readUInt16LE(at + 10) === 0 ? bytes : inflateRawSync(bytes));
    at += 46 + nameLength + extraLength + commentLength;
  }
  return files;
}
