/** Controls, zero-width and direction marks, for a character class: nothing that a reader sees. */
export const INVISIBLE =
  '\\u0000-\\u0008\\u000e-\\u001f\\u007f-\\u0084\\u0086-\\u009f\\u00ad\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb';
/** White space that text is not written with, for a character class: read as a space. */
export const ODD_SPACE = '\\t\\u00a0\\u2000-\\u200a\\u202f\\u205f';
