// The licences of what the bundles contain, which has to travel with them: read from the bundler's own list of inputs.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @param {string} metafile `dist/meta.json`
 * @returns {string} one section per package
 */
export function notices(metafile) {
  const inputs = JSON.parse(readFileSync(metafile, 'utf8')).flatMap((/** @type {any} */ meta) =>
    Object.values(meta.outputs).flatMap((/** @type {any} */ output) => Object.keys(output.inputs)),
  );
  const folders = new Set(
    inputs.map((/** @type {string} */ input) => /^.*node_modules\/(@[^/]+\/)?[^/]+/.exec(input)?.[0]).filter(Boolean),
  );
  const sections = [...folders].sort().map(section);
  return `Kneepoint contains the following packages.\n\n${sections.join('\n\n')}\n`;
}

/** @param {string} folder */
function section(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)(\.|$)/i.test(entry));
  if (!file && !license) throw new Error(`${name} has no licence: it cannot be shipped`);
  const text = file ? readFileSync(join(folder, file), 'utf8').trim() : `Licensed under ${license}.`;
  return `${'-'.repeat(80)}\n${name} ${version} (${license})\n\n${text}`;
}
