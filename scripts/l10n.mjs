// Writes l10n/bundle.l10n.json: every sentence that people read in VS Code, out of the calls of `l10n.t` in the extension and of `t` in the webviews; with --check
// says what would change. A translation is a copy beside it, `bundle.l10n.<language>.json`.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const BUNDLE = 'l10n/bundle.l10n.json';
const isTranslated = {
  'src/editor': (called) => called.getText() === 'l10n.t',
  webview: (called) => ts.isIdentifier(called) && called.text === 't',
};

const messages = new Set();
const wrong = [];
for (const [folder, isCall] of Object.entries(isTranslated)) {
  for (const path of filesIn(folder)) {
    const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
    collect(source, source, isCall);
  }
}
const text = `${JSON.stringify(Object.fromEntries([...messages].sort().map((message) => [message, message])), undefined, 1)}\n`;
const isSame = contentOf(BUNDLE) === text;
if (!process.argv.includes('--check')) {
  mkdirSync('l10n', { recursive: true });
  writeFileSync(BUNDLE, text);
} else if (!isSame) wrong.push(`${BUNDLE} is out of date: regenerate it with "node scripts/l10n.mjs"`);
console.log(`${messages.size} sentences ${isSame ? 'up to date' : 'changed'}`);
if (wrong.length > 0) {
  console.error(wrong.join('\n'));
  process.exitCode = 1;
}

function filesIn(folder) {
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return all.filter((path) => /\.ts$/.test(path) && !/\.(test|d)\.ts$/.test(path)).map((path) => join(folder, path));
}

function collect(node, source, isCall) {
  if (ts.isCallExpression(node) && isCall(node.expression)) take(node, source);
  ts.forEachChild(node, (child) => collect(child, source, isCall));
}

/** What is put together has no place in a bundle. */
function take({ arguments: [message, ...args] }, source) {
  const place = `${source.fileName}:${source.getLineAndCharacterOfPosition(message?.getStart() ?? 0).line + 1}`;
  if (message === undefined || !ts.isStringLiteralLike(message))
    return wrong.push(`${place}: a sentence to translate is written out, with {0} for what comes in`);
  const holes = new Set([...message.text.matchAll(/\{(\d+)\}/g)].map(([, at]) => Number(at)));
  if (holes.size !== args.length && !args.some(ts.isSpreadElement)) wrong.push(`${place}: ${holes.size} places for ${args.length} values`);
  return messages.add(message.text);
}

function contentOf(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}
