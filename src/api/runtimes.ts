/**
 * Lambda's runtimes: AWS's identifiers, the console's names, and when AWS deprecates them.
 * https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html
 *
 * Differs from AWS: functions of the families `java`, `dotnet`, `ruby` and `provided` can be created, but only Python
 * and Node.js really run here.
 */

export type RuntimeFamilyName = 'python' | 'nodejs' | 'java' | 'dotnet' | 'ruby' | 'provided' | 'go';

/**
 * `supported`; `deprecated`: past its date, still accepted because AWS moved the block dates to 2027; `blocked`:
 * refused for create and update. Invoking an old function is never blocked.
 */
export type RuntimePhase = 'supported' | 'deprecated' | 'blocked';

export interface RuntimeDescription {
  id: string;
  consoleName: string;
  family: RuntimeFamilyName;
  phase: RuntimePhase;
  /** ISO date. */
  deprecationDate: string;
}

const runtime = (
  id: string,
  consoleName: string,
  family: RuntimeFamilyName,
  phase: RuntimePhase,
  deprecationDate: string,
): RuntimeDescription => ({ id, consoleName, family, phase, deprecationDate });

/** Within a family the newest first, as the console lists them. */
export const RUNTIMES: readonly RuntimeDescription[] = [
  runtime('nodejs24.x', 'Node.js 24.x', 'nodejs', 'supported', '2028-04-30'),
  runtime('nodejs22.x', 'Node.js 22.x', 'nodejs', 'supported', '2027-04-30'),
  runtime('nodejs20.x', 'Node.js 20.x', 'nodejs', 'deprecated', '2026-04-30'),
  runtime('nodejs18.x', 'Node.js 18.x', 'nodejs', 'deprecated', '2025-09-01'),
  runtime('nodejs16.x', 'Node.js 16.x', 'nodejs', 'deprecated', '2024-06-12'),
  runtime('nodejs14.x', 'Node.js 14.x', 'nodejs', 'blocked', '2023-12-04'),
  runtime('nodejs12.x', 'Node.js 12.x', 'nodejs', 'blocked', '2023-03-31'),
  runtime('nodejs10.x', 'Node.js 10.x', 'nodejs', 'blocked', '2021-07-30'),
  runtime('nodejs8.10', 'Node.js 8.10', 'nodejs', 'blocked', '2020-03-06'),
  runtime('nodejs6.10', 'Node.js 6.10', 'nodejs', 'blocked', '2019-08-12'),
  runtime('nodejs4.3', 'Node.js 4.3', 'nodejs', 'blocked', '2020-03-05'),
  runtime('nodejs4.3-edge', 'Node.js 4.3 edge', 'nodejs', 'blocked', '2020-03-05'),
  runtime('nodejs', 'Node.js 0.10', 'nodejs', 'blocked', '2016-10-31'),
  runtime('python3.14', 'Python 3.14', 'python', 'supported', '2029-06-30'),
  runtime('python3.13', 'Python 3.13', 'python', 'supported', '2029-06-30'),
  runtime('python3.12', 'Python 3.12', 'python', 'supported', '2028-10-31'),
  runtime('python3.11', 'Python 3.11', 'python', 'supported', '2027-06-30'),
  runtime('python3.10', 'Python 3.10', 'python', 'supported', '2026-10-31'),
  runtime('python3.9', 'Python 3.9', 'python', 'deprecated', '2025-12-15'),
  runtime('python3.8', 'Python 3.8', 'python', 'deprecated', '2024-10-14'),
  runtime('python3.7', 'Python 3.7', 'python', 'blocked', '2023-12-04'),
  runtime('python3.6', 'Python 3.6', 'python', 'blocked', '2022-07-18'),
  runtime('python2.7', 'Python 2.7', 'python', 'blocked', '2021-07-15'),
  runtime('java25', 'Java 25', 'java', 'supported', '2029-06-30'),
  runtime('java21', 'Java 21', 'java', 'supported', '2029-06-30'),
  runtime('java17', 'Java 17', 'java', 'supported', '2027-06-30'),
  runtime('java11', 'Java 11', 'java', 'supported', '2027-06-30'),
  runtime('java8.al2', 'Java 8 on Amazon Linux 2', 'java', 'supported', '2027-06-30'),
  runtime('java8', 'Java 8 on Amazon Linux 1', 'java', 'blocked', '2024-01-08'),
  runtime('dotnet10', '.NET 10', 'dotnet', 'supported', '2028-11-14'),
  runtime('dotnet8', '.NET 8', 'dotnet', 'supported', '2026-11-10'),
  runtime('dotnet6', '.NET 6', 'dotnet', 'deprecated', '2024-12-20'),
  runtime('dotnetcore3.1', '.NET Core 3.1', 'dotnet', 'blocked', '2023-04-03'),
  runtime('dotnetcore2.1', '.NET Core 2.1', 'dotnet', 'blocked', '2022-01-05'),
  runtime('dotnetcore2.0', '.NET Core 2.0', 'dotnet', 'blocked', '2019-05-30'),
  runtime('dotnetcore1.0', '.NET Core 1.0', 'dotnet', 'blocked', '2019-06-27'),
  runtime('ruby4.0', 'Ruby 4.0', 'ruby', 'supported', '2029-03-31'),
  runtime('ruby3.4', 'Ruby 3.4', 'ruby', 'supported', '2028-03-31'),
  runtime('ruby3.3', 'Ruby 3.3', 'ruby', 'supported', '2027-03-31'),
  runtime('ruby3.2', 'Ruby 3.2', 'ruby', 'deprecated', '2026-03-31'),
  runtime('ruby2.7', 'Ruby 2.7', 'ruby', 'blocked', '2023-12-07'),
  runtime('ruby2.5', 'Ruby 2.5', 'ruby', 'blocked', '2021-07-30'),
  runtime('provided.al2023', 'Amazon Linux 2023', 'provided', 'supported', '2029-06-30'),
  runtime('provided.al2', 'Amazon Linux 2', 'provided', 'deprecated', '2026-07-31'),
  runtime('provided', 'Amazon Linux 1', 'provided', 'blocked', '2024-01-08'),
  runtime('go1.x', 'Go 1.x', 'go', 'blocked', '2024-01-08'),
];

const BY_ID = new Map(RUNTIMES.map((description) => [description.id, description]));

export function findRuntime(id: string): RuntimeDescription | undefined {
  return BY_ID.get(id);
}

/** The family that really runs a runtime here; undefined for the ones that are only known by name. */
export function runnableFamily(id: string): 'python' | 'nodejs' | undefined {
  const family = BY_ID.get(id)?.family;
  return family === 'python' || family === 'nodejs' ? family : undefined;
}

/** What an invocation of a function that cannot run here is told, and what the create page says up front. */
export const notRunnable = (id: string) =>
  `Coldspark runs Python and Node.js only: functions with the runtime ${id} can be created but not invoked.`;

/** The ARN under which AWS names the runtime's patch version; here it follows from the identifier alone. */
export function runtimeVersionArn(region: string, id: string): string {
  let text = '';
  let hash = 0x811c9dc5;
  for (let word = 0; word < 8; word++) {
    for (const character of `${id}#${word}`) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
    text += (hash >>> 0).toString(16).padStart(8, '0');
  }
  return `arn:aws:lambda:${region}::runtime:${text}`;
}
