/**
 * Credentials from where programs that speak to AWS look for them, in the order of its command line: the environment, a web
 * identity (Kubernetes), the profile, the container (ECS, EKS), the instance (EC2). They are held in memory and go nowhere but
 * into signatures: no message, record or event has them. Node only.
 */
import { IsolossError, throwIfAborted } from '../../errors.js';
import { type Credentials, isHeaderValue } from './access-keys.js';
import { containerCredentials, instanceCredentials } from './metadata.js';
import { type Environment, type Profile, readSettings, type Settings } from './settings.js';
import { assumeRole, assumeRoleWithWebIdentity } from './token-service.js';

/** Milliseconds before their expiry at which credentials are asked for anew. */
const EARLY = 5 * 60_000;

/** Roles whose credentials another role gives, in a row. */
const MAX_ROLES = 5;

/** Holds credentials until shortly before they expire. */
export class CredentialSource {
  private current: Promise<Credentials> | undefined;
  private expires = Number.POSITIVE_INFINITY;

  constructor(
    private readonly environment: Environment,
    private readonly now: () => number = Date.now,
  ) {}

  /** Throws `no-credentials` if there are none, and `store-unreachable` if the service that has them does not answer. */
  async get(signal?: AbortSignal): Promise<Credentials> {
    throwIfAborted(signal);
    if (this.current === undefined || this.now() > this.expires - EARLY) {
      this.expires = Number.POSITIVE_INFINITY;
      // Files are read again, where a program may have put newer ones.
      const asked = readSettings(this.environment).then(findCredentials).then(checked);
      this.current = asked;
      asked.then(
        ({ expires }) => {
          this.expires = expires ?? Number.POSITIVE_INFINITY;
        },
        () => {
          if (this.current === asked) this.current = undefined;
        },
      );
    }
    const credentials = await this.current;
    throwIfAborted(signal);
    return credentials;
  }

  /** Has the next request ask anew, after a server has called `refused` expired. */
  renew(refused: Credentials): void {
    const held = this.current;
    held?.then(
      (credentials) => {
        if (credentials === refused && this.current === held) this.current = undefined;
      },
      () => {},
    );
  }
}

/** Throws `no-credentials` for keys that cannot be sent: a line break or a quotation mark was copied with them. */
function checked(credentials: Credentials): Credentials {
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  const parts = { 'access key': accessKeyId, 'secret key': secretAccessKey, 'session token': sessionToken };
  for (const [name, part] of Object.entries(parts)) {
    if (part !== undefined && !isHeaderValue(part)) {
      throw noCredentials(
        `The ${name} holds a space, a line break or another character that keys do not have.`,
        'Copy it again.',
      );
    }
  }
  return credentials;
}

async function findCredentials(settings: Settings): Promise<Credentials> {
  const { environment, profile, profileName } = settings;
  const given = fromEnvironment(environment);
  if (given !== undefined) return given;
  const {
    AWS_WEB_IDENTITY_TOKEN_FILE: tokenFile,
    AWS_ROLE_ARN: role,
    AWS_ROLE_SESSION_NAME: session,
  } = environment;
  // A profile that is asked for by name comes before what a cluster has set for everyone.
  if (!environment.AWS_PROFILE && tokenFile && role) {
    return await assumeRoleWithWebIdentity({ role, tokenFile, session }, settings);
  }
  const configured = await fromProfile(profile, profileName, settings, 0);
  if (configured !== undefined) return configured;
  if (tokenFile && role) return await assumeRoleWithWebIdentity({ role, tokenFile, session }, settings);
  const around = (await containerCredentials(environment)) ?? (await instanceCredentials(environment));
  if (around !== undefined) return around;
  throw noCredentials(
    'There are no credentials for s3:// addresses.',
    'Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE to a profile of ~/.aws/credentials.',
  );
}

function fromEnvironment(environment: Environment): Credentials | undefined {
  const { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret, AWS_SESSION_TOKEN: token } = environment;
  if (!id && !secret) return undefined;
  if (!id || !secret) {
    const [set, missing] = id ? ['ID', 'SECRET_ACCESS_KEY'] : ['SECRET', 'ACCESS_KEY_ID'];
    throw noCredentials(
      `AWS_${set === 'ID' ? 'ACCESS_KEY_ID' : 'SECRET_ACCESS_KEY'} is set, but AWS_${missing} is not.`,
      'Set both, or neither.',
    );
  }
  return { accessKeyId: id, secretAccessKey: secret, ...(token && { sessionToken: token }) };
}

async function fromProfile(
  profile: Profile,
  name: string,
  settings: Settings,
  depth: number,
): Promise<Credentials | undefined> {
  const { aws_access_key_id: id, aws_secret_access_key: secret, aws_session_token: token } = profile;
  const { role_arn: role, role_session_name: session, source_profile: source } = profile;
  if (role !== undefined && !(source === name && id && secret && depth > 0)) {
    const tokenFile = profile.web_identity_token_file;
    if (tokenFile) return await assumeRoleWithWebIdentity({ role, tokenFile, session }, settings);
    if (profile.mfa_serial !== undefined) throw foreign(name, 'a code of a second factor');
    const from = await sourceOfRole(profile, name, settings, depth);
    return await assumeRole({ role, session, externalId: profile.external_id }, from, settings);
  }
  if (id && secret) {
    return { accessKeyId: id, secretAccessKey: secret, ...(token && { sessionToken: token }) };
  }
  if (id || secret) {
    throw noCredentials(
      `The profile '${name}' has one of aws_access_key_id and aws_secret_access_key alone.`,
      'Give it both.',
    );
  }
  if (profile.sso_session !== undefined || profile.sso_start_url !== undefined)
    throw foreign(name, 'a sign-in');
  if (profile.login_session !== undefined) throw foreign(name, 'a sign-in');
  if (profile.credential_process !== undefined) throw foreign(name, 'a program');
  return undefined;
}

/** The credentials by which the role of a profile is taken on. */
async function sourceOfRole(
  { source_profile: source, credential_source: where }: Profile,
  name: string,
  settings: Settings,
  depth: number,
): Promise<Credentials> {
  const refuse = (why: string) =>
    noCredentials(`The profile '${name}' has a role, but ${why}.`, 'Mend the profile, or name another.');
  if (depth >= MAX_ROLES) throw refuse('its source_profile leads through too many others');
  if (source !== undefined) {
    const profile = settings.other(source);
    if (profile === undefined) throw refuse(`its source_profile '${source}' does not exist`);
    const found = await fromProfile(profile, source, settings, depth + 1);
    if (found !== undefined) return found;
    throw refuse(`its source_profile '${source}' has no keys`);
  }
  const { environment } = settings;
  const found =
    where === 'Environment'
      ? fromEnvironment(environment)
      : where === 'EcsContainer'
        ? await containerCredentials(environment)
        : where === 'Ec2InstanceMetadata'
          ? await instanceCredentials(environment)
          : undefined;
  if (found !== undefined) return found;
  throw refuse(where === undefined ? 'no source_profile' : `its credential_source '${where}' has none`);
}

/** A profile whose credentials only the AWS command line can get. */
function foreign(name: string, by: string): IsolossError {
  return noCredentials(
    `The profile '${name}' gets its credentials by ${by}, which isoloss leaves to the AWS command line.`,
    `Run: eval "$(aws configure export-credentials --profile ${name} --format env)"`,
  );
}

function noCredentials(message: string, fix: string): IsolossError {
  return new IsolossError('no-credentials', message, fix);
}
