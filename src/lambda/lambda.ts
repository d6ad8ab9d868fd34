/**
 * AWS Lambda as a service of the region: REST-JSON in, one operation, REST-JSON out. The only place where service
 * exceptions are caught; anything else that is thrown is our bug, answered as 500 and reported.
 * https://docs.aws.amazon.com/lambda/latest/api/API_Operations.html
 */
import { invariant, ServiceException } from '../api/errors.ts';
import type { HttpRequest, HttpResponse } from '../api/http.ts';
import { lambdaModel } from '../api/lambda-model.ts';
import type { LambdaOperations } from '../api/models/lambda-types.ts';
import { restJson } from '../api/protocols/rest-json.ts';
import { type AccountQuotas, DEFAULT_ACCOUNT_QUOTAS, UPLOAD_REQUEST_BYTES } from '../api/quotas.ts';
import type { Time } from '../kernel/account-time.ts';
import type { Caller } from '../kernel/caller.ts';
import type { MetricStore } from '../kernel/metric-store.ts';
import type { Change, Outbox } from '../kernel/outbox.ts';
import type { Random } from '../kernel/random.ts';
import { randomUuid } from '../kernel/random.ts';
import type { Answer, AnswerDone, Call, Neighbours, OperationTraits, Service } from '../kernel/service.ts';
import { restoreTables, type Table } from '../kernel/table.ts';
import type { EngineConfig, LambdaContext } from './context.ts';
import { getAccountSettings } from './control-plane/account.ts';
import { createAlias, deleteAlias, getAlias, listAliases, updateAlias } from './control-plane/aliases.ts';
import {
  createCodeSigningConfig,
  deleteCodeSigningConfig,
  deleteFunctionCodeSigningConfig,
  getCodeSigningConfig,
  getFunctionCodeSigningConfig,
  listCodeSigningConfigs,
  listFunctionsByCodeSigningConfig,
  putFunctionCodeSigningConfig,
  updateCodeSigningConfig,
} from './control-plane/code-signing-configs.ts';
import {
  deleteFunctionConcurrency,
  getFunctionConcurrency,
  putFunctionConcurrency,
} from './control-plane/concurrency.ts';
import {
  deleteFunctionEventInvokeConfig,
  getFunctionEventInvokeConfig,
  listFunctionEventInvokeConfigs,
  putFunctionEventInvokeConfig,
  updateFunctionEventInvokeConfig,
} from './control-plane/event-invoke-configs.ts';
import {
  createEventSourceMapping,
  deleteEventSourceMapping,
  getEventSourceMapping,
  listEventSourceMappings,
  scheduleMappings,
  updateEventSourceMapping,
} from './control-plane/event-source-mappings.ts';
import { updateFunctionCode } from './control-plane/function-code.ts';
import { getFunctionConfiguration, updateFunctionConfiguration } from './control-plane/function-configuration.ts';
import { scheduleSettlements } from './control-plane/function-state.ts';
import {
  createFunctionUrlConfig,
  deleteFunctionUrlConfig,
  getFunctionUrlConfig,
  listFunctionUrlConfigs,
  updateFunctionUrlConfig,
} from './control-plane/function-urls.ts';
import { createFunction, deleteFunction, getFunction, listFunctions } from './control-plane/functions.ts';
import {
  addLayerVersionPermission,
  getLayerVersionPolicy,
  removeLayerVersionPermission,
} from './control-plane/layer-permissions.ts';
import {
  deleteLayerVersion,
  getLayerVersion,
  getLayerVersionByArn,
  listLayers,
  listLayerVersions,
  publishLayerVersion,
} from './control-plane/layers.ts';
import { addPermission, getPolicy, removePermission } from './control-plane/permissions.ts';
import {
  deleteProvisionedConcurrencyConfig,
  getProvisionedConcurrencyConfig,
  listProvisionedConcurrencyConfigs,
  putProvisionedConcurrencyConfig,
  scheduleAllocations,
} from './control-plane/provisioned-concurrency.ts';
import { getFunctionRecursionConfig, putFunctionRecursionConfig } from './control-plane/recursion.ts';
import { getRuntimeManagementConfig, putRuntimeManagementConfig } from './control-plane/runtime-management.ts';
import { listTags, tagResource, untagResource } from './control-plane/tags.ts';
import { listVersionsByFunction, publishVersion } from './control-plane/versions.ts';
import { LambdaDataPlane } from './data-plane/data-plane.ts';
import { invoke, invokeAsync, invokeWithResponseStream } from './data-plane/invocations.ts';
import { FunctionUrls } from './function-url/function-urls.ts';
import type { InvocationObserver } from './observability/invocation-observer.ts';
import type { EnvironmentEvent, RuntimeHost } from './runtime-host.ts';
import { lambdaState, tablesOf } from './tables.ts';

type Operations = {
  [O in keyof LambdaOperations]: (
    context: LambdaContext,
    input: LambdaOperations[O]['input'],
  ) => LambdaOperations[O]['output'];
};

