import { isIP } from 'node:net';
import { type EventSettings, readEvents } from './event-settings.js';
import { type FileSettings, readFiles } from './files/file-settings.js';
import { isLoopback } from './loopback.js';
import { type OperationSettings, readOperation } from './operation-settings.js';
import { type ProConnectSettings, readProConnect } from './pro-connect-settings.js';
import { type Environment, looksLikeAddress, oneOf, text, url, WrongSetting, whole } from './setting.js';
import { readSmtpUrl } from './smtp.js';

export { type Environment, WrongSetting } from './setting.js';

export interface Desk {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly hours: string;
  readonly address: string;
  /** How to reach whoever is responsible for the protection of data (RGPD, art. 37 to 39); empty: nobody is named. */
  readonly dpo: string;
}

export interface Config extends OperationSettings, FileSettings, EventSettings {
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string;
  readonly dataDir: string;
  readonly demo: boolean;
  readonly databaseUrl: string;
  /** Connections to PostgreSQL of one process, apart from the queue's. */
  readonly poolSize: number;
  readonly redisUrl: string | null;
  /** Null: made once in `dataDir/secret`. */
  readonly appSecret: string | null;
  readonly trustedProxies: readonly string[];
  readonly smtpUrl: string;
  readonly mailboxPort: number;
  /** Of the demonstration's identity provider. */
  readonly identityPort: number;
  readonly mailFrom: string;
  /** Null: ProConnect is not offered, people sign in by mail. */
  readonly proConnect: ProConnectSettings | null;
  /** Holds `{room}`; null: the advisor types the link. */
  readonly videoRoomUrl: string | null;
  /** 0 = no limit. */
  readonly mailPerMinute: number;
  readonly desk: Desk;
  readonly brand: 'neutre' | 'etat';
  /** How long before its start an appointment can still be moved. */
  readonly moveNoticeHours: number;
}

/** The demonstration's desk: a fictional name and a number that rings nowhere. */
const demonstrationDesk: Desk = {
  name: 'Cellule de conseil et d’orientation « Territoires d’engagement »',
  email: 'cellule@territoires.example',
  phone: '01 99 00 12 34',
  hours: 'du lundi au vendredi, 9 h à 12 h 30 et 13 h 30 à 17 h 30 (heure de Paris)',
  address: '1 place de la Démonstration, 75000 Paris',
  dpo: 'donnees@territoires.example',
};

const demonstrationRoom = 'https://visio.territoires.example/{room}';

/**
 * Reads the settings of `contract.md`; an empty variable counts as unset. `supervised` says that `npm start` has already
 * judged them and has filled in the addresses of what it started itself.
 */
export function readConfig(env: Environment, supervised = env.SUPERVISED === '1'): Config {
  const host = text(env, 'HOST', '127.0.0.1');
  const port = whole(env, 'PORT', 3000, 65_535);
  const publicUrl = readPublicUrl(env, host, port);
  const demo = supervised ? env.DEMO === '1' : readDemo(env, host, publicUrl);
  const databaseUrl = url(env, 'DATABASE_URL', ['postgres:', 'postgresql:'], '');
  if (!supervised && !demo) demand(env, databaseUrl);
  return {
    port,
    host,
    publicUrl,
    demo,
    databaseUrl,
    dataDir: text(env, 'DATA_DIR', '.data'),
    poolSize: Math.max(1, whole(env, 'POOL_SIZE', 10, 200)),
    redisUrl: url(env, 'REDIS_URL', ['redis:', 'rediss:'], null),
    appSecret: readSecret(env),
    trustedProxies: readProxies(env),
    smtpUrl: readSmtpUrl(env),
    mailboxPort: whole(env, 'MAILBOX_PORT', 1080, 65_535),
    identityPort: whole(env, 'IDENTITY_PORT', 1090, 65_535),
    mailFrom: readSender(env, demo),
    proConnect: readProConnect(env),
    ...{ videoRoomUrl: readRoom(env, demo), mailPerMinute: whole(env, 'MAIL_PER_MINUTE', 0) },
    desk: readDesk(env, demo),
    brand: oneOf(env, 'BRAND', ['neutre', 'etat'], 'neutre'),
    ...{ ...readOperation(env), ...readFiles(env, demo), ...readEvents(env) },
    moveNoticeHours: whole(env, 'MOVE_NOTICE_HOURS', 4, 24 * 30),
  };
}

let known: Config | undefined;

