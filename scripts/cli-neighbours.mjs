// @ts-check
/**
 * What stands around a function, by one version of the real AWS CLI: buckets, queues, topics, rules, load balancers and APIs
 * are made, used, and refuse what AWS refuses; a browser's request reaches the function through them.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { expect } from 'playwright/test';
import { CliProcess } from './cli-process.mjs';

const ACCOUNT = '123456789012';
/** Of the default VPC. */
const SUBNETS = ['subnet-0c01d000000000001', 'subnet-0c01d000000000002'];
const PROXY = `import json
def handler(event, context):
    path = event.get("rawPath") or event.get("path")
    qualifier = context.invoked_function_arn.split(":")[7:]
    return {"statusCode": 200, "headers": {"content-type": "text/plain"}, "body": " ".join([path, *qualifier])}
`;
/** Above it, the CLI uploads in parts. */
const BIG_BYTES = 9 * 1024 * 1024;

/**
 * @typedef {object} Setting
 * @property {string} python that imports the CLI
 * @property {string} version of the CLI
 * @property {number} port of the bridge
 * @property {string} folder
 * @property {NodeJS.ProcessEnv} env
 * @property {string} role
 * @property {(name: string, body: () => Promise<void>) => Promise<void>} check
 */

/** @param {Setting} setting */
export async function neighboursByCli(setting) {
  const cli = await CliProcess.start(setting.python, setting.env);
  try {
    await new NeighboursByCli(setting, cli).all();
  } finally {
    cli.stop();
  }
}

class NeighboursByCli {
  #setting;
  #cli;
  /** Begins the names of all that is made. */
  #name;
  #folder;

