import { type Session, sessionOf } from './hparams.ts';
import type { Tag, TagTable } from './tag-table.ts';
import { scalarOfTensor } from './tensor.ts';
import { decodeUtf8 } from '../rows/utf8.ts';
import { eachField, readEnd, readFloat, readVarint, skipField, type Walk } from './walk.ts';

export interface ValueSink {
  readonly tags: TagTable;
  scalar(tag: Tag, value: number): void;
  /** What the hyperparameters plugin keeps. */
  session(session: Session): void;
}

const VALUE = { tag: 1, simple: 2, tensor: 8, metadata: 9 };

/** Reads a `Summary.Value` message that ends at `end`. Pictures, histograms and the like are stepped over. */
export function readValue(walk: Walk, end: number, sink: ValueSink): void {
  let nameAt = -1;
  let nameEnd = -1;
  let tensorAt = -1;
  let metadataAt = -1;
  let simple: number | undefined;
  while (walk.at < end) {
    const key = readVarint(walk, end);
    const field = key >>> 3;
    if (field === VALUE.simple) simple = readFloat(walk, end);
    else if (field === VALUE.tag) {
      nameEnd = readEnd(walk, end);
      nameAt = walk.at;
      walk.at = nameEnd;
    } else {
      if (field === VALUE.tensor) tensorAt = walk.at;
      else if (field === VALUE.metadata) metadataAt = walk.at;
      skipField(walk, key & 7, end);
    }
  }
  if (nameAt < 0) return;
  if (simple !== undefined) return putSimple(sink, sink.tags.find(walk.bytes, nameAt, nameEnd), simple);
  if (tensorAt >= 0 || metadataAt >= 0) {
    readOthers(walk, end, sink, sink.tags.find(walk.bytes, nameAt, nameEnd), tensorAt, metadataAt);
  }
  walk.at = end;
}

function putSimple(sink: ValueSink, tag: Tag | undefined, value: number): void {
  if (tag !== undefined) sink.scalar(tag, value);
}

function readOthers(walk: Walk, end: number, sink: ValueSink, tag: Tag | undefined, tensorAt: number, metadataAt: number): void {
  if (tag === undefined) return;
  if (metadataAt >= 0 && !tag.scalar) readMetadata(walk, metadataAt, end, sink, tag);
  if (tensorAt < 0 || !tag.scalar) return;
  walk.at = tensorAt;
  const value = scalarOfTensor(walk, readEnd(walk, end));
  if (value !== undefined) sink.scalar(tag, value);
}

const DATA_CLASS_SCALAR = 1;

/** A `SummaryMetadata` message: which plugin a tag belongs to, and what that plugin keeps there. */
function readMetadata(walk: Walk, at: number, end: number, sink: ValueSink, tag: Tag): void {
  walk.at = at;
  const last = readEnd(walk, end);
  eachField(walk, last, (field) => {
    if (field === 1) readPlugin(walk, readEnd(walk, last), sink, tag);
    else if (field === 4) tag.scalar ||= readVarint(walk, last) === DATA_CLASS_SCALAR;
    else return false;
    return true;
  });
}

function readPlugin(walk: Walk, end: number, sink: ValueSink, tag: Tag): void {
  let name = '';
  let contentAt = -1;
  eachField(walk, end, (field) => {
    if (field === 2) contentAt = walk.at;
    if (field !== 1) return false;
    const last = readEnd(walk, end);
    name = decodeUtf8(walk.bytes.subarray(walk.at, last));
    walk.at = last;
    return true;
  });
  if (name === 'scalars') tag.scalar = true;
  if (name === 'hparams' && contentAt >= 0) {
    walk.at = contentAt;
    sink.session(sessionOf(walk, readEnd(walk, end)));
  }
  walk.at = end;
}
