// Preloaded (--import) in a process under test: its calendar stands where the test puts it and goes on from there.
const { Date: RealDate } = globalThis;
let shift = 0;

const set = (now) => {
  shift = RealDate.parse(now) - RealDate.now();
};

globalThis.Date = class SetDate extends RealDate {
  constructor(...given) {
    super(...(given.length > 0 ? given : [RealDate.now() + shift]));
  }

  static now() {
    return RealDate.now() + shift;
  }
};

if (process.env.TEST_NOW) set(process.env.TEST_NOW);

process.on('message', ({ now }) => {
  if (!now) return;
  set(now);
  process.send({ set: now });
});
process.channel?.unref();
