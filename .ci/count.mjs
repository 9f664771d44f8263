/** Prints the closing line of .ci/run from vitest's JSON report; fails when the tests or what ran before them failed. */
import { readFileSync } from 'node:fs';

const [reportFile, status] = process.argv.slice(2);
const report = read(reportFile);
let passed = 0;
let failed = 0;
if (report === undefined) {
  process.stdout.write('No test ran: installing, building or checking failed (see above).\n');
  failed = 1;
} else {
  passed = report.numPassedTests;
  failed = report.numFailedTests + filesThatDidNotLoad(report);
  if (failed === 0 && status !== '0') {
    process.stdout.write(`The tests passed, but their command ended with status ${status} (see above).\n`);
    failed = 1;
  }
}
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

function read(file) {
  const text = readFileSync(file, 'utf8');
  return text === '' ? undefined : JSON.parse(text);
}

function filesThatDidNotLoad({ testResults }) {
  return testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length;
}
