// How the French that people read is written (docs/glossary.md): its words, its signs, the length of its sentences.

const english = new Set(
  `the and of to with your you this that these those for from have has had will would please click here found submit next back save cancel
  delete remove search home welcome loading error warning button sign login logout password settings email feedback meeting booking slot
  workshop link today tomorrow yesterday when what where which who why how new yes name time file upload download online website user
  appointment calendar schedule reschedule available unavailable first last day week month year all any some more less than then thank
  thanks sorry unknown missing required optional invalid must should can could not is are was were be been it its we our us they them`.split(
    /\s+/,
  ),
);

/** Words of administration and of computing that people do not use, or that mean something else here. */
const refused =
  /(?<!\p{L})(sessions?|sollicitations?|dispositifs?|usag(er|ère)s?|valid(er|ez)|soumet(tre|tez)|ok|cco|bénéficiaires?|restitutions?|émargements?|veuillez|il convient de)(?!\p{L})/giu;

const longestSentence = 25;

/** What is wrong with a text that people read; `whole` when its sentences are whole, `spaced` when its no-break spaces are there. */
export function frenchFaults(text, { whole = true, spaced = true } = {}) {
  return [
    ...(text.match(refused) ?? []).map((word) => `refused word « ${word} »`),
    ...wordsOf(text)
      .filter((word) => english.has(word.toLowerCase()))
      .map((word) => `English word « ${word} »`),
    ...(spaced ? [...signs, ...spaces] : signs)
      .filter(({ wrong }) => wrong.test(text))
      .map(({ wrong, rule }) => `${rule}: « ${text.match(wrong)[0].trim()} »`),
    ...(whole ? longSentences(text) : []),
  ];
}

const signs = [
  { wrong: /\p{L}+'\p{L}+/u, rule: 'the apostrophe is ’' },
  { wrong: /\.\.\./, rule: 'the ellipsis is one sign' },
];

const spaces = [
  { wrong: /[\p{L}\d»)]+[ \u00a0][;:!?](?=[ \n]|$)/u, rule: 'a narrow no-break space (U+202F) before ; : ! ?' },
  { wrong: /[\p{L}»)]+[;!?](?=[ \n]|$)/u, rule: 'a narrow no-break space (U+202F) before ; ! ?' },
  { wrong: /«[^\u202f]|[^\u202f]»/, rule: 'narrow no-break spaces (U+202F) inside « »' },
];

/** Without addresses, which are nobody's language. */
const wordsOf = (text) => text.replace(/\S*(?:@|:\/\/|\/)\S*/g, ' ').match(/\p{L}+/gu) ?? [];

const longSentences = (text) =>
  text
    .split(/(?<=[.!?…])\s+|\n{2,}/)
    .map((sentence) => ({ sentence, length: sentence.match(/[\p{L}\d][\p{L}\d’'-]*/gu)?.length ?? 0 }))
    .filter(({ length }) => length > longestSentence)
    .map(({ sentence, length }) => `a sentence of ${length} words (at most ${longestSentence}): « ${sentence.slice(0, 60)}… »`);
