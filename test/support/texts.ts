/** Sentences of more than 25 words, every apostrophe counted. */
export const longSentences = (text: string): string[] =>
  text.split(/(?<=[.!?…])\s+/).filter((sentence) => (sentence.match(/[\p{L}\d]+/gu)?.length ?? 0) > 25);

const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#x27;': "'", '&nbsp;': '\u00a0' };

/** What is read, a block at a time. */
export function textsOf(html: string): string[] {
  const body = html.replace(/<(script|style)[\s\S]*?<\/\1>/g, '');
  const marked = body.replace(/<\/?(p|li|h[1-6]|div|label|legend|dt|dd|td|th|a|button|option|title|summary|br)\b[^>]*>/g, '\n');
  return marked
    .replace(/<[^>]+>/g, '')
    .replace(/&[#\w]+;/g, (entity) => entities[entity] ?? entity)
    .split('\n')
    .map((text) => text.replace(/[ \t]+/g, ' ').trim())
    .filter((text) => /\p{L}/u.test(text));
}
