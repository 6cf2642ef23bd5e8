// s3rver in a process of its own, since its tokens of listings need a cipher that Node leaves to --openssl-legacy-provider.
import S3rver from '@20minutes/s3rver';

const [directory, bucket] = process.argv.slice(2);
const server = new S3rver({
  address: '127.0.0.1',
  port: 0,
  silent: true,
  directory,
  configureBuckets: [{ name: bucket, configs: [] }],
});
const { port } = await server.run();
process.stderr.write(`Running on ${port}\n`);
// Who started it has gone.
process.stdin.on('end', () => process.exit()).resume();
