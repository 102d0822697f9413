/** The design system's stylesheet without the State's brand: no Marianne nor Spectral, no logo block. Text falls back to Arial. */
export const neutral = (css) =>
  css
    .replace(/@font-face\{[^}]*\}/g, '')
    .replace(/[^{}]*\.fr-logo[^{}]*::?(before|after)[^{}]*\{[^{}]*\}/g, '')
    .replace(/font-family:\s*"?(Marianne|Spectral)"?,/g, 'font-family:');

/** The rules of the icons whose class occurs in `code`: some hundred bytes instead of 213 kB. */
export function usedIcons(css, code) {
  const used = new Set(code.match(iconClass));
  const rules = css.replace(/\/\*[\s\S]*?\*\//g, '').match(/[^{}]+\{[^{}]*\}/g) ?? [];
  return rules.filter((rule) => (rule.split('{')[0].match(iconClass) ?? []).some((name) => used.has(name))).join('');
}

const iconClass = /fr-icon-[a-z0-9-]+/g;
