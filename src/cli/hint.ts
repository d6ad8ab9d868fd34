/** One line more than the CLI says: where course notes are known to be shortened, and where to wait is what helps. */
export function hintFor(words: readonly string[], message: string): string {
  if (words.some((word) => /^(?:…|\.{2,})\.?$/.test(word)))
    return 'Hint: the … stands for options that were left out, such as --zip-file fileb://function.zip\n';
  if (/arguments are required:.* ?outfile$/m.test(message))
    return 'Hint: invoke writes the response to a file, named last, for example: aws lambda invoke --function-name f out.json\n';
  const [, updating] = /An update is in progress for resource: \S+:function:([^:\s]+)/.exec(message) ?? [];
  if (updating !== undefined)
    return `Hint: let the update end first: aws lambda wait function-updated-v2 --function-name ${updating}\n`;
  return '';
}
