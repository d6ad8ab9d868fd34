/**
 * What AWS's own clients are given in a handler: their requests go to this account's services, as the execution role. It is
 * bundled into the packages (scripts/runtime-libraries.ts), so that `new S3Client({})` needs no more than on Lambda.
 */
import coldspark from 'coldspark';
import type { HttpRequest, ServiceName } from '../../../api/http.ts';
import { staysInPage } from '../../../api/sdk-transport.ts';

interface Configuration {
  region?: string;
  maxAttempts?: unknown;
  endpoint?: unknown;
}

type ClientClass = new (configuration: never) => object;

/** Without the name of a host: whoever names one must sign, and who asks is known here without. */
const send = async ({ service, method, path, query, headers: { host: _, ...headers }, body }: HttpRequest) =>
  coldspark.awsRequest({ service, method, path, query, headers, body });

/** A client's class under its name, whose clients speak to the service. */
export function inHandler<C extends ClientClass>(Client: C, service: ServiceName, name: string): C {
  const made = class extends (Client as unknown as new (configuration: object) => object) {
    constructor(configuration: Configuration = {}) {
      const { region = process.env.AWS_REGION, maxAttempts = 3 } = configuration;
      super({
        ...configuration,
        ...staysInPage(service, send, region === undefined ? {} : { region }),
        maxAttempts,
        // buckets are named in the path: there is no host but this one
        forcePathStyle: true,
      });
    }
  };
  Object.defineProperty(made, 'name', { value: name });
  return made as unknown as C;
}
