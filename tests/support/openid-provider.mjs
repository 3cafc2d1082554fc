// A real OpenID provider on 127.0.0.1, in a process of its own.
// node openid-provider.mjs '{"redirectUri": "…", "people": {"<subject>": {"email": …}}}' → one line with its address
import { createServer } from 'node:http';
import { once } from 'node:events';
import { Provider } from 'oidc-provider';

const { redirectUri, people } = JSON.parse(process.argv[2]);

const server = createServer();
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const issuer = `http://127.0.0.1:${server.address().port}`;

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: 'meridiana',
      client_secret: 'a secret between the two',
      redirect_uris: [redirectUri],
      response_types: ['code'],
      grant_types: ['authorization_code'],
    },
  ],
  pkce: { required: () => true },
  claims: { openid: ['sub', 'roles'], email: ['email', 'email_verified'] },
  cookies: { keys: ['a key for tests alone'] },
  findAccount: (_context, accountId) => ({
    accountId,
    claims: () => ({ sub: accountId, ...people[accountId] }),
  }),
  // Nobody is asked twice whether the client may know them.
  async loadExistingGrant({ oidc }) {
    const grant = new provider.Grant({
      clientId: oidc.client.clientId,
      accountId: oidc.session.accountId,
    });
    grant.addOIDCScope('openid email');
    await grant.save();
    return grant;
  },
});
server.on('request', provider.callback());
console.log(issuer);
// Ends with whoever started it.
process.stdin.on('end', () => process.exit(0)).resume();
