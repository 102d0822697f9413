/** What a run of the tests takes nothing from: the settings of the service, whatever `.env` or the shell say. */
const settings =
  /^(PORT|HOST|PUBLIC_URL|DATA_DIR|DATABASE_URL|POOL_SIZE|REDIS_URL|APP_SECRET|TRUSTED_PROXIES|SMTP_URL|MAILBOX_PORT|IDENTITY_PORT|MAILBOX_URL|MAIL_FROM|PROCONNECT_.*|STORAGE_URL|CLAMD_URL|VIDEO_ROOM_URL|MAIL_PER_MINUTE|DESK_.*|BRAND|LOG_LEVEL|METRICS_TOKEN|THROTTLE_PER_MINUTE|STATEMENT_SECONDS|MAX_CONNECTIONS|MAINTENANCE|NOTICE|DRILL_DATABASE_URL|MOVE_NOTICE_HOURS|DEMO|SUPERVISED|NODE_ENV)$/;

export const testEnvironment = () => Object.fromEntries(Object.entries(process.env).filter(([name]) => !settings.test(name)));
