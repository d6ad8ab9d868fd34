/** Block Public Access: four settings that a bucket has, and what S3's console says of them. https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html */
export const PUBLIC_ACCESS_SETTINGS = [
  {
    member: 'BlockPublicAcls',
    label: 'Block public access to buckets and objects granted through new access control lists (ACLs)',
  },
  {
    member: 'IgnorePublicAcls',
    label: 'Block public access to buckets and objects granted through any access control lists (ACLs)',
  },
  {
    member: 'BlockPublicPolicy',
    label: 'Block public access to buckets and objects granted through new public bucket or access point policies',
  },
  {
    member: 'RestrictPublicBuckets',
    label:
      'Block public and cross-account access to buckets and objects through any public bucket or access point policies',
  },
] as const;

export type PublicAccessMember = (typeof PUBLIC_ACCESS_SETTINGS)[number]['member'];
export type PublicAccess = Readonly<Record<PublicAccessMember, boolean>>;

/** All of them on, or off, as of a bucket that has none. */
export const allPublicAccess = (blocked: boolean): PublicAccess => ({
  BlockPublicAcls: blocked,
  IgnorePublicAcls: blocked,
  BlockPublicPolicy: blocked,
  RestrictPublicBuckets: blocked,
});
