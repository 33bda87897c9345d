import type { Draw } from './draw.ts';

/** What people, crashes and attackers leave in a file. */
type Mutation = (bytes: Buffer, draw: Draw) => Buffer;

/** Tokens that stand where a number, a name or a date was. None of them is a zero. */
const NASTY = [
  'NaN',
  'nan',
  'Infinity',
  '-inf',
  '1e999',
  '-1e999',
  '9007199254740993',
  '99999999999999999999',
  '0x1F',
  '1,5',
  '٣',
  '',
  ' ',
  'null',
  'true',
  '[]',
  '{}',
  '"',
  "'",
  '`',
  '\\',
  '\\u0000',
  '\u0000',
  '\ufeff',
  '\u202e',
  '\ud800',
  '😀',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '../../../etc/passwd',
  '..\\..\\x',
  '/dev/zero',
  '<img src=x onerror=alert(1)>',
  '=1+1',
  '2026-02-30T25:61:61Z',
  '-1',
  '!!python/object/apply:os.system [id]',
  '*a',
  '&a',
  '{{7*7}}',
  '%00',
  '\r',
  '\n',
  '\t',
  ',',
  ';',
  ':',
  '#',
  '- ',
  '\x1b[2J',
];

const text = (value: string) => Buffer.from(value, 'utf8');

function splice(bytes: Buffer, at: number, remove: number, insert: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, at), insert, bytes.subarray(Math.min(bytes.length, at + remove))]);
}

const flipBits: Mutation = (bytes, draw) => {
  const copy = Buffer.from(bytes);
  for (let i = 1 + draw.below(8); i > 0 && copy.length > 0; i--) copy[draw.below(copy.length)]! ^= 1 << draw.below(8);
  return copy;
};

const setBytes: Mutation = (bytes, draw) => {
  const copy = Buffer.from(bytes);
  const at = draw.below(copy.length + 1);
  copy.fill(draw.pick([0, 0xff, 0x7f, 0x80, 0x20]), at, Math.min(copy.length, at + 1 + draw.below(16)));
  return copy;
};

const cut: Mutation = (bytes, draw) => bytes.subarray(0, draw.below(bytes.length + 1));
const cutBlock: Mutation = (bytes, draw) => bytes.subarray(0, 512 * draw.below(Math.floor(bytes.length / 512) + 1));
const cutHead: Mutation = (bytes, draw) => bytes.subarray(draw.below(bytes.length + 1));
const empty: Mutation = () => Buffer.alloc(0);

const repeat: Mutation = (bytes, draw) => {
  const at = draw.below(bytes.length + 1);
  const part = bytes.subarray(at, at + 1 + draw.below(200));
  return splice(bytes, at, 0, Buffer.concat(Array.from({ length: 1 + draw.below(50) }, () => part)));
};

const remove: Mutation = (bytes, draw) => splice(bytes, draw.below(bytes.length + 1), 1 + draw.below(40), Buffer.alloc(0));

const swap: Mutation = (bytes, draw) => {
  const [from, to, length] = [draw.below(bytes.length + 1), draw.below(bytes.length + 1), 1 + draw.below(64)];
  return splice(bytes, to, length, Buffer.from(bytes.subarray(from, from + length)));
};

const insertNasty: Mutation = (bytes, draw) => splice(bytes, draw.below(bytes.length + 1), draw.below(4), text(draw.pick(NASTY)));

/** A token between delimiters becomes a nasty one: what was a number is none any more. */
const replaceToken: Mutation = (bytes, draw) => {
  const start = draw.below(bytes.length + 1);
  const token = /[\w.+-]+/.exec(bytes.toString('latin1', start, start + 300));
  if (token === null) return insertNasty(bytes, draw);
  return splice(bytes, start + token.index, token[0].length, text(draw.pick(NASTY)));
};

const longLine: Mutation = (bytes, draw) =>
  splice(bytes, draw.below(bytes.length + 1), 0, Buffer.alloc(1 << (10 + draw.below(9)), draw.pick(['a', '9', '[', '"', ' ', '-'])));

const deep: Mutation = (bytes, draw) => {
  const [open, close] = draw.pick([
    ['[', ']'],
    ['{"a":', '}'],
    ['(', ')'],
    ['- ', ''],
  ]);
  const depth = 1 << (4 + draw.below(12));
  return splice(bytes, draw.below(bytes.length + 1), 0, text(open!.repeat(depth) + close!.repeat(depth)));
};

const aliasBomb: Mutation = () => {
  const lines = Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(9)}1]`);
  return text(`a0: &a0 [1]\n${lines.join('\n')}\n`);
};

const crlf: Mutation = (bytes) => Buffer.from(bytes.toString('latin1').replaceAll('\n', '\r\n'), 'latin1');
const utf16: Mutation = (bytes) => Buffer.from(`\ufeff${bytes.toString('latin1')}`, 'utf16le');

const MUTATIONS: readonly Mutation[] = [
  flipBits,
  flipBits,
  setBytes,
  cut,
  cut,
  cutBlock,
  cutHead,
  empty,
  repeat,
  remove,
  remove,
  swap,
  insertNasty,
  insertNasty,
  replaceToken,
  replaceToken,
  replaceToken,
  longLine,
  deep,
  aliasBomb,
  crlf,
  utf16,
];

/** One to three mutations on top of each other. */
export function mutated(bytes: Buffer, draw: Draw): Buffer {
  let result = bytes;
  for (let i = 1 + draw.below(3); i > 0; i--) result = draw.pick(MUTATIONS)(result, draw);
  return result;
}

/** Tokens alone are replaced: no zero can come into being. */
export function withoutNumbers(bytes: Buffer, draw: Draw): Buffer {
  return replaceToken(bytes, draw);
}
