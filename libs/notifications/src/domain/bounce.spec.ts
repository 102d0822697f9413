import { bounceIn } from './bounce.js';

const stableId = '0123456789abcdef0123456789abcdef01234567';

describe('a notice of non-delivery', () => {
  it.each<[string, string, ReturnType<typeof bounceIn>]>([
    ['says that the mailbox does not exist', notice(), { stableId, isDead: true }],
    ['says that the mailbox is closed', notice({ status: '5.2.1' }), { stableId, isDead: true }],
    ['says that the mailbox is full', notice({ status: '5.2.2' }), { stableId, isDead: false }],
    ['says that the letter was taken for unwanted', notice({ status: '5.7.1' }), { stableId, isDead: false }],
    ['says that it will try again', notice({ action: 'delayed', status: '4.4.1' }), null],
    ['is about a letter of someone else', notice({ messageId: 'autre@ailleurs.example' }), null],
    ['is no such notice', 'Bonjour, je suis absente.', null],
  ])('%s', (_case, text, expected) => {
    expect(bounceIn(text)).toEqual(expected);
  });
});

function notice({ action = 'failed', status = '5.1.1', messageId = `${stableId}@territoires.example` } = {}): string {
  return [
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example',
    '',
    'Final-Recipient: rfc822; mairie@commune.example',
    `Action: ${action}`,
    `Status: ${status}`,
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: <${messageId}>`,
    '--b--',
  ].join('\r\n');
}
