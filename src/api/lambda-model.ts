/** Lambda's service model, linked once. https://docs.aws.amazon.com/lambda/latest/api/API_Operations.html */
import { type ServiceModel, serviceModel } from './model.ts';
import lambdaJson from './models/lambda.json' with { type: 'json' };

export const lambdaModel: ServiceModel = serviceModel(lambdaJson);
