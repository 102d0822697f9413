import { type AppointmentRefusalCode, appointmentRefusals } from '#appointments';
import { type CaseRefusalCode, caseRefusals } from '#cases';
import { type IdentityRefusalCode, identityRefusals } from '#identity';
import { type IntakeRefusalCode, intakeRefusals } from '#intake';
import { type NotificationRefusalCode, notificationRefusals } from '#notifications';
import { type FileRefusalCode, fileRefusals } from '#platform';

type EdgeCode =
  | 'invalid-input'
  | 'missing-idempotency-key'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'idempotency-conflict'
  | 'idempotency-key-reused'
  | 'precondition-failed'
  | 'precondition-required'
  | 'method-not-allowed'
  | 'request-timeout'
  | 'payload-too-large'
  | 'unsupported-media-type'
  | 'form-out-of-date'
  | 'internal-error'
  | 'unavailable';

export type ProblemCode =
  | EdgeCode
  | AppointmentRefusalCode
  | FileRefusalCode
  | CaseRefusalCode
  | IdentityRefusalCode
  | IntakeRefusalCode
  | NotificationRefusalCode;

export const statusOf: Record<ProblemCode, number> = {
  'invalid-input': 400,
  'not-a-bounce': 400,
  'missing-idempotency-key': 400,
  unauthenticated: 401,
  forbidden: 403,
  'form-out-of-date': 403,
  'own-role': 403,
  'reader-unknown': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'request-timeout': 408,
  'slot-taken': 409,
  'too-many-upcoming': 409,
  'too-late': 409,
  'appointment-closed': 409,
  'appointment-changed': 409,
  'colleague-taken': 409,
  'request-only': 409,
  'already-member': 409,
  'membership-over': 409,
  'linking-over': 409,
  'too-late-to-contest': 409,
  'already-contested': 409,
  'message-not-stuck': 409,
  'address-dead': 409,
  'answers-changed': 409,
  'request-move-refused': 409,
  'file-held-back': 409,
  'too-many-files': 409,
  'idempotency-conflict': 409,
  'move-refused': 409,
  'in-another-case': 409,
  'case-joined': 409,
  'minutes-sent': 409,
  'correction-asked-before': 409,
  'too-late-to-correct': 409,
  'correction-answered': 409,
  'too-early': 409,
  'not-to-contest': 409,
  'link-spent': 410,
  'precondition-failed': 412,
  'request-changed': 412,
  'case-moved-meanwhile': 412,
  'frame-changed-meanwhile': 412,
  'minutes-written-meanwhile': 412,
  'action-changed-meanwhile': 412,
  'payload-too-large': 413,
  'unsupported-media-type': 415,
  'file-refused': 422,
  'idempotency-key-reused': 422,
  'precondition-required': 428,
  'too-many-invitations': 429,
  'too-many-asked': 429,
  'too-many-requests': 429,
  'internal-error': 500,
  'file-not-kept': 503,
  unavailable: 503,
};

/** What people and machines read for each code; the modules bring their own. */
export const sentences: Record<ProblemCode, { title: string; detail: string }> = {
  ...appointmentRefusals,
  ...fileRefusals,
  ...caseRefusals,
  ...identityRefusals,
  ...intakeRefusals,
  ...notificationRefusals,
  'invalid-input': { title: 'Certaines réponses sont à corriger.', detail: 'Chaque champ concerné dit ce qui manque.' },
  'missing-idempotency-key': {
    title: 'L’en-tête Idempotency-Key manque.',
    detail: 'Envoyez une clé de 1 à 255 caractères ASCII visibles, la même à chaque nouvelle tentative.',
  },
  unauthenticated: { title: 'Connectez-vous pour continuer.', detail: 'Cette page demande une connexion.' },
  forbidden: {
    title: 'Cette action ne vous est pas ouverte.',
    detail: 'Votre lien, ou le rôle dans lequel vous agissez, ne la permet pas.',
  },
  'form-out-of-date': {
    title: 'Cette page est ouverte depuis trop longtemps.',
    detail: 'Revenez en arrière, rechargez la page, puis envoyez à nouveau. Votre navigateur doit accepter les cookies de ce site.',
  },
  'not-found': { title: 'Cette page n’existe pas.', detail: 'L’adresse est peut-être incomplète, ou le lien n’est plus valable.' },
  'method-not-allowed': { title: 'Cette adresse ne répond pas à cette méthode.', detail: 'Voyez la description de l’API.' },
  'idempotency-conflict': { title: 'La même demande est en cours.', detail: 'Attendez sa réponse, puis réessayez avec la même clé.' },
  'precondition-failed': { title: 'Quelqu’un a changé cela entre-temps.', detail: 'Relisez la version actuelle, puis réessayez.' },
  'request-timeout': { title: 'La demande n’est pas arrivée entière à temps.', detail: 'Vérifiez votre connexion, puis réessayez.' },
  'payload-too-large': { title: 'C’est trop long.', detail: 'Raccourcissez votre texte, puis réessayez.' },
  'unsupported-media-type': { title: 'Ce format n’est pas accepté.', detail: 'Envoyez du JSON à l’API, ou le formulaire de la page.' },
  'idempotency-key-reused': { title: 'Cette clé a servi pour une autre demande.', detail: 'Prenez une nouvelle clé pour chaque demande.' },
  'precondition-required': { title: 'La version attendue manque.', detail: 'Envoyez l’en-tête If-Match avec la version lue.' },
  'internal-error': { title: 'Une erreur est survenue.', detail: 'Rien n’a été perdu. Réessayez dans un instant.' },
  unavailable: { title: 'Le service est momentanément indisponible.', detail: 'Réessayez dans quelques minutes, ou appelez-nous.' },
};

/** By what Fastify says of them: of its errors Nest keeps the message alone. */
export const unreadableBodies: readonly (readonly [said: RegExp, detail: string])[] = [
  [/cannot be empty/, 'Rien n’est envoyé : un objet JSON est attendu.'],
  [/Content-Length/, 'La longueur annoncée n’est pas celle du texte envoyé.'],
  [/JSON|prototype/, 'Ce qui est envoyé n’est pas du JSON lisible.'],
];

const byStatus: Record<number, ProblemCode> = {
  400: 'invalid-input',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  408: 'request-timeout',
  412: 'precondition-failed',
  413: 'payload-too-large',
  415: 'unsupported-media-type',
  429: 'too-many-requests',
  503: 'unavailable',
};

export const codeOf = (status: number): ProblemCode => byStatus[status] ?? (status < 500 ? 'invalid-input' : 'internal-error');

export const isKnown = (code: string): code is ProblemCode => code in statusOf;

/** A problem as it goes over the wire (RFC 9457); `facts` may say it in other words. */
export const problemText = (code: ProblemCode, status: number, requestId: string, facts: object = {}): string =>
  JSON.stringify({ type: `/problems/${code}`, ...sentences[code], status, instance: `urn:request:${requestId}`, code, ...facts });
