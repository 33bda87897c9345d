import { extensions, Uri, workspace, type Disposable, type TextDocument, type WorkspaceFolder } from 'vscode';
import type { ProposalInputs } from '../../app/assist/proposals.ts';
import type { Schema } from '../../app/assist/schema.ts';
import type { Vocabulary } from '../../app/assist/vocabulary.ts';
import type { Log } from '../log.ts';
import type { Reader } from '../node/reader.ts';
import { isLocal } from '../projects/folders.ts';
import type { Projects } from '../projects/projects.ts';
import { schemaNameOf } from './documents.ts';

/** The extension that completes and explains by schema where it is there: we do not say it twice. */
const YAML_EXTENSION = 'redhat.vscode-yaml';

/** What helping with a file needs to know, read when it is first needed. */
export interface Assist extends Disposable {
  inputsFor(document: TextDocument): Promise<ProposalInputs>;
}

export interface AssistParts {
  readonly extension: Uri;
  readonly projects: Projects;
  readonly reader: Pick<Reader, 'ask'>;
  readonly log: Log;
}

export function createAssist({ extension, projects, reader, log }: AssistParts): Assist {
  const schemas = new Map<string, Promise<Schema>>();
  const known = new Map<string, Promise<Vocabulary | undefined>>();
  const schemaOf = (name: string): Promise<Schema> => {
    const schema = schemas.get(name) ?? readSchema(Uri.joinPath(extension, 'schemas', `${name}.schema.json`));
    schemas.set(name, schema);
    return schema;
  };
  const vocabularyOf = (folder: WorkspaceFolder): Promise<Vocabulary | undefined> => {
    const key = folder.uri.toString();
    const asked =
      known.get(key) ??
      reader.ask('vocabulary', { root: folder.uri.fsPath }).catch((error: unknown) => {
        log.channel.warn(`no names for kneepoint.yaml: ${String(error)}`);
        known.delete(key);
        return undefined;
      });
    known.set(key, asked);
    return asked;
  };
  const onLoad = projects.onDidLoad(({ folder }) => known.delete(folder.uri.toString()));
  return {
    async inputsFor(document) {
      const name = schemaNameOf(document);
      const folder = workspace.getWorkspaceFolder(document.uri.with({ scheme: 'file' }));
      const vocabulary = folder === undefined || !isLocal(folder) || name !== 'kneepoint' ? undefined : vocabularyOf(folder);
      const withoutSchema = extensions.getExtension(YAML_EXTENSION) !== undefined;
      return { schema: await schemaOf(name), known: await vocabulary, withoutSchema };
    },
    dispose: () => onLoad.dispose(),
  };
}

async function readSchema(file: Uri): Promise<Schema> {
  return JSON.parse(new TextDecoder().decode(await workspace.fs.readFile(file))) as Schema;
}
