import { identityProvider } from './identity-provider.mjs';
import { mailbox } from './mailbox.mjs';

/** What the demonstration has in place of the world: a mailbox, and someone who says who people are. */
export async function demonstration(settings) {
  const post = await mailbox(settings.dataDir, settings.mailboxPort);
  const identities = await identityProvider(settings.identityPort);
  return {
    names: [post.name, identities.name],
    addresses: { mailboxUrl: post.url, identityUrl: identities.url, agents: identities.agents },
    /** What the service is told of them. */
    settings: { SMTP_URL: post.smtpUrl, MAILBOX_URL: post.url, ...identities.settings },
    /** Resolves when both are there; until then the service may start beside them. */
    start: async (supervisor, env) => {
      void supervisor.start({ ...post, env: process.env });
      await Promise.all([supervisor.start({ ...identities, env }), post.ready()]);
    },
  };
}
