// Compares package.json with the code: what is declared exists, what exists is declared. Prints what it counted, and
// fails when it saw no command: `npm run check` runs it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { build } from 'esbuild';
import ts from 'typescript';

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const nls = JSON.parse(readFileSync('package.nls.json', 'utf8'));
const { contributes } = manifest;
const ids = await evaluated('src/editor/ids.ts');
const theme = await evaluated('src/charts/theme.ts');
const code = codeOfEditor();
/** @type {string[]} */
const faults = [];

const commands = contributes.commands.map(({ command }) => command);
const containers = Object.values(contributes.viewsContainers).flatMap((list) => list.map(({ id }) => id));
const views = Object.values(contributes.views).flatMap((list) => list.map(({ id }) => id));
const settings = Object.keys(contributes.configuration.properties);
const clauses = clausesOf(contributes);
const contextKeys = [...new Set(clauses.flatMap(keysOf))];
const panels = manifest.activationEvents.filter((event) => event.startsWith('onWebviewPanel:')).map((event) => event.slice(15));
const colors = contributes.colors.map(({ id }) => id);

same('commands', commands, ids.COMMANDS, 'COMMANDS', 'in the table of commands', code.tableKeys);
same('views', views, ids.VIEWS, 'VIEWS', 'by createTreeView', code.argumentsOf('createTreeView'));
same('settings', settings, ids.SETTINGS, 'SETTINGS', 'by get', code.argumentsOf('get'));
same('context keys', contextKeys, ids.CONTEXT_KEYS, 'CONTEXT_KEYS', 'by setContext', code.argumentsOf('executeCommand'));
same('panels', panels, ids.PANELS, 'PANELS', 'by a serializer', code.argumentsOf('registerWebviewPanelSerializer'));

for (const container of Object.keys(contributes.views)) known('view container', container, containers);
for (const { command } of Object.values(contributes.menus).flat()) known('command of a menu', command, commands);
for (const { view } of contributes.viewsWelcome) known('view of a welcome', view, views);
for (const value of clauses.flatMap((clause) => valuesOf(clause, 'view'))) known('view in a clause', value, views);
for (const value of clauses.flatMap((clause) => valuesOf(clause, 'viewItem'))) known('item in a clause', value, Object.values(ids.ITEMS));
for (const [, command] of JSON.stringify(nls).matchAll(/\(command:(kneepoint\.[\w.]+)/g)) known('command of a link', command, commands);
for (const literal of code.literals) faults.push(`${literal}: ids stand in src/editor/ids.ts only`);

const used = [...new Set([...JSON.stringify(manifest).matchAll(/%([\w.]+)%/g)].map(([, key]) => key))];
for (const key of used) known('text of package.nls.json', key, Object.keys(nls));
for (const key of Object.keys(nls)) known('text in package.json', key, used);

const files = [manifest.icon, ...filesIn(contributes)];
for (const file of files) if (!existsSync(file)) faults.push(`${file} does not exist`);
if (ids.EXTENSION_ID !== `${manifest.publisher}.${manifest.name}`) faults.push(`EXTENSION_ID is ${ids.EXTENSION_ID}`);
const types = JSON.parse(readFileSync('node_modules/@types/vscode/package.json', 'utf8')).version;
if (manifest.engines.vscode !== `^${types}`) faults.push(`engines.vscode is ${manifest.engines.vscode}, @types/vscode ${types}`);
contributes.colors.forEach(({ id, defaults }, at) => {
  const wanted = {
    light: theme.LIGHT.series[at],
    dark: theme.DARK.series[at],
    highContrast: theme.HIGH_CONTRAST.series[at],
    highContrastLight: theme.LIGHT.series[at],
  };
  if (id !== `kneepoint.series${at + 1}` || JSON.stringify(defaults) !== JSON.stringify(wanted))
    faults.push(`${id} is not what src/charts/theme.ts says`);
});
if (colors.length !== theme.LIGHT.series.length)
  faults.push(`${colors.length} colours, ${theme.LIGHT.series.length} in src/charts/theme.ts`);
if (commands.length === 0) faults.push('saw no command');

for (const fault of faults) console.error(`manifest: ${fault}`);
console.log(
  `${commands.length} commands, ${views.length} views, ${settings.length} settings, ${contextKeys.length} context keys, ${clauses.length} clauses, ${panels.length} panels, ${colors.length} colours, ${used.length} texts, ${files.length} files; ${faults.length} faults`,
);
process.exit(faults.length === 0 ? 0 : 1);

/** Declared, constant and used in code: all three hold the same ids. */
function same(what, declared, constants, name, how, usedInCode) {
  for (const id of declared) known(`${what} of ${name}`, id, Object.values(constants));
  for (const [key, id] of Object.entries(constants)) {
    known(`${what} in package.json`, id, declared);
    if (!usedInCode.includes(`${name}.${key}`)) faults.push(`${name}.${key} (${id}) is not used ${how}`);
  }
}

function known(what, id, among) {
  if (!among.includes(id)) faults.push(`"${id}" is none of the ${what}`);
}

async function evaluated(file) {
  const { outputFiles } = await build({ entryPoints: [file], bundle: true, write: false, format: 'esm' });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

/** Every condition of the manifest. */
function clausesOf(value) {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inside]) =>
    (key === 'when' || key === 'enablement') && typeof inside === 'string' ? [inside] : clausesOf(inside),
  );
}

/** Our context keys in a condition: what stands behind `view ==` and `viewItem ==` is a value. */
function keysOf(clause) {
  const withoutValues = clause.replace(/\b(view|viewItem)\s*(==|=~)\s*(\/(\\.|[^/])*\/|[\w.]+)/g, '');
  return withoutValues.match(/\bkneepoint\.[\w.]+/g) ?? [];
}

/** A pattern stands for each item that it matches; one that matches none for itself. */
function valuesOf(clause, name) {
  const plain = [...clause.matchAll(new RegExp(`\\b${name}\\s*==\\s*([\\w.]+)`, 'g'))].map(([, value]) => value);
  const patterns = [...clause.matchAll(new RegExp(`\\b${name}\\s*=~\\s*/((?:\\\\.|[^/])*)/`, 'g'))].map(([, pattern]) => pattern);
  return [...plain, ...patterns.map((pattern) => Object.values(ids.ITEMS).find((item) => new RegExp(pattern).test(item)) ?? pattern)];
}

function filesIn(value) {
  if (typeof value === 'string') return /^(\.\/)?(media|schemas)\//.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(filesIn) : [];
}

/** Where the editor's code uses `COMMANDS.x` and its like, and ids that it spells out. */
function codeOfEditor() {
  const calls = new Map();
  const tableKeys = [];
  const literals = [];
  for (const file of readdirSync('src/editor', { recursive: true }).filter((name) => /(?<!\.test)\.ts$/.test(name) && name !== 'ids.ts')) {
    const source = ts.createSourceFile(file, readFileSync(`src/editor/${file}`, 'utf8'), ts.ScriptTarget.Latest, true);
    const visit = (node) => {
      if (ts.isComputedPropertyName(node)) tableKeys.push(node.expression.getText());
      if (ts.isCallExpression(node)) {
        const name = ts.isPropertyAccessExpression(node.expression) ? node.expression.name.text : node.expression.getText();
        calls.set(name, [...(calls.get(name) ?? []), ...node.arguments.map((argument) => argument.getText())]);
      }
      if (ts.isStringLiteral(node) && /^kneepoint\.(?!yaml)/.test(node.text)) literals.push(`src/editor/${file}: '${node.text}'`);
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return { tableKeys, literals, argumentsOf: (name) => calls.get(name) ?? [] };
}
