/** What the environment and the files of the AWS command line say of servers and credentials. Node only. */
import { loadSharedConfigFiles } from '@smithy/shared-ini-file-loader';
import { IsolossError } from '../../errors.js';
import { own } from '../../own.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Fields of a profile; those of a nested block have its name and a dot before theirs (`s3.addressing_style`). */
export type Profile = Readonly<Record<string, string | undefined>>;

export interface Settings {
  readonly environment: Environment;
  readonly profileName: string;
  /** The chosen profile; empty if there is none. */
  readonly profile: Profile;
  /** Another profile of the same files. */
  readonly other: (name: string) => Profile | undefined;
  /** The block that the profile names for addresses of services. */
  readonly services: Profile;
}

/**
 * Reads `~/.aws/config` and `~/.aws/credentials`, or the files that AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE name.
 * Throws `no-credentials` if AWS_PROFILE names a profile that neither has.
 */
export async function readSettings(environment: Environment): Promise<Settings> {
  const { AWS_SHARED_CREDENTIALS_FILE: filepath, AWS_CONFIG_FILE: configFilepath } = environment;
  const files = await loadSharedConfigFiles({
    ...(filepath && { filepath }),
    ...(configFilepath && { configFilepath }),
    ignoreCache: true,
  });
  const find = (name: string): Profile | undefined => {
    const [configured, secret] = [own(files.configFile, name), own(files.credentialsFile, name)];
    return configured === undefined && secret === undefined ? undefined : { ...configured, ...secret };
  };
  const named = environment.AWS_PROFILE || undefined;
  const profileName = named ?? environment.AWS_DEFAULT_PROFILE ?? 'default';
  const profile = find(profileName);
  if (named !== undefined && profile === undefined && !environment.AWS_ACCESS_KEY_ID) {
    throw new IsolossError(
      'no-credentials',
      `AWS_PROFILE names the profile '${named}', which is not in ~/.aws/config or ~/.aws/credentials.`,
      'Name one that is there, or unset AWS_PROFILE.',
    );
  }
  const services =
    profile?.services === undefined ? undefined : own(files.configFile, `services.${profile.services}`);
  return { environment, profileName, profile: profile ?? {}, other: find, services: services ?? {} };
}

/** The region of AWS, if one is set. */
export function regionOf({ environment, profile }: Settings): string | undefined {
  return environment.AWS_REGION || environment.AWS_DEFAULT_REGION || profile.region || undefined;
}

/** The address of a service (`s3`, `sts`) if it is set to be elsewhere than at AWS. */
export function endpointOf(service: 's3' | 'sts', settings: Settings): string | undefined {
  const { environment, profile, services } = settings;
  if (/^true$/i.test(environment.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS ?? '')) return undefined;
  return (
    environment[`AWS_ENDPOINT_URL_${service.toUpperCase()}`] ||
    environment.AWS_ENDPOINT_URL ||
    services[`${service}.endpoint_url`] ||
    profile.endpoint_url ||
    undefined
  );
}
