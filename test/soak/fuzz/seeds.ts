import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** A small folder that a real tool wrote, held in memory: relative path → content. */
export interface SeedFolder {
  readonly name: string;
  readonly files: ReadonlyMap<string, Buffer>;
}

/** What stands beside the fixtures for the tests alone. */
const NOT_OF_THE_TOOL = new Set(['expected.json']);
/** Larger ones would make a fuzz of copying. */
const MAX_BYTES = 1024 * 1024;

/** Not run stores. */
const OTHERS = new Set(['own-data', 'sqlite', 'workspace']);

/** Every folder that holds files of one tool: its versions two levels down, or the tool's own where it has none. */
export function seedFolders(fixtures: string): readonly SeedFolder[] {
  return readdirSync(fixtures)
    .filter((tool) => !OTHERS.has(tool))
    .flatMap((tool) => {
      const versions = readdirSync(join(fixtures, tool)).map((version) => join(fixtures, tool, version));
      return versions.some(isFolder) ? versions.filter(isFolder) : [join(fixtures, tool)];
    })
    .map((folder) => ({ name: relative(fixtures, folder), files: firstOf(filesOf(folder)) }))
    .filter(({ files }) => files.size > 0);
}

function filesOf(folder: string): ReadonlyMap<string, Buffer> {
  const files = new Map<string, Buffer>();
  const visit = (at: string) => {
    for (const name of readdirSync(at).sort()) {
      const path = join(at, name);
      if (isFolder(path)) visit(path);
      else if (name === 'files.json') unpack(path, files);
      else if (!NOT_OF_THE_TOOL.has(name) && statSync(path).size <= MAX_BYTES) files.set(relative(folder, path), readFileSync(path));
    }
  };
  visit(folder);
  return files;
}

/** Of a store of hundreds of files, writing all of them would be most of the time. */
const MOST_FILES = 60;

function firstOf(files: ReadonlyMap<string, Buffer>): ReadonlyMap<string, Buffer> {
  return new Map([...files].slice(0, MOST_FILES));
}

/** A store of many files that the repository keeps as one, as lines of path and text; it is called `mlruns` in projects. */
function unpack(pack: string, files: Map<string, Buffer>): void {
  for (const [path, text] of JSON.parse(readFileSync(pack, 'utf8')) as readonly (readonly [string, string | null])[]) {
    if (text !== null && !path.startsWith('.trash/')) files.set(join('mlruns', path), Buffer.from(text, 'utf8'));
  }
}

function isFolder(path: string): boolean {
  return statSync(path).isDirectory();
}
