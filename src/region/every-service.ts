/** Every service around Lambda, for whoever needs them all at once: a backup is tried in a whole region. */
import { executeApi } from '../services/api-gateway/execute-api.ts';
import { apiGatewayV2 } from '../services/api-gateway/http-api/apigatewayv2.ts';
import { apiGateway } from '../services/api-gateway/rest-api/apigateway.ts';
import { applicationAutoScaling } from '../services/application-autoscaling/application-autoscaling.ts';
import { cloudWatch } from '../services/cloudwatch/cloudwatch.ts';
import { coldspark } from '../services/coldspark/coldspark.ts';
import { loadBalancerDoor } from '../services/elastic-load-balancing/door.ts';
import { elasticLoadBalancing } from '../services/elastic-load-balancing/elastic-load-balancing.ts';
import { eventBridge } from '../services/eventbridge/eventbridge.ts';
import { iam } from '../services/iam/iam.ts';
import { kms } from '../services/kms/kms.ts';
import { cloudWatchLogs } from '../services/logs/logs.ts';
import { s3 } from '../services/s3/s3.ts';
import { serviceQuotas } from '../services/service-quotas/service-quotas.ts';
import { sns } from '../services/sns/sns.ts';
import { sqs } from '../services/sqs/sqs.ts';
import { sts } from '../services/sts/sts.ts';
import type { LoadedServices } from './services-around-lambda.ts';

export const EVERY_SERVICE: LoadedServices = new Map(
  [
    coldspark,
    iam,
    sts,
    cloudWatch,
    cloudWatchLogs,
    serviceQuotas,
    applicationAutoScaling,
    sqs,
    eventBridge,
    s3,
    sns,
    elasticLoadBalancing,
    loadBalancerDoor,
    apiGateway,
    apiGatewayV2,
    executeApi,
    kms,
  ].map((each) => [each.name, each]),
);
