/** What lets a target group of a load balancer in at its function. https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html */
import type { Grant } from './grant.ts';

/** A target group's own id tells its statement from that of one before it of the same name. */
export const targetGroupGrant = (targetGroupArn: string, targetArn: string): Grant => ({
  targetArn,
  principal: 'elasticloadbalancing.amazonaws.com',
  sourceArn: targetGroupArn,
  statementId: `elb-${targetGroupArn.slice(targetGroupArn.lastIndexOf('/') + 1)}`,
});
