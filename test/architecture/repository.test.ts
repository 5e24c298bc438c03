import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';

/** Put together here so that this file does not hold what it looks for. */
const forbidden = [
  {
    what: 'a folder of one machine',
    pattern: new RegExp(`(?<![\\w.])/(${['work', 'tmp/tl', 'root'].join('|')})/\\w`),
  },
  {
    what: "a package registry's host",
    pattern: new RegExp(
      ['registry\\.npmjs\\.', 'registry\\.yarnpkg\\.', 'files\\.pythonhosted\\.', 'pypi\\.org'].join('|'),
    ),
  },
];
/** Weights and vectors: nothing a person would write a path into. */
const binary = /\.(png|jpe?g|gif|ico|onnx|safetensors|npy|gz|vsix|woff2?|ttf)$/i;
const maximumBytes = 4_000_000;

/** Tracked files, and those that would be at the next `git add`. */
function repositoryFiles(): string[] {
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
  });
  return list.split('\0').filter((file) => file !== '' && !binary.test(file));
}

const isText = (file: string) => {
  const found = statSync(file, { throwIfNoEntry: false });
  return found?.isFile() === true && found.size <= maximumBytes;
};

const wrongIn = (text: string) =>
  forbidden.filter(({ pattern }) => pattern.test(text)).map(({ what }) => what);

describe('files of the repository', () => {
  it('name no folder of one machine and no package registry', () => {
    const files = repositoryFiles().filter(isText);
    assert.ok(files.length > 50, `only ${files.length} files were read`);
    const found = files.flatMap((file) =>
      wrongIn(readFileSync(file, 'utf8')).map((what) => `${file}: ${what}`),
    );
    assert.deepEqual(found, []);
  });

  it('are recognised when they do', () => {
    assert.deepEqual(wrongIn(`cd ${'/'}work/main`), ['a folder of one machine']);
    assert.deepEqual(wrongIn(`https://${'registry.npmjs'}.org/lit`), ["a package registry's host"]);
    assert.deepEqual(wrongIn(`see src${'/'}work/x and https://example.org/work/x`), []);
  });
});
