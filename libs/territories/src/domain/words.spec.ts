import { contextText, searchText } from './search-text.js';
import { plain, tellingWords, writtenOut } from './words.js';

describe('plain words', () => {
  it.each([
    ['Œuf-en-Ternois', 'oeuf en ternois'],
    ['L’Haÿ-les-Roses', 'l hay les roses'],
    ["CC d'Aire-sur-l'Adour", 'cc d aire sur l adour'],
    ['  Évry\u202f—\u00a0Courcouronnes ', 'evry courcouronnes'],
    ['E\u0301vry', 'evry'],
    ['Saint-Barthe\u0301lemy ﬁn', 'saint barthelemy fin'],
    ['Curriculum vitæ', 'curriculum vitae'],
    ['100 % _ \\', '100'],
    ['Париж', ''],
  ])('%j reads %j', (text, words) => {
    expect(plain(text)).toBe(words);
  });

  it('leave the linking ones aside, unless there is nothing else', () => {
    expect(tellingWords(['communaute', 'de', 'communes', 'du', 'sud'])).toEqual(['communaute', 'communes', 'sud']);
    expect(tellingWords(['la'])).toEqual(['la']);
  });

  it('write out what people shorten', () => {
    expect(['st', 'ste', 'sta'].map(writtenOut)).toEqual(['saint', 'sainte', 'sta']);
  });
});

describe('stored text', () => {
  it('holds each phrase once, the name first, with its shortened words written out beside', () => {
    expect(searchText(['CC du Pays de St-Gildas', 'cc du pays de st gildas', '44'])).toBe(
      '| cc du pays de st gildas | cc du pays de saint gildas | 44 |',
    );
  });

  it('precedes every word around with a space, so that a word is found by its beginning', () => {
    expect(contextText(['Côte-d’Or', 'or 21'])).toBe(' cote d or 21');
  });
});