/** Those whose answer may come later. */
const ANSWERED_LATER = {
  GetProvisionedConcurrencyConfig: getProvisionedConcurrencyConfig,
  Invoke: invoke,
  InvokeWithResponseStream: invokeWithResponseStream,
};

const answeredLaterByName: ReadonlyMap<string, (context: LambdaContext, input: never, done: AnswerDone) => void> =
  new Map(Object.entries(ANSWERED_LATER));

/** All operations whose answer is there when they return. */
const OPERATIONS: Omit<Operations, keyof typeof ANSWERED_LATER> = {
  AddLayerVersionPermission: addLayerVersionPermission,
  AddPermission: addPermission,
  CreateAlias: createAlias,
  CreateCodeSigningConfig: createCodeSigningConfig,
  CreateEventSourceMapping: createEventSourceMapping,
  CreateFunction: createFunction,
  CreateFunctionUrlConfig: createFunctionUrlConfig,
  DeleteAlias: deleteAlias,
  DeleteCodeSigningConfig: deleteCodeSigningConfig,
  DeleteEventSourceMapping: deleteEventSourceMapping,
  DeleteFunction: deleteFunction,
  DeleteFunctionCodeSigningConfig: deleteFunctionCodeSigningConfig,
  DeleteFunctionConcurrency: deleteFunctionConcurrency,
  DeleteFunctionEventInvokeConfig: deleteFunctionEventInvokeConfig,
  DeleteFunctionUrlConfig: deleteFunctionUrlConfig,
  DeleteLayerVersion: deleteLayerVersion,
  DeleteProvisionedConcurrencyConfig: deleteProvisionedConcurrencyConfig,
  GetAccountSettings: getAccountSettings,
  GetAlias: getAlias,
  GetCodeSigningConfig: getCodeSigningConfig,
  GetEventSourceMapping: getEventSourceMapping,
  GetFunction: getFunction,
  GetFunctionCodeSigningConfig: getFunctionCodeSigningConfig,
  GetFunctionConcurrency: getFunctionConcurrency,
  GetFunctionConfiguration: getFunctionConfiguration,
  GetFunctionEventInvokeConfig: getFunctionEventInvokeConfig,
  GetFunctionRecursionConfig: getFunctionRecursionConfig,
  GetFunctionUrlConfig: getFunctionUrlConfig,
  GetLayerVersion: getLayerVersion,
  GetLayerVersionByArn: getLayerVersionByArn,
  GetLayerVersionPolicy: getLayerVersionPolicy,
  GetPolicy: getPolicy,
  GetRuntimeManagementConfig: getRuntimeManagementConfig,
  InvokeAsync: invokeAsync,
  ListAliases: listAliases,
  ListCodeSigningConfigs: listCodeSigningConfigs,
  ListEventSourceMappings: listEventSourceMappings,
  ListFunctionEventInvokeConfigs: listFunctionEventInvokeConfigs,
  ListFunctionUrlConfigs: listFunctionUrlConfigs,
  ListFunctions: listFunctions,
  ListFunctionsByCodeSigningConfig: listFunctionsByCodeSigningConfig,
  ListLayerVersions: listLayerVersions,
  ListLayers: listLayers,
  ListProvisionedConcurrencyConfigs: listProvisionedConcurrencyConfigs,
  ListTags: listTags,
  ListVersionsByFunction: listVersionsByFunction,
  PublishLayerVersion: publishLayerVersion,
  PublishVersion: publishVersion,
  PutFunctionCodeSigningConfig: putFunctionCodeSigningConfig,
  PutFunctionConcurrency: putFunctionConcurrency,
  PutFunctionEventInvokeConfig: putFunctionEventInvokeConfig,
  PutFunctionRecursionConfig: putFunctionRecursionConfig,
  PutProvisionedConcurrencyConfig: putProvisionedConcurrencyConfig,
  PutRuntimeManagementConfig: putRuntimeManagementConfig,
  RemoveLayerVersionPermission: removeLayerVersionPermission,
  RemovePermission: removePermission,
  TagResource: tagResource,
  UntagResource: untagResource,
  UpdateAlias: updateAlias,
  UpdateCodeSigningConfig: updateCodeSigningConfig,
  UpdateEventSourceMapping: updateEventSourceMapping,
  UpdateFunctionCode: updateFunctionCode,
  UpdateFunctionConfiguration: updateFunctionConfiguration,
  UpdateFunctionEventInvokeConfig: updateFunctionEventInvokeConfig,
  UpdateFunctionUrlConfig: updateFunctionUrlConfig,
};

/** The model has checked the input of a call; hence the parameter type that nobody else could satisfy. */
const operationsByName: ReadonlyMap<string, (context: LambdaContext, input: never) => object> = new Map(
  Object.entries(OPERATIONS),
);

/** Where those that carry a package have it. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  CreateFunction: ['Code.ZipFile'],
  PublishLayerVersion: ['Content.ZipFile'],
  UpdateFunctionCode: ['ZipFile'],
};

/** An invocation adds nothing to the disk, and nobody knows what a function has done already: only an event, which is
 * recognised by its id, and what runs nothing may be sent again. */
