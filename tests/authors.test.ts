import { describe, expect, it } from 'vitest';
import { readAuthors } from '../src/typesetter/authors.js';

/** Each as `role name`. */
const of = (byline: string): string[] => readAuthors(byline, null).map(({ role, name }) => `${role} ${name}`);

describe('authors of a byline', () => {
  it('are told by their trades, spaces or none, several of a trade', () => {
    expect(of('首席记者苗青禾通讯员柳如岚')).toEqual(['首席记者 苗青禾', '通讯员 柳如岚']);
    expect(of('本报记者 苗青禾 柳如岚')).toEqual(['本报记者 苗青禾', '本报记者 柳如岚']);
  });

  it('may have written and photographed: no name is made of that', () => {
    expect(of('本报记者 苗青禾 文/图')).toEqual(['本报记者 苗青禾']);
    expect(of('记者苗青禾文／图')).toEqual(['记者 苗青禾']);
    expect(of('文/图 苗青禾')).toEqual(['文/图 苗青禾']);
  });

  it('may have shared the work', () => {
    expect(of('文/苗青禾 图/柳如岚')).toEqual(['文 苗青禾', '图 柳如岚']);
    expect(of('文／記者苗青禾　攝影／柳如嵐')).toEqual(['記者 苗青禾', '攝影 柳如嵐']);
  });

  it('keep a character of their name that is a trade elsewhere, and lose where they report from', () => {
    expect(of('記者苗青文／北浦報導')).toEqual(['記者 苗青文']);
    expect(of('撰文／柳郁文')).toEqual(['撰文 柳郁文']);
  });

  it('without a trade are authors', () => {
    expect(of('■苗青禾')).toEqual(['author 苗青禾']);
  });
});