  /** @param {Setting} setting @param {CliProcess} cli */
  constructor(setting, cli) {
    this.#setting = setting;
    this.#cli = cli;
    this.#name = `cli-${setting.version.split('.')[0]}`;
    this.#folder = join(setting.folder, this.#name);
    mkdirSync(this.#folder);
  }

  async all() {
    const { version, check } = this.#setting;
    const checks = {
      's3: sync, cp, ls and rm': () => this.#s3(),
      's3api: ranges, versions and pages': () => this.#s3api(),
      'packages in S3': () => this.#packages(),
      sqs: () => this.#sqs(),
      sns: () => this.#sns(),
      events: () => this.#events(),
      'elbv2: a request through the load balancer': () => this.#elbv2(),
      'apigatewayv2: a request through the HTTP API': () => this.#apigatewayv2(),
      'apigateway: a request through the REST API': () => this.#apigateway(),
    };
    for (const [name, run] of Object.entries(checks)) await check(`CLI ${version}: ${name}`, run);
  }

  async #s3() {
    const bucket = this.#bucket;
    const big = Buffer.alloc(BIG_BYTES, 'x');
    this.#write('site/a.txt', 'a');
    this.#write('site/b/ü c.txt', 'cc');
    this.#write('site/big.bin', big);
    await this.#aws`s3 mb s3://${bucket}`;
    const synced = await this.#aws`s3 sync site s3://${bucket}/site`;
    expect(synced.match(/upload: site\/a\.txt to s3:/g)).toHaveLength(1);
    expect((await this.#aws`s3 ls s3://${bucket}/site/`).split('\n').map((line) => line.slice(19).trim())).toEqual([
      '',
      '1 a.txt',
      '9437184 big.bin',
    ]);
    expect(await this.#aws`s3 sync site s3://${bucket}/site`).toBe('');
    await this.#aws`s3 cp s3://${bucket}/site/big.bin back.bin --only-show-errors`;
    expect(readFileSync(join(this.#folder, 'back.bin')).equals(big)).toBe(true);
    await this
      .#aws`s3 cp s3://${bucket}/site s3://${bucket}/copy --recursive --exclude * --include ${'b/*'} --only-show-errors`;
    expect(await this.#aws`s3 ls s3://${bucket}/copy/ --recursive --summarize`).toMatch(
      / 2 copy\/b\/ü c\.txt\n\nTotal Objects: 1\n {3}Total Size: 2$/,
    );
    expect(await this.#aws`s3 rm s3://${bucket}/copy --recursive`).toBe(`delete: s3://${bucket}/copy/b/ü c.txt`);
    expect(await this.#refused`s3 cp s3://${bucket}/none none`).toMatch(
      /\(404\) when calling the HeadObject operation/,
    );
    expect(await this.#refused`s3 ls s3://${bucket}-none`).toContain('(NoSuchBucket)');
    const presigned = await this.#aws`s3 presign s3://${bucket}/site/a.txt`;
    expect(await (await fetch(presigned)).text()).toBe('a');
  }

  async #s3api() {
    const place = ['--bucket', this.#bucket, '--key', 'page.html'];
    this.#write('page.html', '<h1>page</h1>');
    await this.#aws`s3api put-object ${place} --body page.html --content-type text/html --metadata author=me`;
    await this.#aws`s3api get-object ${place} --range bytes=4-7 part.txt`;
    expect(readFileSync(join(this.#folder, 'part.txt'), 'utf8')).toBe('page');
    expect(await this.#json`s3api head-object ${place}`).toMatchObject({
      ContentLength: 13,
      ContentType: 'text/html',
      Metadata: { author: 'me' },
    });
    await this.#aws`s3api put-bucket-versioning --bucket ${this.#bucket} --versioning-configuration Status=Enabled`;
    await this.#aws`s3api delete-object ${place}`;
    expect(await this.#refused`s3api get-object ${place} none.html`).toContain('(NoSuchKey)');
    const { Versions, DeleteMarkers } = await this
      .#json`s3api list-object-versions --bucket ${this.#bucket} --prefix page`;
    expect([Versions.length, DeleteMarkers.length]).toEqual([1, 1]);
    await this.#aws`s3api get-object ${place} --version-id ${Versions[0].VersionId} whole.html`;
    expect(readFileSync(join(this.#folder, 'whole.html'), 'utf8')).toBe('<h1>page</h1>');
    const first = await this.#json`s3api list-objects-v2 --bucket ${this.#bucket} --max-items 2`;
    const rest = await this.#json`s3api list-objects-v2 --bucket ${this.#bucket} --starting-token ${first.NextToken}`;
    expect([...first.Contents, ...rest.Contents].map(({ Key }) => Key)).toEqual([
      'site/a.txt',
      'site/b/ü c.txt',
      'site/big.bin',
    ]);
  }

  async #packages() {
    const bucket = this.#bucket;
    const { role } = this.#setting;
    this.#write('proxy.zip', zipSync({ 'index.py': strToU8(PROXY) }));
    await this.#aws`s3 cp proxy.zip s3://${bucket}/code/proxy.zip --only-show-errors`;
    const options = ['--runtime', 'python3.13', '--handler', 'index.handler', '--role', role, '--timeout', '60'];
    const create = ['lambda', 'create-function', '--function-name', this.#name, ...options, '--publish'];
    expect(await this.#refused`${create} --code S3Bucket=${bucket},S3Key=none.zip`).toContain(
      'Error occurred while GetObject. S3 Error Code: NoSuchKey. S3 Error Message: The specified key does not exist.',
    );
    await this.#aws`${create} --code S3Bucket=${bucket},S3Key=code/proxy.zip`;
    await this.#aws`lambda wait function-active-v2 --function-name ${this.#name}`;
    await this.#aws`lambda create-alias --function-name ${this.#name} --name prod --function-version 1`;
    this.#write('event.json', '{"path": "/from-s3"}');
    await this.#aws`lambda invoke --function-name ${this.#name} --qualifier prod --payload fileb://event.json out.json`;
    expect(JSON.parse(readFileSync(join(this.#folder, 'out.json'), 'utf8')).body).toBe('/from-s3 prod');
    const update = ['lambda', 'update-function-code', '--function-name', this.#name, '--s3-bucket', bucket];
    expect((await this.#json`${update} --s3-key code/proxy.zip`).CodeSize).toBeGreaterThan(100);
    expect(await this.#refused`${update} --s3-key site/a.txt`).toMatch(/Could not unzip|ResourceConflict/);
    expect(
      await this
        .#json`lambda publish-layer-version --layer-name ${this.#name} --content S3Bucket=${bucket},S3Key=code/proxy.zip`,
    ).toMatchObject({ Version: 1 });
  }

  async #sqs() {
    const QueueName = `${this.#name}-queue`;
    const { QueueUrl } = await this.#json`sqs create-queue --queue-name ${QueueName} --attributes VisibilityTimeout=0`;
    expect((await this.#json`sqs get-queue-url --queue-name ${QueueName}`).QueueUrl).toBe(QueueUrl);
    const queue = ['--queue-url', QueueUrl];
    const attributes = '{"n":{"DataType":"Number","StringValue":"1"}}';
    const sent = await this
      .#json`sqs send-message ${queue} --message-body ${'hällo'} --message-attributes ${attributes}`;
    expect(sent).toMatchObject({ MD5OfMessageBody: '38bbce5fb3d0aec801f9eab39182fa7a' });
    const entries = '[{"Id":"a","MessageBody":"one"},{"Id":"b","MessageBody":"two","DelaySeconds":901}]';
    const batch = await this.#json`sqs send-message-batch ${queue} --entries ${entries}`;
    expect([batch.Successful[0].Id, batch.Failed[0].Id]).toEqual(['a', 'b']);
    const { Messages } = await this
      .#json`sqs receive-message ${queue} --max-number-of-messages 10 --attribute-names All --message-attribute-names All`;
    expect(Messages.map((/** @type {{ Body: string }} */ { Body }) => Body).toSorted()).toEqual(['hällo', 'one']);
    for (const { ReceiptHandle } of Messages)
      await this.#aws`sqs delete-message ${queue} --receipt-handle ${ReceiptHandle}`;
    const { Attributes } = await this.#json`sqs get-queue-attributes ${queue} --attribute-names All`;
    expect(Attributes).toMatchObject({ ApproximateNumberOfMessages: '0', QueueArn: this.#arn('sqs', QueueName) });
    expect((await this.#json`sqs list-queues --queue-name-prefix ${this.#name}`).QueueUrls).toEqual([QueueUrl]);
    expect(await this.#refused`sqs get-queue-url --queue-name none`).toMatch(
      /\(AWS\.SimpleQueueService\.NonExistentQueue\) when calling the GetQueueUrl operation.*: The specified queue does not exist/,
    );
  }

  async #sns() {
    const { url, arn } = await this.#openQueue('fan', 'sns.amazonaws.com');
    const { TopicArn } = await this.#json`sns create-topic --name ${this.#name}`;
    const policy = JSON.stringify({ RawMessageDelivery: 'true', FilterPolicy: '{"kind":["order"]}' });
    const topic = ['--topic-arn', TopicArn];
    await this.#aws`sns subscribe ${topic} --protocol sqs --notification-endpoint ${arn} --attributes ${policy}`;
    for (const kind of ['order', 'other'])
      await this
        .#aws`sns publish ${topic} --message ${`an ${kind}`} --message-attributes ${`{"kind":{"DataType":"String","StringValue":"${kind}"}}`}`;
    expect(await this.#bodiesOf(url)).toEqual(['an order']);
    const { Subscriptions } = await this.#json`sns list-subscriptions-by-topic ${topic}`;
    expect(Subscriptions).toMatchObject([{ Endpoint: arn, Protocol: 'sqs' }]);
    expect(await this.#refused`sns publish --topic-arn ${TopicArn}-none --message m`).toMatch(
      /\(NotFound\) when calling the Publish operation.*: Topic does not exist/,
    );
  }

  async #events() {
    const { url, arn } = await this.#openQueue('orders', 'events.amazonaws.com');
    const pattern = JSON.stringify({ source: [this.#name], detail: { total: [{ numeric: ['>', 100] }] } });
    const rule = ['--rule', this.#name];
    await this.#aws`events put-rule --name ${this.#name} --event-pattern ${pattern}`;
    await this.#aws`events put-targets ${rule} --targets Id=queue,Arn=${arn},InputPath=$.detail`;
    const entry = (/** @type {number} */ total) => ({
      Source: this.#name,
      DetailType: 'order',
      Detail: `{"total":${total}}`,
    });
    const entries = JSON.stringify([entry(250), entry(3), { ...entry(1), Detail: 'none' }]);
    expect((await this.#json`events put-events --entries ${entries}`).FailedEntryCount).toBe(1);
    expect(await this.#bodiesOf(url)).toEqual(['{"total":250}']);
    expect(await this.#refused`events delete-rule --name ${this.#name}`).toContain('(ValidationException)');
    await this.#aws`events remove-targets ${rule} --ids queue`;
    await this.#aws`events delete-rule --name ${this.#name}`;
    expect(await this.#refused`events describe-rule --name ${this.#name}`).toContain('(ResourceNotFoundException)');
  }

  async #elbv2() {
    const name = this.#name;
    const { LoadBalancers } = await this.#json`elbv2 create-load-balancer --name ${name} --subnets ${SUBNETS}`;
    const { TargetGroups } = await this.#json`elbv2 create-target-group --name ${name} --target-type lambda`;
    const group = ['--target-group-arn', TargetGroups[0].TargetGroupArn];
    const register = ['elbv2', 'register-targets', ...group, '--targets', `Id=${this.#functionArn}:prod`];
    expect(await this.#refused`${register}`).toContain('(AccessDenied)');
    await this.#allow('elasticloadbalancing.amazonaws.com', TargetGroups[0].TargetGroupArn);
    await this.#aws`${register}`;
    const action = `Type=forward,TargetGroupArn=${TargetGroups[0].TargetGroupArn}`;
    await this
      .#aws`elbv2 create-listener --load-balancer-arn ${LoadBalancers[0].LoadBalancerArn} --protocol HTTP --port 80 --default-actions ${action}`;
    expect((await this.#json`elbv2 describe-target-health ${group}`).TargetHealthDescriptions).toHaveLength(1);
    expect(await this.#get(`${name}.elb.localhost`, '/orders/7')).toEqual([200, '/orders/7 prod']);
    expect(await this.#refused`elbv2 describe-load-balancers --names none`).toContain('(LoadBalancerNotFound)');
  }

  async #apigatewayv2() {
    const { ApiId } = await this
      .#json`apigatewayv2 create-api --name ${this.#name} --protocol-type HTTP --target ${this.#functionArn}:prod`;
    const host = `${ApiId}.execute-api.localhost`;
    expect(await this.#get(host, '/orders/7')).toEqual([500, '{"message":"Internal Server Error"}']);
    await this.#allow('apigateway.amazonaws.com', `arn:aws:execute-api:us-east-1:${ACCOUNT}:${ApiId}/*`);
    expect(await this.#get(host, '/orders/7')).toEqual([200, '/orders/7 prod']);
    const { Items } = await this.#json`apigatewayv2 get-routes --api-id ${ApiId}`;
    expect(Items).toMatchObject([{ RouteKey: '$default' }]);
    await this
      .#aws`apigatewayv2 update-route --api-id ${ApiId} --route-id ${Items[0].RouteId} --route-key ${'GET /orders/{id}'}`;
    expect(await this.#get(host, '/none')).toEqual([404, '{"message":"Not Found"}']);
    expect(await this.#refused`apigatewayv2 get-api --api-id none`).toContain('(NotFoundException)');
  }

  async #apigateway() {
    const { id } = await this.#json`apigateway create-rest-api --name ${this.#name}`;
    const api = ['--rest-api-id', id];
    const { items } = await this.#json`apigateway get-resources ${api}`;
    const { id: resource } = await this
      .#json`apigateway create-resource ${api} --parent-id ${items[0].id} --path-part ${'{proxy+}'}`;
    const method = [...api, '--resource-id', resource, '--http-method', 'ANY'];
    const invoked = `${this.#functionArn}:\${stageVariables.alias}`;
    const uri = `arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/${invoked}/invocations`;
    await this.#aws`apigateway put-method ${method} --authorization-type NONE`;
    await this.#aws`apigateway put-integration ${method} --type AWS_PROXY --integration-http-method POST --uri ${uri}`;
    await this.#aws`apigateway create-deployment ${api} --stage-name live --variables alias=prod`;
    await this.#allow('apigateway.amazonaws.com', `arn:aws:execute-api:us-east-1:${ACCOUNT}:${id}/*`);
    expect(await this.#get(`${id}.execute-api.localhost`, '/live/orders/7')).toEqual([200, '/orders/7 prod']);
    expect(await this.#get(`${id}.execute-api.localhost`, '/none/orders/7')).toEqual([403, '{"message":"Forbidden"}']);
    expect(await this.#refused`apigateway get-stage ${api} --stage-name none`).toContain('(NotFoundException)');
  }

  get #bucket() {
    return `${this.#name}-bucket`;
  }

  get #functionArn() {
    return this.#arn('lambda', `function:${this.#name}`);
  }

  /** @param {string} service @param {string} resource */
  #arn(service, resource) {
    return `arn:aws:${service}:us-east-1:${ACCOUNT}:${resource}`;
  }

  /** A queue that lets a service in. @param {string} name @param {string} principal */
  async #openQueue(name, principal) {
    const arn = this.#arn('sqs', `${this.#name}-${name}`);
    const Statement = [
      { Effect: 'Allow', Principal: { Service: principal }, Action: 'sqs:SendMessage', Resource: arn },
    ];
    const attributes = JSON.stringify({ Policy: JSON.stringify({ Version: '2012-10-17', Statement }) });
    const { QueueUrl } = await this
      .#json`sqs create-queue --queue-name ${`${this.#name}-${name}`} --attributes ${attributes}`;
    return { url: QueueUrl, arn };
  }

  /** @param {string} url */
  async #bodiesOf(url) {
    const { Messages } = await this.#json`sqs receive-message --queue-url ${url} --wait-time-seconds 5`;
    return Messages.map((/** @type {{ Body: string }} */ { Body }) => Body);
  }

  /** @param {string} principal @param {string} sourceArn */
  async #allow(principal, sourceArn) {
    const statement = `s${sourceArn.replaceAll(/\W/g, '-').slice(-60)}`;
    await this
      .#aws`lambda add-permission --function-name ${this.#name} --qualifier prod --statement-id ${statement} --action lambda:InvokeFunction --principal ${principal} --source-arn ${sourceArn}`;
  }

  /** @param {string} path @param {string | Uint8Array} content */
  #write(path, content) {
    const file = join(this.#folder, path);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, content);
  }

  /** As a browser asks a name below localhost. @param {string} host @param {string} path @returns {Promise<[number, string]>} */
  #get(host, path) {
    const { port } = this.#setting;
    return new Promise((resolve, reject) => {
      const options = { host: '127.0.0.1', port, path, headers: { host: `${host}:${port}` } };
      request(options, async (response) => {
        const body = Buffer.concat(await response.toArray()).toString();
        resolve([response.statusCode ?? 0, body]);
      })
        .on('error', reject)
        .end();
    });
  }

  /** What the command prints. @param {TemplateStringsArray} texts @param {(string | readonly string[])[]} values */
  async #aws(texts, ...values) {
    const { stdout, stderr, exitCode } = await this.#type(texts, values);
    if (exitCode !== 0) throw new Error(`exit code ${exitCode}: ${stderr}`);
    return stdout.trim();
  }

  /** @param {TemplateStringsArray} texts @param {(string | readonly string[])[]} values */
  async #json(texts, ...values) {
    return JSON.parse(await this.#aws(texts, ...values));
  }

  /** What it says when it fails. @param {TemplateStringsArray} texts @param {(string | readonly string[])[]} values */
  async #refused(texts, ...values) {
    const { stdout, stderr, exitCode } = await this.#type(texts, values);
    if (exitCode === 0) throw new Error(`It was to be refused, and printed ${stdout}`);
    return stderr;
  }

  /** Blanks of the text part words, those of values do not; a list is words. @param {TemplateStringsArray} texts @param {(string | readonly string[])[]} values */
  #type(texts, values) {
    const line = texts.reduce((typed, text, at) => `${typed}\0${at - 1}\0${text}`);
    const words = line.split(' ').flatMap((word) => {
      const [, only] = /^\0(\d+)\0$/.exec(word) ?? [];
      return only === undefined
        ? word.replaceAll(/\0(\d+)\0/g, (_, at) => String(values[Number(at)]))
        : (values[Number(only)] ?? []);
    });
    const { port, env } = this.#setting;
    const args = ['--endpoint-url', `http://127.0.0.1:${port}`, ...words];
    return this.#cli.type(args, { env, cwd: this.#folder });
  }
}
