// A mail server in a process of its own: takes everything, keeps nothing but whose turn it was. Says its port, then how many when asked.
import { SMTPServer } from 'smtp-server';

const times = new Map();

const server = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  logger: false,
  onData(stream, _session, done) {
    let head = '';
    stream.on('data', (part) => {
      if (head.length < 4096) head += part.toString('latin1');
    });
    stream.on('end', () => {
      const id = /^message-id:\s*(\S+)/im.exec(head)?.[1] ?? `none ${times.size}`;
      times.set(id, (times.get(id) ?? 0) + 1);
      done();
    });
  },
});

server.listen(0, '127.0.0.1', () => process.send({ port: server.server.address().port }));
process.on('message', () => process.send({ mails: times.size, twice: [...times.values()].filter((count) => count > 1).length }));
