import { createHash } from 'node:crypto';
import type { Agent } from '../agents.js';
import { words } from './words.fr.js';

const style = `
  body { max-width: 40rem; margin: 2rem auto; padding: 0 1rem; color: #161616; background: #fff; font: 1.125rem/1.5 system-ui, sans-serif }
  ul { padding: 0; list-style: none }
  button { width: 100%; margin: .5rem 0; padding: .75rem 1rem; border: 1px solid #161616; color: #161616; background: #fff; font: inherit; text-align: left }
  button:hover { background: #f0f0f0 }
  button:focus-visible, a:focus-visible { outline: 3px solid #0a76f6; outline-offset: 2px }
  .post { display: block }
`;

const styleDigest = createHash('sha256').update(style).digest('base64');

/** No script, nothing from elsewhere, no frame; a form may lead back to the service, wherever it is. */
export const policy = `default-src 'none'; base-uri 'none'; frame-ancestors 'none'; style-src 'sha256-${styleDigest}'`;

/** Whom to be. */
export const choicePage = (agents: readonly Agent[]): string =>
  page(
    words.choice,
    `<p>${words.warning}</p>
<form method="post">
<ul>
${agents.map(choice).join('\n')}
</ul>
<button type="submit" name="cancel" value="1">${words.giveUp}</button>
</form>`,
  );

/** What is behind this address, for someone who opens it by itself. */
export const accountsPage = (agents: readonly Agent[], publicUrl: string): string =>
  page(words.accounts, `<p>${words.warning}</p>\n<ul>\n${agents.map(account).join('\n')}\n</ul>\n${back(publicUrl)}`);

/** `action` and `xsrf` are the provider's own. */
export const leavePage = (action: string, xsrf: string): string =>
  page(
    words.leave,
    `<p>${words.leaveDetail}</p>
<form method="post" action="${text(action)}">
<input type="hidden" name="xsrf" value="${text(xsrf)}">
<button type="submit" name="logout" value="yes">${words.leaveYes}</button>
<button type="submit">${words.leaveNo}</button>
</form>`,
  );

export const leftPage = (publicUrl: string): string => page(words.left, `<p>${words.leftDetail}</p>\n${back(publicUrl)}`);

export const refusalPage = (cause: string, publicUrl: string): string =>
  page(words.refused, `<p>${words.refusedDetail}</p>\n<p>${words.cause} ${text(cause)}</p>\n${back(publicUrl)}`);

const page = (title: string, body: string): string => `<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – ${words.suffix}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`;

const choice = (agent: Agent): string =>
  `<li><button type="submit" name="agent" value="${text(agent.email)}">${described(agent)}</button></li>`;

const account = (agent: Agent): string => `<li><p>${described(agent)}</p></li>`;

const described = ({ firstName, lastName, post, organisation }: Agent): string =>
  `<strong>${text(`${firstName} ${lastName}`)}</strong> <span class="post">${text(`${post}, ${organisation}`)}</span>`;

const back = (publicUrl: string): string => `<p><a href="${text(publicUrl)}">${words.toService}</a></p>`;

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const text = (given: string): string => given.replace(/[&<>"]/g, (sign) => signs[sign] ?? '');
