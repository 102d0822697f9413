// Stops PostgreSQL when its parent goes without a word. Deaf to Ctrl-C, which the whole process group hears.
import { spawnSync } from 'node:child_process';

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});

process.on('message', ({ program, data, owner }) => {
  process.once('disconnect', () => {
    spawnSync(program, ['-D', data, '-m', 'fast', '-w', '-t', '8', 'stop'], { ...owner, cwd: '/', stdio: 'ignore' });
    process.exit(0);
  });
  process.send('armed');
});
