import { parseDocument } from 'yaml';
import { describe, expect, it } from 'vitest';
import { bookOf, facts, question, sha256 } from '../../../test/support/facts.ts';
import { memoryDigests, memoryFiles } from '../../../test/support/memory-files.ts';
import type { ProjectState } from '../project/project.ts';
import { artifactAtHand } from './artifact-at-hand.ts';
import type { ArtifactState } from './artifact-state.ts';
import { buildDecision } from './build.ts';
import { checkDecision } from './check.ts';
import { loadDecision } from './files.ts';
import { writeDecision } from './write.ts';

const [YAML, EVIDENCE] = ['/p/model-selection.yaml', '/p/model-selection.evidence.jsonl'];
const MODEL = { '/p/team/models/good/model.pkl': 'trees', '/p/team/models/good/MLmodel': 'flavour' };
const state = { root: '/p', runs: [{ id: 'good-1', store: { kind: 'mlflow', identity: 'team/mlflow.db' } }] } as unknown as ProjectState;

function written(uri = './models/good', model: Record<string, string> = MODEL) {
  const files = memoryFiles({ ...model });
  const ports = { files, durable: files, sha256, digests: memoryDigests(files) } as unknown as Parameters<typeof writeDecision>[4];
  const named = (name: string, auc: number) => ({
    ...facts(name, { auc, se: 0.002, throughput: 5 }),
    artifact: uri,
  });
  const built = buildDecision(
    question(),
    {
      candidates: [named('good', 0.8), named('worse', 0.7)],
      ...{ search: undefined, book: bookOf(), pricesAt: '2026-06-01' },
      artifactOf: (candidate) => artifactAtHand(candidate, state, ports).artifact,
    },
    { name: 'test', decidedOn: '2026-06-01' },
    'model-selection.evidence.jsonl',
    sha256,
  );
  writeDecision('/p', 'model-selection.yaml', built, undefined, ports);
  const check = (artifacts?: (uri: string) => ArtifactState) =>
    checkDecision(loadDecision('/p', 'model-selection.yaml', ports)!, {
      ...{
        current: undefined,
        book: bookOf(),
        pricesAt: '2026-06-01',
        today: '2026-06-02',
        maxPriceAgeDays: 180,
        repricing: 'advice',
        sha256,
      },
      artifacts,
    });
  return { files, built, check };
}

const DIGEST = `sha256:${sha256(`MLmodel\t7\t${sha256('flavour')}\nmodel.pkl\t5\t${sha256('trees')}\n`)}`;

describe('the artefact of the chosen', () => {
  it('is stated where it lies in the project, with its digest, in both files', () => {
    const { built, files, check } = written();
    expect(built.file.chosen[0]?.artifact).toEqual({ uri: 'team/models/good', digest: DIGEST });
    expect(files.content[EVIDENCE]).toContain(`"artifact":{"digest":"${DIGEST}","uri":"team/models/good"}`);
    expect(check()).toEqual([]);
    expect(check(() => ({ digest: DIGEST }))).toEqual([]);
  });

  it.each([['s3://bucket/model'], ['./models/gone'], ['models:/fraud/14']])('%s has no digest, and the bytes are as before', (uri) => {
    const { files, built } = written(uri);
    expect(built.file.chosen[0]?.artifact).toEqual({ uri });
    expect(files.content[EVIDENCE]).not.toContain('"kind":"artifact"');
    expect(files.content).toEqual({ ...written(uri, {}).files.content, ...MODEL });
  });

  it('keeps its URI where that leads there from the project', () => {
    expect(written('./team/models/good').built.file.chosen[0]?.artifact).toEqual({ uri: './team/models/good', digest: DIGEST });
    expect(written('file:///p/team/models/good').built.file.chosen[0]?.artifact).toEqual({ uri: 'team/models/good', digest: DIGEST });
  });

  it.each([
    [['chosen', 0, 'artifact', 'digest'], `sha256:${'0'.repeat(64)}`],
    [['chosen', 0, 'artifact', 'uri'], 'elsewhere'],
  ])('is tampered with where %o is edited', (path, value) => {
    const { files, check } = written();
    const document = parseDocument(files.content[YAML]!);
    document.setIn(path, value);
    files.content[YAML] = document.toString();
    expect(check()).toMatchObject([{ verdict: 'tampered', severity: 'error' }]);
    document.deleteIn(path.slice(0, 3));
    files.content[YAML] = document.toString();
    expect(check()).toMatchObject([{ verdict: 'tampered', severity: 'error' }]);
  });

  it('that lies there and is another one is an error, with what to do', () => {
    const other = `sha256:${'0'.repeat(64)}`;
    expect(written().check(() => ({ digest: other }))).toEqual([
      {
        verdict: 'tampered',
        severity: 'error',
        message: `model-selection.yaml: the artefact team/models/good is not the one that was decided on: it has the digest ${other}, decided on was ${DIGEST}; restore it, or decide anew with "kneepoint select --write"`,
      },
    ]);
  });

  it.each([
    ['absent', []],
    ['too-large', []],
    ['unreadable', ['unproven']],
    ['holds-links', ['tampered']],
    ['too-many-files', ['tampered']],
  ] as const)('that is %s now gives %o', (none, verdicts) => {
    expect(
      written()
        .check(() => ({ none }))
        .map(({ verdict }) => verdict),
    ).toEqual(verdicts);
  });

  it('is not looked at where the decision states no digest of it', () => {
    const look = (): never => {
      throw new Error('looked at');
    };
    expect(written('s3://bucket/model').check(look)).toEqual([]);
  });
});
