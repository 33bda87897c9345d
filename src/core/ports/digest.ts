/** SHA-256 of UTF-8 text or bytes, lower-case hexadecimal. */
export type Sha256 = (content: string | Uint8Array) => string;
