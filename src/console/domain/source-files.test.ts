import { describe, expect, test } from 'vitest';
import {
  addFile,
  addFolder,
  folderAt,
  handlerFile,
  movedPath,
  pathProblem,
  remove,
  rename,
  type SourceFiles,
  sameFiles,
  sourceTree,
  textOf,
  totalBytes,
  withoutFolders,
} from './source-files.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const files: SourceFiles = {
  'lambda_function.py': bytes('a'),
  'lib/tax.py': bytes('b'),
  'lib/deep/er.py': bytes('c'),
  'a10.txt': bytes('d'),
  'a9.txt': bytes('e'),
};
const paths = (set: SourceFiles) => Object.keys(set).sort();

describe('sourceTree', () => {
  test('shows folders first, then names in natural order', () => {
    const tree = sourceTree(files);
    expect(tree.map((node) => node.name)).toEqual(['lib', 'a9.txt', 'a10.txt', 'lambda_function.py']);
    expect(tree[0]?.children?.map((node) => node.path)).toEqual(['lib/deep', 'lib/tax.py']);
  });

  test('shows an empty folder', () => {
    expect(sourceTree({ 'empty/': bytes('') })).toEqual([{ path: 'empty', name: 'empty', children: [] }]);
  });
});

describe('add', () => {
  test('a file in an empty folder takes the place of the folder entry', () => {
    const folder = addFolder(files, 'new');
    expect(paths(folder)).toContain('new/');
    expect(paths(addFile(folder, 'new/x.py'))).toEqual(paths(addFile(files, 'new/x.py')));
  });

  test('leaves the set it was given as it was', () => {
    const before = paths(files);
    addFile(files, 'x.py');
    expect(paths(files)).toEqual(before);
  });
});

describe('rename', () => {
  test('moves a folder with everything in it and keeps the content', () => {
    const renamed = rename(files, 'lib', 'pkg/lib');
    expect(paths(renamed)).toEqual(['a10.txt', 'a9.txt', 'lambda_function.py', 'pkg/lib/deep/er.py', 'pkg/lib/tax.py']);
    expect(renamed['pkg/lib/tax.py']).toBe(files['lib/tax.py']);
  });

  test('does not touch a sibling whose name begins alike', () => {
    expect(movedPath('library.py', 'lib', 'pkg')).toBe('library.py');
  });

  test('keeps the folder its last file left', () => {
    expect(paths(rename({ 'a/x': bytes('') }, 'a/x', 'x'))).toEqual(['a/', 'x']);
  });
});

describe('remove', () => {
  test('removes a folder with everything in it', () => {
    expect(paths(remove(files, 'lib'))).toEqual(['a10.txt', 'a9.txt', 'lambda_function.py']);
  });

  test('keeps the folder its last file left', () => {
    expect(paths(remove({ 'a/x': bytes('') }, 'a/x'))).toEqual(['a/']);
  });
});

describe('pathProblem', () => {
  test.each([
    ['', /must be provided/],
    ['lib/', /must be provided/],
    ['/abs', /must be provided/],
    ['..', /not valid/],
    ['a\\b', /not valid/],
    ['lib', /already exists/],
    ['lib/tax.py', /already exists/],
    ['a9.txt/x', /is a file/],
  ])('refuses %j', (path, message) => {
    expect(pathProblem(files, path)).toMatch(message);
  });

  test('accepts a new path, nested too', () => {
    expect(pathProblem(files, 'x/y/z.py')).toBeUndefined();
  });

  test('a rename may keep its name but not go into itself', () => {
    expect(pathProblem(files, 'lib', 'lib')).toBeUndefined();
    expect(pathProblem(files, 'lib/deep2', 'lib')).toMatch(/into itself/);
  });
});

test('a new file goes into the selected folder, or beside the selected file', () => {
  expect(folderAt(files, 'lib')).toBe('lib');
  expect(folderAt(files, 'lib/tax.py')).toBe('lib');
  expect(folderAt(files, 'a9.txt')).toBe('');
});

test('a package holds no folders', () => {
  expect(paths(withoutFolders({ 'a/x': bytes(''), 'b/': bytes('') }))).toEqual(['a/x']);
});

test('sameFiles compares content, not identity', () => {
  expect(sameFiles({ x: bytes('1') }, { x: bytes('1') })).toBe(true);
  expect(sameFiles({ x: bytes('1') }, { x: bytes('2') })).toBe(false);
  expect(sameFiles({ x: bytes('1') }, { y: bytes('1') })).toBe(false);
  expect(sameFiles({ x: bytes('1') }, {})).toBe(false);
});

test('text is text, bytes are not', () => {
  expect(textOf(bytes('grüße\n'))).toBe('grüße\n');
  expect(textOf(bytes('\ufeffx'))).toBe('\ufeffx');
  expect(textOf(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0]))).toBeUndefined();
  expect(textOf(new Uint8Array([0xff, 0xfe]))).toBeUndefined();
});

test('totalBytes sums contents', () => {
  expect(totalBytes(files)).toBe(5);
});

describe('handlerFile', () => {
  test('is the module the handler names', () => {
    expect(handlerFile(files, 'lambda_function.lambda_handler')).toBe('lambda_function.py');
    expect(handlerFile({ 'index.mjs': bytes(''), 'a.mjs': bytes('') }, 'index.handler')).toBe('index.mjs');
    expect(handlerFile({ 'src/app.js': bytes('') }, 'src/app.handler')).toBe('src/app.js');
    expect(handlerFile(files, 'lib.tax.handler')).toBe('lib/tax.py');
  });

  test('is the first file when there is no such module, and none in an empty package', () => {
    expect(handlerFile(files, 'gone.handler')).toBe('a10.txt');
    expect(handlerFile({}, 'gone.handler')).toBeUndefined();
  });
});
