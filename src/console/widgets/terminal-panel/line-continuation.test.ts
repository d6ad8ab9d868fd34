/** Lines that bash would go on reading, and lines it would run. */
import { expect, test } from 'vitest';
import { wantsMore } from './line-continuation.ts';

const WHOLE = [
  'echo hello',
  'for i in 1 2; do echo $i; done',
  "cat > f.py <<'EOF'\ndef f():\n  return {'a': \"b\nEOF",
  'cat <<-END\n\ttext\n\tEND',
  `aws lambda update-alias --routing-config '{"AdditionalVersionWeights" : {"2" : 0.05} }'`,
  'aws lambda update-alias --routing-config AdditionalVersionWeights={"2"=0.05}',
  'if true; then echo yes; fi',
  'greet() { echo hi; }',
  'echo $(seq 3) | wc -l',
  "aws lambda list-functions --query 'Functions[?Runtime==`python3.13`]'",
  'case x in x) echo y;; esac',
  'echo done do for',
  'cat <<< text',
  'echo a # for b',
  'while true; do :; done',
];
const OPEN = [
  "echo 'hello",
  'echo "hello',
  'echo \\',
  'for i in 1 2; do',
  'for i in 1 2',
  'while true; do echo x',
  'cat <<EOF',
  'cat <<EOF\ntext',
  'ls |',
  'true &&',
  'if true; then',
  'greet() {',
  'echo $(seq 3',
];

test.each(WHOLE)('whole: %s', (text) => expect(wantsMore(text)).toBe(false));
test.each(OPEN)('open: %s', (text) => expect(wantsMore(text)).toBe(true));
