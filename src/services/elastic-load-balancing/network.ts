/**
 * The default VPC as load balancers see it.
 *
 * Differs from AWS: there is no EC2. The account has one VPC with a subnet in each of six Availability Zones and one security
 * group, all of fixed ids, and nothing of it lets anybody in or keeps anybody out.
 */
export const VPC_ID = 'vpc-0c01d000000000001';
export const DEFAULT_SECURITY_GROUP = 'sg-0c01d000000000001';

/** By id, the zone. */
export const SUBNETS: ReadonlyMap<string, string> = new Map(
  [...'abcdef'].map((zone, index) => [`subnet-0c01d00000000000${index + 1}`, `us-east-1${zone}`]),
);