function invocationTraits(type: string | undefined): OperationTraits {
  return { needsRoom: type === 'Event', repeatable: type === 'Event' || type === 'DryRun' };
}

function requireUploadSize(operation: string, bodyBytes: number): void {
  if (bodyBytes <= UPLOAD_REQUEST_BYTES || !Object.hasOwn(PACKAGES, operation)) return;
  const message = `Request must be smaller than ${UPLOAD_REQUEST_BYTES} bytes for the ${operation} operation`;
  throw new ServiceException('RequestEntityTooLargeException', 413, message);
}

export interface LambdaPorts {
  config: EngineConfig;
  outbox: Outbox;
  time: Time;
  random: Random;
  /** Luck of weighted aliases, when it is not to be `random`. */
  routingRandom?: Random;
  /** The account's own numbers. Left out: AWS's defaults. */
  quotas?: AccountQuotas;
  host: RuntimeHost;
  /** The door to other services, and to this one. */
  neighbours: Neighbours;
  metrics?: MetricStore;
  /** Told of every exception that is none of AWS's: a bug of ours. */
  reportBug(error: unknown): void;
  observers?: readonly InvocationObserver[] | undefined;
}

export function createLambda(ports: LambdaPorts): Lambda {
  return new Lambda(ports);
}

export class Lambda implements Service {
  readonly name = 'lambda';
  /** Its folds of what happened (logs, metrics, decisions) are read by the services around Lambda. */
  readonly dataPlane: LambdaDataPlane;
  readonly functionUrls: FunctionUrls;
  readonly #context: LambdaContext;
  readonly #reportBug: (error: unknown) => void;

  constructor(ports: LambdaPorts) {
    const { config, time, random, routingRandom = random, quotas = DEFAULT_ACCOUNT_QUOTAS } = ports;
    const state = lambdaState(ports.outbox);
    this.dataPlane = new LambdaDataPlane({ ...ports, state, routingRandom, quotas });
    this.#context = { config, state, time, random, quotas, dataPlane: this.dataPlane };
    this.functionUrls = new FunctionUrls(this.#context);
    this.#reportBug = ports.reportBug;
  }

  /** The tables to be kept on disk. */
  tables(): Table<unknown>[] {
    return tablesOf(this.#context.state);
  }

  /** Takes over what is on disk and lets what was under way settle. */
  restore(records: Iterable<Change>): void {
    restoreTables(this.tables(), records);
    scheduleSettlements(this.#context);
    scheduleAllocations(this.#context);
    scheduleMappings(this.#context);
    this.dataPlane.resume();
  }

  parse(request: HttpRequest, caller: Caller): Call | HttpResponse {
    try {
      const { operation, input } = restJson.parse(lambdaModel, request, 'ValidationException');
      requireUploadSize(operation, request.body.length);
      return { service: this.name, operation, input, caller };
    } catch (error) {
      return this.#refusal(error);
    }
  }

  traits({ operation, input }: Call): OperationTraits {
    if (operation === 'Invoke' || operation === 'InvokeWithResponseStream')
      return invocationTraits((input as { InvocationType?: string }).InvocationType);
    const packages = PACKAGES[operation];
    const needsRoom = !/^(GET|DELETE)$/.test(lambdaModel.operations.get(operation)?.method ?? '');
    return { needsRoom, repeatable: true, ...(packages && { packages }) };
  }

  uploads(request: HttpRequest): boolean {
    return Object.hasOwn(PACKAGES, lambdaModel.routes.match(request)?.target.name ?? '');
  }

  run({ operation: name, input }: Call, done: AnswerDone): void {
    let answer: Answer;
    try {
      const later = answeredLaterByName.get(name);
      if (later) {
        later(this.#context, input as never, done);
        return;
      }
      const operation = operationsByName.get(name);
      invariant(operation, `the model has ${name}, Lambda has not`);
      answer = { output: operation(this.#context, input as never) };
    } catch (error) {
      answer = this.#exceptionOf(error);
    }
    done(answer);
  }

  respond({ operation }: Call, answer: Answer): HttpResponse {
    if (answer instanceof ServiceException) return this.#refusal(answer);
    return restJson.response(lambdaModel, operation, answer.output, answer.requestId ?? this.#requestId());
  }

  onEnvironmentEvent(environmentId: string, event: EnvironmentEvent): void {
    this.dataPlane.onEnvironmentEvent(environmentId, event);
  }

  #refusal(error: unknown): HttpResponse {
    return restJson.refusal(lambdaModel, this.#exceptionOf(error), this.#requestId());
  }

  #exceptionOf(error: unknown): ServiceException {
    if (error instanceof ServiceException) return error;
    this.#reportBug(error);
    return new ServiceException('ServiceException', 500, 'An error occurred and the request cannot be processed.');
  }

  #requestId(): string {
    return randomUuid(this.#context.random);
  }
}