/** The settings of this process, read once. */
export function config(): Config {
  known ??= readConfig(process.env);
  return known;
}

function readPublicUrl(env: Environment, host: string, port: number): string {
  const given = url(env, 'PUBLIC_URL', ['http:', 'https:'], undefined);
  if (!given && !isLoopback(host)) throw new WrongSetting('PUBLIC_URL est nécessaire quand HOST n’est pas local.');
  return (given ?? `http://localhost:${port}`).replace(/\/+$/, '');
}

/** Unset, the demonstration is on when nothing real is named and nobody outside can reach it. */
function readDemo(env: Environment, host: string, publicUrl: string): boolean {
  const given = oneOf(env, 'DEMO', ['', '0', '1'], '');
  const real = ['DATABASE_URL', 'SMTP_URL', 'PROCONNECT_ISSUER'].filter((name) => text(env, name));
  const local = isLoopback(host) && isLoopback(new URL(publicUrl).hostname);
  if (given === '1' && real.length > 0)
    throw new WrongSetting(`DEMO=1 est refusé avec ${real.join(', ')} : une démonstration n’a que des données fictives.`);
  if (given === '1' && !local) throw new WrongSetting('DEMO=1 est refusé quand HOST ou PUBLIC_URL n’est pas local.');
  return given === '' ? real.length === 0 && local : given === '1';
}

/** What a real service cannot do without. */
function demand(env: Environment, databaseUrl: string): void {
  const needed = [
    'SMTP_URL',
    'MAIL_FROM',
    'DESK_NAME',
    'DESK_EMAIL',
    'DESK_PHONE',
    'DESK_HOURS',
    'DESK_ADDRESS',
    ...(databaseUrl ? ['APP_SECRET'] : []),
  ];
  const missing = needed.filter((name) => !text(env, name));
  if (missing.length > 0) throw new WrongSetting(`Sans la démonstration (DEMO=0), il manque : ${missing.join(', ')}.`);
}

function readSecret(env: Environment): string | null {
  const given = text(env, 'APP_SECRET') ?? null;
  if (given !== null && given.length < 32) throw new WrongSetting('APP_SECRET doit compter au moins 32 caractères.');
  return given;
}

function readProxies(env: Environment): string[] {
  const list = text(env, 'TRUSTED_PROXIES', '')
    .split(/[\s,]+/)
    .filter(Boolean);
  const wrong = list.find((entry) => !isNetwork(entry));
  if (wrong) throw new WrongSetting(`TRUSTED_PROXIES contient « ${wrong} », qui n’est ni une adresse ni un réseau (CIDR).`);
  return list;
}

/** An address, or a network in CIDR notation. */
function isNetwork(entry: string): boolean {
  const [, address = '', bits] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(entry) ?? [];
  const most = { 4: 32, 6: 128 }[isIP(address)];
  return most !== undefined && Number(bits ?? 0) <= most;
}

function readRoom(env: Environment, demo: boolean): string | null {
  const given = text(env, 'VIDEO_ROOM_URL', demo ? demonstrationRoom : null);
  if (given !== null && !(given.startsWith('https://') && given.includes('{room}') && URL.canParse(given.replace('{room}', 'x'))))
    throw new WrongSetting('VIDEO_ROOM_URL doit être une adresse https://… qui contient {room}.');
  return given;
}

function readSender(env: Environment, demo: boolean): string {
  const given = text(env, 'MAIL_FROM') ?? (demo ? 'rendez-vous@territoires.example' : '');
  if (given !== '' && !looksLikeAddress(given)) throw new WrongSetting('MAIL_FROM doit être une adresse électronique.');
  return given;
}

function readDesk(env: Environment, demo: boolean): Desk {
  const fallback = (name: keyof Desk) => (demo ? demonstrationDesk[name] : '');
  const email = text(env, 'DESK_EMAIL') ?? fallback('email');
  if (email !== '' && !looksLikeAddress(email)) throw new WrongSetting('DESK_EMAIL doit être une adresse électronique.');
  return {
    name: text(env, 'DESK_NAME') ?? fallback('name'),
    email,
    phone: text(env, 'DESK_PHONE') ?? fallback('phone'),
    hours: text(env, 'DESK_HOURS') ?? fallback('hours'),
    address: text(env, 'DESK_ADDRESS') ?? fallback('address'),
    dpo: text(env, 'DESK_DPO') ?? fallback('dpo'),
  };
}
